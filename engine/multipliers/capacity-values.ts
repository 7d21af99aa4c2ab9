import type { Asset } from '../assets/asset.ts';
import type { Program } from '../program/program.ts';
import { at, maximum, type Series } from '../series/series.ts';
import type { Site } from '../site/site.ts';

/** What limits an asset, one capacity at a time. */
export type Capacity = 'heat' | 'power' | 'charge' | 'discharge' | 'energy' | 'away' | 'back' | 'available';

/** One capacity of an asset in a plan, and what one more unit of it would save over the axis. */
export interface CapacityValue {
  readonly asset: string;
  readonly of: Capacity;
  readonly unit: 'MW' | 'MWh';
  readonly size: number;
  /** Hours in which it is used to its end. */
  readonly hoursAtLimit: number;
  /**
   * EUR per unit, all else of the asset held: the reduced costs of its flows where they stand at the capacity, and what its
   * ramps and minimum load, shares of it, add or take. Exact without on/off assets, whose multipliers are those of the
   * relaxation. Negative where a larger minimum load costs more than the capacity brings.
   */
  readonly valueEurPerUnit: number;
  /** The value in each step, EUR per unit. */
  readonly byStepEurPerUnit: Float64Array;
}

/** A capacity, and the column block whose upper bound it is. */
interface Bound {
  readonly of: Capacity;
  readonly unit: 'MW' | 'MWh';
  readonly size: number;
  /** Column block, without its site. */
  readonly column: string;
  /** Upper bound per unit of the capacity. Absent: 1 where the bound is the capacity itself, else 0. */
  readonly share?: Series;
}

/** A flow counts as standing at its bound within this share of it. */
const AT_BOUND_SHARE = 1e-6;

/**
 * Value of every capacity of the assets of a site in a plan `x` with row multipliers `y` and `reduced` costs.
 *
 *     const values = capacityValues(program, site, x, y, reducedCosts(program, y));
 */
export function capacityValues(
  program: Program,
  site: Pick<Site, 'name' | 'assets'>,
  x: Float64Array,
  y: Float64Array,
  reduced: Float64Array,
): CapacityValue[] {
  return site.assets.flatMap(asset =>
    boundsOf(asset)
      .filter(({ size }) => size > 0)
      .map(bound => capacityValue(program, site.name, asset, bound, { x, y, reduced })),
  );
}

interface Solved {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly reduced: Float64Array;
}

function boundsOf(asset: Asset): Bound[] {
  const { name } = asset;
  const bound = (of: Capacity, size: number, flow: string, share?: Series): Bound => ({
    of,
    unit: of === 'energy' ? 'MWh' : 'MW',
    size,
    column: `${name}.${flow}`,
    ...(share !== undefined && { share }),
  });
  switch (asset.kind) {
    case 'battery':
    case 'thermalStore':
    case 'heatBattery':
      return [
        bound('charge', asset.chargeMw, 'charge'),
        bound('discharge', asset.dischargeMw, 'discharge'),
        bound('energy', asset.energyMwh, 'level'),
      ];
    case 'loadShift':
      return [
        bound('away', asset.awayMw, 'away'),
        bound('back', asset.backMw, 'back'),
        bound('energy', asset.energyMwh, 'owed'),
      ];
    case 'pv':
    case 'wind': {
      const peakMw = maximum(asset.availableMw);
      const share = (t: number) => at(asset.availableMw, t) / peakMw;
      const series = typeof asset.availableMw === 'number' ? 1 : asset.availableMw.map((_, t) => share(t));
      return [bound('available', peakMw, 'curtailed', peakMw > 0 ? series : 0)];
    }
    case 'chp':
      return [bound('power', asset.powerMw, 'power')];
    case 'gasBoiler':
      return [bound('heat', asset.heatMw, 'heat', asset.availableShare ?? 1)];
    case 'eBoiler':
    case 'heatPump':
      return [bound('heat', asset.heatMw, 'heat')];
  }
}

