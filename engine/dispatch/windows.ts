import { isStore } from '../assets/asset.ts';
import type { CommittedSolution } from '../commitment/commit.ts';
import { schedulesOf, withSchedules } from '../commitment/fix.ts';
import type { Program } from '../program/program.ts';
import { type ProgramOptions, toProgram } from '../program/site-program.ts';
import { hasBeliefs, knownAt, tellingSteps } from '../site/beliefs.ts';
import type { PeakCharge, Site, SiteGroup } from '../site/site.ts';
import { type Carried, sliceGroup } from '../site/slice.ts';
import type { Solution, Solve } from '../solve/solution.ts';
import { isBackOnPlan } from './back-on-plan.ts';
import { carriedOver, levelsAt, owedAt, startOf, stocksWorth, storesOf } from './carry.ts';
import { firstGroupPeaks, type GroupPeaks, groupPeaksAfter } from './group-carry.ts';
import { fillPeriods } from './periods.ts';
import { recalled } from './recall.ts';
import { solveWindow } from './solve-window.ts';
import { budgetsFor, pricedBudgets, withLevyPrices } from './window-totals.ts';

/** What an operator sees and keeps: prices to the end of tomorrow at noon, one day kept (model.md, Foresight). */
export const DAY_AHEAD = { seenHours: 36, keptHours: 24 } as const;
/** Stretches short enough to finish under any deadline a user would set, long enough to use a store well. */
export const STRETCHES = { seenHours: 192, keptHours: 168 } as const;

/**
 * What one who knows the prices but not the calls plans anew when one is announced: far enough to make up for a call of tomorrow,
 * and then back to the plan.
 */
export const ANNOUNCED = { seenHours: 96, keptHours: 48, endsAsPlanned: true } as const;

/** A solution of the whole, from which windows take what is known from experience. */
export type Planned = Pick<Extract<Solution, { status: 'optimal' }>, 'x' | 'y'>;

/**
 * Solves a year window by window: each sees `seenHours`, keeps `keptHours`, and hands its levels and peaks to the next; what
 * a store holds beyond the window is worth what its stock was worth at the end of the one before. The plan is feasible for
 * the whole program; the multipliers, put end to end, are valid for its bound.
 *
 * With a `planned` solution of the whole, its peaks count as already set, and budgets and the levy bear the price they have
 * in it: which monthly peak pays, and what an hour of a budget is worth, is known from experience, not from two days of
 * prices. What is paid in the end is the peak that the windows really reach; no window takes more than is left of a budget.
 *
 * A store that has to be filled days ahead of a need may leave a later window without a plan. With a `planned` solution the
 * windows are then solved anew, each ending with stocks no lower than in that plan and leaving what it takes from budgets
 * later: an operator knows such a need is coming. In that pass assets that are on or off keep the schedules of that plan.
 *
 * Sites that hear of limits on the way plan anew each time that one is told something: a window reckons with the limits as they
 * are known when it begins, and `planned` with those known at the start. Where a window cannot get back to that plan, or not
 * without its schedules, it need not.
 */
export async function solveWindows(
  group: SiteGroup,
  program: Program,
  options: ProgramOptions,
  horizon: Horizon,
  solve: Solve,
  tolerance: number,
  planned: Planned | null,
): Promise<Solution> {
  const pass = { group, program, options, horizon, solve, tolerance, planned };
  if (planned && horizon.endsAsPlanned)
    return passWindows({ ...pass, group: startingAsPlanned(group, program, planned) }, true);
  const free = await passWindows(pass, false);
  if (free.status !== 'infeasible' || !planned) return free;
  return passWindows(pass, true);
}

/** Hours that a window sees and keeps. */
export interface Horizon {
  readonly seenHours: number;
  readonly keptHours: number;
  /** Every window ends with stocks no lower than planned, and what it ends with is worth nothing more. */
  readonly endsAsPlanned?: boolean;
}

interface Pass {
  readonly group: SiteGroup;
  readonly program: Program;
  readonly options: ProgramOptions;
  readonly horizon: Horizon;
  readonly solve: Solve;
  readonly tolerance: number;
  readonly planned: Planned | null;
}

