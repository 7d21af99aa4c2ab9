import type { FileIssue } from '../import/problems.ts';
import type { Repair } from '../import/series/findings.ts';
import type { Preview } from '../import/series/preview.ts';
import type { SeriesFile } from '../import/series/series-file.ts';
import type { ImportedRecords } from '../records/import-records.ts';
import type { Fact } from '../records/record-import.ts';
import type { Text } from '../tables/sourced.ts';

/** What was understood of the file that a set was read from; kept beside it, so that it can be looked at later. */
export interface Understood {
  /** Name of the file. */
  readonly file: string;
  /** Of a series: units, time zone, rows, gaps. Only the column of the set itself. */
  readonly preview?: Preview;
  /** Of a list: what it is called and what it holds. */
  readonly title?: Text;
  readonly facts?: readonly Fact[];
  /** The first of what was changed because repair was asked for, and how many there are in all. */
  readonly repairs: readonly Repair[];
  readonly repairCount: number;
  /** The first of what is doubtful and was taken as it stands, and how many there are in all. */
  readonly warnings: readonly FileIssue[];
  readonly warningCount: number;
}

/** Enough to judge a file by; the header of a set has to stay small. */
const MOST_LISTED = 100;
const MOST_CHARACTERS = 32_000;

/** What was understood of a file of series; of one column, for the set that it becomes. */
export function understoodSeries(read: SeriesFile, file: string, column?: string): Understood {
  const { preview, repairs, warnings } = read;
  const isOwn = (name: string | undefined) => column === undefined || name === column;
  const own = repairs.filter(
    one => one.column === undefined || isOwn(one.column) || !isColumn(read, one.column),
  );
  return bounded({
    file,
    preview: { ...preview, columns: preview.columns.filter(({ name }) => isOwn(name)) },
    repairs: own,
    repairCount: own.length,
    warnings,
    warningCount: warnings.length,
  });
}

/** What was understood of a file of records. */
export function understoodRecords({ title, facts, doubts }: ImportedRecords, file: string): Understood {
  const rest = { warnings: doubts, warningCount: doubts.length };
  return bounded({ file, title, facts, repairs: [], repairCount: 0, ...rest });
}

/** A repair of a time stands at the column of the times, which is that of no series. */
function isColumn({ preview }: SeriesFile, column: string): boolean {
  return preview.columns.some(({ name }) => name === column);
}

/** With lists so short that the whole fits beside the values; counts tell what was left out. */
function bounded(whole: Understood): Understood {
  for (let most = MOST_LISTED; most > 0; most = Math.floor(most / 2)) {
    const short = shortened(whole, most);
    if (JSON.stringify(short).length <= MOST_CHARACTERS) return short;
  }
  const { repairCount, warningCount } = whole;
  return { file: whole.file.slice(0, MOST_LISTED), repairs: [], repairCount, warnings: [], warningCount };
}

function shortened(whole: Understood, most: number): Understood {
  const { preview, facts, repairs, warnings } = whole;
  return {
    ...whole,
    ...(preview && { preview: { ...preview, leftOut: preview.leftOut.slice(0, most) } }),
    ...(facts && { facts: facts.slice(0, most) }),
    repairs: repairs.slice(0, most),
    warnings: warnings.slice(0, most),
  };
}
