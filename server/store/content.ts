import { deserialize, serialize } from 'node:v8';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';

/** Plain data and typed arrays to bytes and back, bit for bit. */
export function pack(value: unknown): Uint8Array {
  return zstdCompressSync(serialize(value));
}

export function unpack(bytes: unknown): unknown {
  if (!(bytes instanceof Uint8Array)) throw new TypeError('store: got no bytes where content is expected');
  return deserialize(zstdDecompressSync(bytes));
}
