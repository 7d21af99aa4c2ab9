import type { Figures } from '../benchmark.ts';
import { rounded } from '../statistics.ts';
import {
  type Answered,
  BATTERIES,
  E_BOILERS,
  earningsEurPerMw,
  fullLoadHours,
  HEAT_PUMPS,
  importPrice,
  onceADayEur,
  plainPayback,
} from './probes.ts';

/** A range that a figure should lie in, and who says so. */
interface Range {
  readonly low: number;
  readonly high: number;
  readonly basis: string;
}

/** ETM, quintel/etsource @54775b3: 2,190 hours a year, dispatched below 22 EUR/MWh. */
const E_BOILER_HOURS = 2190;
const E_BOILER_BASIS =
  'published: ETM counts 2,190 h (quintel/etsource @54775b3), half to double of that since gas and CO2 set when it runs; reasoned: by the share of the year that the works runs';

/** Vendor's table for a steam-making heat pump of COP 4 and 7,000 h, over prices of heat and power (studiocaramelli.eu, SPH). */
const PAYBACK_YEARS = { low: 3.2, high: 6.9 } as const;
const PAYBACK_BASIS =
  'published: 3.2 to 6.9 years at 7,000 h and COP 4 over energy prices (studiocaramelli.eu, vendor SPH, read in part); reasoned: longer by the share of the year that the works stands still';

/** Montel: up to 352,000 EUR/MW a year over all markets in the Netherlands, 40-60 % above one market alone. */
const MOST_ON_ONE_MARKET_EUR = 352_000 / 1.4;
const BATTERY_BASIS =
  'reasoned: 0.8 to 1.8 times one cycle a day on the same prices, counted by hand; published ceiling: 352,000 EUR/MW over all markets, 40-60 % above one alone (montel.energy)';

/** Every figure of a study that has a range, with what it should be. */
export function plausibilityRows(answered: Answered, prices: string): Figures[] {
  const { name } = answered.study;
  const row = (figure: string, value: number | null, { low, high, basis }: Range): Figures => ({
    study: name,
    prices,
    figure,
    value: value === null ? null : rounded(value),
    low: rounded(low),
    high: rounded(high),
    isInside: value !== null && value >= low && value <= high,
    basis,
  });
  return [
    ...E_BOILERS.filter(({ study }) => study === name).map(({ package: of, asset, runs }) =>
      row('e-boiler, full-load hours', fullLoadHours(answered, of, asset), {
        low: (E_BOILER_HOURS / 2) * runs,
        high: E_BOILER_HOURS * 2 * runs,
        basis: E_BOILER_BASIS,
      }),
    ),
    ...HEAT_PUMPS.filter(({ study }) => study === name).map(({ package: of, runs }) =>
      row('heat pump, payback years', plainPayback(answered, of), {
        low: PAYBACK_YEARS.low,
        high: PAYBACK_YEARS.high / runs,
        basis: PAYBACK_BASIS,
      }),
    ),
    ...BATTERIES.filter(({ study }) => study === name).map(probe => {
      const onceEur = onceADayEur(importPrice(answered), probe.hours);
      return row(`battery of ${probe.hours} h, EUR/MW a year`, earningsEurPerMw(answered, probe), {
        low: 0.8 * onceEur,
        high: Math.min(1.8 * onceEur, MOST_ON_ONE_MARKET_EUR),
        basis: BATTERY_BASIS,
      });
    }),
  ];
}
