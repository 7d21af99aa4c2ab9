import { createHash, type Hash } from 'node:crypto';
import type { SiteGroup } from '../site/site.ts';
import { ENGINE_VERSION } from '../version.ts';
import type { DispatchOptions } from './options.ts';

/** SHA-256 (hex) of everything an answer depends on: group, options, engine version. Equal input, equal hash. */
export function taskHash(group: SiteGroup, options: DispatchOptions): string {
  const hash = createHash('sha256');
  hash.update(ENGINE_VERSION);
  feed(hash, group);
  feed(hash, options);
  return hash.digest('hex');
}

/** Feeds a plain value so that no two different values feed the same bytes: each carries its kind, and keys are sorted. */
function feed(hash: Hash, value: unknown): void {
  if (ArrayBuffer.isView(value)) {
    hash.update(`view ${value.constructor.name} ${value.byteLength};`);
    hash.update(new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
  } else if (Array.isArray(value)) {
    hash.update(`array ${value.length};`);
    for (const item of value) feed(hash, item);
  } else if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(([, item]) => item !== undefined);
    hash.update(`object ${entries.length};`);
    for (const [key, item] of entries.sort(([a], [b]) => (a < b ? -1 : 1))) {
      hash.update(`${JSON.stringify(key)}:`);
      feed(hash, item);
    }
  } else {
    hash.update(`${typeof value} ${typeof value === 'string' ? JSON.stringify(value) : String(value)};`);
  }
}
