import { createHash, randomUUID } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { InputError } from '../../engine/index.ts';
import type { SeriesHeader } from './data-set.ts';
import type { RecordHeader } from './record-set.ts';

/** What a list of sets shows: a series has steps, a set of records a count. */
export type DataSetHeader = SeriesHeader | RecordHeader;

/** First line of a file: what it is and the version of its layout. Then one line of JSON, then the content. */
const MAGIC = 'speelruimte-data-set 1';
const NEWLINE = 0x0a;
/** Enough for a header with long texts, so that a list need not read the content. */
const MOST_HEADER_BYTES = 64 * 1024;

/** Writes a set so that a reader sees the old file or the new one, never half of either. Gives the header with its hash. */
export function writeSet<H extends object>(
  folder: string,
  file: string,
  { header, bytes }: { readonly header: H; readonly bytes: Buffer },
): H & { readonly sha256: string } {
  const whole = { ...header, sha256: hashOf(bytes) };
  mkdirSync(folder, { recursive: true });
  const draft = join(folder, `.${randomUUID()}.draft`);
  try {
    const handle = openSync(draft, 'wx');
    try {
      writeFileSync(handle, `${MAGIC}\n${JSON.stringify(whole)}\n`);
      writeFileSync(handle, bytes);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(draft, file);
  } finally {
    rmSync(draft, { force: true });
  }
  return whole;
}

/** Header of a file. @throws InputError when it is not a data set. */
export function readHeader(file: string): DataSetHeader {
  const head = Buffer.alloc(MOST_HEADER_BYTES);
  const handle = openSync(file, 'r');
  try {
    const length = readSync(handle, head, 0, head.length, 0);
    return split(file, head.subarray(0, length)).header;
  } finally {
    closeSync(handle);
  }
}

/** Header and content of a file. @throws InputError when the bytes are not those that were written. */
export function readSet(file: string): { readonly header: DataSetHeader; readonly bytes: Buffer } {
  const { header, bytes } = split(file, readFileSync(file));
  const isShort = 'steps' in header && bytes.length !== 8 * header.steps;
  if (isShort || hashOf(bytes) !== header.sha256) damaged(file, 'bytes that differ from those written');
  return { header, bytes };
}

function hashOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function split(file: string, content: Buffer): { header: DataSetHeader; bytes: Buffer } {
  const magicEnd = content.indexOf(NEWLINE);
  const headerEnd = content.indexOf(NEWLINE, magicEnd + 1);
  if (magicEnd === -1 || headerEnd === -1 || content.toString('utf8', 0, magicEnd) !== MAGIC)
    damaged(file, 'another kind of file');
  try {
    const header = JSON.parse(content.toString('utf8', magicEnd + 1, headerEnd)) as DataSetHeader;
    return { header, bytes: content.subarray(headerEnd + 1) };
  } catch {
    return damaged(file, 'an unreadable header');
  }
}

function damaged(file: string, value: string): never {
  throw new InputError([
    {
      path: '/name',
      code: 'damaged-data-set',
      message: `${file}: got ${value}, expected a data set; remove it and import it again`,
      expected: 'a data set',
      value,
    },
  ]);
}
