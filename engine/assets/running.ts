import { addFlowColumns, book, type SiteContext } from '../program/context.ts';
import { addRows, addTerm } from '../program/program.ts';

/** What limits an asset in starting, stopping and changing its output. Shares are of its capacity. */
export interface Running {
  /** Least output while it runs, 0 to 1. */
  readonly minimumShare: number;
  readonly startCostEur: number;
  /** A run lasts at least so long, and so does a standstill; rounded up to whole steps. */
  readonly minimumUpHours: number;
  readonly minimumDownHours: number;
  /** Most change of output per hour while it runs; `null`: any. A start may reach, and a stop leave from, the minimum load. */
  readonly rampUpPerHour: number | null;
  readonly rampDownPerHour: number | null;
  /** State before the first step; `null`: not known, so that the plan may choose it. */
  readonly before: RunningBefore | null;
}

export interface RunningBefore {
  readonly on: boolean;
  /** Hours since it was started or stopped. */
  readonly hours: number;
  /** Output in the step before the first, MW; `null`: not known. */
  readonly outputMw: number | null;
}

/** Whether the asset is either off or on, rather than anything in between. */
function isOnOff(running: Running, stepHours: number): boolean {
  const { minimumShare, startCostEur, minimumUpHours, minimumDownHours } = running;
  return (
    minimumShare > 0 || startCostEur > 0 || Math.max(minimumUpHours, minimumDownHours) > stepHours * WITHIN
  );
}

/** Times this much longer than whole steps are those steps: 3 hours of 0.25 are 12 steps, whatever the rounding. */
const WITHIN = 1 + 1e-9;

/** Whole steps that cover a time. */
function stepsIn(hours: number, stepHours: number): number {
  return Math.max(1, Math.ceil(hours / (stepHours * WITHIN)));
}

/** Adds the limits of `running` to an asset whose output is the column block `output`, MW. */
export function addRunning(
  context: SiteContext,
  running: Running | undefined,
  output: number,
  asset: string,
  capacityMw: number,
): void {
  if (!running || capacityMw <= 0) return;
  if (isOnOff(running, context.stepHours)) addOnOff(context, running, output, asset, capacityMw);
  else addRamps(context, running, output, asset, capacityMw);
}

/** Row bounds -down <= output_t - output_(t-1) <= up: exact, no columns of its own. */
function addRamps(
  { draft, site, steps, stepHours }: SiteContext,
  { rampUpPerHour, rampDownPerHour, before }: Running,
  output: number,
  asset: string,
  capacityMw: number,
): void {
  if (rampUpPerHour === null && rampDownPerHour === null) return;
  const upper = new Float64Array(steps).fill(stepMw(rampUpPerHour, capacityMw, stepHours));
  const lower = new Float64Array(steps).fill(-stepMw(rampDownPerHour, capacityMw, stepHours));
  const earlier = before?.on === false ? 0 : (before?.outputMw ?? null);
  upper[0] = earlier === null ? capacityMw : upper[0]! + earlier;
  lower[0] = earlier === null ? -capacityMw : lower[0]! + earlier;
  const rows = addRows(draft, `${site.name}/${asset}.ramp`, steps, lower, upper);
  addTerm(draft, rows, output, 1);
  addTerm(draft, rows, output, -1, 'previous');
}

/** Change of output in one step, MW: never more than the capacity. */
function stepMw(perHour: number | null, capacityMw: number, stepHours: number): number {
  return perHour === null ? capacityMw : Math.min(1, perHour * stepHours) * capacityMw;
}

/**
 * The relaxation of on and off: minimum * on_t <= output_t <= capacity * on_t and start_t >= on_t - on_(t-1). Without
 * minimum times over one step these rows are the convex hull of the schedules of one asset, so the multipliers of this
 * program are the best ones for the bound; minimum times are left to the schedules.
 */
