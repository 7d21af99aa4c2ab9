import { type Axis, type Series, type Site, type SiteOperation, at as valueAt } from '../../engine/index.ts';
import type { DearestHours, GivenUp } from './comparison.ts';

const MONTHS = 12;
const HOURS = 24;
/** Dearest hours that are told apart. */
const MOST_TOLD = 5;
/** A limit is lower than another from this on, MW: float error is below it. */
const LEAST_MW = 1e-9;

/** What there is of both connections, and how the company runs behind each. */
export interface Held {
  readonly limits: Pick<Site['limits'], 'importMw' | 'exportMw'>;
  readonly operation: SiteOperation;
}

/** Whether a connection has less than another in some step. */
export function isLess(own: Held['limits'], whole: Held['limits'], { steps }: Pick<Axis, 'steps'>): boolean {
  for (let t = 0; t < steps; t++)
    if (lessMw(own.importMw, whole.importMw, t) > 0 || lessMw(own.exportMw, whole.exportMw, t) > 0)
      return true;
  return false;
}

function lessMw(own: Series, whole: Series, t: number): number {
  const mw = valueAt(whole, t) - valueAt(own, t);
  return mw > LEAST_MW ? mw : 0;
}

/**
 * What a company gives up by the hours in which its right leaves less than the whole connection, at the same tariff with and
 * without: energy, its worth in all, and the worth of one more MW by month and hour. Brought to a year by `yearShare`.
 */
export function givenUpOf(own: Held, whole: Held, axis: Axis, yearShare: number): GivenUp {
  const wholeNetMw = netMwOf(whole.operation, axis);
  const worth = worthByStep(own, whole, axis);
  let [hours, mwh, usedMwh] = [0, 0, 0];
  const cells = Array.from({ length: MONTHS * HOURS }, () => ({ steps: 0, eurPerMwh: 0 }));
  const monthOf = axis.months.map(({ label }) => Number(label.slice('2024-'.length)) - 1);
  for (let t = 0; t < axis.steps; t++) {
    const less = {
      import: lessMw(own.limits.importMw, whole.limits.importMw, t),
      export: lessMw(own.limits.exportMw, whole.limits.exportMw, t),
    };
    if (less.import === 0 && less.export === 0) continue;
    hours += axis.stepHours;
    mwh += (less.import + less.export) * axis.stepHours;
    const net = wholeNetMw[t]!;
    if (less.import > 0) usedMwh += Math.max(0, net - valueAt(own.limits.importMw, t)) * axis.stepHours;
    if (less.export > 0) usedMwh += Math.max(0, -net - valueAt(own.limits.exportMw, t)) * axis.stepHours;
    const cell = cells[monthOf[axis.month[t]!]! * HOURS + axis.hourOfDay[t]!]!;
    cell.steps++;
    cell.eurPerMwh += worth[t]! / axis.stepHours;
  }
  const eurPerMwh = Array.from({ length: MONTHS }, (_, m) =>
    cells
      .slice(m * HOURS, (m + 1) * HOURS)
      .map(({ steps, eurPerMwh: sum }) => (steps === 0 ? null : sum / steps)),
  );
  // Less of a connection never costs less: what is below nil is what the solver left open.
  const valueEur = Math.max(0, own.operation.costEur - whole.operation.costEur) / yearShare;
  return {
    hours: hours / yearShare,
    mwh: mwh / yearShare,
    usedMwh: usedMwh / yearShare,
    unservedMwh: own.operation.unservedMwh / yearShare,
    valueEur,
    eurPerMwhUsed: usedMwh > LEAST_MW ? (valueEur * yearShare) / usedMwh : null,
    eurPerMwh,
    dearest: dearestOf(cells, axis.stepHours / yearShare),
  };
}

/** Nothing given up. */
export function nothingGivenUp({ unservedMwh }: SiteOperation, yearShare: number): GivenUp {
  const none = Array.from({ length: MONTHS }, () => new Array<null>(HOURS).fill(null));
  return {
    hours: 0,
    mwh: 0,
    usedMwh: 0,
    unservedMwh: unservedMwh / yearShare,
    valueEur: 0,
    eurPerMwhUsed: null,
    eurPerMwh: none,
    dearest: [],
  };
}

function dearestOf(
  cells: readonly { readonly steps: number; readonly eurPerMwh: number }[],
  hoursPerStep: number,
): DearestHours[] {
  return cells
    .map(({ steps, eurPerMwh }, c) => ({
      month: Math.floor(c / HOURS) + 1,
      hour: c % HOURS,
      hours: steps * hoursPerStep,
      eurPerMwh: steps === 0 ? 0 : eurPerMwh / steps,
    }))
    .filter(({ eurPerMwh }) => eurPerMwh > LEAST_MW)
    .sort((a, b) => b.eurPerMwh - a.eurPerMwh || b.hours - a.hours || a.month - b.month || a.hour - b.hour)
    .slice(0, MOST_TOLD);
}

function netMwOf({ flows }: SiteOperation, { steps }: Axis): Float64Array {
  const net = new Float64Array(steps);
  for (const { name, asset, values } of flows) {
    const sign = asset !== null ? 0 : name === 'import' || name === 'breach' ? 1 : name === 'export' ? -1 : 0;
    if (sign !== 0) for (let t = 0; t < steps; t++) net[t]! += sign * values[t]!;
  }
  return net;
}

/** Worth of one more MW of each limit that is lower, EUR per MW and step. */
function worthByStep({ limits, operation }: Held, whole: Held, { steps }: Axis): Float64Array {
  const worth = new Float64Array(steps);
  for (const { asset, of, byStepEurPerUnit } of operation.limits ?? []) {
    if (asset !== null || (of !== 'import' && of !== 'export')) continue;
    const field = of === 'import' ? 'importMw' : 'exportMw';
    for (let t = 0; t < steps; t++)
      if (lessMw(limits[field], whole.limits[field], t) > 0) worth[t]! += byStepEurPerUnit[t]!;
  }
  return worth;
}
