import { expect, test } from 'vitest';
import { withCapex } from '../../../scenarios/explain/capex.ts';
import { canBeSet, studyWith as changed, changesOf, movedBy } from '../../../scenarios/explain/drivers.ts';
import type { Setting } from '../../../scenarios/explain/facts.ts';
import type { Study } from '../../../scenarios/index.ts';
import { resolved, studyWith } from '../small-study.ts';

const PRICES = [20, 40, 60, 80];
const study: Study = studyWith(
  {
    kind: 'business-case',
    years: [2026, 2030],
    prices: {
      electricity: { dayAheadEurPerMwh: PRICES, supplyMarginEurPerMwh: 3, feedInFeeEurPerMwh: 2 },
      fuels: { naturalGas: { priceEurPerMwh: { path: 'gas-tno' } } },
      energyTax: 'none',
    },
    carbon: { etsEurPerTon: '80 EUR/t', levy: 'none' },
    measures: [
      { name: 'pump', investment: { technology: 'heat-pump-hot-water', size: 1, costMultiplier: 2 } },
      { name: 'panels', investment: { capexEur: 1000, lifetimeYears: 10 } },
      { name: 'other', investment: { capexEur: 1000, lifetimeYears: 10 } },
    ],
    packages: [
      { name: 'now', measures: [] },
      { name: 'both', measures: ['pump', 'panels'] },
    ],
  },
  {
    contract: { importMw: '8000 kW', contractedMw: 6 },
    demand: { electricityMw: 2, heatMw: { hotWater: 1 } },
    assets: [{ kind: 'gasBoiler', name: 'boiler', level: 'hotWater', heatMw: 30 }],
  },
);
const base = { study, resolved: resolved(study), name: 'both' };

function after(driver: Parameters<typeof changesOf>[1], setting: Setting) {
  return resolved(changed(study, changesOf(base, driver, setting)!));
}

const list = (series: number | Float64Array) => (typeof series === 'number' ? [series] : [...series]);

test('a spread leaves the mean of buying and selling where it is', () => {
  const [year] = after('spread', { factor: 0.5 }).years;
  const bought = list(year!.sites[0]!.importEurPerMwh);
  const sold = list(year!.sites[0]!.exportEurPerMwh);
  // Around 50, half as far: 35, 45, 55, 65; with the margin on top, the fee off.
  [35, 45, 55, 65].forEach((price, t) => {
    expect(bought[t]).toBeCloseTo(price + 3, 9);
    expect(sold[t]).toBeCloseTo(price - 2, 9);
  });
});

test('factors take every form of a number: a list, text with a unit, a path', () => {
  const power = after('power', { factor: 1.5 }).years[0]!;
  expect(list(power.sites[0]!.importEurPerMwh)).toEqual(PRICES.map(price => 1.5 * price + 3));
  const gasOf = (one: ReturnType<typeof resolved>, k: number) =>
    one.years[k]!.sites[0]!.fuels.naturalGas!.priceEurPerMwh as number;
  const gas = after('gas', { factor: 2 });
  for (const k of [0, 1]) expect(gasOf(gas, k)).toBeCloseTo(2 * gasOf(base.resolved, k), 9);
  expect(after('co2', { factor: 0.5 }).years[0]!.sites[0]!.carbon.etsEurPerTon).toBeCloseTo(40, 9);
  const limit = after('connection', { factor: 0.5 }).years[0]!.sites[0]!.contract;
  expect(limit).toMatchObject({ importMw: 4, contractedMw: 3 });
  expect(after('heat', { factor: 1.1 }).years[0]!.sites[0]!.heatLoadMw.hotWater).toBeCloseTo(1.1, 9);
});

test('the investment of the package alone, with upkeep as it was', () => {
  const before = base.resolved.packages.find(({ name }) => name === 'both')!.investments;
  const after = withCapex(base.resolved, 'both', 1.25).packages.find(
    ({ name }) => name === 'both',
  )!.investments;
  for (const [k, one] of before.entries()) {
    expect(after[k]!.capexEur).toBeCloseTo(1.25 * one.capexEur, 6);
    expect(after[k]!.fixedEurPerYear).toBe(one.fixedEurPerYear);
  }
  expect(before.some(({ fixedEurPerYear }) => fixedEurPerYear > 0)).toBe(true);
  expect(canBeSet(base, 'investment', { factor: 1.25 })).toBe(true);
  expect(canBeSet({ ...base, name: 'now' }, 'investment', { factor: 1.25 })).toBe(false);
});

test('a price is moved by one amount, CO2 never below nil; a path takes its place', () => {
  const moved = resolved(changed(study, movedBy(base, 'power', 10)!)).years[0]!.sites[0]!;
  expect(list(moved.importEurPerMwh)).toEqual(PRICES.map(price => price + 13));
  expect(list(moved.exportEurPerMwh)).toEqual(PRICES.map(price => price + 8));
  const none = resolved(changed(study, movedBy(base, 'co2', -100)!));
  expect(none.years[0]!.sites[0]!.carbon.etsEurPerTon).toBe(0);
  expect(after('co2', { path: 'ets-high' }).years[1]!.sites[0]!.carbon.etsEurPerTon).toBeCloseTo(147, 9);
  // One list for all years has no mean by year to put in its place.
  expect(changesOf(base, 'power', { path: 'power-high' })).toBeNull();
});
