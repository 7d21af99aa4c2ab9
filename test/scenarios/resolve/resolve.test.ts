import { describe, expect, test } from 'vitest';
import { energyTaxBrackets, gridTariff } from '../../../data/index.ts';
import type { Study } from '../../../scenarios/index.ts';
import { issuesOf, resolved, SITE, studyWith } from '../small-study.ts';

const first = (study: Study) => resolved(study).years[0]!.sites[0]!;
const defaultAt = (study: Study, path: string) => resolved(study).defaults.find(one => one.path === path);

describe('prices', () => {
  test('import at day-ahead plus margin, export at the sell price less the fee', () => {
    const electricity = { dayAheadEurPerMwh: 50, supplyMarginEurPerMwh: 3, feedInFeeEurPerMwh: 2 };
    expect(first(studyWith({ prices: { electricity } }))).toMatchObject({
      importEurPerMwh: 53,
      exportEurPerMwh: 48,
    });
    expect(
      first(studyWith({ prices: { electricity: { ...electricity, sellEurPerMwh: 40 } } })),
    ).toMatchObject({
      exportEurPerMwh: 38,
    });
  });

  test('gas is traded per MWh of higher heating value, and burnt per MWh of lower', () => {
    const priced = (heatingValue?: 'higher' | 'lower') =>
      studyWith({
        prices: {
          electricity: { dayAheadEurPerMwh: 50 },
          fuels: { naturalGas: { priceEurPerMwh: 31.65, ...(heatingValue && { heatingValue }) } },
          energyTax: 'none',
        },
      });
    expect(first(priced()).fuels.naturalGas!.priceEurPerMwh).toBeCloseTo(35.17, 9);
    expect(first(priced('lower')).fuels.naturalGas!.priceEurPerMwh).toBe(31.65);
    expect(defaultAt(priced(), '/prices/fuels/naturalGas/heatingValue')).toMatchObject({ value: 'higher' });
    expect(defaultAt(priced('lower'), '/prices/fuels/naturalGas/heatingValue')).toBeUndefined();
  });

  test('brackets of the energy tax count for the part of the year on the axis', () => {
    const { energyTax: _none, ...prices } = studyWith().prices;
    const day = { start: '2023-03-04T00:00:00+01:00', end: '2023-03-05T00:00:00+01:00' };
    const study = studyWith({ prices, period: day });
    const brackets = energyTaxBrackets('electricity', 2023);
    const tax = first(study).electricityTax;
    expect(tax.map(one => one.eurPerMwh)).toEqual(brackets.map(one => one.eurPerMwh));
    for (const [b, { fromMwh }] of tax.entries())
      expect(fromMwh).toBeCloseTo((brackets[b]!.fromMwh * 24) / 8760, 9);
    expect(defaultAt(study, '/prices/energyTax')).toMatchObject({ value: 'nl', mark: 'D' });
  });
});

describe('the contract', () => {
  const year = { year: 2025 } as const;
  const withContract = (contract: Study['sites'][number]['contract'], period: Study['period'] = year) =>
    first(studyWith({ period, prices: { electricity: { dayAheadEurPerMwh: 50 } } }, { contract })).contract;

  test('charges kWcontract for twelve months, kWmax each month, and fixed charges for a year', () => {
    const rates = gridTariff('Liander', 'MS', 2025)!;
    const contract = withContract({ importMw: 4, tariff: { operator: 'Liander', level: 'MS' } });
    expect(contract.contractEurPerMw).toBeCloseTo(rates.contractEurPerKwMonth.value * 12_000, 6);
    expect(contract.peaks).toEqual([
      { period: 'month', priceEurPerMw: rates.peakEurPerKwMonth.value * 1000, alreadySetMw: [0] },
    ]);
    expect(contract.fixedEur).toBeCloseTo(rates.fixedEurPerYear.value, 9);
    expect(contract.energyEurPerMwh).toBe(rates.energyEurPerMwh.value);
  });

  test('a fully variable right pays no kWcontract', () => {
    const tariff = { operator: 'Liander', level: 'MS' };
    expect(withContract({ importMw: 4, right: 'VVTR', tariff }).contractEurPerMw).toBe(0);
  });

  test('a week pays its part of the month', () => {
    const tariff = {
      contractEurPerKwMonth: 2,
      peakEurPerKwMonth: 3,
      energyEurPerMwh: 1,
      fixedEurPerYear: 8760,
    };
    const week = { start: '2023-03-06T00:00:00+01:00', end: '2023-03-13T00:00:00+01:00' };
    const contract = withContract({ importMw: 4, tariff }, week);
    // March 2023 has 743 hours.
    expect(contract.contractEurPerMw).toBeCloseTo((2000 * 168) / 743, 9);
    expect(contract.peaks[0]!.priceEurPerMw).toBeCloseTo((3000 * 168) / 743, 9);
    expect(contract.fixedEur).toBeCloseTo(168, 9);
  });

  test('own peaks replace those of the tariff', () => {
    const peaks = [{ period: 'week', priceEurPerMw: 5, alreadySetMw: [1, 2] }] as const;
    const contract = withContract({ importMw: 4, peaks, tariff: { operator: 'Liander', level: 'MS' } });
    expect(contract.peaks).toEqual(peaks);
  });
});

