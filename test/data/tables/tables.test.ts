import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  emissionFactor,
  energyTaxBrackets,
  etsReferenceEurPerTon,
  flexProduct,
  gridTariff,
  gridTariffs,
  heatingValue,
  levyPath,
  pricePath,
  pricePathNames,
  technologies,
  technology,
} from '../../../data/index.ts';

const sum = (brackets: readonly { fromMwh: number; eurPerMwh: number }[], mwh: number) =>
  brackets.reduce((eur, { fromMwh, eurPerMwh }, b) => {
    const to = brackets[b + 1]?.fromMwh ?? Number.POSITIVE_INFINITY;
    return eur + Math.max(0, Math.min(mwh, to) - fromMwh) * eurPerMwh;
  }, 0);

describe('energy tax', () => {
  test('12 GWh of business power in 2024 is taxed 400,791.30 EUR', () => {
    expect(sum(energyTaxBrackets('electricity', 2024), 12_000)).toBeCloseTo(400_791.3, 6);
  });

  test('gas is taxed the same per MWh as per Nm3: 2 million Nm3 in 2025', () => {
    const perNm3 = 170_000 * 0.57816 + 830_000 * 0.3157 + 1_000_000 * 0.2035;
    expect(sum(energyTaxBrackets('naturalGas', 2025), (2e6 * 31.65) / 3600)).toBeCloseTo(perNm3, 4);
  });

  test('a rate that is not known for the year is that of the nearest year, and says so', () => {
    const of2026 = energyTaxBrackets('electricity', 2026);
    expect(of2026[1]).toMatchObject({ eurPerMwh: 66.7, mark: '2nd' });
    expect(of2026[2]!.eurPerMwh).toBe(38.68);
    expect(of2026[2]!.source).toContain('rate of 2025: none found for 2026');
    expect(energyTaxBrackets('electricity', 2040)[0]!.source).toContain('rate of 2026');
    expect(energyTaxBrackets('naturalGas', 2010)[3]!.source).toContain('rate of 2021');
  });

  test('thresholds rise', () => {
    for (const carrier of ['electricity', 'naturalGas'] as const) {
      const from = energyTaxBrackets(carrier, 2025).map(bracket => bracket.fromMwh);
      expect(from).toEqual([...from].sort((a, b) => a - b));
      expect(from[0]).toBe(0);
    }
  });
});

describe('paths', () => {
  test('ETS middle: history, then the middle view, straight lines between, last value held', () => {
    const path = pricePath('ets-middle')!;
    expect([2024, 2026, 2030, 2033, 2060].map(path.valueAt)).toEqual([65, 82, 126, 146.4, 190]);
    expect(path.valueAt(2000)).toBe(7.8);
    expect(path.valueAt(2016)).toBeCloseTo(7.8 + (15.9 - 7.8) / 3, 12);
    expect(path.extension).toContain('last value');
  });

  test('2030 is 80, 126 and 147 EUR/t', () => {
    expect(['ets-low', 'ets-middle', 'ets-high'].map(name => pricePath(name)!.valueAt(2030))).toEqual([
      80, 126, 147,
    ]);
  });

  test('0.23 EUR/m3 of gas is 23.5 EUR/MWh of higher heating value', () => {
    const path = pricePath('gas-high')!;
    expect(path.valueAt(2024)).toBeCloseTo(23.54, 2);
    expect(path).toMatchObject({ unit: 'EUR/MWh', heatingValue: 'higher' });
  });

  test('names are found once each, others not', () => {
    expect(new Set(pricePathNames()).size).toBe(pricePathNames().length);
    for (const name of pricePathNames()) expect(pricePath(name)!.name).toBe(name);
    expect(pricePath('ets-midle')).toBeUndefined();
  });

  test('every path stays between the lowest and highest of its points in every year', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...pricePathNames()),
        fc.integer({ min: 1990, max: 2100 }),
        (name, year) => {
          const path = pricePath(name)!;
          const values = path.points.map(point => point.value);
          expect(path.valueAt(year)).toBeGreaterThanOrEqual(Math.min(...values));
          expect(path.valueAt(year)).toBeLessThanOrEqual(Math.max(...values));
        },
      ),
    );
  });
});

