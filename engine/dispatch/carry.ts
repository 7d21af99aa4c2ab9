import { isStore } from '../assets/asset.ts';
import type { RunningBefore } from '../assets/running.ts';
import type { Program } from '../program/program.ts';
import type { Site, SiteGroup } from '../site/site.ts';
import { type Carried, firstLevelMwh } from '../site/slice.ts';

/** What a site begins the axis with; with a `planned` solution of the whole its peaks count as already set. */
export function startOf(
  site: Site,
  group: SiteGroup,
  program: Program,
  planned: Float64Array | null,
): Carried {
  return {
    levelMwh: Object.fromEntries(storesOf(site).map(store => [store.name, firstLevelMwh(store)])),
    running: {},
    peaksMw: site.peaks.map(({ period, alreadySetMw }, p) => {
      const count = (period === 'month' ? group.axis.months : group.axis.weeks).length;
      if (!planned) return Float64Array.from({ length: count }, (_, k) => alreadySetMw[k] ?? 0);
      const name = peakName(site, p);
      const from = program.columns.find(block => block.name === name)!.start;
      return planned.slice(from, from + count);
    }),
  };
}

export function peakName(site: Site, p: number): string {
  return `${site.name}/peak-${site.peaks[p]!.period}-${p}`;
}

export function storesOf(site: Site) {
  return site.assets.filter(isStore);
}

/** Marginal worth of each stock at the end of the kept part, EUR/MWh; negative worth counts as none. */
export function stocksWorth(
  site: Site,
  part: Pick<Program, 'rows'>,
  y: Float64Array,
  step: number,
): Record<string, number> {
  return Object.fromEntries(
    storesOf(site).map(store => {
      const row = part.rows.find(({ name }) => name === `${site.name}/${store.name}.stock`)!;
      return [store.name, Math.max(0, -y[row.start + step]!)];
    }),
  );
}

/** What a site hands to the window that begins at step `until`, after one from step `from`. */
export function carriedOver(
  site: Site,
  group: SiteGroup,
  program: Program,
  x: Float64Array,
  from: number,
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
      for (let t = from; t < until; t++) {
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
export function levelsAt(
  site: Site,
  program: Program,
  x: Float64Array,
  until: number,
): Record<string, number> {
  return Object.fromEntries(
    storesOf(site).map(store => [
      store.name,
      x[startOfBlock(program, site, `${store.name}.level`) + until - 1]!,
    ]),
  );
}

/** What shifted load owes after step `until - 1`, and how far into its window that is. */
export function owedAt(
  site: Site,
  program: Program,
  x: Float64Array,
  until: number,
): Record<string, { owedMwh: number; stepsIntoWindow: number }> {
  return Object.fromEntries(
    site.assets.flatMap(asset => {
      if (asset.kind !== 'loadShift') return [];
      const window = Math.max(1, Math.round(asset.windowHours / program.stepHours));
      const owedMwh = x[startOfBlock(program, site, `${asset.name}.owed`) + until - 1]!;
      return [[asset.name, { owedMwh, stepsIntoWindow: until % window }]];
    }),
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
