import { inRealMoney, payback } from '../../engine/index.ts';
import type { PackageResult, RunResult, SeriesTable, Study } from '../../scenarios/index.ts';

/** The answer that a probe looks into. */
export interface Answered {
  readonly study: Study;
  readonly result: RunResult;
  readonly series: readonly SeriesTable[];
}

/** Where in the library an e-boiler, a heat pump or a battery can be looked at by itself. */
export const E_BOILERS = [
  { study: 'brewery-supplied-heat', package: 'connection+e-boiler', asset: 'e-boiler', runs: 1 },
  { study: 'chemicals-hydrogen', package: 'e-boiler', asset: 'e-boiler', runs: 1 },
  { study: 'paper-mill', package: 'larger-connection', asset: 'e-boiler', runs: 1 },
  { study: 'potato-flexible', package: 'base', asset: 'e-boiler', runs: 1 },
  // A campaign of 3,480 hours.
  { study: 'sugar-campaign', package: 'e-boiler', asset: 'e-boiler', runs: 3480 / 8760 },
  { study: 'waste-to-energy', package: 'e-boiler', asset: 'e-boiler', runs: 1 },
] as const;

export const HEAT_PUMPS = [
  { study: 'brewery-supplied-heat', package: 'heat-pump', runs: 1 },
  { study: 'dairy-heat-pump', package: 'heat-pump', runs: 1 },
  { study: 'starch-waiting-for-the-grid', package: 'mvr', runs: 1 },
  { study: 'sugar-campaign', package: 'mvr', runs: 3480 / 8760 },
] as const;

export const BATTERIES = [
  { study: 'ceramics-pv-battery', with: 'pv-battery', without: 'pv', asset: 'battery', powerMw: 1, hours: 4 },
  { study: 'waste-to-energy', with: 'battery', without: 'as-it-is', asset: 'battery', powerMw: 10, hours: 4 },
  { study: 'zinc-load-shift', with: 'battery', without: 'as-it-is', asset: 'battery', powerMw: 20, hours: 2 },
] as const;

/** Full-load hours of an asset in the first year that has it: its output over the most that it gives. */
export function fullLoadHours({ series }: Answered, packageName: string, asset: string): number {
  const columns = series
    .filter(({ variant }) => variant === packageName)
    .map(({ stepMinutes, columns }) => ({
      stepHours: stepMinutes / 60,
      values: columns.find(one => one.asset === asset && one.role === 'source')?.values,
    }));
  const found = columns.find(({ values }) => values);
  if (!found?.values) throw new Error(`${packageName}: got no output of ${asset}, expected one`);
  const sum = found.values.reduce((total, mw) => total + mw, 0);
  return (sum * found.stepHours) / found.values.reduce((most, mw) => Math.max(most, mw), 0);
}

/** Payback in years without subsidy, tax and loan; null where it never is. */
export function plainPayback({ result }: Answered, packageName: string): number | null {
  const { finance, subsidies } = packageOf(result, packageName);
  const { lines, inflation, nominalEur } = finance!;
  const given = new Set(subsidies?.claims.flatMap(claim => claim.lines.map(({ name }) => name)));
  const plain = lines.filter(({ name, kind }) => !given.has(name) && kind !== 'tax' && kind !== 'loan');
  const flow = nominalEur.map((_, k) => plain.reduce((sum, { eurByYear }) => sum + eurByYear[k]!, 0));
  return payback(inRealMoney(flow, inflation));
}

/** What a battery takes off the cost of a year, EUR per MW of it: two packages that differ in the battery alone. */
export function earningsEurPerMw(
  { result }: Answered,
  probe: { readonly with: string; readonly without: string; readonly powerMw: number },
): number {
  const costEur = (name: string) => Object.values(packageOf(result, name).annualCostEur)[0]!;
  return (costEur(probe.without) - costEur(probe.with)) / probe.powerMw;
}

/**
 * By hand: a battery of 1 MW that each day fills in the cheapest hours and empties in the dearest, once, EUR a year. What is lost
 * is 9 % a cycle, the efficiency of the technology table both ways (0.955 squared).
 */
export function onceADayEur(priceEurPerMwh: Float64Array, hours: number): number {
  let eur = 0;
  for (let from = 0; from + 24 <= priceEurPerMwh.length; from += 24) {
    const day = priceEurPerMwh.slice(from, from + 24).sort();
    const sum = (some: Float64Array) => some.reduce((total, price) => total + price, 0);
    eur += Math.max(0, sum(day.slice(-hours)) * ROUND_TRIP - sum(day.slice(0, hours)));
  }
  return eur;
}

const ROUND_TRIP = 0.955 ** 2;

/** Import price of the first answer, EUR/MWh. */
export function importPrice({ series }: Answered): Float64Array {
  return series[0]!.columns.find(({ role, name }) => role === 'price' && name.endsWith('importPrice'))!
    .values;
}

function packageOf({ report }: RunResult, name: string): PackageResult {
  return report.packages.find(one => one.name === name)!;
}
