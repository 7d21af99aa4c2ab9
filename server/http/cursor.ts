import { failure } from './problem.ts';
import { DEFAULT_LIMIT } from './schemas/parameters.ts';

/** A place in a list, as a text that clients pass back and do not read. */
function cursorOf(place: number): string {
  return Buffer.from(`v1:${place}`).toString('base64url');
}

/** The place in a cursor, `null` without one. Throws a 400 on a text that is no cursor of ours. */
export function placeOf(cursor: string | undefined): number | null {
  if (cursor === undefined) return null;
  const match = /^v1:(\d{1,15})$/.exec(Buffer.from(cursor, 'base64url').toString('latin1'));
  if (match && cursorOf(Number(match[1])) === cursor) return Number(match[1]);
  const message = 'cursor: not one that this server gave, expected the nextCursor of an earlier answer';
  const issue = { path: '/query/cursor', code: 'bad-cursor', message, value: cursor.slice(0, 80) };
  throw failure('bad-input', 'There is 1 problem with the input.', { issues: [issue] });
}

/** A page of `items`, of which one more than `limit` was asked to see whether there is a next page. */
export function pageOf<T>(items: readonly T[], limit: number, placeAfter: (last: T) => number) {
  const page = items.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page,
    nextCursor: items.length > limit && last !== undefined ? cursorOf(placeAfter(last)) : null,
  };
}

/** A page of a list that is whole in memory, by the `cursor` and `limit` of the request. */
export function pageOfAll<T>(all: readonly T[], parameters: unknown) {
  const { cursor, limit = DEFAULT_LIMIT } = parameters as { cursor?: string; limit?: number };
  const skip = placeOf(cursor) ?? 0;
  return pageOf(all.slice(skip, skip + limit + 1), limit, () => skip + limit);
}