describe('carbon', () => {
  const carbon = { inEts: true, freeAllocationTon: 8760, dispensationTon: 17_520 };
  const day = { start: '2023-03-04T00:00:00+01:00', end: '2023-03-05T00:00:00+01:00' };

  test('is free outside the ETS', () => {
    expect(first(studyWith({ carbon: { etsEurPerTon: 80 } })).carbon.etsEurPerTon).toBe(0);
  });

  test.each([
    // 18 MW of heat at 0.9 takes in exactly 20 MW of fuel, which is not more than 20.
    [18, 'naturalGas', false],
    [18.1, 'naturalGas', true],
    [40, 'biomass', false],
  ] as const)(
    'unless said, follows from the fuel that can be burnt: %s MW of heat on %s',
    (heatMw, fuel, inEts) => {
      const assets = [
        { kind: 'gasBoiler', name: 'boiler', level: 'steam', heatMw, efficiency: 0.9, fuel },
      ] as const;
      const fuels = { naturalGas: { priceEurPerMwh: 30 }, biomass: { priceEurPerMwh: 30 } };
      const study = studyWith(
        { carbon: { etsEurPerTon: 80 }, prices: { electricity: { dayAheadEurPerMwh: 50 }, fuels } },
        { assets },
      );
      expect(first(study).carbon.etsEurPerTon).toBe(inEts ? 80 : 0);
      expect(defaultAt(study, '/sites/0/carbon/inEts')).toMatchObject({ value: inEts, mark: 'M' });
    },
  );

  test('says that gas into a CHP is taxed in full, where it is taxed', () => {
    const assets = [{ kind: 'chp', name: 'chp', level: 'steam', powerMw: 1 }] as const;
    const fuels = { naturalGas: { priceEurPerMwh: 30 } };
    const prices = { electricity: { dayAheadEurPerMwh: 50 }, fuels };
    const told = (energyTax: 'none' | { electricityEurPerMwh: number; naturalGasEurPerMwh: number }) =>
      defaultAt(studyWith({ prices: { ...prices, energyTax } }, { assets }), '/sites/0/assets/0/inputTax');
    expect(told({ electricityEurPerMwh: 1, naturalGasEurPerMwh: 2 })).toMatchObject({ mark: 'D' });
    expect(told('none')).toBeUndefined();
  });

  test('counts allocation and dispensation for the part of the year, and the levy net of last year’s ETS price', () => {
    const study = studyWith(
      {
        period: day,
        years: [2028],
        carbon: { etsEurPerTon: { formula: '20 + 10 * (year - 2025)' }, levy: 'tax-plan-2026' },
      },
      { carbon },
    );
    const found = first(study).carbon;
    expect(found.etsEurPerTon).toBe(50);
    expect(found.levyEurPerTon).toBeCloseTo(78.67 - 40, 9);
    expect(found.freeAllocationTon).toBeCloseTo(24, 9);
    expect(found.dispensationTon).toBeCloseTo(48, 9);
  });

  test('follows the middle path and the tax plan where nothing is said, and lists both', () => {
    const { carbon: _carbon, ...study } = studyWith({ years: [2030] }, { carbon });
    expect(first(study).carbon).toMatchObject({ etsEurPerTon: 126, levyEurPerTon: 0 });
    expect(defaultAt(study, '/carbon/etsEurPerTon')).toMatchObject({ value: 'path ets-middle' });
    expect(defaultAt(study, '/carbon/levy')).toMatchObject({ value: 'tax-plan-2026', mark: 'S' });
  });
});