function addOnOff(
  context: SiteContext,
  running: Running,
  output: number,
  asset: string,
  capacityMw: number,
): void {
  const { draft, site, steps, stepHours } = context;
  const { before } = running;
  const minimumMw = running.minimumShare * capacityMw;
  const upSteps = stepsIn(running.minimumUpHours, stepHours);
  const downSteps = stepsIn(running.minimumDownHours, stepHours);
  const { lower, upper } = stillBound(before, upSteps, downSteps, steps, stepHours);
  const on = addFlowColumns(context, `${asset}.on`, lower, upper);
  const start = addFlowColumns(context, `${asset}.start`, 0, 1);
  book(context, 'starts', start, running.startCostEur);

  const name = `${site.name}/${asset}`;
  const most = addRows(draft, `${name}.most`, steps, Number.NEGATIVE_INFINITY, 0);
  addTerm(draft, most, output, 1);
  addTerm(draft, most, on, -capacityMw);
  const links = [most];
  if (minimumMw > 0) {
    const least = addRows(draft, `${name}.least`, steps, 0, Number.POSITIVE_INFINITY);
    addTerm(draft, least, output, 1);
    addTerm(draft, least, on, -minimumMw);
    links.push(least);
  }
  const startLimit = new Float64Array(steps);
  startLimit[0] = before?.on === false ? 0 : 1;
  const started = addRows(draft, `${name}.started`, steps, Number.NEGATIVE_INFINITY, startLimit);
  addTerm(draft, started, on, 1);
  addTerm(draft, started, on, -1, 'previous');
  addTerm(draft, started, start, -1);
  links.push(started);
  addRampsOnOff(context, running, { output, on, start }, asset, capacityMw);
  draft.onOff.push({
    site: context.index,
    asset,
    output,
    on,
    start,
    minimumMw,
    capacityMw,
    upSteps,
    downSteps,
    before: before?.on ?? null,
    links,
  });
}

/** A run or standstill from before the axis goes on until it has lasted long enough. */
function stillBound(
  before: RunningBefore | null,
  upSteps: number,
  downSteps: number,
  steps: number,
  stepHours: number,
) {
  const lower = new Float64Array(steps);
  const upper = new Float64Array(steps).fill(1);
  if (before) {
    const passed = Math.floor((before.hours / stepHours) * WITHIN);
    if (before.on) lower.fill(1, 0, Math.max(0, Math.min(steps, upSteps - passed)));
    else upper.fill(0, 0, Math.max(0, Math.min(steps, downSteps - passed)));
  }
  return { lower, upper };
}

/**
 * Ramps while running, linear in on and start:
 *     output_t - output_(t-1) <= up * on_(t-1) + startMost * start_t
 *     output_(t-1) - output_t <= down * on_t + stopMost * (on_(t-1) - on_t + start_t)
 * with startMost = max(up, minimum) and stopMost = max(down, minimum): the last bracket is 1 exactly in the step of a stop.
 */
function addRampsOnOff(
  { draft, site, steps, stepHours }: SiteContext,
  { rampUpPerHour, rampDownPerHour, minimumShare, before }: Running,
  columns: { readonly output: number; readonly on: number; readonly start: number },
  asset: string,
  capacityMw: number,
): void {
  const { output, on, start } = columns;
  const minimumMw = minimumShare * capacityMw;
  const beforeMw = before?.on === false ? 0 : (before?.outputMw ?? null);
  const wasOn = before?.on ? 1 : 0;
  const addLimit = (name: string, first: number) => {
    const limit = new Float64Array(steps);
    limit[0] = beforeMw === null ? capacityMw : first;
    return addRows(draft, `${site.name}/${asset}.${name}`, steps, Number.NEGATIVE_INFINITY, limit);
  };
  if (rampUpPerHour !== null) {
    const up = stepMw(rampUpPerHour, capacityMw, stepHours);
    const rows = addLimit('rampUp', (beforeMw ?? 0) + up * wasOn);
    addTerm(draft, rows, output, 1);
    addTerm(draft, rows, output, -1, 'previous');
    addTerm(draft, rows, on, -up, 'previous');
    addTerm(draft, rows, start, -Math.max(up, minimumMw));
  }
  if (rampDownPerHour !== null) {
    const down = stepMw(rampDownPerHour, capacityMw, stepHours);
    const stopMost = Math.max(down, minimumMw);
    const rows = addLimit('rampDown', stopMost * wasOn - (beforeMw ?? 0));
    addTerm(draft, rows, output, -1);
    addTerm(draft, rows, output, 1, 'previous');
    addTerm(draft, rows, on, stopMost - down);
    addTerm(draft, rows, on, -stopMost, 'previous');
    addTerm(draft, rows, start, -stopMost);
  }
}
