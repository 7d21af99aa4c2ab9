import { builtMeasures } from '../choices/built-measures.ts';
import { AS_IT_IS, chosenPackages } from '../choices/chosen.ts';
import { changedContract } from '../rights/changed.ts';
import type { Package, Study, StudyContract } from '../schema/study.ts';
import { scaledInvestment } from '../sizing/scaled.ts';
import { type FoundSizes, sizeIn } from '../sizing/sizes.ts';
import { type AtYear, fill, orDefault } from './context.ts';
import { resolveContract } from './contract.ts';
import { resolveInvestment } from './measures.ts';
import type { Investment, ResolvedContract, ResolvedPackage, ResolvedYear } from './resolved-study.ts';
import type { PriceTerms } from './terms.ts';

const BASE: Package = { name: 'base', title: { nl: 'Zoals het is', en: 'As it is' }, measures: [] };

/**
 * Packages of a study: the site as it is for a dispatch study; for a business case those written out and those made of its
 * choices, with the site as it is to compare with.
 */
export function packagesOf(study: Study): readonly Package[] {
  if (study.kind === 'dispatch') return [BASE];
  const { written, made } = chosenPackages(study);
  const [first, ...rest] = made;
  const packages = first && isAsItIs(first) ? [first, ...written, ...rest] : [...written, ...made];
  if (study.reference !== undefined || packages.some(isAsItIs)) return packages;
  return [AS_IT_IS, ...packages];
}

/** Name of the package that the others are compared with. */
export function referenceOf(study: Study): string {
  return study.reference ?? packagesOf(study).find(isAsItIs)!.name;
}

function isAsItIs({ measures, contracts }: Package): boolean {
  return measures.length === 0 && contracts === undefined;
}

const WAITS = 'As early as `availableFrom` and what it requires allow';

/** Packages with what their measures cost, at the prices of the year of the context (that of the investment). */
export function resolvePackages(
  at: AtYear,
  { measures: ofYear }: Pick<ResolvedYear, 'measures'>,
  found: FoundSizes,
): ResolvedPackage[] {
  const { study } = at;
  const money = new Map<string, Investment>();
  for (const built of builtMeasures(study)) {
    const path = `/measures/${built.index}`;
    money.set(built.name, resolveInvestment(at, built.measure, path));
    if (built.waitsUntil !== null) fill(at, `${path}/investment/year`, built.waitsUntil, 'year', WAITS, 'D');
  }
  if (study.kind === 'business-case' && study.choices) {
    const key = 'choices.maximumPackages';
    orDefault(at, study.choices.maximumPackages, key, '/choices/maximumPackages');
  }
  const written = new Set(study.packages?.map(({ name }) => name));
  return packagesOf(study).map(({ name, title = { nl: name, en: name }, measures }) => ({
    name,
    title,
    measures,
    sizes: found.get(name) ?? {},
    isMade: study.choices !== undefined && !written.has(name),
    investments: measures.flatMap(measure => {
      const one = money.get(measure);
      if (!one) return [];
      return scaledInvestment(one, sizeIn(found.get(name), measure, ofYear.get(measure)?.sized ?? null));
    }),
  }));
}

/** Contracts that differ from the site's, by package and site. */
export function resolveContracts(
  at: AtYear,
  { dayAheadEurPerMwh }: Pick<PriceTerms, 'dayAheadEurPerMwh'>,
): Map<string, Map<string, ResolvedContract>> {
  const { study } = at;
  const byPackage = new Map<string, Map<string, ResolvedContract>>();
  if (study.kind === 'dispatch') return byPackage;
  study.packages?.forEach(({ name, contracts = {} }, p) => {
    const bySite = new Map<string, ResolvedContract>();
    for (const [siteName, change] of Object.entries(contracts)) {
      const s = study.sites.findIndex(site => site.name === siteName);
      if (s < 0) continue;
      const contract: StudyContract = changedContract(study.sites[s]!.contract, change);
      const changed = `/packages/${p}/contracts/${siteName.replaceAll('~', '~0').replaceAll('/', '~1')}`;
      const pathOf = (field: string) =>
        Object.hasOwn(change, field) ? `${changed}/${field}` : `/sites/${s}/contract/${field}`;
      bySite.set(siteName, resolveContract(at, contract, pathOf, dayAheadEurPerMwh));
    }
    byPackage.set(name, bySite);
  });
  return byPackage;
}
