import { type Sourced, SUBSIDIES } from '../../data/index.ts';
import type { Asset } from '../../engine/index.ts';
import { type BuiltMeasure, builtMeasures } from '../choices/built-measures.ts';
import { type AtYear, orDefault } from '../resolve/context.ts';
import { packagesOf } from '../resolve/packages.ts';
import type { ResolvedYear } from '../resolve/resolved-study.ts';
import { scalar } from '../resolve/scalar.ts';
import type { SchemeName, StudySubsidy } from '../schema/subsidies.ts';
import type { Text } from '../schema/text.ts';
import { type FoundSizes, yearsAt } from '../sizing/sizes.ts';
import type { Candidate, GrantCandidate, ResolvedSubsidies } from './candidate.ts';
import { refused } from './claims.ts';
import { openText, termsYear } from './dates.ts';
import type { Place } from './resolve-place.ts';
import { isSupported, resolveSupport } from './resolve-support.ts';
import { type Refusal, SCHEME_TITLES } from './scheme.ts';
import { type PackageWish, type Wish, wishOf } from './wishes.ts';

/** Most assets of a package that are computed with the SDE++ together: each doubles the number of dispatches. */
const MOST_SUPPORTED = 3;

/** Subsidies by package, at the terms of the year of investment (that of `at`); the reference gets none. */
export function resolveSubsidies(
  at: AtYear,
  years: readonly ResolvedYear[],
  reference: string,
  sizes: FoundSizes,
): ReadonlyMap<string, ResolvedSubsidies> {
  const { study } = at;
  const byPackage = new Map<string, ResolvedSubsidies>();
  if (study.kind === 'dispatch') return byPackage;
  const all = builtMeasures(study);
  for (const pack of packagesOf(study)) {
    const p = study.packages?.findIndex(({ name }) => name === pack.name);
    const wish = pack.name === reference ? null : wishOf(study, pack, `/packages/${p}`);
    if (!wish) continue;
    const taken = all.filter(({ name }) => pack.measures.includes(name));
    const sized = yearsAt(years, sizes.get(pack.name));
    const found = wish.wishes.flatMap(one => foundFor(at, sized, one, taken));
    byPackage.set(pack.name, sorted(wish.choose, found));
  }
  return byPackage;
}

function sorted(choose: PackageWish['choose'], found: readonly (Candidate | Refusal)[]): ResolvedSubsidies {
  const candidates: Candidate[] = [];
  const refusals: Refusal[] = [];
  let supported = 0;
  for (const one of found) {
    if ('rule' in one) refusals.push(one);
    else if (one.sort === 'support' && ++supported > MOST_SUPPORTED) refusals.push(tooMany(one));
    else candidates.push(one);
  }
  return { choose, candidates, refusals };
}

function tooMany(candidate: Candidate): Refusal {
  const reason = {
    nl: `meer dan ${MOST_SUPPORTED} installaties met SDE++ in een pakket worden niet gerekend`,
    en: `more than ${MOST_SUPPORTED} assets with SDE++ in a package are not computed`,
  };
  return refused(candidate, 'too-many', reason, 'Choice of this tool [D]');
}

function foundFor(
  at: AtYear,
  years: readonly ResolvedYear[],
  { subsidy, path }: Wish,
  measures: readonly BuiltMeasure[],
): (Candidate | Refusal)[] {
  return measures.flatMap(({ name, measure: own }) => {
    const resolved = years[0]?.measures.get(name);
    if (!resolved || (subsidy.measure !== undefined && subsidy.measure !== own.name)) return [];
    const measure = { ...own, name };
    const place = subsidy.measure === undefined ? `${path}/${subsidy.kind}/${name}` : path;
    const boughtIn = resolved.fromYear ?? at.year;
    const applicationYear = subsidy.applicationYear ?? boughtIn;
    const { site } = resolved;
    return onMeasure({ at, years, measure, site, boughtIn, applicationYear, path: place }, subsidy);
  });
}

