import { existsSync, readFileSync } from 'node:fs';
import { type Axis, yearAxis } from '../../engine/index.ts';

const FOLDER = new URL('../../../shared/data/prices/', import.meta.url);
const HOURS = new URL('nl_day_ahead_hourly_2022_2026.csv', FOLDER);
const QUARTERS = new URL('nl_day_ahead_15min_2025-10_2026-08.csv', FOLDER);

/** A real year of day-ahead prices, EUR/MWh, with its axis. */
export interface RealYear {
  readonly year: number;
  readonly axis: Axis;
  readonly priceEurPerMwh: Float64Array;
}

/** The real years 2023-2025; `null` where the shared data are not at hand. */
export function realYears(): RealYear[] | null {
  if (!existsSync(HOURS)) return null;
  const rows = rowsOf(HOURS);
  const prices = new Map(rows.map(([time, price]) => [Date.parse(time!), Number(price)]));
  return [2023, 2024, 2025].map(year => {
    const axis = yearAxis(year, 60);
    const priceEurPerMwh = Float64Array.from(
      { length: axis.steps },
      (_, t) => prices.get(axis.startMs + t * 3_600_000)!,
    );
    if (priceEurPerMwh.some(Number.isNaN)) throw new Error(`${year}: got a missing hour, expected none`);
    return { year, axis, priceEurPerMwh };
  });
}

/** Real prices per quarter, EUR/MWh, 1 October 2025 to 22 August 2026; `null` where the shared data are not at hand. */
export function realQuarters(): Float64Array | null {
  if (!existsSync(QUARTERS)) return null;
  return Float64Array.from(rowsOf(QUARTERS), ([, price]) => Number(price));
}

function rowsOf(file: URL): string[][] {
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map(row => row.split(','));
}
