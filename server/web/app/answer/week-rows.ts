import type { TableJson } from '../state/api.ts';

const LOCAL_DAY = new Intl.DateTimeFormat('en', { weekday: 'short', timeZone: 'Europe/Amsterdam' });

/**
 * Rows of one week of an hourly table: weeks begin on Monday in local time and count from 0, as in the charts. Without a
 * week: the one with the highest price, which is the one the charts show then.
 */
export function weekRows(table: TableJson, week: number | null): { from: number; count: number } {
  const starts = weekStarts(table);
  const chosen = week ?? weekAt(starts, highestPriceRow(table));
  const from = starts[chosen] ?? 0;
  return { from, count: (starts[chosen + 1] ?? table.rows) - from };
}

function weekStarts({ columns, rows }: TableJson): number[] {
  const times = columns.find(({ type }) => type === 'time')?.values ?? [];
  const starts = [0];
  let before = '';
  for (let row = 0; row < rows; row++) {
    const day = LOCAL_DAY.format(new Date(String(times[row])));
    if (row > 0 && day === 'Mon' && before !== 'Mon') starts.push(row);
    before = day;
  }
  return starts;
}

function weekAt(starts: readonly number[], row: number): number {
  return Math.max(
    0,
    starts.findLastIndex(start => start <= row),
  );
}

function highestPriceRow({ columns, rows }: TableJson): number {
  const prices = columns.find(({ unit }) => unit === 'EUR/MWh')?.values ?? [];
  let highest = 0;
  for (let row = 1; row < rows; row++) {
    if (Number(prices[row] ?? 0) > Number(prices[highest] ?? 0)) highest = row;
  }
  return highest;
}
