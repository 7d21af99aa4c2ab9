import {
  type DataSets,
  type ImportedRecords,
  importRecords,
  isKeptForm,
  messageIn,
  type NewDataSet,
  outlineOf,
  readSeries,
  recogniseRecords,
  type SeriesOptions,
  setNameOf,
  setsOfSeries,
  type Understood,
  understoodRecords,
  understoodSeries,
} from '../../data/index.ts';
import { InputError, type Issue } from '../../engine/index.ts';

/** Enough of a file to see what it is. */
const SIGN_BYTES = 64 * 1024;
/** Between pieces of a file other requests have their turn. */
const PIECE_BYTES = 512 * 1024;
const OUTLINE_POINTS = 160;

/** What a client says of a file beside its content. */
export interface FileAbout extends Omit<SeriesOptions, 'name'> {
  readonly fileName: string;
  /** Name of the set; made of that of the file where absent. */
  readonly name?: string;
  readonly source?: string;
  readonly licence?: string;
}

/** A file as it was read: what would be kept of it, or what is wrong. */
export interface ReadFile {
  readonly understood: Understood | null;
  readonly problems: readonly Issue[];
  readonly series: readonly NewDataSet[];
  readonly list: { readonly name: string; readonly imported: ImportedRecords } | null;
}

/** Reads a file of series or records. What is wrong with it comes back as problems, all at once. */
export async function readFile(bytes: Uint8Array, about: FileAbout): Promise<ReadFile> {
  try {
    const isRecords = recogniseRecords(new TextDecoder().decode(bytes.subarray(0, SIGN_BYTES))) !== null;
    return isRecords ? recordsIn(bytes, about) : await seriesIn(bytes, about);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { understood: null, problems: error.issues, series: [], list: null };
  }
}

async function seriesIn(bytes: Uint8Array, about: FileAbout): Promise<ReadFile> {
  const { fileName, name: _name, source: _source, licence: _licence, ...options } = about;
  const read = await readSeries(piecesOf(bytes), { ...options, name: fileName });
  const { problems } = read;
  const understood = understoodSeries(read, fileName);
  const series = problems.length > 0 ? [] : setsOfSeries(read, { ...originOf(about), file: fileName });
  return { understood, problems, series, list: null };
}

async function* piecesOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += PIECE_BYTES) {
    yield bytes.subarray(from, from + PIECE_BYTES);
    await new Promise(resolve => setImmediate(resolve));
  }
}

function recordsIn(bytes: Uint8Array, about: FileAbout): ReadFile {
  const imported = importRecords(new TextDecoder().decode(bytes), about.fileName);
  const understood = understoodRecords(imported, about.fileName);
  if (isKeptForm(imported))
    return { understood, problems: [], series: [], list: { name: originOf(about).name, imported } };
  const expected = 'a series or a list of areas or sites';
  const message = `${about.fileName}: got ${imported.format}, expected ${expected}; the command line makes a study of it`;
  const problem = { path: '', code: 'not-a-data-set', message, expected, value: imported.format };
  return { understood, problems: [problem], series: [], list: null };
}

function originOf({ fileName, name, source, licence }: FileAbout) {
  return {
    name: name ?? setNameOf(fileName.replace(/\.[^.]*$/, '')),
    source: source ?? fileName,
    licence: licence ?? 'not stated',
    retrieved: new Date().toISOString(),
  };
}

/** Sets that would be kept, each with its shape. */
export function candidatesOf({ series, list }: ReadFile) {
  const ofSeries = series.map(({ name, kind, unit, startMs, stepMinutes, values }) => ({
    name,
    kind,
    unit,
    startedAt: new Date(startMs).toISOString(),
    stepMinutes,
    size: values.length,
    outline: outlineOf(values, OUTLINE_POINTS),
  }));
  if (!list || !isKeptForm(list.imported)) return ofSeries;
  const { format, records } = list.imported;
  const none = { unit: null, startedAt: null, stepMinutes: null, outline: null };
  return [...ofSeries, { name: list.name, kind: format, size: records.length, ...none }];
}

/** Names that keeping the file would take. */
export function namesOf({ series, list }: ReadFile): string[] {
  return [...series.map(({ name }) => name), ...(list ? [list.name] : [])];
}

/** Keeps what was read. Throws `InputError` with every problem of a name or an origin. */
export function keep(dataSets: DataSets, { series, list, understood }: ReadFile, about: FileAbout) {
  const kept = series.map(set => dataSets.save(set));
  if (!list || !isKeptForm(list.imported)) return kept;
  const origin = { ...originOf(about), source: about.source ?? list.imported.source ?? about.fileName };
  const told = understood && { understood };
  return [...kept, dataSets.saveRecords({ ...origin, ...told, imported: list.imported })];
}

/** In the order of the file; what concerns all of it first. */
export function inOrder(problems: readonly Issue[]) {
  return problems.map(filePlace).sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
}

/** A problem or a doubt with its place in the file. */
export function filePlace(issue: Issue) {
  const [, line, column] = /^\/lines\/(\d+)(?:\/(.*))?$/.exec(issue.path) ?? [];
  return {
    line: line === undefined ? null : Number(line),
    column: column === undefined ? null : column.replaceAll('~1', '/').replaceAll('~0', '~'),
    code: issue.code,
    detail: { nl: withoutPlace(messageIn(issue, 'nl')), en: withoutPlace(messageIn(issue, 'en')) },
    expected: issue.expected ?? null,
    value: issue.value ?? null,
  };
}

/** The place stands beside it already. */
function withoutPlace(message: string): string {
  const at = /: gelezen: |: got /.exec(message);
  return at ? message.slice(at.index + 2) : message;
}
