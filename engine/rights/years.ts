import { Temporal } from 'temporal-polyfill';
import type { Axis } from '../calendar/axis.ts';
import { startOfDateMs } from '../calendar/local-time.ts';

/** The local calendar years that an axis touches. */
export interface AxisYears {
  /** Per step: index of its year. */
  readonly yearOf: Int32Array;
  readonly years: readonly {
    readonly year: number;
    /** 8,760 or 8,784. */
    readonly hours: number;
    /** Share of them that is on the axis. */
    readonly share: number;
  }[];
}

const HOUR_MS = 3_600_000;

/** Years of an axis with their hours, by which budgets of calls are counted. */
export function yearsOf({ month, months, steps, stepHours }: Axis): AxisYears {
  const numbers = months.map(({ label }) => Number(label.slice(0, 4)));
  const first = numbers[0]!;
  const yearOf = Int32Array.from({ length: steps }, (_, t) => numbers[month[t]!]! - first);
  const onAxis = new Float64Array(numbers.at(-1)! - first + 1);
  for (const y of yearOf) onAxis[y]! += stepHours;
  const years = Array.from(onAxis, (hoursHere, y) => {
    const year = first + y;
    const hours = (newYearMs(year + 1) - newYearMs(year)) / HOUR_MS;
    return { year, hours, share: hoursHere / hours };
  });
  return { yearOf, years };
}

function newYearMs(year: number): number {
  return startOfDateMs(new Temporal.PlainDate(year, 1, 1));
}
