import type { RunningBefore } from '../assets/running.ts';
import { solveCommitted } from '../commitment/commit.ts';
import { schedulesOf, withSchedules } from '../commitment/fix.ts';
import type { Program } from '../program/program.ts';
import { type ProgramOptions, toProgram } from '../program/site-program.ts';
import { maximum } from '../series/series.ts';
import type { Site, SiteGroup } from '../site/site.ts';
import { type Carried, firstLevelMwh, sliceGroup } from '../site/slice.ts';
import type { Solution, Solve } from '../solve/solution.ts';

/** What an operator sees and keeps: prices to the end of tomorrow at noon, one day kept (model.md, Foresight). */
export const DAY_AHEAD = { seenHours: 36, keptHours: 24 } as const;
/** Stretches short enough to finish under any deadline a user would set, long enough to use a store well. */
export const STRETCHES = { seenHours: 192, keptHours: 168 } as const;

/**
 * Solves a year window by window: each sees `seenHours`, keeps `keptHours`, and hands its levels and peaks to the next; what
 * a store holds beyond the window is worth what its stock was worth at the end of the one before. The plan is feasible for
 * the whole program; the multipliers, put end to end, are valid for its bound.
 *
 * With a `planned` solution of the whole, its peaks count as already set: which monthly peak pays is known from experience,
 * not from two days of prices. What is paid in the end is the peak that the windows really reach.
 *
 * A store that has to be filled days ahead of a need may leave a later window without a plan. With a `planned` solution the
 * windows are then solved anew, each ending with stocks no lower than in that plan: an operator knows such a need is coming.
 * In that pass assets that are on or off keep the schedules of that plan.
 */
export async function solveWindows(
  group: SiteGroup,
  program: Program,
  options: ProgramOptions,
  horizon: Horizon,
  solve: Solve,
  tolerance: number,
  planned: Float64Array | null,
): Promise<Solution> {
  const free = await passWindows(group, program, options, horizon, solve, tolerance, planned, false);
  if (free.status !== 'infeasible' || !planned) return free;
  return passWindows(group, program, options, horizon, solve, tolerance, planned, true);
}

interface Horizon {
  readonly seenHours: number;
  readonly keptHours: number;
}

async function passWindows(
  group: SiteGroup,
  program: Program,
  options: ProgramOptions,
  horizon: Horizon,
  solve: Solve,
  tolerance: number,
  planned: Float64Array | null,
  keepsPlanned: boolean,
): Promise<Solution> {
  const { steps, stepHours } = group.axis;
  const kept = keptSteps(group, horizon.keptHours);
  const seen = Math.max(kept, Math.round(horizon.seenHours / stepHours));
  const x = new Float64Array(program.columnCount);
  const y = new Float64Array(program.rowCount);
  let carried = group.sites.map(site => withPlannedPeaks(startOf(site, group), site, program, planned));
  let worth: Record<string, number>[] = group.sites.map(firstWorth);
  for (let from = 0; from < steps; from += kept) {
    const to = Math.min(from + seen, steps);
    const until = Math.min(from + kept, steps);
    const endValueEurPerMwh = to === steps ? group.sites.map(() => ({})) : worth;
    const ends = keepsPlanned ? group.sites.map(site => levelsAt(site, program, planned!, to)) : [];
    const slice = sliceGroup(
      group,
      from,
      to,
      carried.map((before, s) => ({ ...before, ...(ends[s] && { leastEndMwh: ends[s] }) })),
    );
    const part = toProgram(planned ? slice : withPeakShares(slice, group), { ...options, endValueEurPerMwh });
    const solution = await solveWindow(
      part,
      solve,
      tolerance,
      keepsPlanned ? runsIn(program, planned!, from, to) : null,
    );
    if (solution.status !== 'optimal') return solution;
    copyBlocks(part.columns, program.columns, solution.x, x, from, until - from, to - from, steps);
    copyBlocks(part.rows, program.rows, solution.y, y, from, until - from, to - from, steps);
    carried = group.sites.map((site, s) => {
      const over = carriedOver(site, group, program, x, until, carried[s]!);
      return planned ? over : { ...over, peaksMw: carried[s]!.peaksMw };
    });
    worth = group.sites.map(site => worthAt(site, part, solution.y, until - from - 1));
  }
  fillPeriods(group, program, x, y);
  return { status: 'optimal', x, y };
}

