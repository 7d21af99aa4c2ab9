import { type Asset, isStore } from '../assets/asset.ts';
import type { LoadShift } from '../assets/load-shift.ts';
import type { RunningBefore } from '../assets/running.ts';
import { type Axis, spanAxis } from '../calendar/axis.ts';
import type { Series } from '../series/series.ts';
import type { Budget, PeakCharge, Site, SiteGroup } from './site.ts';
import { sliceSteering } from './steering.ts';

/** What a stretch inherits from the one before it, per site. */
export interface Carried {
  /** Level of each store before the stretch, MWh, by store name. */
  readonly levelMwh: Readonly<Record<string, number>>;
  /** Least level of each store at the end of the stretch, MWh, by store name; absent: its minimum. */
  readonly leastEndMwh?: Readonly<Record<string, number>>;
  /** What each budget may give the stretch, MWh, by budget name; absent: its share of the axis. */
  readonly budgetMwh?: Readonly<Record<string, number>>;
  /** What shifted load still owes, by name; absent: nothing, and the stretch begins with a window of it. */
  readonly owed?: Readonly<Record<string, LoadShift['before']>>;
  /** State of each asset with limits to its running, by name; absent: as the asset says. */
  readonly running: Readonly<Record<string, RunningBefore>>;
  /** Peak reached so far in each period of the whole axis, MW, per peak charge. */
  readonly peaksMw: readonly Float64Array[];
}

/**
 * Steps `from` (included) to `to` (excluded) of a group, starting from what was carried over; `groupPeaksMw`: peak reached so
 * far in each period of the whole axis, per shared limit and charge on its members together.
 */
export function sliceGroup(
  group: SiteGroup,
  from: number,
  to: number,
  carried: readonly Carried[],
  groupPeaksMw: readonly (readonly Float64Array[])[],
): SiteGroup {
  const { axis } = group;
  const cut = (series: Series): Series => (typeof series === 'number' ? series : series.slice(from, to));
  return {
    axis: spanAxis(axis.startMs + from * axis.stepMinutes * 60_000, to - from, axis.stepMinutes),
    sites: group.sites.map((site, s) => sliceSite(site, axis, from, to, carried[s]!)),
    sharedLimits: group.sharedLimits.map((limit, l) => ({
      ...limit,
      importMw: cut(limit.importMw),
      exportMw: cut(limit.exportMw),
      ...(limit.peaks && {
        peaks: limit.peaks.map((charge, p) => slicePeak(charge, axis, from, to, groupPeaksMw[l]![p]!)),
      }),
    })),
  };
}

function sliceSite(site: Site, axis: Axis, from: number, to: number, carried: Carried): Site {
  const cut = (series: Series): Series => (typeof series === 'number' ? series : series.slice(from, to));
  const share = (to - from) / axis.steps;
  const { breach, steering } = site.limits;
  const { levyTiers, processTon, compensationEur } = site.carbon;
  return {
    ...site,
    electricityLoadMw: cut(site.electricityLoadMw),
    heatLoadMw: Object.fromEntries(
      Object.entries(site.heatLoadMw).map(([level, load]) => [level, cut(load)]),
    ),
    limits: {
      importMw: cut(site.limits.importMw),
      exportMw: cut(site.limits.exportMw),
      ...(breach && { breach: { ...breach, importMw: cut(breach.importMw) } }),
      ...(steering && { steering: sliceSteering(steering, from, to) }),
    },
    peaks: site.peaks.map((charge, p) => slicePeak(charge, axis, from, to, carried.peaksMw[p]!)),
    importEurPerMwh: cut(site.importEurPerMwh),
    exportEurPerMwh: cut(site.exportEurPerMwh),
    fuels: Object.fromEntries(
      Object.entries(site.fuels).map(([name, fuel]) => [
        name,
        { ...fuel, priceEurPerMwh: cut(fuel.priceEurPerMwh) },
      ]),
    ),
    carbon: {
      ...site.carbon,
      freeAllocationTon: site.carbon.freeAllocationTon * share,
      dispensationTon: site.carbon.dispensationTon * share,
      ...(levyTiers && { levyTiers: levyTiers.map(tier => ({ ...tier, aboveTon: tier.aboveTon * share })) }),
      ...(processTon && { processTon: processTon * share }),
      ...(compensationEur && { compensationEur: compensationEur * share }),
    },
    gridEmissionsTonPerMwh: cut(site.gridEmissionsTonPerMwh),
    assets: site.assets.map(asset => sliceAsset(asset, axis, cut, to, carried)),
    ...(site.budgets && { budgets: site.budgets.map(budget => sliceBudget(budget, share, carried)) }),
  };
}

function slicePeak<Charge extends PeakCharge>(
  charge: Charge,
  axis: Axis,
  from: number,
  to: number,
  reached: Float64Array,
): Charge {
  const periodOf = charge.period === 'month' ? axis.month : axis.week;
  return { ...charge, alreadySetMw: Array.from(reached.slice(periodOf[from]!, periodOf[to - 1]! + 1)) };
}

function sliceBudget(budget: Budget, share: number, { budgetMwh }: Carried): Budget {
  const mwh = budgetMwh?.[budget.name];
  return { ...budget, limit: mwh === undefined ? budget.limit * share : mwh / budget.mwhPerUnit };
}

/** A store starts where it was left; only the stretch that reaches the end of the axis has to keep the end rule. */
function sliceAsset(
  asset: Asset,
  axis: Axis,
  cut: (series: Series) => Series,
  to: number,
  carried: Carried,
): Asset {
  const before = carried.running[asset.name];
  if ('running' in asset && asset.running && before)
    return sliceAsset({ ...asset, running: { ...asset.running, before } }, axis, cut, to, {
      ...carried,
      running: {},
    });
  if (asset.kind === 'pv' || asset.kind === 'wind') return { ...asset, availableMw: cut(asset.availableMw) };
  if (asset.kind === 'heatPump') return { ...asset, cop: cut(asset.cop) };
  if (asset.kind === 'gasBoiler' && asset.availableShare !== undefined)
    return { ...asset, availableShare: cut(asset.availableShare) };
  if (asset.kind === 'loadShift') {
    const owed = carried.owed?.[asset.name];
    return owed ? { ...asset, before: owed } : asset;
  }
  if (!isStore(asset)) return asset;
  const atEnd = to === axis.steps;
  const end = asset.end === 'cyclic' ? firstLevelMwh(asset) : asset.end;
  const between = carried.leastEndMwh?.[asset.name] ?? asset.minimumMwh;
  // Where power is dear to give away, a store would rather end fuller than it began.
  const isExact = atEnd && asset.end === 'cyclic';
  return {
    ...asset,
    startMwh: carried.levelMwh[asset.name]!,
    end: atEnd ? end : between,
    ...(isExact && { mostEndMwh: end }),
  };
}

/** Level before the first step; half full where the study leaves it free. */
export function firstLevelMwh(store: {
  startMwh: number | null;
  energyMwh: number;
  minimumMwh: number;
}): number {
  return store.startMwh ?? (store.energyMwh + store.minimumMwh) / 2;
}
