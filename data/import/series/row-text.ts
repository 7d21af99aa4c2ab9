import { stepTime } from '../../../engine/index.ts';
import type { DateOrder } from './format.ts';
import type { Rows } from './rows.ts';

/** Local date and time, and what stands beside it. */
export function skippedText(
  { dates, seconds, values }: Rows,
  row: number,
  order: DateOrder | 'none',
): string {
  const size = String(Math.abs(dates[row]!));
  const [year, first, last] = [size.slice(0, 4), size.slice(4, 6), size.slice(6)];
  const swapped = dates[row]! < 0 && order === 'day-first';
  const date = swapped ? `${year}-${last}-${first}` : `${year}-${first}-${last}`;
  const time = clockText(seconds[row]!);
  const beside = values.map(one => one[row]!).filter(Number.isFinite);
  return beside.length === 0 ? `${date} ${time}` : `${date} ${time} with ${beside.slice(0, 4).join(', ')}`;
}

export function clockText(second: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(second / 3600))}:${two(Math.floor(second / 60) % 60)}`;
}

/** The cell as it stands, or the date that does not exist. */
export function badTime(rows: Rows, row: number): string {
  const date = rows.dates[row]!;
  if (date === 0) return rows.text(row, -1);
  const size = String(Math.abs(date));
  const [year, first, second] = [size.slice(0, 4), size.slice(4, 6), size.slice(6)];
  return `${date > 0 ? `${year}-${first}-${second}` : `${first}/${second}/${year}`}, which is no date`;
}

export function iso(ms: number): string {
  return stepTime({ startMs: ms, stepMinutes: 60 }, 0);
}
