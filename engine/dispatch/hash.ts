import { createHash, type Hash, hash as hashed } from 'node:crypto';
import type { SiteGroup } from '../site/site.ts';
import { ENGINE_VERSION } from '../version.ts';
import type { DispatchOptions } from './options.ts';

/** Digests of series that several tasks share, for as long as nobody writes to them: keep one while planning, not longer. */
export type SeriesDigests = Map<ArrayBufferView, string>;

/**
 * SHA-256 (hex) of everything an answer depends on: group, options, engine version. Equal input, equal hash. With `digests`
 * a series that was met before is not read again.
 */
export function taskHash(
  group: SiteGroup,
  options: DispatchOptions,
  digests: SeriesDigests = new Map(),
): string {
  const hash = createHash('sha256');
  hash.update(ENGINE_VERSION);
  feed(hash, group, digests);
  feed(hash, options, digests);
  return hash.digest('hex');
}

/** SHA-256 (hex) of a plain value, by the bytes of its series themselves: the quickest where each is met once. */
export function plainHash(value: unknown): string {
  const hash = createHash('sha256');
  feed(hash, value, null);
  return hash.digest('hex');
}

/** Feeds a plain value so that no two different values feed the same bytes: each carries its kind, and keys are sorted. */
function feed(hash: Hash, value: unknown, digests: SeriesDigests | null): void {
  if (ArrayBuffer.isView(value)) {
    const kind = `view ${value.constructor.name} ${value.byteLength}`;
    if (digests) hash.update(`${kind} ${digestOf(value, digests)};`);
    else hash.update(kind).update(bytesOf(value));
  } else if (Array.isArray(value)) {
    hash.update(`array ${value.length};`);
    for (const item of value) feed(hash, item, digests);
  } else if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(([, item]) => item !== undefined);
    hash.update(`object ${entries.length};`);
    for (const [key, item] of entries.sort(([a], [b]) => (a < b ? -1 : 1))) {
      hash.update(`${JSON.stringify(key)}:`);
      feed(hash, item, digests);
    }
  } else {
    hash.update(`${typeof value} ${typeof value === 'string' ? JSON.stringify(value) : String(value)};`);
  }
}

function digestOf(view: ArrayBufferView, digests: SeriesDigests): string {
  const known = digests.get(view);
  if (known !== undefined) return known;
  const digest = hashed('sha256', bytesOf(view), 'hex');
  digests.set(view, digest);
  return digest;
}

function bytesOf({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}