async function passWindows(pass: Pass, keepsPlanned: boolean): Promise<Solution> {
  const { group, program, horizon, planned } = pass;
  const { steps, stepHours } = group.axis;
  const kept = keptSteps(group, horizon.keptHours);
  const seen = Math.max(kept, Math.round(horizon.seenHours / stepHours));
  const x = new Float64Array(program.columnCount);
  const y = new Float64Array(program.rowCount);
  const isTold = hasBeliefs(group);
  const budgetEurPerMwh = pricedBudgets(group, program, planned);
  let carried = group.sites.map(site => startOf(site, group, program, planned?.x ?? null));
  let groupPeaks: GroupPeaks = firstGroupPeaks(group, program, planned?.x ?? null);
  const goOn = (since: number, until: number) => {
    carried = carriedOn(pass, x, since, until, carried);
    if (isTold || !planned) groupPeaks = groupPeaksAfter(group, program, x, since, until, groupPeaks);
  };
  let worth: Record<string, number>[] = group.sites.map(firstWorth);
  const starts = startsOf(group, kept);
  for (const [k, from] of starts.entries()) {
    const until = starts[k + 1] ?? steps;
    const to = Math.min(from - (from % kept) + seen, steps);
    if (planned && horizon.endsAsPlanned && isBackOnPlan(group, program, x, planned.x, { from, to })) {
      copySteps(program, planned.x, x, from, until);
      goOn(from, until);
      worth = group.sites.map(site => stocksWorth(site, program, planned.y, until - 1));
      continue;
    }
    const window = { from, to, carried, groupPeaks, worth, budgetEurPerMwh };
    let { part, solution } = await planWindow(pass, x, window, keepsPlanned);
    if (solution.status === 'infeasible' && keepsPlanned && isTold)
      ({ part, solution } = await planWindow(pass, x, window, false));
    if (solution.status !== 'optimal') return solution;
    const { x: partX, y: partY } = solution;
    copyBlocks(part.columns, program.columns, partX, x, from, until - from, to - from, steps);
    copyBlocks(part.rows, program.rows, partY, y, from, until - from, to - from, steps);
    goOn(from, until);
    worth = group.sites.map(site => stocksWorth(site, part, partY, until - from - 1));
  }
  fillPeriods(group, program, x, y);
  return { status: 'optimal', x, y };
}

/** What sites hand to the window that begins at step `until`. */
function carriedOn(
  { group, program, planned }: Pass,
  x: Float64Array,
  from: number,
  until: number,
  before: readonly Carried[],
): Carried[] {
  const isTold = hasBeliefs(group);
  return group.sites.map((site, s) => {
    const over = carriedOver(site, group, program, x, from, until, before[s]!);
    if (isTold) return { ...over, owed: owedAt(site, program, x, until) };
    return planned ? over : { ...over, peaksMw: before[s]!.peaksMw };
  });
}

/** A window, what its sites bring to it, and what the stocks that they leave and their budgets are worth, EUR/MWh. */
interface Window {
  readonly from: number;
  readonly to: number;
  readonly carried: readonly Carried[];
  readonly groupPeaks: GroupPeaks;
  readonly worth: readonly Record<string, number>[];
  readonly budgetEurPerMwh: readonly Record<string, number>[];
}

async function planWindow(
  { group, program, options, horizon, solve, tolerance, planned }: Pass,
  x: Float64Array,
  { from, to, carried, groupPeaks, worth, budgetEurPerMwh }: Window,
  keepsPlanned: boolean,
): Promise<PlannedWindow> {
  const { steps } = group.axis;
  const isWorthless = to === steps || (keepsPlanned && horizon.endsAsPlanned === true);
  const before = carried.map((one, s): Carried => {
    const site = group.sites[s]!;
    const budgetMwh = budgetsFor(site, s, program, x, { from, to, steps }, planned, keepsPlanned);
    if (!keepsPlanned) return { ...one, budgetMwh };
    return { ...one, budgetMwh, leastEndMwh: levelsAt(site, program, planned!.x, to) };
  });
  const slice = sliceGroup(knownAt(group, from, { from, to }), from, to, before, groupPeaks);
  const priced = planned ? withLevyPrices(slice, program, planned) : withPeakShares(slice, group);
  const terms = {
    ...options,
    endValueEurPerMwh: isWorthless ? group.sites.map(() => ({})) : worth,
    budgetEurPerMwh,
  };
  const solved = async (): Promise<PlannedWindow> => {
    const part = toProgram(priced, terms);
    const keepsSchedules = keepsPlanned && !hasBeliefs(group);
    const fixed = keepsSchedules ? withSchedules(part, runsIn(program, planned!.x, from, to)) : part;
    const { columns, rows } = part;
    return { part: { columns, rows }, solution: await solveWindow(fixed, solve, tolerance) };
  };
  return hasBeliefs(group) ? recalled(['window', priced, terms, tolerance], solved) : solved();
}