describe('assets and defaults', () => {
  test('every field that is not given is filled in and listed with its source', () => {
    const study = studyWith({}, { assets: [{ kind: 'battery', name: 'battery', powerMw: 1, energyMwh: 2 }] });
    expect(first(study).assets[0]).toMatchObject({
      chargeMw: 1,
      efficiencyIn: 0.955,
      startMwh: null,
      end: 'cyclic',
    });
    const fields = resolved(study)
      .defaults.filter(one => one.path.startsWith('/sites/0/assets/0/'))
      .map(one => one.path.split('/').at(-1));
    expect(fields.sort()).toEqual(
      [
        'chargeMw',
        'dischargeMw',
        'efficiencyIn',
        'efficiencyOut',
        'end',
        'lossPerHour',
        'minimumMwh',
        'startMwh',
        'wearEurPerMwh',
      ].sort(),
    );
    for (const { source, mark } of resolved(study).defaults) {
      expect(source.length).toBeGreaterThan(5);
      expect(['S', '2nd', 'C', 'M', 'D']).toContain(mark);
    }
  });

  test('a heat pump between 40 and 80 degrees at 0.6 of Carnot has a COP of 5.3', () => {
    const study = studyWith(
      {},
      {
        demand: { heatMw: { hotWater: 1 } },
        assets: [{ kind: 'heatPump', name: 'pump', level: 'hotWater', heatMw: 2 }],
      },
    );
    // 0.6 * 353.15 / 40
    expect(first(study).assets[0]).toMatchObject({ cop: expect.closeTo(5.29725, 6) });
  });

  test('solar panels follow the weather of the study', () => {
    const summer = { start: '2024-06-04T00:00:00+02:00', end: '2024-06-05T00:00:00+02:00' };
    const study = studyWith({ period: summer }, { assets: [{ kind: 'pv', name: 'pv', peakMw: 2 }] });
    const [asset] = first(study).assets;
    if (asset?.kind !== 'pv') throw new Error('expected solar panels');
    const mw = [...(asset.availableMw as Float64Array)];
    expect(mw[0]).toBe(0);
    expect(Math.max(...mw)).toBeGreaterThan(0.1);
    expect(Math.max(...mw)).toBeLessThanOrEqual(2 * 1.2);
    expect(defaultAt(study, '/solve/seed')).toMatchObject({ value: 1 });
  });
});

describe('what cannot be is said before solving', () => {
  const unserved = { electricityEurPerMwh: 'not-allowed' } as const;

  test('load above import limit and generation: which hour, how many MW', () => {
    const study = studyWith({}, { demand: { electricityMw: [3, 4, 6.5, 3], unserved } });
    const [issue, ...others] = issuesOf(study);
    expect(issue).toMatchObject({ code: 'impossible', path: '/sites/0/contract/importMw' });
    expect(issue!.message).toMatch(/"works" at 2024-03-04T10:00:00Z: the load is 2\.500 MW above/);
    expect(others).toEqual([]);
  });

  test('a breach or a battery that could serve it makes it worth solving', () => {
    const demand = { electricityMw: [3, 4, 5, 3], unserved };
    const breach = { importMw: 1, priceEurPerMwh: 500 };
    expect(issuesOf(studyWith({}, { demand, contract: { ...SITE.contract, breach } }))).toEqual([]);
    const battery = { kind: 'battery', name: 'battery', powerMw: 1, energyMwh: 2 } as const;
    expect(issuesOf(studyWith({}, { demand, assets: [battery] }))).toEqual([]);
  });
});
