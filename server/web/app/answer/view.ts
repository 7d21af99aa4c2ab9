import type { PackageResult, RunResult, Study } from '../../../../scenarios/index.ts';
import type { Place } from '../state/address.ts';

/**
 * The line of the answer that is in view: of the chosen package and year, else of the best package in its first year. The
 * reference itself comes last: beside it there is no change to see.
 */
export function variantInView(result: RunResult, { variant, year }: Pick<Place, 'variant' | 'year'>) {
  const ranked = [...result.report.packages].sort((a, b) => a.rank - b.rank);
  const best = ranked.find(({ irrNote }) => irrNote !== 'reference')?.name;
  const names = [variant, best, result.variants[0]?.name];
  const name = names.find(one => result.variants.some(line => line.name === one));
  const lines = result.variants.filter(line => line.name === name);
  return lines.find(line => line.year === year) ?? lines[0] ?? null;
}

/** Package that the others are compared with: the one named, else the site as it is; null where nothing is compared. */
export function referenceName({ kind, reference, packages = [] }: Study): string | null {
  if (kind === 'dispatch') return null;
  const asItIs = packages.find(({ measures, contracts }) => measures.length === 0 && contracts === undefined);
  return reference ?? asItIs?.name ?? 'as-it-is';
}

export function packageNamed(result: RunResult, name: string): PackageResult | null {
  return result.report.packages.find(one => one.name === name) ?? null;
}

export function yearsOf(result: RunResult): number[] {
  return [...new Set(result.variants.map(({ year }) => year))].sort((a, b) => a - b);
}

/**
 * What all sites together may import under a package in a year, MW: their contracts, or a shared limit where that is less; null
 * where it is no single number. `measures` of a package that is made of choices; until a run has told them its name does.
 */
export function contractMw(
  study: Study,
  { name, year }: Pick<RunResult['variants'][number], 'name' | 'year'>,
  measures: readonly string[] | null = null,
): number | null {
  const written = study.packages?.find(one => one.name === name);
  const own = written?.measures ?? measures ?? measuresInName(study, name);
  if (own === null) return null;
  const apartMw = contractsMw(study, written?.contracts ?? {}, { measures: own, year });
  if (apartMw === null) return null;
  const shared = (study.sharedLimits ?? []).filter(({ sites }) => sites.length === study.sites.length);
  return Math.min(apartMw, ...shared.map(({ importMw }) => megawatts(importMw) ?? apartMw));
}

/** Packages that are made are called after their measures, `grid+e-boiler@2029`; null where a name was shortened. */
function measuresInName({ choices, measures = [] }: Study, name: string): string[] | null {
  const parts = choices === undefined || name === 'as-it-is' ? [] : name.split('+');
  return parts.every(part => measures.some(one => builtIn(one.name, part) !== null)) ? parts : null;
}

/** Year in which a package that lists `built` has a measure, `name@2029`; 0 where no year is said; null: another measure. */
function builtIn(measure: string, built: string): number | null {
  if (built === measure) return 0;
  const year = built.startsWith(`${measure}@`) ? Number(built.slice(measure.length + 1)) : Number.NaN;
  return Number.isInteger(year) ? year : null;
}

function contractsMw(
  study: Study,
  contracts: NonNullable<NonNullable<Study['packages']>[number]['contracts']>,
  own: { readonly measures: readonly string[]; readonly year: number },
): number | null {
  let totalMw = 0;
  for (const site of study.sites) {
    const limitMw = megawatts(contracts[site.name]?.importMw ?? site.contract?.importMw);
    if (limitMw === null) return null;
    totalMw += limitMw;
    for (const measure of study.measures ?? []) {
      const isHere = measure.site === undefined ? site === study.sites[0] : measure.site === site.name;
      const isThere = own.measures.some(one => (builtIn(measure.name, one) ?? own.year + 1) <= own.year);
      if (!isHere || !isThere || measure.addImportMw === undefined) continue;
      const addedMw = megawatts(measure.addImportMw);
      if (addedMw === null) return null;
      totalMw += addedMw;
    }
  }
  return totalMw;
}

const MW_PER_UNIT: Readonly<Record<string, number>> = { kw: 1e-3, mw: 1, gw: 1e3 };

function megawatts(quantity: unknown): number | null {
  if (typeof quantity === 'number') return quantity;
  if (typeof quantity !== 'string') return null;
  const match = /^\s*([\d.]+)\s*([kMG]W)\s*$/i.exec(quantity);
  return match ? Number(match[1]) * (MW_PER_UNIT[match[2]!.toLowerCase()] ?? Number.NaN) : null;
}

/** True when the study is about whole years, so that its amounts are per year. */
export function isWholeYear(study: Study): boolean {
  return 'year' in study.period;
}

const MS_PER_WEEK = 7 * 24 * 3_600_000;

/** Weeks begun in the period of a study. */
export function weeksIn({ period }: Study): number {
  if ('year' in period) return 53;
  return Math.max(1, Math.ceil((Date.parse(period.end) - Date.parse(period.start)) / MS_PER_WEEK));
}
