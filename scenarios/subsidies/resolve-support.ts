import { emissionFactor, SUBSIDIES, sdeTechnology } from '../../data/index.ts';
import { type Asset, type Site, total } from '../../engine/index.ts';
import { figure, inBoth } from '../report/words.ts';
import { inYear } from '../report/years.ts';
import { fill, report } from '../resolve/context.ts';
import type { ResolvedSite, ResolvedYear } from '../resolve/resolved-study.ts';
import { scalar } from '../resolve/scalar.ts';
import type { StudySubsidy } from '../schema/subsidies.ts';
import type { SdeYear, SupportCandidate } from './candidate.ts';
import { refused } from './claims.ts';
import type { Place } from './resolve-place.ts';
import type { Refusal } from './scheme.ts';
import {
  derivedBaseAmount,
  heatCorrection,
  highestInPhase,
  phaseOf,
  sdeIntensity,
  sdePerUnit,
} from './sde.ts';

type SdeSubsidy = Extract<StudySubsidy, { readonly kind: 'sde' }>;
type Sde = Place & { readonly subsidy: SdeSubsidy; readonly round: number };
type HeatAsset = Extract<Asset, { readonly kind: 'heatPump' | 'eBoiler' }>;

/** Assets whose heat the SDE++ can pay for. */
export function isSupported(asset: Asset): asset is HeatAsset {
  return asset.kind === 'heatPump' || asset.kind === 'eBoiler';
}

/** The SDE++ on one asset of a measure, with its amounts in every path year; or why it is not to be had. */
export function resolveSupport(sde: Sde, asset: HeatAsset): SupportCandidate | Refusal {
  const title = { nl: `SDE++ ${asset.name}`, en: `SDE++ ${asset.name}` };
  const round = SUBSIDIES.sde.rounds.find(({ year }) => year === sde.round)!;
  const about = {
    scheme: 'sde' as const,
    title,
    measure: sde.measure.name,
    source: `PBL; RVO; round ${sde.round}: ${round.budgetEur.source} [${round.budgetEur.mark}]`,
  };
  const { base, terms } = baseAmount(sde, asset);
  const byYear = yearsOf(sde);
  if (!byYear)
    return refused(about, 'statement', {
      nl: 'zonder gasprijs is er geen correctiebedrag af te leiden: geef correctionEurPerMwh',
      en: 'without a gas price no correction amount can be derived: give correctionEurPerMwh',
    });
  const limits = round.phaseEurPerTon.map(({ value }) => value);
  const avoided = avoidedTonPerMwh(sde);
  const atApplication = amountsIn(byYear, sde.applicationYear);
  const phase = phaseAmount(sde, base.eurPerMwh, highestInPhase(atApplication, avoided, limits.at(-1)!));
  const intensityEurPerTon = sdeIntensity({ ...atApplication, phase }, avoided);
  const inPhase = phaseOf(intensityEurPerTon, limits);
  if (inPhase === null)
    return refused(about, 'threshold', aboveLastPhase(intensityEurPerTon, limits.at(-1)!));
  const years = byYear.map(one => ({ ...one, phase }));
  if (years.every(one => sdePerUnit(one) === 0))
    return refused(about, 'nothing-paid', nothingPaid(years[0]!));
  return {
    ...about,
    sort: 'support',
    site: sde.site,
    asset: asset.name,
    capacityMw: asset.heatMw,
    fromYear: sde.boughtIn,
    ...terms,
    baseEurPerMwh: base.eurPerMwh,
    isDerived: base.isDerived,
    intensityEurPerTon,
    phase: inPhase,
    byYear: years,
  };
}

/** By kind of asset and level; a cascade to steam counts as a pump for steam. */
function technologyOf({ subsidy }: Sde, asset: HeatAsset): string {
  if (subsidy.technology !== undefined) return subsidy.technology;
  if (asset.kind === 'eBoiler') return 'e-boiler';
  return asset.level === 'hotWater' ? 'closed-heat-pump' : 'steam-heat-pump';
}

