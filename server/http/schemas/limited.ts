import { type TSchema, Type } from 'typebox';

interface About {
  readonly description?: string;
  readonly examples?: unknown[];
}

/** Text of at most `maxLength` characters. */
export function text(maxLength: number, about: About & { pattern?: string; format?: string } = {}) {
  return Type.String({ maxLength, ...about });
}

/** A moment in UTC, ISO 8601. */
export function moment(description: string) {
  return Type.String({ format: 'date-time', maxLength: 30, description });
}

/** A list of at most `maxItems`. */
export function list<T extends TSchema>(item: T, maxItems: number, about: About = {}) {
  return Type.Array(item, { maxItems, ...about });
}

/** A whole number between two bounds. */
export function whole(minimum: number, maximum: number, about: About = {}) {
  return Type.Integer({ minimum, maximum, ...about });
}

/** A finite number: larger than anything that occurs in euros or megawatt-hours, and exact to the unit. */
export function amount(description: string) {
  return Type.Number({ minimum: -1e15, maximum: 1e15, description });
}

/** That, or nothing. OpenAPI 3.1 has no `nullable`. */
export function orNull<T extends TSchema>(schema: T) {
  return Type.Union([schema, Type.Null()]);
}

/** One of these words. */
export function oneOf<const W extends string>(words: readonly W[], about: About & { default?: W } = {}) {
  return Type.Enum([...words], { type: 'string', ...about });
}
