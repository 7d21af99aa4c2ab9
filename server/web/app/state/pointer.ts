/** The part of a document that a JSON Pointer (RFC 6901) names; undefined where there is none. */
export function valueAt(document: unknown, pointer: string): unknown {
  let part = document;
  for (const key of keysOf(pointer)) {
    if (part === null || typeof part !== 'object' || !Object.hasOwn(part, key)) return undefined;
    part = (part as Record<string, unknown>)[key];
  }
  return part;
}

/** The document with another value at a place; everything else is shared. A place that is not there stays so. */
export function withValueAt<T>(document: T, pointer: string, value: unknown): T {
  return replaced(document, keysOf(pointer), value) as T;
}

function replaced(part: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value;
  if (Array.isArray(part)) {
    return part.map((one, index) => (String(index) === key ? replaced(one, rest, value) : one));
  }
  if (part === null || typeof part !== 'object') return part;
  const fields = part as Record<string, unknown>;
  if (rest.length > 0 && !Object.hasOwn(fields, key)) return part;
  return { ...fields, [key]: replaced(fields[key], rest, value) };
}

function keysOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map(key => key.replaceAll('~1', '/').replaceAll('~0', '~'));
}
