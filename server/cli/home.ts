import { join } from 'node:path';
import { readSettings } from '../settings.ts';

/** Folder of the imported data sets: part of this person's own data, never of the checkout. */
export function dataSetFolder(): string {
  return join(readSettings(process.env).home, 'data-sets');
}
