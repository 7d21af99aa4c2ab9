import { heatingValue } from '../../data/index.ts';
import { breakEven, npv } from '../../engine/index.ts';
import type { ResolvedStudy, ResolvedYear } from '../resolve/resolved-study.ts';
import { type Comparison, moneyLines, NO_SHIFTS, realFlow, type Shifts } from './cash-flows.ts';
import { investmentOf } from './package-money.ts';
import type { BreakEven } from './result.ts';
import { inYear } from './years.ts';

/** A price is looked for between nil and this many times the one used. */
const MOST_TIMES = 10;

/**
 * Where the net present value turns: the investment, and the mean price over the horizon of CO2, power and gas, each with
 * all else and the operation held. Without tax the worth is a straight line in each of them, so one step finds it exactly.
 */
export function breakEvens(resolved: ResolvedStudy, comparison: Comparison): BreakEven[] {
  const { finance, own } = comparison;
  const worthAt = (shifts: Partial<Shifts>) =>
    npv(finance.discountRate, realFlow(moneyLines(comparison, { ...NO_SHIFTS, ...shifts }), finance));
  const ofPrice = (
    of: 'co2' | 'power' | 'gas',
    unit: BreakEven['unit'],
    used: number,
    perUsed = 1,
  ): BreakEven => {
    const field = ({ co2: 'co2EurPerTon', power: 'powerEurPerMwh', gas: 'gasEurPerMwh' } as const)[of];
    const at = (price: number) => worthAt({ [field]: (price - used) * perUsed });
    return { of, unit, used, at: used > 0 ? breakEven(at, 0, MOST_TIMES * used) : null };
  };
  const capexEur = investmentOf(own.investments);
  const atCapex = (eur: number) => worthAt({ capexFactor: eur / capexEur });
  const gas = gasFactor(resolved);
  const means = meanPrices(resolved);
  return [
    {
      of: 'capex',
      unit: 'EUR',
      used: capexEur,
      at: capexEur > 0 ? breakEven(atCapex, 0, MOST_TIMES * capexEur) : null,
    },
    ofPrice('co2', 'EUR/t', means.co2),
    ofPrice('power', 'EUR/MWh', means.power),
    ofPrice('gas', 'EUR/MWh', means.gas, gas),
  ];
}

/** Mean prices over the horizon; of gas per MWh as the study counts it. */
export function meanPrices(resolved: ResolvedStudy): Record<'co2' | 'power' | 'gas', number> {
  return {
    co2: meanOf(resolved, co2Price),
    power: meanOf(resolved, powerPrice),
    gas: meanOf(resolved, gasPrice) / gasFactor(resolved),
  };
}

/** Mean over the years of the horizon. */
function meanOf({ years, finance }: ResolvedStudy, priceIn: (year: ResolvedYear) => number): number {
  const points = years
    .map(year => ({ year: year.year, value: priceIn(year) }))
    .sort((a, b) => a.year - b.year);
  const { startYear, horizonYears } = finance;
  let sum = 0;
  for (let year = startYear; year < startYear + horizonYears; year++) sum += inYear(points, year);
  return sum / horizonYears;
}

function co2Price({ sites }: ResolvedYear): number {
  return Math.max(0, ...sites.map(({ carbon }) => carbon.etsEurPerTon));
}

/** Mean over the hours, supply margin in it. */
function powerPrice({ sites }: ResolvedYear): number {
  return meanOfSeries(sites[0]!.importEurPerMwh);
}

function gasPrice({ sites }: ResolvedYear): number {
  return meanOfSeries(sites[0]!.fuels.naturalGas?.priceEurPerMwh ?? 0);
}

function meanOfSeries(series: number | Float64Array): number {
  if (typeof series === 'number') return series;
  return series.reduce((sum, value) => sum + value, 0) / series.length;
}

/** From a gas price as the study counts it to one per MWh of lower heating value. */
function gasFactor({ study }: ResolvedStudy): number {
  if (study.prices.fuels?.naturalGas?.heatingValue === 'lower') return 1;
  const { higherMjPerNm3, lowerMjPerNm3 } = heatingValue('naturalGas')!;
  return higherMjPerNm3.value / lowerMjPerNm3.value;
}
