import type { Text } from '../words/text.ts';
import type { Page } from './api.ts';
import { ask, remove, sendFile } from './api.ts';

interface Provenance {
  readonly name: string;
  readonly kind: string;
  readonly source: string;
  readonly licence: string;
  readonly retrieved: string;
  readonly sha256: string;
  /** Only at the address of the set itself. */
  readonly understood?: Understood;
}
export interface SeriesSet extends Provenance {
  readonly unit: string;
  readonly startedAt: string;
  readonly stepMinutes: number;
  readonly steps: number;
}
interface RecordsSet extends Provenance {
  readonly format: string;
  readonly count: number;
}
export type DataSet = SeriesSet | RecordsSet;

export function isSeries(set: DataSet): set is SeriesSet {
  return 'steps' in set;
}

/** A problem or a doubt, and where in the file it stands. */
export interface FilePlace {
  readonly line: number | null;
  readonly column: string | null;
  readonly code: string;
  readonly detail: Text;
}
export interface Repair {
  readonly code: string;
  readonly line: number;
  readonly lastLine: number;
  readonly column?: string;
  readonly was: string;
  readonly now: string;
  readonly messages?: Text;
}
export interface Column {
  readonly name: string;
  readonly quantity: string;
  readonly direction?: 'off-take' | 'feed-in';
  readonly unitInFile: string;
  readonly unit: string;
  readonly blanks: number;
  readonly lowest: number | null;
  readonly mean: number | null;
  readonly highest: number | null;
}
export interface FilePreview {
  readonly formatText: Text;
  readonly encoding: string;
  readonly zone: string;
  readonly zoneWhy: string;
  readonly side: 'start' | 'end';
  readonly sideWhy: string;
  readonly dates: 'year-first' | 'day-first' | 'month-first' | 'none';
  readonly newestFirst: boolean;
  readonly start: string | null;
  readonly end: string | null;
  readonly stepMinutes: number;
  readonly rows: number;
  readonly rowsLeftOut: number;
  readonly gaps: number;
  readonly missingSteps: number;
  readonly duplicates: number;
  readonly doubledHours: number;
  readonly lostHours: number;
  readonly skippedRows: number;
  readonly columns: readonly Column[];
  readonly leftOut: readonly { readonly name: string; readonly why: 'no-unit' | 'not-asked' | 'empty' }[];
}
export interface Understood {
  readonly file: string;
  readonly preview?: FilePreview;
  readonly title?: Text;
  readonly facts?: readonly {
    readonly label: Text;
    readonly value: number | string;
    readonly unit?: string;
  }[];
  readonly repairs: readonly Repair[];
  readonly repairCount: number;
  readonly warnings: readonly FilePlace[];
  readonly warningCount: number;
}
export interface Outline {
  readonly lowest: readonly number[];
  readonly mean: readonly number[];
  readonly highest: readonly number[];
}
export interface Candidate {
  readonly name: string;
  readonly kind: string;
  readonly unit: string | null;
  readonly startedAt: string | null;
  readonly stepMinutes: number | null;
  readonly size: number;
  readonly outline: Outline | null;
}
export interface ImportPreview {
  readonly understood: Understood | null;
  readonly problems: readonly FilePlace[];
  readonly dataSets: readonly Candidate[];
}

/** What the user says of a file beside its content; an empty text says nothing. */
export interface ImportOptions {
  readonly unit: string;
  readonly zone: string;
  readonly side: string;
  readonly year: string;
  readonly repair: boolean;
}

export const listDataSets = (signal: AbortSignal) => ask<Page<DataSet>>('/data-sets?limit=200', { signal });
export const readDataSet = (name: string, signal: AbortSignal) =>
  ask<DataSet>(`/data-sets/${encodeURIComponent(name)}`, { signal });
export const removeDataSet = (name: string) => remove(`/data-sets/${encodeURIComponent(name)}`);

export function previewFile(file: File, options: ImportOptions, signal: AbortSignal): Promise<ImportPreview> {
  return sendFile<ImportPreview>(`/import-previews?${parametersOf(file, options)}`, file, { signal });
}

export function keepFile(
  file: File,
  options: ImportOptions,
  about: Readonly<Record<'name' | 'source' | 'licence', string>>,
): Promise<{ readonly items: readonly DataSet[] }> {
  const parameters = parametersOf(file, options);
  for (const [key, value] of Object.entries(about))
    if (value.trim() !== '') parameters.set(key, value.trim());
  return sendFile(`/data-sets?${parameters}`, file);
}

const LONGEST_NAME = 200;

function parametersOf(file: File, { repair, ...texts }: ImportOptions): URLSearchParams {
  const parameters = new URLSearchParams({ fileName: file.name.slice(-LONGEST_NAME) });
  for (const [key, value] of Object.entries(texts)) if (value !== '') parameters.set(key, value);
  if (repair) parameters.set('repair', 'true');
  return parameters;
}
