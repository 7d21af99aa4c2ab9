import { reducedCosts } from '../dispatch/certificate.ts';
import { creditLimits } from '../program/covers.ts';
import type { Program } from '../program/program.ts';
import { maximum } from '../series/series.ts';
import type { Site } from '../site/site.ts';
import { type Capacity, type CapacityValue, capacityValues } from './capacity-values.ts';

/** What may hold a site back: its connection, what it is charged on, a capacity of an asset, or the least an asset may run at. */
export type LimitKind = 'import' | 'export' | 'breach' | 'peak' | 'minimumLoad' | Capacity;

/**
 * A limit of a site in a plan, and what one more unit of it would save over the axis (of a minimum load: one unit less). Of a
 * charge on peaks: a MW that no peak is charged for.
 */
export interface LimitValue extends Omit<CapacityValue, 'asset' | 'of'> {
  /** Null: of the connection. */
  readonly asset: string | null;
  readonly of: LimitKind;
}

/** A flow counts as standing at a limit within this many MW. */
const AT_LIMIT_MW = 1e-6;

/** Every limit of a site, with its hours and its value in a plan `x` with row multipliers `y`. */
export function limitValues(program: Program, site: Site, x: Float64Array, y: Float64Array): LimitValue[] {
  const reduced = creditLimits(program, reducedCosts(program, y), y);
  return [
    ...connectionValues(program, site, x, reduced),
    ...peakValues(program, site, x, y),
    ...capacityValues(program, site, x, y, reduced),
    ...minimumValues(program, site, x, y),
  ];
}

/** Import, what may go beyond it, and export: their reduced costs where they stand at the limit. */
function connectionValues(
  program: Program,
  site: Site,
  x: Float64Array,
  reduced: Float64Array,
): LimitValue[] {
  return (['import', 'breach', 'export'] as const).flatMap(of => {
    const block = program.columns.find(({ name }) => name === `${site.name}/${of}`);
    if (!block) return [];
    const { start, count } = block;
    const worth = new Float64Array(count);
    let atLimit = 0;
    for (let t = 0; t < count; t++) {
      const upper = program.upper[start + t]!;
      const isAt = x[start + t]! >= upper - AT_LIMIT_MW;
      if (isAt && x[start + t]! > 0) atLimit++;
      const value = -reduced[start + t]!;
      // A side that was ruled out (import while it exports) is at nil and holds nothing back.
      if (value > 0 && (upper > 0 || isLimitNil(site, of, t))) worth[t] = value;
    }
    const size = Math.max(0, maximum(program.upper.subarray(start, start + count)));
    return [limitValue(null, of, size, atLimit * program.stepHours, worth)];
  });
}

function isLimitNil({ limits }: Site, of: 'import' | 'breach' | 'export', t: number): boolean {
  const mw = of === 'export' ? limits.exportMw : of === 'breach' ? limits.breach!.importMw : limits.importMw;
  return (typeof mw === 'number' ? mw : mw[t]!) <= 0;
}

/** Rows import_t - peak_m <= 0: their multipliers add up to the charge on every peak that is set on this axis. */
function peakValues(program: Program, site: Site, x: Float64Array, y: Float64Array): LimitValue[] {
  return site.peaks.map((charge, p) => {
    const name = `${site.name}/peak-${charge.period}-${p}`;
    const row = program.rows.findIndex(block => block.name === name);
    const { start, count } = program.rows[row]!;
    const peaks = program.columns.find(block => block.name === name)!;
    const worth = new Float64Array(count);
    const net = new Float64Array(count);
    for (const { row: of, column, value, link } of program.terms) {
      if (of !== row) continue;
      const from = program.columns[column]!.start;
      for (let t = 0; t < count; t++) {
        const place = typeof link === 'object' && 'columnOf' in link ? link.columnOf[t]! : t;
        net[t]! += (typeof value === 'number' ? value : value[t]!) * x[from + place]!;
      }
    }
    let atPeak = 0;
    for (let t = 0; t < count; t++) {
      worth[t] = Math.max(0, -y[start + t]!);
      if (net[t]! >= -AT_LIMIT_MW && worth[t]! > 0) atPeak++;
    }
    const size = maximum(x.subarray(peaks.start, peaks.start + peaks.count));
    return limitValue(null, 'peak', size, atPeak * program.stepHours, worth);
  });
}

/** What it costs that an asset runs at its minimum load: the multipliers of output >= minimum x on. */
function minimumValues(program: Program, site: Site, x: Float64Array, y: Float64Array): LimitValue[] {
  return program.onOff.flatMap(({ asset, minimumMw, output, on }) => {
    if (minimumMw <= 0 || !program.columns[output]!.name.startsWith(`${site.name}/`)) return [];
    const rows = program.rows.find(({ name }) => name === `${site.name}/${asset}.least`)!;
    const worth = new Float64Array(program.steps);
    let atMinimum = 0;
    for (let t = 0; t < program.steps; t++) {
      const isOn = x[program.columns[on]!.start + t]!;
      worth[t] = Math.max(0, y[rows.start + t]!) * isOn;
      if (isOn > 0 && x[program.columns[output]!.start + t]! <= minimumMw * isOn + AT_LIMIT_MW) atMinimum++;
    }
    return [limitValue(asset, 'minimumLoad', minimumMw, atMinimum * program.stepHours, worth)];
  });
}

function limitValue(
  asset: string | null,
  of: LimitKind,
  size: number,
  hoursAtLimit: number,
  byStepEurPerUnit: Float64Array,
): LimitValue {
  const valueEurPerUnit = byStepEurPerUnit.reduce((sum, eur) => sum + eur, 0);
  return { asset, of, unit: 'MW', size, hoursAtLimit, valueEurPerUnit, byStepEurPerUnit };
}
