import { heatingValue, pricePath } from '../../data/index.ts';
import { HEAT_LEVELS, total } from '../../engine/index.ts';
import { type Change, valueAt, withValueAt } from '../paths/changed-study.ts';
import type { ResolvedStudy, ResolvedYear } from '../resolve/resolved-study.ts';
import type { Quantity, Scalar, Study } from '../schema/study.ts';
import { invests } from './capex.ts';
import type { Driver, Setting } from './facts.ts';
import { type Field, isHourly, isSeries, scalarWith, timesFactor, withMean } from './scaled.ts';

/** A study as it is, with what it came to: what its numbers are changed from. */
export interface Base {
  readonly study: Study;
  readonly resolved: ResolvedStudy;
  /** Package whose net present value is asked. */
  readonly name: string;
}

/** Whether the study has anything of a driver, and can be set so. */
export function canBeSet(base: Base, driver: Driver, setting: Setting): boolean {
  if (driver === 'investment') return 'factor' in setting && invests(base.resolved, base.name);
  return changesOf(base, driver, setting) !== null;
}

/** What has to change in a study for a driver other than the investment to be set; null: there is nothing to change. */
export function changesOf(base: Base, driver: Driver, setting: Setting): Change[] | null {
  const changes =
    'path' in setting ? toPath(base, driver, setting.path) : byFactor(base, driver, setting.factor);
  return changes && changes.length > 0 ? changes : null;
}

/** Makes the changes, with the objects above them where the study has none. */
export function studyWith(study: Study, changes: readonly Change[]): Study {
  const { paths: _paths, controls: _controls, ...own } = study;
  return changes.reduce<Study>((made, { pointer, value }) => {
    const parent = pointer.slice(0, pointer.lastIndexOf('/'));
    const ready = valueAt(made, parent) === undefined ? withValueAt(made, parent, {}) : made;
    const next = withValueAt(ready, pointer, value);
    if (next === undefined) throw new Error(`${pointer}: there is no such place in study ${study.name}`);
    return next as Study;
  }, own);
}

const DAY_AHEAD = '/prices/electricity/dayAheadEurPerMwh';
const SELL = '/prices/electricity/sellEurPerMwh';
const MARGIN = '/prices/electricity/supplyMarginEurPerMwh';
const FEE = '/prices/electricity/feedInFeeEurPerMwh';
const GAS = '/prices/fuels/naturalGas/priceEurPerMwh';
const ETS = '/carbon/etsEurPerTon';
const RATE = '/finance/discountRate';
const EUR_PER_MWH = 'EUR/MWh';
const EUR_PER_TON = 'EUR/t';

/** Years that prices may be asked for: those computed, those of the finance, and the year before, of which laws take prices. */
function yearsOf({ resolved }: Base): number[] {
  const { startYear, horizonYears } = resolved.finance;
  const computed = resolved.years.map(({ year }) => year);
  const first = Math.min(startYear, ...computed) - 1;
  const last = Math.max(startYear + horizonYears, ...computed);
  return Array.from({ length: last - first + 1 }, (_, k) => first + k);
}

function fieldOf(base: Base, unit: string): Field {
  return { unit, years: yearsOf(base) };
}

/** The price of allowances as the study has it, or that of the default. */
function etsOf({ study }: Base): Scalar {
  return study.carbon?.etsEurPerTon ?? { path: 'ets-middle' };
}