function baseAmount(sde: Sde, asset: HeatAsset) {
  const { at, subsidy, path } = sde;
  const row = sdeTechnology(technologyOf(sde, asset))!;
  const tabled = (field: 'fullLoadHours' | 'termYears') => {
    const { value, unit, source, mark } = row[field];
    fill(at, `${path}/${field}`, value, unit, source, mark);
    return value;
  };
  const fullLoadHours =
    subsidy.fullLoadHours === undefined
      ? tabled('fullLoadHours')
      : scalar(at, subsidy.fullLoadHours, 'subsidy.sde.fullLoadHours', `${path}/fullLoadHours`);
  const termYears = subsidy.termYears ?? tabled('termYears');
  const terms = { fullLoadHours, termYears };
  if (subsidy.baseEurPerMwh !== undefined) {
    const eurPerMwh = scalar(at, subsidy.baseEurPerMwh, 'subsidy.sde.baseEurPerMwh', `${path}/baseEurPerMwh`);
    return { base: { eurPerMwh, isDerived: false }, terms };
  }
  const eurPerMwh = derivedBaseAmount({
    capexEurPerKw: row.capexEurPerKw.value,
    fixedEurPerKwYear: row.fixedEurPerKwYear.value,
    variableEurPerKwh: row.variableEurPerKwh.value,
    powerPerHeat: row.powerPerHeat.value,
    powerEurPerKwh: row.powerEurPerKwh.value,
    rate: SUBSIDIES.sde.method.rate.value,
    ...terms,
  });
  const source = `Derived, not the amount of the regulation: ${row.capexEurPerKw.source}; ${row.fullLoadHours.source}`;
  fill(at, `${path}/baseEurPerMwh`, eurPerMwh, 'EUR/MWh', source, 'C');
  return { base: { eurPerMwh, isDerived: true }, terms };
}

function phaseAmount({ at, subsidy, path }: Sde, base: number, highest: number): number {
  if (subsidy.phaseEurPerMwh === undefined) return Math.min(base, highest);
  const place = `${path}/phaseEurPerMwh`;
  const asked = scalar(at, subsidy.phaseEurPerMwh, 'subsidy.sde.phaseEurPerMwh', place);
  if (asked > base) {
    const expected = `at most the base amount of ${base.toFixed(2)} EUR/MWh`;
    const message = `phaseEurPerMwh: got ${asked}, expected ${expected}`;
    report(at, { path: place, code: 'out-of-range', message, expected, value: String(asked) });
  }
  return asked;
}

/** Avoided by heat that gas does not make; emissions of the power are left out, in favour of the applicant. */
function avoidedTonPerMwh(sde: Sde): number {
  const { at, subsidy, path, years } = sde;
  const key = 'subsidy.sde.avoidedTonPerMwh';
  if (subsidy.avoidedTonPerMwh !== undefined)
    return scalar(at, subsidy.avoidedTonPerMwh, key, `${path}/avoidedTonPerMwh`);
  const value = gasTonPerMwh(siteIn(sde, years[0]!));
  fill(
    at,
    `${path}/avoidedTonPerMwh`,
    value,
    't/MWh',
    'Gas boiler of 90 %, emissions of power left out',
    'D',
  );
  return value;
}

function siteIn({ site }: Place, year: ResolvedYear): ResolvedSite {
  return year.sites.find(({ name }) => name === site)!;
}

/** Emissions of gas that makes a MWh of heat; of natural gas as in the tables where the study has none. */
function gasTonPerMwh({ fuels }: Pick<Site, 'fuels'>): number {
  const perMwh = fuels.naturalGas?.emissionsTonPerMwh ?? emissionFactor('naturalGas')!.value;
  return perMwh / SUBSIDIES.sde.method.gasBoilerEfficiency.value;
}

/** Amounts by path year; null where the correction amount is neither said nor to be derived. */
function yearsOf(sde: Sde): Omit<SdeYear, 'phase'>[] | null {
  const byYear = sde.years.flatMap(year => {
    const correction = correctionIn(sde, year);
    if (correction === null) return [];
    return [{ year: year.year, correction, floor: floorIn(sde, year), etsBenefit: etsIn(sde, year) }];
  });
  return byYear.length === sde.years.length ? byYear : null;
}

