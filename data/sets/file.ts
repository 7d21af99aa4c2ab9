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
import type { DataSet, DataSetHeader, NewDataSet } from './data-set.ts';

/** First line of a file: what it is and the version of its layout. Then one line of JSON, then the doubles. */
const MAGIC = 'speelruimte-data-set 1';
const NEWLINE = 0x0a;
/** Enough for a header with long texts, so that a list need not read the values. */
const MOST_HEADER_BYTES = 64 * 1024;

/** The values as little-endian doubles, as they stand in the file. */
function bytesOf(values: Float64Array): Buffer {
  const bytes = Buffer.alloc(values.length * 8);
  for (let k = 0; k < values.length; k++) bytes.writeDoubleLE(values[k]!, 8 * k);
  return bytes;
}

/** Writes a set so that a reader sees the old file or the new one, never half of either. */
export function writeSet(folder: string, file: string, { values, ...rest }: NewDataSet): DataSetHeader {
  const bytes = bytesOf(values);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const header: DataSetHeader = {
    name: rest.name,
    kind: rest.kind,
    unit: rest.unit,
    source: rest.source,
    licence: rest.licence,
    retrieved: rest.retrieved,
    startMs: rest.startMs,
    stepMinutes: rest.stepMinutes,
    steps: values.length,
    sha256,
  };
  mkdirSync(folder, { recursive: true });
  const draft = join(folder, `.${randomUUID()}.draft`);
  try {
    const handle = openSync(draft, 'wx');
    try {
      writeFileSync(handle, `${MAGIC}\n${JSON.stringify(header)}\n`);
      writeFileSync(handle, bytes);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(draft, file);
  } finally {
    rmSync(draft, { force: true });
  }
  return header;
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

/** Header and values of a file. @throws InputError when the bytes are not those that were written. */
export function readSet(file: string): DataSet {
  const { header, bytes } = split(file, readFileSync(file));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (sha256 !== header.sha256 || bytes.length !== 8 * header.steps)
    damaged(file, 'bytes that differ from those written');
  const values = new Float64Array(header.steps);
  for (let k = 0; k < values.length; k++) values[k] = bytes.readDoubleLE(8 * k);
  return { ...header, values };
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