describe('levy', () => {
  test('first law rises by 10.73 a year to 127 in 2030; the tax plan holds 78.67', () => {
    const first = levyPath('first-law')!;
    expect(first.tariffAt(2021)).toBe(30.48);
    expect(first.tariffAt(2030)).toBeCloseTo(127.05, 10);
    expect([2026, 2028, 2035].map(levyPath('tax-plan-2026')!.tariffAt)).toEqual([78.67, 78.67, 78.67]);
    expect([2025, 2030].map(levyPath('raised')!.tariffAt)).toEqual([87.9, 216]);
    expect(levyPath('none')!.tariffAt(2030)).toBe(0);
    expect(first.tariffAt(2020)).toBe(0);
  });

  test('what is paid is the tariff less the ETS price of the year before, never less than nothing', () => {
    const ets = pricePath('ets-middle')!;
    expect(etsReferenceEurPerTon(2026, ets)).toBe(74);
    expect(levyPath('tax-plan-2026')!.netAt(2026, 74)).toBeCloseTo(4.67, 10);
    expect(levyPath('tax-plan-2026')!.netAt(2030, 113)).toBe(0);
  });
});

describe('fuels', () => {
  test('gas emits 0.2034 t/MWh; biomass, green gas and hydrogen emit nothing that counts', () => {
    expect(emissionFactor('naturalGas')!.value).toBeCloseTo(0.2034, 12);
    expect(['biomass', 'greenGas', 'hydrogen'].map(fuel => emissionFactor(fuel)!.value)).toEqual([0, 0, 0]);
    expect(emissionFactor('toString')).toBeUndefined();
    expect(heatingValue('naturalGas')!.higherMjPerNm3.value).toBe(35.17);
    expect(heatingValue('biomass')).toBeUndefined();
  });
});

describe('tariffs and rights', () => {
  test('the kWh price of Liander is 22 EUR/MWh, not the 220 that was printed', () => {
    expect(gridTariff('Liander', 'MS', 2025)!.energyEurPerMwh.value).toBe(22);
    expect(gridTariff('Liander', 'MS', 2025)!.energyEurPerMwh.source).toContain('0.22');
    expect(gridTariff('Liander', 'MS', 2025)!.fixedEurPerYear.source).toContain('12,672 to 5');
  });

  test('a year without a sheet says so; an unknown operator or level is not found', () => {
    expect(gridTariff('Stedin', 'TS', 2030)!.peakEurPerKwMonth.source).toContain('none found for 2030');
    expect(gridTariff('Stedin', 'TS', 2030)!.peakEurPerKwMonth.value).toBe(4.1455);
    expect(gridTariff('Stedin', 'TS', 2025)!.peakEurPerKwMonth.value).toBe(4.15);
    expect(gridTariff('Stedin', 'HS', 2025)).toBeUndefined();
    expect(gridTariff('stedin', 'TS', 2025)).toBeUndefined();
    for (const tariff of gridTariffs())
      expect(gridTariff(tariff.operator, tariff.level, tariff.year)).toBe(tariff);
  });

  test('non-firm and 85 % rights pay no kWcontract; 85 % leaves 1,314 hours', () => {
    expect(flexProduct('VVTR')!.contractShare.value).toBe(0);
    expect(flexProduct('TDTR')!.call!.hoursPerYear!.value).toBe(1314);
    expect(flexProduct('FIRM')).toMatchObject({ contractShare: { value: 1 }, peakShare: { value: 1 } });
    expect(flexProduct('ATR85')).toBeUndefined();
  });
});

