import { readFile, stat } from 'node:fs/promises';
import { InputError } from '../../engine/index.ts';

/** A file beyond this is not read: no study or price file of a person is that large. */
const LARGEST_BYTES = 64 * 1024 * 1024;

/** Text of a file, or of standard input when `file` is `-`. Throws `InputError` when it cannot be read as UTF-8 text. */
export async function fileText(file: string): Promise<string> {
  return asText(file === '-' ? await standardInput() : await fileBytes(file), file);
}

async function fileBytes(file: string): Promise<Uint8Array> {
  try {
    const found = await stat(file);
    if (found.isDirectory()) throw unreadable(file, 'is-a-folder', `"${file}" is a folder, expected a file`);
    if (found.size > LARGEST_BYTES) throw tooLarge(file);
    return await readFile(file);
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw unreadable(file, 'unreadable-file', `"${file}" cannot be read: ${reason(error)}`);
  }
}

async function standardInput(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of process.stdin) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes > LARGEST_BYTES) throw tooLarge('-');
  }
  return Buffer.concat(chunks);
}

function asText(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw unreadable(file, 'not-text', `"${file}" is not UTF-8 text`);
  }
}

function tooLarge(file: string): InputError {
  const most = `at most ${LARGEST_BYTES / 1024 / 1024} MB`;
  return unreadable(file, 'too-large', `"${file}" is too large, expected ${most}`);
}

/** Why a file cannot be read, in words. */
export function reason(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOENT') return 'there is no such file';
  if (code === 'EACCES') return 'no permission';
  return error instanceof Error ? error.message : String(error);
}

export function unreadable(file: string, code: string, message: string): InputError {
  return new InputError([{ path: '', code, message, value: file }]);
}
