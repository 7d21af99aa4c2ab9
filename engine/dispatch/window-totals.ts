import type { Program } from '../program/program.ts';
import { budgetName, levyName, totalPrice, usedMwh } from '../program/totals.ts';
import type { Site, SiteGroup } from '../site/site.ts';
import type { Planned } from './windows.ts';

/** Steps of a window within the axis. */
interface Window {
  readonly from: number;
  readonly to: number;
  readonly steps: number;
}

/**
 * Energy that a window may take from each budget of a site, MWh by name: what is left; less what the plan of the whole takes
 * later, where the window has to leave that; without a plan of the whole the window's share of what is left.
 */
export function budgetsFor(
  site: Site,
  index: number,
  program: Program,
  x: Float64Array,
  { from, to, steps }: Window,
  planned: Planned | null,
  keepsPlanned: boolean,
): Record<string, number> {
  return Object.fromEntries(
    (site.budgets ?? []).map(budget => {
      const left = budget.limit * budget.mwhPerUnit - usedMwh(program, index, budget, x, 0, from);
      const share = planned ? 1 : (to - from) / (steps - from);
      const later = keepsPlanned ? usedMwh(program, index, budget, planned!.x, to, steps) : 0;
      return [budget.name, Math.max(0, left * share - later)];
    }),
  );
}

/** Prices of the budgets in a plan of the whole, EUR/MWh by name, per site. */
export function pricedBudgets(
  group: SiteGroup,
  program: Program,
  planned: Planned | null,
): Record<string, number>[] {
  return group.sites.map(site =>
    Object.fromEntries(
      (planned ? (site.budgets ?? []) : []).map(budget => [
        budget.name,
        totalPrice(program, budgetName(site, budget), planned!.y),
      ]),
    ),
  );
}

/** A window pays for each tonne what the levy comes to at the margin of the whole. */
export function withLevyPrices(slice: SiteGroup, program: Program, { y }: Planned): SiteGroup {
  const sites = slice.sites.map(site => {
    const { etsEurPerTon, forgoneTonPerMwh, ...rest } = site.carbon;
    const marginal = etsEurPerTon + totalPrice(program, levyName(site), y);
    // Free allowances that are not earned are worth their price, not the levy on top of it.
    const share = marginal > 0 ? etsEurPerTon / marginal : 0;
    const forgone = forgoneTonPerMwh && { forgoneTonPerMwh: scaled(forgoneTonPerMwh, share) };
    return {
      ...site,
      carbon: { ...rest, ...forgone, etsEurPerTon: marginal, levyEurPerTon: 0, levyTiers: [] },
    };
  });
  return { ...slice, sites };
}

type ByLevel = NonNullable<Site['carbon']['forgoneTonPerMwh']>;

function scaled(byLevel: ByLevel, share: number): ByLevel {
  return Object.fromEntries(Object.entries(byLevel).map(([level, ton]) => [level, ton * share]));
}
