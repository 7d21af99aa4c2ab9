import { stepTime } from '../../../engine/index.ts';
import { both, type Said } from '../said.ts';
import type { Rows } from './rows.ts';
import { dateOf } from './time-code.ts';

/** Local date and time, and what stands beside it. */
export function skippedText({ values }: Rows, row: number, wallMs: number): Said {
  const [date, time] = new Date(wallMs).toISOString().split('T');
  const beside = values.map(one => one[row]!).filter(Number.isFinite);
  const wall = `${date} ${time!.slice(0, 5)}`;
  const some = beside.slice(0, 4).join(', ');
  return some === '' ? wall : both(`${wall} met ${some}`, `${wall} with ${some}`);
}

export function clockText(second: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(second / 3600))}:${two(Math.floor(second / 60) % 60)}`;
}

/** The date of a time code as it stands in the file, or nearly: separators are not kept. */
export function dateText(code: number): string {
  const size = String(Math.abs(dateOf(code)));
  const [year, first, second] = [size.slice(0, 4), size.slice(4, 6), size.slice(6)];
  return code > 0 ? `${year}-${first}-${second}` : `${first}/${second}/${year}`;
}

export function iso(ms: number): string {
  return stepTime({ startMs: ms, stepMinutes: 60 }, 0);
}
