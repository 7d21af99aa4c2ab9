import type { Text } from '../../tables/sourced.ts';
import type { Encoding } from './decode.ts';
import type { DateOrder, LeftOut } from './format.ts';
import type { Why } from './instants.ts';
import type { Side, Zone } from './options.ts';
import type { Quantity } from './units.ts';

/** What was understood of a file, for a person to look at before the values are used. */
export interface Preview {
  readonly format: string;
  readonly formatText: Text;
  readonly encoding: Encoding;
  readonly delimiter: string;
  readonly headingLine: number;
  readonly zone: Zone;
  readonly zoneWhy: Why;
  /** Whether the times are starts or ends of intervals. */
  readonly side: Side;
  readonly sideWhy: Why;
  readonly dates: DateOrder | 'none';
  readonly newestFirst: boolean;
  /** First and last instant, ISO UTC; `null` where no time could be read. */
  readonly start: string | null;
  readonly end: string | null;
  readonly stepMinutes: number;
  /** Rows read; those outside the asked year or span, and those of another series, are left out. */
  readonly rows: number;
  readonly rowsLeftOut: number;
  readonly gaps: number;
  readonly missingSteps: number;
  readonly duplicates: number;
  /** Hours that come twice in autumn and are there twice; hours of which one is gone; rows at hours that do not exist. */
  readonly doubledHours: number;
  readonly lostHours: number;
  readonly skippedRows: number;
  readonly columns: readonly ColumnPreview[];
  readonly leftOut: readonly LeftOut[];
}

export interface ColumnPreview {
  readonly name: string;
  readonly quantity: Quantity;
  readonly direction?: 'off-take' | 'feed-in';
  /** Unit in the file and unit of the values. */
  readonly unitInFile: string;
  readonly unit: string;
  readonly factor: number;
  readonly decimalSign: 'point' | 'comma' | null;
  readonly blanks: number;
  readonly traces: number;
  readonly hourly: boolean;
  readonly lowest: number | null;
  readonly mean: number | null;
  readonly highest: number | null;
}

/** Lowest, mean and highest of the numbers there are. */
export function spreadOfNumbers(values: Float64Array): Pick<ColumnPreview, 'lowest' | 'mean' | 'highest'> {
  let [lowest, highest, sum, count] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0, 0];
  for (let k = 0; k < values.length; k++) {
    const value = values[k]!;
    if (!Number.isFinite(value)) continue;
    if (value < lowest) lowest = value;
    if (value > highest) highest = value;
    sum += value;
    count++;
  }
  return count === 0 ? { lowest: null, mean: null, highest: null } : { lowest, mean: sum / count, highest };
}
