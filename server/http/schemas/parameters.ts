import { Type } from 'typebox';
import { oneOf, text, whole } from './limited.ts';

/** Parameters that several routes share. Unknown ones are refused: a typo must not pass for a wish. */
export function query<const P extends Parameters<typeof Type.Object>[0]>(properties: P) {
  return Type.Object(properties, { additionalProperties: false });
}

export const paging = {
  limit: Type.Optional(whole(1, 200, { description: 'Most items on a page', examples: [20] })),
  cursor: Type.Optional(text(200, { description: 'nextCursor of the page before' })),
};

export const language = Type.Optional(
  oneOf(['nl', 'en'], { description: 'Language of titles and texts', examples: ['nl'] }),
);

export const DEFAULT_LIMIT = 50;
