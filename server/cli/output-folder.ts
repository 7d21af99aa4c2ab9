import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { InputError } from '../../engine/index.ts';

/** A file to be written: its name in the folder and its content. */
export interface OutputFile {
  readonly name: string;
  readonly content: string | Uint8Array;
}

/** Finds out before the work starts whether `path` can be written: work of minutes must not end in "no permission". */
export function requireWritable(path: string, kind: 'file' | 'folder', option: string): void {
  const target = resolve(path);
  if (existsSync(target) && statSync(target).isDirectory() !== (kind === 'folder')) {
    throw unwritable(path, option, `is not a ${kind}`);
  }
  const existing = kind === 'folder' ? nearestExisting(target) : nearestExisting(dirname(target));
  try {
    accessSync(existing, constants.W_OK);
  } catch {
    throw unwritable(path, option, 'may not be written by you');
  }
  if (!statSync(existing).isDirectory()) throw unwritable(path, option, `lies below the file "${existing}"`);
}

/**
 * Writes all files or none: first into a folder beside the target, which then takes its place. Into a folder that
 * exists each file moves by itself, so that what else lies there stays.
 */
export async function writeFolder(folder: string, files: readonly OutputFile[]): Promise<void> {
  const target = resolve(folder);
  const firstMade = await mkdir(dirname(target), { recursive: true });
  const partial = join(dirname(target), `.${basename(target)}.${process.pid}.partial`);
  try {
    await mkdir(partial);
    for (const { name, content } of files) await writeFile(join(partial, name), content);
    if (existsSync(target)) await moveInto(partial, target, files);
    else await rename(partial, target);
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    if (firstMade !== undefined) await rm(firstMade, { recursive: true, force: true });
    throw error;
  }
}

/** Writes a file whole or not at all: beside its place first. Folders that miss are made. */
export async function writeWhole(path: string, content: string): Promise<void> {
  const target = resolve(path);
  const firstMade = await mkdir(dirname(target), { recursive: true });
  const partial = join(dirname(target), `.${basename(target)}.${process.pid}.partial`);
  try {
    await writeFile(partial, content);
    await rename(partial, target);
  } catch (error) {
    await rm(firstMade ?? partial, { recursive: true, force: true });
    throw error;
  }
}

async function moveInto(partial: string, target: string, files: readonly OutputFile[]): Promise<void> {
  for (const { name } of files) await rename(join(partial, name), join(target, name));
  await rm(partial, { recursive: true });
}

function nearestExisting(path: string): string {
  let at = path;
  while (!existsSync(at) && dirname(at) !== at) at = dirname(at);
  return at;
}

function unwritable(path: string, option: string, what: string): InputError {
  const message = `--${option}: "${path}" ${what}`;
  return new InputError([{ path: `/options/${option}`, code: 'not-writable', message, value: path }]);
}
