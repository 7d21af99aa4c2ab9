import {
  dictionaryEntry,
  emissionFactor,
  energyTaxBrackets,
  heatingValue,
  pricePath,
  type TaxedCarrier,
} from '../../data/index.ts';
import { type Fuel, plus, type Series, type Site, type Tax, times } from '../../engine/index.ts';
import type { FuelName, StudyPrices, StudySite } from '../schema/study.ts';
import { type AtYear, fill, orDefault, report } from './context.ts';
import { quantity } from './quantity.ts';
import { scalar } from './scalar.ts';
import type { PriceTerms } from './terms.ts';

/** Prices of one year, the same for every site. */
export type ResolvedPrices = Pick<
  Site,
  'importEurPerMwh' | 'exportEurPerMwh' | 'electricityTax' | 'fuels' | 'gridEmissionsTonPerMwh'
>;

const PATH = '/prices';

/** Prices of the year of the context, and what those of electricity are made of. */
export function resolvePrices(at: AtYear): { prices: ResolvedPrices; terms: PriceTerms } {
  const { prices } = at.study;
  const { terms, ...electricity } = electricityPrices(at, prices.electricity);
  const resolved = {
    ...electricity,
    electricityTax: taxOf(at, prices.energyTax, 'electricity'),
    fuels: fuelsOf(at, prices),
    gridEmissionsTonPerMwh: gridEmissions(at, prices),
  };
  return { prices: resolved, terms };
}

/** Import at day-ahead plus supply margin; export at the sell price (default: day-ahead) less the feed-in fee. */
function electricityPrices(at: AtYear, electricity: StudyPrices['electricity']) {
  const path = `${PATH}/electricity`;
  const read = (field: 'supplyMarginEurPerMwh' | 'feedInFeeEurPerMwh') =>
    scalar(at, electricity[field], `electricity.${field}`, `${path}/${field}`);
  const dayAhead = quantity(
    at,
    electricity.dayAheadEurPerMwh,
    'electricity.dayAheadEurPerMwh',
    `${path}/dayAheadEurPerMwh`,
  );
  const sell = sellPrice(at, electricity, dayAhead, `${path}/sellEurPerMwh`);
  const supplyMarginEurPerMwh = read('supplyMarginEurPerMwh');
  const feedInFeeEurPerMwh = read('feedInFeeEurPerMwh');
  const terms: PriceTerms = { dayAheadEurPerMwh: dayAhead, supplyMarginEurPerMwh, feedInFeeEurPerMwh };
  return {
    importEurPerMwh: plus(dayAhead, supplyMarginEurPerMwh),
    exportEurPerMwh: plus(sell, -feedInFeeEurPerMwh),
    terms,
  };
}

function sellPrice(
  at: AtYear,
  { sellEurPerMwh }: StudyPrices['electricity'],
  dayAhead: Series,
  path: string,
): Series {
  if (sellEurPerMwh !== undefined) return quantity(at, sellEurPerMwh, 'electricity.sellEurPerMwh', path);
  const { unit, source, mark } = dictionaryEntry('electricity.sellEurPerMwh');
  fill(at, path, 'the day-ahead price', unit, source, mark);
  return dayAhead;
}

function fuelsOf(at: AtYear, { fuels = {}, energyTax }: StudyPrices): Readonly<Record<string, Fuel>> {
  const priced = Object.entries(fuels) as [FuelName, NonNullable<(typeof fuels)[FuelName]>][];
  return Object.fromEntries(
    priced.map(([name, { priceEurPerMwh, heatingValue: counted }]) => {
      const path = `${PATH}/fuels/${name}`;
      const price = quantity(at, priceEurPerMwh, 'fuel.priceEurPerMwh', `${path}/priceEurPerMwh`);
      const fuel: Fuel = {
        priceEurPerMwh: times(price, lowerFactor(at, name, counted, `${path}/heatingValue`)),
        tax: isGas(name) ? taxOf(at, energyTax, 'naturalGas') : [],
        emissionsTonPerMwh: emissionsOf(at, name, path),
      };
      return [name, fuel];
    }),
  );
}