function byFactor(base: Base, driver: Driver, factor: number): Change[] | null {
  const { study } = base;
  switch (driver) {
    case 'investment':
      // No number of the study moves the investment alone: it is moved where the study has been resolved.
      return null;
    case 'power':
      return powerTimes(base, factor);
    case 'spread':
      return spreadChanges(base, factor);
    case 'gas': {
      const gas = study.prices.fuels?.naturalGas;
      return gas
        ? [{ pointer: GAS, value: timesFactor(gas.priceEurPerMwh, factor, fieldOf(base, EUR_PER_MWH)) }]
        : null;
    }
    case 'co2':
      return [{ pointer: ETS, value: timesFactor(etsOf(base), factor, fieldOf(base, EUR_PER_TON)) }];
    case 'discountRate':
      return [{ pointer: RATE, value: base.resolved.finance.discountRate * factor }];
    case 'heat':
      return study.sites.flatMap(({ demand }, s) =>
        HEAT_LEVELS.flatMap(level => {
          const given = demand.heatMw?.[level];
          const pointer = `/sites/${s}/demand/heatMw/${level}`;
          return given === undefined
            ? []
            : [{ pointer, value: timesFactor(given, factor, fieldOf(base, 'MW')) }];
        }),
      );
    case 'connection':
      return connectionChanges(base, factor);
  }
}

function powerTimes(base: Base, factor: number): Change[] {
  const { electricity } = base.study.prices;
  const field = fieldOf(base, EUR_PER_MWH);
  const changed = (pointer: string, given: Quantity | undefined): Change[] =>
    given === undefined ? [] : [{ pointer, value: timesFactor(given, factor, field) }];
  return [...changed(DAY_AHEAD, electricity.dayAheadEurPerMwh), ...changed(SELL, electricity.sellEurPerMwh)];
}

/** price' = mean + factor (price - mean): the series is scaled, and what its mean moves is put back by margin and fee. */
function spreadChanges(base: Base, factor: number): Change[] | null {
  const { electricity } = base.study.prices;
  if (!isHourly(electricity.dayAheadEurPerMwh)) return null;
  const back = (mean: (year: ResolvedYear) => number) => (year: number) =>
    (1 - factor) * mean(nearestYear(base.resolved, year));
  const bought = back(({ terms }) => meanOf(terms.dayAheadEurPerMwh));
  const sold = back(({ sites, terms }) => meanOf(sites[0]!.exportEurPerMwh) + terms.feedInFeeEurPerMwh);
  const isSoldFlat = electricity.sellEurPerMwh !== undefined && !isHourly(electricity.sellEurPerMwh);
  return [
    ...powerTimes(base, factor).filter(({ pointer }) => !(isSoldFlat && pointer === SELL)),
    ...shifted(base, MARGIN, electricity.supplyMarginEurPerMwh, bought),
    ...(isSoldFlat ? [] : shifted(base, FEE, electricity.feedInFeeEurPerMwh, year => -sold(year))),
  ];
}

function shifted(
  base: Base,
  pointer: string,
  given: Scalar | undefined,
  by: (year: number) => number,
): Change[] {
  const value = scalarWith(given ?? 0, fieldOf(base, EUR_PER_MWH), (eur, year) => eur + by(year));
  return [{ pointer, value }];
}

/** Prices are resolved in the computed years only, and asked for in those only. */
function nearestYear({ years }: ResolvedStudy, year: number): ResolvedYear {
  return years.reduce((one, other) =>
    Math.abs(other.year - year) < Math.abs(one.year - year) ? other : one,
  );
}

/** Mean of a series. */
function meanOf(series: number | Float64Array): number {
  return typeof series === 'number' ? series : total(series, series.length) / series.length;
}

/** The import limit of every site, and of the contracts of packages; what a measure adds stays what it is. */
function connectionChanges(base: Base, factor: number): Change[] {
  const { study } = base;
  const field = fieldOf(base, 'MW');
  const of = (contract: { importMw?: Quantity; contractedMw?: Scalar }, place: string): Change[] => [
    ...(contract.importMw === undefined
      ? []
      : [{ pointer: `${place}/importMw`, value: timesFactor(contract.importMw, factor, field) }]),
    ...(contract.contractedMw === undefined
      ? []
      : [
          {
            pointer: `${place}/contractedMw`,
            value: scalarWith(contract.contractedMw, field, mw => mw * factor),
          },
        ]),
  ];
  return [
    ...study.sites.flatMap(({ contract }, s) => of(contract, `/sites/${s}/contract`)),
    ...(study.packages ?? []).flatMap(({ contracts = {} }, p) =>
      Object.entries(contracts).flatMap(([site, contract]) =>
        of(contract, `/packages/${p}/contracts/${site.replaceAll('~', '~0').replaceAll('/', '~1')}`),
      ),
    ),
  ];
}