function capacityValue(
  program: Program,
  site: string,
  asset: Asset,
  bound: Bound,
  solved: Solved,
): CapacityValue {
  const { of, unit, size, column, share } = bound;
  const block = program.columns.find(({ name }) => name === `${site}/${column}`)!;
  const worth = new Float64Array(program.steps);
  const isGenerator = asset.kind === 'pv' || asset.kind === 'wind';
  const factor = isGenerator ? asset.curtailment.share : 1;
  const perUnit = (t: number) =>
    share === undefined ? (program.upper[block.start + t]! === size ? 1 : 0) : at(share, t) * factor;
  const steps = addAtBound(program, block.start, perUnit, solved, worth);
  const isUsed = isGenerator ? addAvailable(program, site, share!, solved.y, worth) : steps;
  if ('running' in asset && asset.running) addRunning(program, `${site}/${asset.name}`, size, solved, worth);
  if (asset.kind === 'chp' && asset.canDumpHeat) {
    const dumped = program.columns.find(({ name }) => name === `${site}/${asset.name}.dumped`)!;
    addAtBound(program, dumped.start, () => asset.heatEfficiency / asset.electricEfficiency, solved, worth);
  }
  return {
    asset: asset.name,
    of,
    unit,
    size,
    hoursAtLimit: isUsed * program.stepHours,
    valueEurPerUnit: worth.reduce((sum, eur) => sum + eur, 0),
    byStepEurPerUnit: worth,
  };
}

/** Adds what the upper bounds of a block are worth per unit of a capacity; returns the steps in which it is used up. */
function addAtBound(
  program: Program,
  start: number,
  perUnit: (t: number) => number,
  { x, reduced }: Solved,
  worth: Float64Array,
): number {
  let used = 0;
  for (let t = 0; t < program.steps; t++) {
    const upper = program.upper[start + t]!;
    const share = perUnit(t);
    if (share <= 0 || upper <= 0) continue;
    const isAt = x[start + t]! >= upper * (1 - AT_BOUND_SHARE);
    if (isAt) used++;
    const value = -reduced[start + t]!;
    // Only one of bound and reduced cost is away from nil; a plan between its bounds has rounding alone.
    if (value > 0 && (isAt || x[start + t]! > upper / 2)) worth[t]! += share * value;
  }
  return used;
}

/** What the sun or wind gives is taken off the demand: a MW more saves the price of power there. Returns the steps with any. */
function addAvailable(
  program: Program,
  site: string,
  share: Series,
  y: Float64Array,
  worth: Float64Array,
): number {
  const { start } = program.rows.find(({ name }) => name === `${site}/electricity`)!;
  let used = 0;
  for (let t = 0; t < program.steps; t++) {
    const part = at(share, t);
    if (part <= 0) continue;
    used++;
    worth[t]! += part * y[start + t]!;
  }
  return used;
}

/** Rows of an asset whose bounds or coefficients are shares of its capacity: ramps, and output between minimum and capacity. */
function addRunning(
  program: Program,
  asset: string,
  capacityMw: number,
  { x, y }: Solved,
  worth: Float64Array,
): void {
  const rows = new Map(program.rows.map((block, row) => [block.name, row]));
  const unit = program.onOff.find(({ output }) => program.columns[output]!.name.startsWith(`${asset}.`));
  const each = (name: string, perUnit: (row: number, t: number, place: number) => number) => {
    const row = rows.get(`${asset}.${name}`);
    if (row === undefined) return;
    const { start } = program.rows[row]!;
    for (let t = 0; t < program.steps; t++) {
      const multiplier = y[start + t]!;
      if (multiplier !== 0) worth[t]! += multiplier * perUnit(row, t, start + t);
    }
  };
  // dCost/d(bound) = y: a looser upper side (y < 0) saves, so its worth is -y per MW of bound.
  each('ramp', (_row, _t, place) => {
    const bound = y[place]! < 0 ? program.rowUpper[place]! : program.rowLower[place]!;
    return -bound / capacityMw;
  });
  if (!unit) return;
  const on = program.columns[unit.on]!.start;
  const start = program.columns[unit.start]!.start;
  each('most', (_row, t) => -x[on + t]!);
  each('least', (_row, t) => (-unit.minimumMw / capacityMw) * x[on + t]!);
  // Ramps of an on/off asset hold on and start with coefficients in MW, all shares of the capacity: all but the output.
  for (const name of ['rampUp', 'rampDown'])
    each(name, (row, t, place) => {
      let mw = program.rowUpper[place]!;
      for (const { column, row: of, value, link } of program.terms) {
        if (of !== row || (column !== unit.on && column !== unit.start)) continue;
        const base = column === unit.on ? on : start;
        if (link === 'same') mw -= at(value, t) * x[base + t]!;
        else if (link === 'previous' && t > 0) mw -= at(value, t) * x[base + t - 1]!;
      }
      return -mw / capacityMw;
    });
}
