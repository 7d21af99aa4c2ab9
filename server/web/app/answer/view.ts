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

/** What all sites together may import under a package, MW: their contracts, or a shared limit where that is less; null where it is no single number. */
export function contractMw(study: Study, packageName: string): number | null {
  if (study.choices && !study.packages?.some(({ name }) => name === packageName)) return null;
  const apartMw = contractsMw(study, packageName);
  if (apartMw === null) return null;
  const shared = (study.sharedLimits ?? []).filter(({ sites }) => sites.length === study.sites.length);
  return Math.min(apartMw, ...shared.map(({ importMw }) => megawatts(importMw) ?? apartMw));
}

function contractsMw(study: Study, packageName: string): number | null {
  const chosen = study.packages?.find(({ name }) => name === packageName);
  let totalMw = 0;
  for (const site of study.sites) {
    const changed = chosen?.contracts?.[site.name]?.importMw;
    const limitMw = megawatts(changed ?? site.contract?.importMw);
    if (limitMw === null) return null;
    totalMw += limitMw;
    for (const measure of study.measures ?? []) {
      const isHere = measure.site === undefined ? site === study.sites[0] : measure.site === site.name;
      if (!isHere || !chosen?.measures.includes(measure.name) || measure.addImportMw === undefined) continue;
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
