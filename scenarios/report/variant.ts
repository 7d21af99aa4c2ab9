import { COST_PARTS, type CostParts, type Infeasibility } from '../../engine/index.ts';
import type { Exclusion, Plan, Variant } from '../plan/plan.ts';
import type { CarbonSources } from '../resolve/carbon-sources.ts';
import type { Outcome } from '../run.ts';
import type { Outline, SiteOutline, SolvedOutline } from './outline.ts';
import type { SiteResult, VariantResult } from './result.ts';
import { infeasibleLine, operationLine } from './variant-line.ts';

/** Results of every package and year in the order of the study, those that could not be included. */
export function variantResults({ plan, outlines }: Outcome): VariantResult[] {
  const { packages, years } = plan.resolved;
  return packages.flatMap(({ name }) =>
    years.map(({ year }) => {
      const isThis = (one: { name: string; year: number }) => one.name === name && one.year === year;
      const variant = plan.variants.find(isThis);
      return variant
        ? variantResult(plan, variant, outlines[variant.task]!)
        : excludedResult(plan, plan.excluded.find(isThis)!);
    }),
  );
}

function variantResult(plan: Plan, variant: Variant, answer: Outline): VariantResult {
  const { name, year } = variant;
  if (answer.status === 'infeasible') return noResult(name, year, answer.infeasibility);
  const sum = (read: (site: SiteOutline) => number) =>
    answer.sites.reduce((total, site) => total + read(site), 0);
  const costParts = partsOf(answer);
  const bills = answer.bills.get(variant);
  const result = {
    name,
    year,
    status: answer.status,
    costEur: finite(sum(site => site.costEur)),
    emissionsTonCo2: finite(sum(site => site.emissionsTonCo2)),
    importMwh: finite(sum(site => site.importMwh)),
    exportMwh: finite(sum(site => site.exportMwh)),
    peakMw: finite(answer.peakMw),
    unservedMwh: finite(sum(site => site.unservedMwh)),
    valueOfOneMwEur: finite(sum(site => site.valueOfOneMwEur)),
    valueRange: answer.sites.length === 1 ? answer.sites[0]!.valueRange : null,
    foresight: answer.foresight,
    sharedLimits: answer.sharedLimits,
    certificate: answer.certificate,
    costParts,
    gridEmissionsTonCo2: finite(sum(site => site.gridEmissionsTonCo2)),
    curtailedMwh: finite(sum(site => site.curtailedMwh)),
    breachMwh: finite(sum(site => site.breachMwh)),
    exclusiveHours: answer.overlapSteps * plan.resolved.axis.stepHours,
    hoursAtLimit: Math.max(...answer.sites.map(site => site.hoursAtLimit)),
    fuelMwh: fuelOf(answer),
    sites: answer.sites.map((site, s) =>
      siteResult(site, bills?.[s] ?? null, carbonSourcesOf(plan, year, site.name)),
    ),
    infeasibility: null,
  };
  return { ...result, line: operationLine(plan, result) };
}

/** No result may hold a NaN or an infinity. */
function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

function partsOf({ sites }: SolvedOutline): CostParts {
  return Object.fromEntries(
    COST_PARTS.map(part => [part, sites.reduce((sum, site) => sum + site.costParts[part], 0)]),
  ) as CostParts;
}

function fuelOf({ sites }: SolvedOutline): Record<string, number> {
  const mwh: Record<string, number> = {};
  for (const site of sites)
    for (const [fuel, used] of Object.entries(site.fuelMwh)) mwh[fuel] = (mwh[fuel] ?? 0) + used;
  return mwh;
}

function carbonSourcesOf({ resolved }: Plan, year: number, site: string): CarbonSources {
  const { sites } = resolved.years.find(one => one.year === year)!;
  return sites.find(one => one.name === site)!.carbonSources;
}

function siteResult(site: SiteOutline, bill: SiteResult['bill'], sources: CarbonSources): SiteResult {
  const { name, costEur, costParts, emissionsTonCo2, importMwh, exportMwh } = site;
  const { peakMw, unservedMwh, valueOfOneMwEur, hoursAtLimit, budgets, running, levy } = site;
  return {
    name,
    costEur,
    costParts,
    emissionsTonCo2,
    importMwh,
    exportMwh,
    peakMw,
    unservedMwh,
    valueOfOneMwEur,
    hoursAtLimit,
    budgets,
    running,
    levy,
    carbon: { ...site.carbon, gridEmissionsTonCo2: site.gridEmissionsTonCo2, sources },
    bill,
  };
}

function excludedResult(plan: Plan, { name, year, reason, shortages }: Exclusion): VariantResult {
  const { stepHours } = plan.resolved.axis;
  const infeasibility: Infeasibility = {
    shortages,
    shortHours: new Set(shortages.map(({ step }) => step)).size * stepHours,
    shortMwh: shortages.reduce((sum, { shortMw }) => sum + shortMw, 0) * stepHours,
    repairs: [],
  };
  return { ...noResult(name, year, infeasibility), line: reason };
}

function noResult(name: string, year: number, infeasibility: Infeasibility): VariantResult {
  return {
    name,
    year,
    status: 'infeasible',
    costEur: null,
    emissionsTonCo2: null,
    importMwh: null,
    exportMwh: null,
    peakMw: null,
    unservedMwh: null,
    valueOfOneMwEur: null,
    valueRange: null,
    foresight: null,
    sharedLimits: [],
    certificate: null,
    costParts: null,
    gridEmissionsTonCo2: null,
    curtailedMwh: null,
    breachMwh: null,
    exclusiveHours: null,
    hoursAtLimit: null,
    fuelMwh: null,
    sites: [],
    infeasibility,
    line: infeasibleLine(infeasibility),
  };
}
