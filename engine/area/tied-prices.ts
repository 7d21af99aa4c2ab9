import type { Axis } from '../calendar/axis.ts';
import type { DispatchOptions } from '../dispatch/options.ts';
import type { SharedLimitUse } from '../multipliers/shared-limits.ts';
import { plus } from '../series/series.ts';
import type { Site } from '../site/site.ts';
import { runTogether, type Together } from './run-sites.ts';
import type { Tie, Unit } from './tied.ts';
import { added, type Means, type Proven, provenAlone } from './unit-runs.ts';

/** What a MW more of a limit is worth in each step, EUR per MW. */
export type Prices = Pick<SharedLimitUse, 'importValueEurPerMw' | 'exportValueEurPerMw'>;

/** What units would do at best if they paid for limits what these are worth; null where one of them has no plan. */
export async function runAtPrices(
  units: readonly Unit[],
  ties: readonly Tie[],
  prices: readonly Prices[],
  axis: Axis,
  options: DispatchOptions,
  { executor, known, watch }: Means,
): Promise<Proven | null> {
  const priced = units.map((unit): Together => {
    const sites = unit.sites.map(site => {
      const own = prices.filter((_, k) => ties[k]!.sites.includes(site.name));
      return own.length === 0 ? site : withPrices(site, own, axis);
    });
    return { ...unit, sites };
  });
  const answers = await runTogether(priced, axis, options, executor, known, watch);
  return answers.every(answer => answer !== null) ? answers.map(provenAlone).reduce(added) : null;
}

/** A site that pays for what it takes of limits, and is paid for what it gives. */
function withPrices(site: Site, prices: readonly Prices[], { steps, stepHours }: Axis): Site {
  const eurPerMwh = new Float64Array(steps);
  for (const { importValueEurPerMw: taking, exportValueEurPerMw: giving } of prices)
    for (let t = 0; t < steps; t++) eurPerMwh[t]! += (taking[t]! - giving[t]!) / stepHours;
  return {
    ...site,
    importEurPerMwh: plus(site.importEurPerMwh, eurPerMwh),
    exportEurPerMwh: plus(site.exportEurPerMwh, eurPerMwh),
  };
}

/** What a limit brings in at its prices, EUR. */
export function paidFor(
  { importMw, exportMw }: Tie,
  { importValueEurPerMw, exportValueEurPerMw }: Prices,
): number {
  return importMw.reduce(
    (sum, mw, t) => sum + mw * importValueEurPerMw[t]! + exportMw[t]! * exportValueEurPerMw[t]!,
    0,
  );
}