function onMeasure(place: Place, subsidy: StudySubsidy): (Candidate | Refusal)[] {
  const about = aboutOf(place, subsidy);
  if (place.applicationYear > place.boughtIn) return [refused(about, 'dates', tooLate(place))];
  const terms = termsYear(subsidy, place.applicationYear);
  if (terms === null) return [refused(about, 'dates', notOpen(subsidy.kind, place.applicationYear))];
  if (subsidy.kind === 'sde') {
    const assets = addedBy(place).filter(isSupported);
    if (assets.length === 0) return [refused(about, 'technique', noHeatAsset())];
    return assets.map(asset => resolveSupport({ ...place, subsidy, round: terms }, asset));
  }
  return [moneyOf(place, subsidy, terms)];
}

/** Assets of a measure, written out or by its technique, in the first path year. */
function addedBy({ years, measure }: Place): readonly Asset[] {
  return years[0]!.measures.get(measure.name)!.add;
}

type About = Pick<Candidate, 'scheme' | 'title' | 'measure' | 'source'>;

function aboutOf({ measure }: Pick<Place, 'measure'>, subsidy: StudySubsidy): About {
  const title = subsidy.kind === 'own' ? { nl: subsidy.name, en: subsidy.name } : SCHEME_TITLES[subsidy.kind];
  return { scheme: subsidy.kind, title, measure: measure.name, source: sourceOf(subsidy.kind) };
}

function sourceOf(scheme: SchemeName): string {
  const { sde, veki, eia, mia, vamil, dei, flexE } = SUBSIDIES;
  const of: Readonly<Partial<Record<SchemeName, Sourced<unknown>>>> = {
    sde: sde.rounds.at(-1)!.budgetEur,
    veki: veki.paybackYears,
    eia: eia.leastAssetEur,
    mia: mia.largestPerFirmEur,
    vamil: vamil.freeShare,
    dei: dei.shares.most,
    flexE: flexE.largestEur,
  };
  const one = of[scheme];
  return one ? `${one.source} [${one.mark}]` : 'Amount of the study; terms not found';
}

function tooLate({ applicationYear, boughtIn }: Place): Text {
  return {
    nl: `aangevraagd in ${applicationYear}, na de investering van ${boughtIn}: wat er al staat krijgt niets`,
    en: `applied for in ${applicationYear}, after the investment of ${boughtIn}: what is built already gets nothing`,
  };
}

function notOpen(scheme: SchemeName, year: number): Text {
  const open = openText(scheme);
  return {
    nl: `in ${year} is geen ronde bekend: ${open.nl}`,
    en: `no round is known in ${year}: ${open.en}`,
  };
}

function noHeatAsset(): Text {
  return {
    nl: 'de maatregel voegt geen warmtepomp of elektrische boiler toe',
    en: 'the measure adds no heat pump or electric boiler',
  };
}

function moneyOf(
  place: Place,
  subsidy: Exclude<StudySubsidy, { readonly kind: 'sde' }>,
  terms: number,
): Candidate {
  const about = aboutOf(place, subsidy);
  const { at, path } = place;
  switch (subsidy.kind) {
    case 'veki':
      return vekiOf(about, place, subsidy, terms);
    case 'dei':
      return deiOf(about, place, subsidy, terms);
    case 'eia': {
      const row = SUBSIDIES.eia.years.find(({ year }) => year === terms)!;
      return {
        ...about,
        source: `${row.share!.source} [${row.share!.mark}]`,
        sort: 'deduction',
        share: row.share!.value,
        taxShare: taxShareOf(place, subsidy),
        largestEur: row.largestEur?.value ?? null,
        leastEur: SUBSIDIES.eia.leastAssetEur.value,
      };
    }
    case 'mia':
      return {
        ...about,
        sort: 'deduction',
        share: orDefault<number>(at, subsidy.share, 'subsidy.mia.share', `${path}/share`),
        taxShare: taxShareOf(place, subsidy),
        largestEur: SUBSIDIES.mia.largestPerFirmEur.value,
        leastEur: null,
      };
    case 'vamil':
      return {
        ...about,
        sort: 'depreciation',
        freeShare: SUBSIDIES.vamil.freeShare.value,
        taxShare: taxShareOf(place, subsidy),
      };
    case 'own': {
      const read = (field: 'supportEurPerYear') =>
        scalar(at, subsidy[field], `subsidy.own.${field}`, `${path}/${field}`);
      return {
        ...about,
        sort: 'own',
        grantEur: subsidy.amountEur === undefined ? 0 : amountOf(place, subsidy.amountEur),
        supportEurPerYear: read('supportEurPerYear'),
        supportYears: orDefault<number>(
          at,
          subsidy.supportYears,
          'subsidy.own.supportYears',
          `${path}/supportYears`,
        ),
      };
    }
    default:
      return {
        ...about,
        sort: 'grant',
        give: { amountEur: amountOf(place, subsidy.amountEur) },
        largestEur: subsidy.kind === 'flexE' ? SUBSIDIES.flexE.largestEur.value : null,
        leastEur: null,
        paybackAboveYears: null,
      };
  }
}