function correctionIn(sde: Sde, { year, ...rest }: ResolvedYear): number | null {
  const { at, subsidy, path } = sde;
  const place = `${path}/correctionEurPerMwh`;
  if (subsidy.correctionEurPerMwh !== undefined)
    return scalar({ ...at, year }, subsidy.correctionEurPerMwh, 'subsidy.sde.correctionEurPerMwh', place);
  const site = siteIn(sde, { year, ...rest });
  const gas = site.fuels.naturalGas;
  if (!gas) return null;
  const { gasBoilerEfficiency } = SUBSIDIES.sde.method;
  const { steps, stepHours } = at.axis;
  const heatMwh = Object.values(site.heatLoadMw).reduce<number>(
    (sum, mw) => sum + total(mw, steps) * stepHours,
    0,
  );
  const gasMwh = heatMwh / gasBoilerEfficiency.value;
  const tax = gas.tax.findLast(({ fromMwh }) => fromMwh <= gasMwh)?.eurPerMwh ?? 0;
  const price = total(gas.priceEurPerMwh, steps) / steps;
  const value = heatCorrection(price, tax, gasBoilerEfficiency.value);
  const source = `(gas ${price.toFixed(2)} + energy tax ${tax.toFixed(2)}) / ${gasBoilerEfficiency.value}; ${gasBoilerEfficiency.source}`;
  fill(at, `${place}/${year}`, value, 'EUR/MWh', source, 'C');
  return value;
}

function floorIn({ at, subsidy, path }: Sde, { year }: ResolvedYear): number {
  const place = `${path}/floorEurPerMwh`;
  return scalar({ ...at, year }, subsidy.floorEurPerMwh, 'subsidy.sde.floorEurPerMwh', place);
}

function etsIn(sde: Sde, year: ResolvedYear): number {
  const { at, subsidy, path } = sde;
  const place = `${path}/etsBenefitEurPerMwh`;
  if (subsidy.etsBenefitEurPerMwh !== undefined)
    return scalar(
      { ...at, year: year.year },
      subsidy.etsBenefitEurPerMwh,
      'subsidy.sde.etsBenefitEurPerMwh',
      place,
    );
  const site = siteIn(sde, year);
  const value = site.carbon.etsEurPerTon * gasTonPerMwh(site);
  const source =
    'ETS price x emissions of the avoided gas; RVO decides by project and year whether it counts';
  fill(at, `${place}/${year.year}`, value, 'EUR/MWh', source, 'C');
  return value;
}

function amountsIn(byYear: readonly Omit<SdeYear, 'phase'>[], year: number) {
  const read = (field: 'correction' | 'floor' | 'etsBenefit') =>
    inYear(
      byYear.map(one => ({ year: one.year, value: one[field] })),
      year,
    );
  return { correction: read('correction'), floor: read('floor'), etsBenefit: read('etsBenefit') };
}

function aboveLastPhase(intensity: number, last: number) {
  return inBoth(language => {
    const [asked, most] = [figure(intensity, language), figure(last, language)];
    return language === 'nl'
      ? `${asked} €/t is meer dan de ${most} €/t van de duurste fase`
      : `€${asked}/t is above the €${most}/t of the dearest phase`;
  });
}

function nothingPaid({ year, phase, correction, floor, etsBenefit }: SdeYear) {
  return inBoth(language => {
    const [asked, market] = [figure(phase, language), figure(Math.max(correction, floor), language)];
    const ets = figure(etsBenefit, language);
    return language === 'nl'
      ? `het bedrag van ${asked} €/MWh ligt in elk jaar onder correctiebedrag plus ETS-voordeel (${year}: ${market} + ${ets})`
      : `the amount of €${asked}/MWh is below correction amount plus ETS benefit in every year (${year}: ${market} + ${ets})`;
  });
}
