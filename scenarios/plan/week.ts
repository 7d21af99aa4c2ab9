import {
  type Asset,
  type Axis,
  InputError,
  type PeakCharge,
  type Series,
  type Site,
  type SiteGroup,
  spanAxis,
  type Tax,
} from '../../engine/index.ts';
import { monthsOf } from '../resolve/axis.ts';
import type { ResolvedStudy } from '../resolve/resolved-study.ts';
import { dearestWeek } from './dearest-week.ts';
import { type Plan, planOf } from './plan.ts';

/** Steps of the axis from `from` (included) to `to` (excluded). */
interface Part {
  readonly axis: Axis;
  readonly from: number;
  readonly to: number;
}

/** A plan for one week of the axis of a study; the result says nothing about the rest of the year. */
export function planWeek(resolved: ResolvedStudy, week: number | undefined): Plan {
  const part = partOf(resolved, week);
  const axis = axisOf(part);
  const share = axis.steps / part.axis.steps;
  // A slider waits for no worth from both sides.
  const hurried = { ...resolved, options: { ...resolved.options, ranges: false, smoothest: false } };
  const plan = planOf(hurried, group => cutGroup(group, part, axis, share));
  // The results are those of the week: so are its calendar and its share of the year.
  const resolvedWeek = { ...resolved, axis, yearShare: resolved.yearShare * share };
  return { ...plan, resolved: resolvedWeek, week: axis.weeks[0]!.label };
}

function partOf({ axis, years }: ResolvedStudy, week: number | undefined): Part {
  if (week !== undefined && (!Number.isInteger(week) || week < 0 || week >= axis.weeks.length)) {
    const expected = `a whole number from 0 to ${axis.weeks.length - 1}`;
    const message = `week: got ${week}, expected ${expected}`;
    throw new InputError([{ path: '/week', code: 'out-of-range', message, expected, value: String(week) }]);
  }
  const price = years[0]!.sites[0]!.importEurPerMwh;
  const chosen = week ?? dearestWeek(axis, price);
  const from = axis.week.indexOf(chosen);
  return { axis, from, to: axis.week.lastIndexOf(chosen) + 1 };
}

function axisOf({ axis, from, to }: Part): Axis {
  return spanAxis(axis.startMs + from * axis.stepMinutes * 60_000, to - from, axis.stepMinutes);
}

function cutGroup(group: SiteGroup, part: Part, axis: Axis, share: number): SiteGroup {
  const cut = (series: Series): Series =>
    typeof series === 'number' ? series : series.slice(part.from, part.to);
  return {
    axis,
    sites: group.sites.map(site => cutSite(site, part, axis, cut, share)),
    sharedLimits: group.sharedLimits.map(limit => ({
      ...limit,
      importMw: cut(limit.importMw),
      exportMw: cut(limit.exportMw),
      ...(limit.peaks && { peaks: limit.peaks.map(charge => cutPeak(charge, part, axis)) }),
    })),
  };
}

type Cut = (series: Series) => Series;

function cutSite(site: Site, part: Part, axis: Axis, cut: Cut, share: number): Site {
  const { breach } = site.limits;
  const { levyTiers, processTon, compensationEur } = site.carbon;
  const cutTax = (tax: Tax): Tax => tax.map(bracket => ({ ...bracket, fromMwh: bracket.fromMwh * share }));
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
    },
    peaks: site.peaks.map(charge => cutPeak(charge, part, axis)),
    importEurPerMwh: cut(site.importEurPerMwh),
    exportEurPerMwh: cut(site.exportEurPerMwh),
    electricityTax: cutTax(site.electricityTax),
    gridContractEur: site.gridContractEur * share,
    gridFixedEur: site.gridFixedEur * share,
    fuels: Object.fromEntries(
      Object.entries(site.fuels).map(([name, fuel]) => [
        name,
        { ...fuel, priceEurPerMwh: cut(fuel.priceEurPerMwh), tax: cutTax(fuel.tax) },
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
    assets: site.assets.map(asset => cutAsset(asset, cut)),
    ...(site.budgets && {
      budgets: site.budgets.map(budget => ({ ...budget, limit: budget.limit * share })),
    }),
  };
}

/** A week pays its part of the peak of its month or months, so that it can be set beside a year. */
function cutPeak<Charge extends PeakCharge>(
  charge: Charge,
  { axis: whole, from, to }: Part,
  axis: Axis,
): Charge {
  const periodOf = charge.period === 'month' ? whole.month : whole.week;
  const first = periodOf[from]!;
  const already = charge.alreadySetMw.slice(first, periodOf[to - 1]! + 1);
  if (charge.period === 'week') return { ...charge, alreadySetMw: already };
  const part = monthsOf(axis) / axis.months.length / (monthsOf(whole) / whole.months.length);
  return { ...charge, alreadySetMw: already, priceEurPerMw: charge.priceEurPerMw * part };
}

function cutAsset(asset: Asset, cut: Cut): Asset {
  if (asset.kind === 'pv' || asset.kind === 'wind') return { ...asset, availableMw: cut(asset.availableMw) };
  if (asset.kind === 'heatPump') return { ...asset, cop: cut(asset.cop) };
  if (asset.kind === 'gasBoiler' && asset.availableShare !== undefined)
    return { ...asset, availableShare: cut(asset.availableShare) };
  return asset;
}