/** A window that was planned, with the blocks of its program. */
interface PlannedWindow {
  readonly part: Pick<Program, 'columns' | 'rows'>;
  readonly solution: CommittedSolution;
}

/** Stores whose first level is free begin, and end, with that of the plan. */
function startingAsPlanned(group: SiteGroup, program: Program, { x }: Planned): SiteGroup {
  const sites = group.sites.map(site => {
    const levelMwh = levelsAt(site, program, x, group.axis.steps);
    const assets = site.assets.map(asset =>
      isStore(asset) && asset.startMwh === null
        ? { ...asset, startMwh: levelMwh[asset.name]!, end: 'cyclic' as const }
        : asset,
    );
    return { ...site, assets };
  });
  return { ...group, sites };
}

/** Windows begin every so many steps, and when a site is told something. */
function startsOf(group: SiteGroup, kept: number): number[] {
  const { steps } = group.axis;
  const regular = Array.from({ length: Math.ceil(steps / kept) }, (_, k) => k * kept);
  return [...new Set([...regular, ...tellingSteps(group)])].sort((a, b) => a - b);
}

function runsIn(program: Program, planned: Float64Array, from: number, to: number): Uint8Array[] {
  return schedulesOf(program, planned).map(schedule => schedule.slice(from, to));
}

/** Kept hours as a multiple of every return window, so that no shifted load is owed across a border. */
function keptSteps(group: SiteGroup, keptHours: number): number {
  const { stepHours, steps } = group.axis;
  let kept = Math.round(keptHours / stepHours);
  for (const site of group.sites) {
    for (const asset of site.assets) {
      if (asset.kind !== 'loadShift') continue;
      const window = Math.max(1, Math.round(asset.windowHours / stepHours));
      kept = Math.min(steps, (kept * window) / greatestCommonDivisor(kept, window));
    }
  }
  return kept;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

/** Without planned peaks each window bears its share of the price of a peak, so that no single window pays for a whole month. */
function withPeakShares(slice: SiteGroup, group: SiteGroup): SiteGroup {
  const shared = <Charge extends PeakCharge>(charge: Charge): Charge => {
    const periods = charge.period === 'month' ? group.axis.months : group.axis.weeks;
    const share = Math.min(1, (slice.axis.steps * periods.length) / group.axis.steps);
    return { ...charge, priceEurPerMw: charge.priceEurPerMw * share };
  };
  return {
    ...slice,
    sites: slice.sites.map(site => ({ ...site, peaks: site.peaks.map(shared) })),
    sharedLimits: slice.sharedLimits.map(limit => ({
      ...limit,
      ...(limit.peaks && { peaks: limit.peaks.map(shared) }),
    })),
  };
}

/** Before anything is known a stored MWh is worth nothing more than it costs to keep it: the first window sees no worth. */
function firstWorth(site: Site): Record<string, number> {
  return Object.fromEntries(storesOf(site).map(store => [store.name, 0]));
}

/** Copies the kept steps of every hourly block from a window into the whole, block by block by name. */
function copyBlocks(
  parts: Program['columns'],
  wholes: Program['columns'],
  source: Float64Array,
  target: Float64Array,
  from: number,
  kept: number,
  seen: number,
  steps: number,
): void {
  // A window may lack blocks of the whole (the levy), but not change their order.
  let w = 0;
  for (const part of parts) {
    while (wholes[w]!.name !== part.name) w++;
    const whole = wholes[w]!;
    if (part.count !== seen || whole.count !== steps) continue;
    target.set(source.subarray(part.start, part.start + kept), whole.start + from);
  }
}

/** Copies some steps of every hourly block from one solution of a program to another. */
function copySteps(
  { columns, steps }: Program,
  source: Float64Array,
  target: Float64Array,
  from: number,
  until: number,
): void {
  for (const { start, count } of columns)
    if (count === steps) target.set(source.subarray(start + from, start + until), start + from);
}