function amountOf({ at, path }: Place, given: Parameters<typeof scalar>[1]): number {
  return scalar(at, given, 'subsidy.amountEur', `${path}/amountEur`);
}

function taxShareOf({ at, path }: Place, subsidy: { readonly profitTaxShare?: number }): number {
  // The high rate of the tax that the study reckons with, where it does.
  const highRate = at.study.finance?.tax?.highRate;
  if (subsidy.profitTaxShare === undefined && highRate !== undefined)
    return scalar(at, highRate, 'companyTax.highRate', '/finance/tax/highRate');
  return orDefault<number>(at, subsidy.profitTaxShare, 'subsidy.profitTaxShare', `${path}/profitTaxShare`);
}

type Sized = { readonly companySize?: 'large' | 'medium' | 'small' };

/** What a medium or small company gets on top. */
function bonusOf(
  { at, path }: Place,
  { companySize }: Sized,
  bonus: Readonly<Record<'medium' | 'small', Sourced<number>>>,
): number {
  const size = orDefault<string>(at, companySize, 'subsidy.companySize', `${path}/companySize`);
  return size === 'medium' || size === 'small' ? bonus[size].value : 0;
}

function vekiOf(
  about: About,
  place: Place,
  subsidy: Extract<StudySubsidy, { readonly kind: 'veki' }>,
  terms: number,
): GrantCandidate {
  const { veki } = SUBSIDIES;
  const row = veki.years.find(({ year }) => year === terms)!;
  const category = subsidy.category ?? categoryOf(addedBy(place));
  const share = veki.shares[category].value + bonusOf(place, subsidy, veki.bonus);
  const largestEur =
    category === 'localInfrastructure'
      ? Math.min(row.largestEur.value, veki.infrastructureLargestEur.value)
      : row.largestEur.value;
  const key = 'subsidy.veki.referenceInvestmentEur';
  const referenceEur = scalar(
    place.at,
    subsidy.referenceInvestmentEur,
    key,
    `${place.path}/referenceInvestmentEur`,
  );
  return {
    ...about,
    source: `${row.largestEur.source}; ${veki.shares[category].source} [${row.largestEur.mark}]`,
    sort: 'grant',
    give: { share: Math.min(share, veki.largestShare.value), referenceEur },
    largestEur,
    leastEur: row.leastEur.value,
    paybackAboveYears: veki.paybackYears.value,
  };
}

/** An e-boiler changes the carrier and saves no energy; what else the tool knows saves energy. */
function categoryOf(added: readonly Asset[]): 'efficiency' | 'otherCo2' {
  return added.some(({ kind }) => kind === 'eBoiler') ? 'otherCo2' : 'efficiency';
}

function deiOf(
  about: About,
  place: Place,
  subsidy: Extract<StudySubsidy, { readonly kind: 'dei' }>,
  terms: number,
): GrantCandidate {
  const { dei } = SUBSIDIES;
  const own = orDefault<number>(place.at, subsidy.share, 'subsidy.dei.share', `${place.path}/share`);
  return {
    ...about,
    sort: 'grant',
    give: { share: own + bonusOf(place, subsidy, dei.bonus), referenceEur: 0 },
    largestEur: dei.years.find(({ year }) => year === terms)!.largestEur.value,
    leastEur: null,
    paybackAboveYears: null,
  };
}
