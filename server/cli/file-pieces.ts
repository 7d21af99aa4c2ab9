import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { reason, unreadable } from './file-text.ts';

/** Bytes of a file, or of standard input when `file` is `-`, piece by piece. Throws `InputError` when it cannot be read. */
export async function* filePieces(file: string): AsyncGenerator<Uint8Array> {
  if (file === '-') {
    yield* process.stdin;
    return;
  }
  const isFolder = await stat(file).then(
    found => found.isDirectory(),
    () => false,
  );
  if (isFolder) throw unreadable(file, 'is-a-folder', `"${file}" is a folder, expected a file`);
  try {
    yield* createReadStream(file, { highWaterMark: 1 << 18 });
  } catch (error) {
    throw unreadable(file, 'unreadable-file', `"${file}" cannot be read: ${reason(error)}`);
  }
}