describe('technologies', () => {
  test('ids are unique, names are in both languages, costs and lives are possible', () => {
    const ids = technologies().map(one => one.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const one of technologies()) {
      expect(one.title.nl && one.title.en).toBeTruthy();
      expect(one.capexEur.value).toBeGreaterThan(0);
      expect(one.lifetimeYears.value).toBeGreaterThan(0);
      const [low, high] = one.capexRangeEur?.value ?? [one.capexEur.value, one.capexEur.value];
      expect(low).toBeLessThanOrEqual(one.capexEur.value);
      expect(high).toBeGreaterThanOrEqual(one.capexEur.value);
      expect(technology(one.id)).toBe(one);
    }
  });

  test('5 MW of e-boiler costs 575,000 EUR and 11,500 EUR a year', () => {
    const boiler = technology('e-boiler')!;
    expect(5 * boiler.capexEur.value).toBe(575_000);
    expect(5 * boiler.fixedEurPerYear.value).toBeCloseTo(11_500, 9);
  });
});

const reference = new URL('../../../../shared/reference/', import.meta.url);
const absent = !existsSync(reference);
if (absent) console.warn('skipped: the shared reference figures are not here');

describe.skipIf(absent)('against the reference files', () => {
  const read = (name: string) => JSON.parse(readFileSync(new URL(name, reference), 'utf8'));

  test('Danish figures are those of the file', () => {
    const { data } = read('technologies_pypsa_dea.json');
    const pairs = [
      ['gas-boiler', 'gas boiler steam', 1000],
      ['heat-pump-150c', 'industrial heat pump high temperature', 1000],
      ['gas-chp', 'central gas CHP', 1000],
      ['battery-energy', 'battery storage', 1000],
      ['battery-inverter', 'battery inverter', 1000],
      ['hot-water-tank', 'central water tank storage', 1000],
      ['molten-salt-store', 'HighT-Molten-Salt-store', 1],
      ['concrete-store', 'Concrete-store', 1],
      ['sand-store', 'Sand-store', 1],
      ['pv-rooftop', 'solar-rooftop commercial', 1000],
      ['wind-onshore', 'onwind', 1000],
      ['grid-reinforcement', 'distribution grid reinforcement', 1000],
    ] as const;
    for (const [id, row, perMw] of pairs) {
      const ours = technology(id)!;
      expect(ours.capexEur.value, id).toBeCloseTo(data[row].investment['2025'] * perMw, 4);
      expect(ours.lifetimeYears.value, id).toBe(data[row].lifetime['2025']);
      const percent = data[row].FOM?.['2025'] ?? 0;
      expect(ours.fixedEurPerYear.value, id).toBeCloseTo((ours.capexEur.value * percent) / 100, 4);
    }
  });

  test('ETS paths are those suggested', () => {
    const { suggested_ETS1_paths: paths } = read('policy_price_paths.json');
    for (const [ours, theirs] of [
      ['ets-low', 'low'],
      ['ets-middle', 'mid'],
      ['ets-high', 'high'],
    ] as const)
      for (const [year, value] of Object.entries(paths[theirs]))
        expect(pricePath(ours)!.valueAt(Number(year)), `${ours} ${year}`).toBe(value);
  });

  test('grid tariffs are those of the file', () => {
    const file = read('grid_tariffs_2025.json');
    const printed = new Set(
      ['Enexis', 'Liander', 'Stedin'].flatMap(operator =>
        Object.values(file[operator] as Record<string, { contract: number; kwmax: number }>).map(
          row => `${operator} ${row.contract} ${row.kwmax}`,
        ),
      ),
    );
    const ours = gridTariffs().filter(tariff => tariff.year === 2025 && tariff.operator !== 'TenneT');
    expect(ours.length).toBe(printed.size);
    for (const { operator, contractEurPerKwMonth, peakEurPerKwMonth } of ours)
      expect(printed).toContain(`${operator} ${contractEurPerKwMonth.value} ${peakEurPerKwMonth.value}`);
  });
});
