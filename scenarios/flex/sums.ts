import type { CompanyOutcome, FlexOutcome, FutureOutcome } from './outcome.ts';

/** What one design brings in one area and future, or in all areas together. Money over the axis. */
export interface Sums {
  readonly overloadHours: number;
  readonly overloadMwh: number;
  readonly paymentsEur: number;
  readonly tariffLostEur: number;
  readonly companyGainEur: number;
  readonly co2Ton: number;
}
export const SUMS = [
  'overloadHours',
  'overloadMwh',
  'paymentsEur',
  'tariffLostEur',
  'companyGainEur',
  'co2Ton',
] as const satisfies readonly (keyof Sums)[];

/** Sums of a design in an area and a future. */
export function sumsOf(outcome: FlexOutcome, a: number, d: number, f: number): Sums {
  const one = outcome.areas[a]!.designs[d]!.futures[f]!;
  const { overload, companies, waitingCo2Ton } = one;
  return {
    overloadHours: overload.hours,
    overloadMwh: overload.energyMwh,
    paymentsEur: total(companies, ({ paidEur }) => paidEur),
    tariffLostEur: total(companies, ({ tariffLostEur }) => tariffLostEur),
    companyGainEur: gains(outcome, a, d, f).reduce((sum, { gainEur }) => sum + gainEur, 0),
    co2Ton: total(companies, ({ co2Ton }) => co2Ton) + waitingCo2Ton,
  };
}

/** What every company that was there already is left with more than under the first design. */
export function gains(
  { areas }: FlexOutcome,
  a: number,
  d: number,
  f: number,
): { readonly sector: string | null; readonly gainEur: number }[] {
  const of = (design: number): FutureOutcome => areas[a]!.designs[design]!.futures[f]!;
  const before = new Map(of(0).companies.map(({ name, costEur }) => [name, costEur]));
  return of(d)
    .companies.filter(({ isNew }) => !isNew)
    .map(({ name, sector, costEur }) => ({ sector, gainEur: before.get(name)! - costEur }));
}

/** Sums of all areas together, future by future. */
export function sumsByFuture(outcome: FlexOutcome, d: number): Sums[] {
  return outcome.resolved.futures.map((_, f) =>
    outcome.areas
      .map((_area, a) => sumsOf(outcome, a, d, f))
      .reduce(
        (sum, one) => Object.fromEntries(SUMS.map(key => [key, sum[key] + one[key]])) as unknown as Sums,
      ),
  );
}

function total(companies: readonly CompanyOutcome[], read: (one: CompanyOutcome) => number): number {
  return companies.reduce((sum, one) => sum + read(one), 0);
}