/** A window with its on/off assets free, or on given schedules. */
function solveWindow(
  part: Program,
  solve: Solve,
  tolerance: number,
  schedules: readonly Uint8Array[] | null,
): Promise<Solution> {
  return solveCommitted(schedules ? withSchedules(part, schedules) : part, solve, tolerance);
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

function startOf(site: Site, group: SiteGroup): Carried {
  return {
    levelMwh: Object.fromEntries(storesOf(site).map(store => [store.name, firstLevelMwh(store)])),
    running: {},
    peaksMw: site.peaks.map(({ period, alreadySetMw }) => {
      const count = (period === 'month' ? group.axis.months : group.axis.weeks).length;
      return Float64Array.from({ length: count }, (_, k) => alreadySetMw[k] ?? 0);
    }),
  };
}

function withPlannedPeaks(
  start: Carried,
  site: Site,
  program: Program,
  planned: Float64Array | null,
): Carried {
  if (!planned) return start;
  return {
    ...start,
    peaksMw: start.peaksMw.map((reached, p) => {
      const name = peakName(site, p);
      const from = program.columns.find(block => block.name === name)!.start;
      return planned.slice(from, from + reached.length);
    }),
  };
}

/** Without planned peaks each window bears its share of the price of a peak, so that no single window pays for a whole month. */
function withPeakShares(slice: SiteGroup, group: SiteGroup): SiteGroup {
  const sites = slice.sites.map(site => ({
    ...site,
    peaks: site.peaks.map(charge => {
      const periods = charge.period === 'month' ? group.axis.months : group.axis.weeks;
      const share = Math.min(1, (slice.axis.steps * periods.length) / group.axis.steps);
      return { ...charge, priceEurPerMw: charge.priceEurPerMw * share };
    }),
  }));
  return { ...slice, sites };
}

function peakName(site: Site, p: number): string {
  return `${site.name}/peak-${site.peaks[p]!.period}-${p}`;
}

function storesOf(site: Site) {
  return site.assets.filter(asset => asset.kind === 'battery' || asset.kind === 'thermalStore');
}

/** Before anything is known a stored MWh is worth nothing more than it costs to keep it: the first window sees no worth. */
function firstWorth(site: Site): Record<string, number> {
  return Object.fromEntries(storesOf(site).map(store => [store.name, 0]));
}

/** Marginal worth of each stock at the end of the kept part, EUR/MWh; negative worth counts as none. */
function worthAt(site: Site, part: Program, y: Float64Array, step: number): Record<string, number> {
  return Object.fromEntries(
    storesOf(site).map(store => {
      const row = part.rows.find(({ name }) => name === `${site.name}/${store.name}.stock`)!;
      return [store.name, Math.max(0, y[row.start + step]!)];
    }),
  );
}

function carriedOver(
  site: Site,
  group: SiteGroup,
  program: Program,
  x: Float64Array,
  until: number,
  before: Carried,
): Carried {
  const [buy, breach] = [startOfBlock(program, site, 'import'), startOfBlock(program, site, 'breach')];
  return {
    levelMwh: levelsAt(site, program, x, until),
    running: runningAt(site, program, x, until),
    peaksMw: site.peaks.map((charge, p) => {
      const periodOf = charge.period === 'month' ? group.axis.month : group.axis.week;
      const reached = before.peaksMw[p]!.slice();
      for (let t = 0; t < until; t++) {
        const mw = x[buy + t]! + (breach < 0 ? 0 : x[breach + t]!);
        if (mw > reached[periodOf[t]!]!) reached[periodOf[t]!] = mw;
      }
      return reached;
    }),
  };
}

function startOfBlock(program: Program, site: Site, name: string): number {
  return program.columns.find(block => block.name === `${site.name}/${name}`)?.start ?? -1;
}

/** Level of each store after step `until - 1`, MWh. */
function levelsAt(site: Site, program: Program, x: Float64Array, until: number): Record<string, number> {
  return Object.fromEntries(
    storesOf(site).map(store => [
      store.name,
      x[startOfBlock(program, site, `${store.name}.level`) + until - 1]!,
    ]),
  );
}

/** How each asset with limits to its running stands after step `until - 1`. */
function runningAt(site: Site, program: Program, x: Float64Array, until: number): Carried['running'] {
  const states: Record<string, RunningBefore> = {};
  for (const asset of site.assets) {
    if (!('running' in asset) || !asset.running) continue;
    const output = startOfBlock(program, site, `${asset.name}.${asset.kind === 'chp' ? 'power' : 'heat'}`);
    const on = startOfBlock(program, site, `${asset.name}.on`);
    const outputMw = x[output + until - 1]!;
    if (on < 0) {
      states[asset.name] = { on: true, hours: 0, outputMw };
      continue;
    }
    let since = until - 1;
    while (since > 0 && x[on + since - 1]! > 0.5 === x[on + until - 1]! > 0.5) since--;
    const isOn = x[on + until - 1]! > 0.5;
    const { before } = asset.running;
    // Where it is unknown when the first state began, it has lasted longer than any minimum time.
    const earlierHours =
      since > 0 ? 0 : before === null ? UNDATED_HOURS : before.on === isOn ? before.hours : 0;
    states[asset.name] = { on: isOn, hours: (until - since) * program.stepHours + earlierHours, outputMw };
  }
  return states;
}

/** Above any minimum time. */
const UNDATED_HOURS = 1e6;

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
  parts.forEach((part, b) => {
    const whole = wholes[b]!;
    if (part.count !== seen || whole.count !== steps) return;
    target.set(source.subarray(part.start, part.start + kept), whole.start + from);
  });
}