/** The prices of a site that pays no energy tax on some carriers. */
export function exempted(prices: ResolvedPrices, { energyTaxExempt = [] }: StudySite): ResolvedPrices {
  const isExempt = (carrier: TaxedCarrier) => energyTaxExempt.includes(carrier);
  const untaxed = ([name, fuel]: [string, Fuel]) =>
    [name, isGas(name) ? { ...fuel, tax: [] } : fuel] as const;
  return {
    ...prices,
    electricityTax: isExempt('electricity') ? [] : prices.electricityTax,
    fuels: isExempt('naturalGas')
      ? Object.fromEntries(Object.entries(prices.fuels).map(untaxed))
      : prices.fuels,
  };
}

/** Green gas comes through the same pipe and is taxed as natural gas. */
function isGas(fuel: string): boolean {
  return fuel === 'naturalGas' || fuel === 'greenGas';
}

/** From a price per MWh as counted to one per MWh of lower heating value: 35.17 / 31.65 for gas as it is traded. */
function lowerFactor(
  at: AtYear,
  fuel: FuelName,
  counted: 'higher' | 'lower' | undefined,
  path: string,
): number {
  const values = heatingValue(fuel);
  if (!values && counted === 'higher') {
    const expected = 'lower';
    const message = `no table has the higher heating value of ${fuel}: give its price per MWh of lower heating value`;
    report(at, { path, code: 'unknown-heating-value', message, expected, value: 'higher' });
  }
  if (!values) {
    if (!counted) fill(at, path, 'lower', null, `No higher heating value of ${fuel} in the tables`, 'D');
    return 1;
  }
  const side = orDefault<string>(at, counted, 'fuel.heatingValue', path);
  return side === 'lower' ? 1 : values.higherMjPerNm3.value / values.lowerMjPerNm3.value;
}

function emissionsOf(at: AtYear, fuel: FuelName, path: string): number {
  const { value, unit, source, mark } = emissionFactor(fuel)!;
  fill(at, `${path}/emissionsTonPerMwh`, value, unit, source, mark);
  return value;
}

function gridEmissions(at: AtYear, { gridEmissionsTonPerMwh: given }: StudyPrices): Series {
  const path = `${PATH}/gridEmissionsTonPerMwh`;
  if (given !== undefined) return quantity(at, given, 'prices.gridEmissionsTonPerMwh', path);
  const { name, unit, source, mark, valueAt, extension } = pricePath('grid-co2')!;
  fill(at, path, `path ${name}`, unit, `${source}. ${extension}`, mark);
  return valueAt(at.year);
}

/** Energy tax on the volumes of the axis: yearly thresholds count for the share of the year that the axis covers. */
function taxOf(at: AtYear, given: StudyPrices['energyTax'], carrier: TaxedCarrier): Tax {
  const path = `${PATH}/energyTax`;
  if (given === 'none') return [];
  if (given && 'electricityEurPerMwh' in given) {
    const field = `${carrier}EurPerMwh` as const;
    const eurPerMwh = scalar(at, given[field], `energyTax.${field}`, `${path}/${field}`);
    return eurPerMwh === 0 ? [] : [{ fromMwh: 0, eurPerMwh }];
  }
  if (!given) fill(at, path, 'nl', null, 'The Dutch energy tax applies unless the study says otherwise', 'D');
  const brackets = energyTaxBrackets(carrier, given?.year ?? at.year);
  brackets.forEach(({ value, unit, source, mark }, b) => {
    fill(at, `${path}/${carrier}/${b}/${at.year}`, value, unit, source, mark);
  });
  return brackets.map(({ fromMwh, eurPerMwh }) => ({ fromMwh: fromMwh * at.yearShare, eurPerMwh }));
}