/** A named path in the place of the own prices; null where it cannot stand there. */
function toPath(base: Base, driver: Driver, name: string): Change[] | null {
  const { prices } = base.study;
  const path: Scalar = { path: name };
  if (driver === 'co2') return [{ pointer: ETS, value: path }];
  if (driver === 'power') {
    if (prices.electricity.sellEurPerMwh !== undefined) return null;
    const value = withMean(prices.electricity.dayAheadEurPerMwh, path);
    return value === null ? null : [{ pointer: DAY_AHEAD, value }];
  }
  const gas = prices.fuels?.naturalGas;
  if (driver !== 'gas' || !gas) return null;
  const value = withMean(gas.priceEurPerMwh, asCounted(base, name));
  return value === null ? null : [{ pointer: GAS, value }];
}

/** A path of gas prices per MWh of the heating value that the study counts. */
function asCounted(base: Base, name: string): Scalar {
  const counted = base.study.prices.fuels?.naturalGas?.heatingValue ?? 'higher';
  const given = pricePath(name)?.heatingValue ?? 'higher';
  if (given === counted) return { path: name };
  const { higherMjPerNm3, lowerMjPerNm3 } = heatingValue('naturalGas')!;
  const factor = higherMjPerNm3.value / lowerMjPerNm3.value;
  return scalarWith({ path: name }, fieldOf(base, EUR_PER_MWH), value =>
    counted === 'lower' ? value * factor : value / factor,
  );
}

/** Prices that can be moved by an amount. */
export type Price = 'co2' | 'power' | 'gas';

/**
 * A price moved by the same amount in every year and hour; allowances and gas never below nil. Null where there is none. A gas
 * price that is a series is moved by its mean: scaled in proportion.
 */
export function movedBy(base: Base, price: Price, by: number): Change[] | null {
  const { prices } = base.study;
  const notBelowNil = (eur: number) => Math.max(0, eur + by);
  if (price === 'co2')
    return [{ pointer: ETS, value: scalarWith(etsOf(base), fieldOf(base, EUR_PER_TON), notBelowNil) }];
  if (price === 'power') {
    const { supplyMarginEurPerMwh, feedInFeeEurPerMwh } = prices.electricity;
    return [
      ...shifted(base, MARGIN, supplyMarginEurPerMwh, () => by),
      ...shifted(base, FEE, feedInFeeEurPerMwh, () => -by),
    ];
  }
  const gas = prices.fuels?.naturalGas?.priceEurPerMwh;
  if (gas === undefined) return null;
  if (Array.isArray(gas)) return [{ pointer: GAS, value: gas.map(notBelowNil) }];
  const field = fieldOf(base, EUR_PER_MWH);
  if (!isSeries(gas)) return [{ pointer: GAS, value: scalarWith(gas as Scalar, field, notBelowNil) }];
  const { higherMjPerNm3, lowerMjPerNm3 } = heatingValue('naturalGas')!;
  const perLower =
    prices.fuels?.naturalGas?.heatingValue === 'lower' ? 1 : higherMjPerNm3.value / lowerMjPerNm3.value;
  const table = Object.fromEntries(
    field.years.map(year => {
      const resolvedMean = meanOf(
        nearestYear(base.resolved, year).sites[0]!.fuels.naturalGas!.priceEurPerMwh,
      );
      return [String(year), notBelowNil(resolvedMean / perLower)];
    }),
  );
  return [{ pointer: GAS, value: { ...gas, meanTo: { byYear: table } } }];
}