/** Peaks and levied emissions follow from the hourly plan; multipliers of peaks are scaled to what a peak costs. */
function fillPeriods(group: SiteGroup, program: Program, x: Float64Array, y: Float64Array): void {
  for (const site of group.sites) {
    const { peaksMw } = carriedOver(site, group, program, x, group.axis.steps, startOf(site, group));
    site.peaks.forEach((charge, p) => {
      const name = peakName(site, p);
      x.set(peaksMw[p]!, program.columns.find(block => block.name === name)!.start);
      scalePeakMultipliers(group, program, charge, name, y);
    });
    fillLevied(program, site, x);
  }
}

function scalePeakMultipliers(
  group: SiteGroup,
  program: Program,
  charge: Site['peaks'][number],
  name: string,
  y: Float64Array,
): void {
  const { start, count } = program.rows.find(block => block.name === name)!;
  const periodOf = charge.period === 'month' ? group.axis.month : group.axis.week;
  const sums = new Float64Array(maximum(Float64Array.from(periodOf)) + 1);
  for (let t = 0; t < count; t++) sums[periodOf[t]!]! -= y[start + t]!;
  for (let t = 0; t < count; t++) {
    const sum = sums[periodOf[t]!]!;
    if (sum > charge.priceEurPerMw) y[start + t]! *= charge.priceEurPerMw / sum;
  }
}

function fillLevied(program: Program, site: Site, x: Float64Array): void {
  const block = program.columns.find(({ name }) => name === `${site.name}/levied`);
  if (!block) return;
  const row = program.rows.findIndex(({ name }) => name === `${site.name}/levied`);
  let emitted = 0;
  for (const term of program.terms) {
    const column = program.columns[term.column]!;
    if (term.row !== row || column === block) continue;
    for (let t = 0; t < column.count; t++) emitted += Number(term.value) * x[column.start + t]!;
  }
  x[block.start] = Math.max(0, emitted - program.rowUpper[program.rows[row]!.start]!);
}
