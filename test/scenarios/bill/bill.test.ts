import { describe, expect, test } from 'vitest';
import type { Study } from '../../../scenarios/index.ts';
import { studyWith } from '../small-study.ts';
import { amounts, billFor, billsOfStudy } from './bills.ts';

const FREE = { dayAheadEurPerMwh: 0 } as const;
const YEAR_2025 = { period: { year: 2025 }, prices: { electricity: FREE, energyTax: 'none' } } as const;

describe('energy tax', () => {
  // The published sum: 10,000 x .1088 + 40,000 x .09037 + 9.95 M x .03943 + 2 M x .00188 EUR.
  test('of 12 GWh in 2024 is 400,791.30 EUR, bracket by bracket', async () => {
    const bill = await billFor(
      { period: { year: 2024 }, prices: { electricity: FREE, energyTax: { schedule: 'nl' } } },
      { demand: { electricityMw: 12_000 / 8784 } },
    );
    expect(amounts(bill)).toMatchObject({
      'tax-electricity-0': 1088,
      'tax-electricity-1': 3614.8,
      'tax-electricity-2': 392_328.5,
      'tax-electricity-3': 3760,
    });
    expect(bill.totalEur).toBe(400_791.3);
    expect(Math.abs(bill.differenceEur)).toBeLessThanOrEqual(0.005);
    // 744 of 8,784 hours fall in January: it takes the two low brackets whole, and the rest of its MWh in the third.
    const january = (12_000 * 744) / 8784;
    const taxes = bill.lines.filter(({ section }) => section === 'electricityTax');
    const paid = taxes.map(({ monthsEur }) => monthsEur![0]!);
    expect(paid[0]).toBe(1088);
    expect(paid[1]).toBe(3614.8);
    expect(paid[2]).toBeCloseTo((january - 50) * 39.43, 1);
    expect(paid[3]).toBe(0);
    expect(taxes[0]).toMatchObject({ mark: 'S', rateEur: 108.8, unit: { nl: 'MWh' }, quantity: 10 });
    expect(taxes[0]!.source).toContain('pzem.nl');
  });

  // 2 million Nm3 at 31.65 MJ: 170,000 x .58301 + 830,000 x .22378 + 1,000,000 x .12855 EUR.
  test('of 2 million Nm3 of gas in 2024 is 413,399.10 EUR', async () => {
    const fuelMwh = (2e6 * 31.65) / 3600;
    const bill = await billFor(
      {
        period: { year: 2024 },
        prices: {
          electricity: FREE,
          fuels: { naturalGas: { priceEurPerMwh: 30, heatingValue: 'lower' } },
          energyTax: { schedule: 'nl' },
        },
      },
      {
        demand: { electricityMw: 0, heatMw: { steam: (fuelMwh * 0.9) / 8784 } },
        assets: [{ kind: 'gasBoiler', name: 'boiler', level: 'steam', heatMw: 5, efficiency: 0.9 }],
      },
    );
    const { 'fuel-naturalGas': gas, ...taxes } = amounts(bill);
    expect(gas).toBeCloseTo(fuelMwh * 30, 2);
    expect(taxes).toMatchObject({
      'tax-naturalGas-0': 99_111.7,
      'tax-naturalGas-1': 185_737.4,
      'tax-naturalGas-2': 128_550,
    });
    expect(Math.abs(bill.differenceEur)).toBeLessThanOrEqual(0.01);
  });
});

test('a brick kiln pays no energy tax on gas and does on electricity; exempt of both it pays none', async () => {
  const kiln = (energyTaxExempt: ('naturalGas' | 'electricity')[]) =>
    billFor(
      {
        prices: {
          electricity: { dayAheadEurPerMwh: 50 },
          fuels: { naturalGas: { priceEurPerMwh: 30 } },
          energyTax: { electricityEurPerMwh: 40, naturalGasEurPerMwh: 20 },
        },
      },
      {
        demand: { electricityMw: 1, heatMw: { furnace: 1 } },
        assets: [{ kind: 'gasBoiler', name: 'burner', level: 'furnace', heatMw: 1, efficiency: 1 }],
        energyTaxExempt,
      },
    );
  const taxes = async (exempt: ('naturalGas' | 'electricity')[]) =>
    (await kiln(exempt)).lines
      .filter(({ kind }) => kind.startsWith('tax-'))
      .map(({ kind, eur }) => [kind, eur]);
  expect(await taxes([])).toEqual([
    ['tax-electricity-0', 160],
    ['tax-naturalGas-0', 80],
  ]);
  expect(await taxes(['naturalGas'])).toEqual([['tax-electricity-0', 160]]);
  expect(await taxes(['naturalGas', 'electricity'])).toEqual([]);
});

describe('the grid bill', () => {
  const works = (contract: Partial<Study['sites'][number]['contract']>) =>
    billFor(YEAR_2025, {
      contract: { importMw: 1, tariff: { operator: 'Stedin', level: 'MS', year: 2026 }, ...contract },
      demand: { electricityMw: 0.5 },
    });

  // 1,000 kW x 12 x 2.0228; 500 kW x 12 x 3.0966; 4,380 MWh x 19.80; 441 and 1,505 a year.
  test('of Stedin MS in 2026: kWcontract, kWmax, kWh and the two fixed charges', async () => {
    const bill = await works({});
    expect(amounts(bill)).toEqual({
      dayAhead: 0,
      gridContract: 24_273.6,
      'gridPeak-0': 18_579.6,
      gridEnergy: 86_724,
      gridStanding: 441,
      gridConnection: 1505,
    });
    expect(bill.totalEur).toBe(131_523.2);
    const [, contract, peak] = bill.lines;
    expect(contract!.monthsEur![0]).toBeCloseTo(2022.8, 2);
    expect(peak).toMatchObject({ unit: { nl: 'kW·maand' }, mark: '2nd' });
    expect(peak!.quantity).toBeCloseTo(6000, 6);
    expect(peak!.rateEur).toBeCloseTo(3.0966, 12);
    expect(contract!.source).toContain('Stedin');
  });

  test('is the same in quarters of an hour as in hours', async () => {
    const inSteps = (stepMinutes: 15 | 60) =>
      billFor(
        { ...YEAR_2025, period: { start: '2025-01-14T23:00:00Z', end: '2025-02-14T23:00:00Z', stepMinutes } },
        {
          contract: { importMw: 1, tariff: { operator: 'Enexis', level: 'MS' } },
          demand: { electricityMw: 0.5 },
          supply: [{ kind: 'block', name: 'base', volumeMw: 0.4, priceEurPerMwh: 80 }],
        },
      );
    const [hours, quarters] = [await inSteps(60), await inSteps(15)];
    expect(amounts(quarters)).toEqual(amounts(hours));
    expect(quarters.months).toEqual(['2025-01', '2025-02']);
    // 17 of 31 days of January and 14 of 28 of February, at 1,000 kW and 2.44 EUR.
    expect(amounts(hours).gridContract).toBeCloseTo(2440 * (17 / 31 + 14 / 28), 2);
  });

  test.each(['VVTR', 'TDTR'])('under %s kWcontract is taken off again, as a line', async right => {
    expect(amounts(await works({ right }))).toMatchObject({ gridContract: 24_273.6, gridRight: -24_273.6 });
  });

  test('under a firm right nothing is taken off, under a time-block right the 10 of 24 hours outside its blocks', async () => {
    expect(amounts(await works({ right: 'FIRM' }))).not.toHaveProperty('gridRight');
    expect(amounts(await works({ right: 'TBTR' })).gridRight).toBeCloseTo((-24_273.6 * 10) / 24, 2);
  });

  // 2,000 kW x 12 x 3.125, half of it off; 1,000 kW x 8,760/168 weeks x 4.1455 x 18/52.
  test('up to 600 hours: half of kWcontract and kWmax by the week, and a word where it runs longer', async () => {
    const bill = await works({
      importMw: 2,
      contractedMw: 2,
      tariff: { operator: 'Stedin', level: 'TS', year: 2026 },
      usage: 'up-to-600-hours',
    });
    expect(amounts(bill)).toMatchObject({
      gridContract: 75_000,
      gridShortUse: -37_500,
      'gridPeak-0': 37_412,
    });
    expect(bill.notes[0]!.en).toContain('does not hold here');
    expect(Math.abs(bill.differenceEur)).toBeLessThanOrEqual(0.005);
  });

  test('an own tariff and peaks already set count as the study gives them', async () => {
    const tariff = {
      contractEurPerKwMonth: 1,
      peakEurPerKwMonth: 2,
      energyEurPerMwh: 3,
      fixedEurPerYear: 1200,
    };
    const bill = await works({
      tariff,
      peaks: [{ period: 'month', priceEurPerMw: 2000, alreadySetMw: 0.8 }],
    });
    // January pays for the 800 kW that were already set, the other months for 500 kW.
    expect(amounts(bill)).toMatchObject({
      gridContract: 12_000,
      'gridPeak-0': 1600 + 11 * 1000,
      gridEnergy: 13_140,
      gridStanding: 1200,
    });
    const peak = bill.lines.find(({ kind }) => kind === 'gridPeak-0')!;
    expect(peak.monthsEur!.slice(0, 2)).toEqual([1600, 1000]);
    expect(peak).toMatchObject({ source: '/sites/0/contract/peaks/0/priceEurPerMw', mark: null });
  });

  test('import above the contract pays its price beside the energy', async () => {
    const bill = await billFor(
      {},
      { contract: { importMw: 1, breach: { importMw: 2, priceEurPerMwh: 300 } } },
    );
    // 2 MW in four hours, half of it above the contract.
    expect(amounts(bill)).toMatchObject({ dayAhead: 400, breach: 1200 });
  });
});

test('a larger connection is charged from the year in which it comes, another right in the package that has it', async () => {
  const study = studyWith(
    {
      kind: 'business-case',
      ...YEAR_2025,
      years: [2026, 2030],
      measures: [
        {
          name: 'cable',
          addImportMw: 1,
          investment: { capexEur: 1, lifetimeYears: 10, year: 2028 },
        },
      ],
      packages: [
        { name: 'as-it-is', measures: [] },
        { name: 'larger', measures: ['cable'] },
        { name: 'non-firm', measures: [], contracts: { works: { right: 'VVTR' } } },
      ],
      reference: 'as-it-is',
    },
    {
      contract: { importMw: 3, contractedMw: 2, tariff: { operator: 'Stedin', level: 'MS', year: 2026 } },
      demand: { electricityMw: 0.5 },
    },
  );
  const bills = await billsOfStudy(study);
  const paid = Object.entries(bills).map(([who, bill]) => {
    const { gridContract, gridRight = 0 } = amounts(bill);
    return [who, gridContract, gridRight];
  });
  // 2,000 kW x 12 x 2.0228, and half as much again for 1,000 kW more.
  expect(paid).toEqual([
    ['as-it-is 2026', 48_547.2, 0],
    ['as-it-is 2030', 48_547.2, 0],
    ['larger 2026', 48_547.2, 0],
    ['larger 2030', 72_820.8, 0],
    ['non-firm 2026', 48_547.2, -48_547.2],
    ['non-firm 2030', 48_547.2, -48_547.2],
  ]);
  for (const { differenceEur } of Object.values(bills))
    expect(Math.abs(differenceEur)).toBeLessThanOrEqual(0.005);
});

describe('electricity', () => {
  const prices = {
    electricity: { dayAheadEurPerMwh: [20, 40, 60, 80], supplyMarginEurPerMwh: 1 },
    energyTax: 'none',
  } as const;

  test('2 MW for four hours at 20 to 80 EUR/MWh with a margin of 1', async () => {
    const bill = await billFor({ prices });
    expect(amounts(bill)).toEqual({ dayAhead: 400, supplyMargin: 8 });
    expect(bill.lines[0]!.quantity).toBeCloseTo(8, 9);
    expect(bill.lines[0]!.rateEur).toBeCloseTo(50, 9);
    expect(bill.totalEur).toBe(408);
  });

  test('a block of 2 MW at 55 pays 40 more than day-ahead, beside the cost of the dispatch', async () => {
    const block = { kind: 'block', name: 'base', volumeMw: 2, priceEurPerMwh: 55 } as const;
    const bill = await billFor({ prices }, { supply: [block] });
    expect(amounts(bill)).toMatchObject({ dayAhead: 400, 'supply-block': 40 });
    expect(bill).toMatchObject({ totalEur: 448, fixedEur: 40 });
    expect(Math.abs(bill.differenceEur)).toBeLessThan(1e-6);
    expect(bill.dispatchEur).toBeCloseTo(408, 9);
  });

  test('half of the meter at 60 is in the cost of the dispatch: 4 MWh at 10 above the mean', async () => {
    const share = { kind: 'share', name: 'half', shareOfImport: 0.5, priceEurPerMwh: 60 } as const;
    const bill = await billFor({ prices }, { supply: [share] });
    expect(amounts(bill)).toMatchObject({ dayAhead: 400, 'supply-share': 40 });
    expect(bill).toMatchObject({ totalEur: 448, fixedEur: 0 });
    expect(Math.abs(bill.differenceEur)).toBeLessThan(1e-6);
  });

  test('an index with a spread of 3 costs a flat load the spread, a collar what it cuts off', async () => {
    const indexed = { kind: 'indexed', name: 'month', shareOfImport: 1, spreadEurPerMwh: 3 } as const;
    const collar = { kind: 'collar', name: 'c', volumeMw: 1, floorEurPerMwh: 30, capEurPerMwh: 70 } as const;
    const bill = await billFor({ prices }, { supply: [indexed, collar] });
    expect(amounts(bill)).toMatchObject({ 'supply-indexed': 24, 'supply-collar': 0 });
    const cheaper = await billFor({ prices }, { supply: [{ ...collar, capEurPerMwh: 50 }] });
    expect(amounts(cheaper)).toMatchObject({ 'supply-collar': 10 - 10 - 30 });
  });

  test('what is sold is income, less the fee on feed-in', async () => {
    const bill = await billFor(
      { prices: { electricity: { dayAheadEurPerMwh: 50, feedInFeeEurPerMwh: 5 }, energyTax: 'none' } },
      {
        contract: { importMw: 4, exportMw: 4 },
        assets: [{ kind: 'pv', name: 'roof', peakMw: 3, profile: 1 }],
      },
    );
    expect(amounts(bill)).toMatchObject({ sold: -200, feedInFee: 20 });
    expect(bill.totalEur).toBe(-180);
  });
});

describe('gas network and carbon', () => {
  const gas = {
    electricity: FREE,
    fuels: { naturalGas: { priceEurPerMwh: 20, heatingValue: 'lower' } },
    energyTax: 'none',
  } as const;
  const boiler = {
    demand: { electricityMw: 0, heatMw: { steam: 10 } },
    assets: [{ kind: 'gasBoiler', name: 'boiler', level: 'steam', heatMw: 10, efficiency: 1 }],
  } as const;

  test('gas network charges are fixed, beside the cost of the dispatch; without, none are told', async () => {
    const bill = await billFor(
      { period: { year: 2025 }, prices: gas },
      { ...boiler, carbon: { inEts: false }, gasNetworkEurPerYear: 12_000 },
    );
    expect(amounts(bill)).toMatchObject({ 'fuel-naturalGas': 1_752_000, gasNetwork: 12_000 });
    expect(bill.fixedEur).toBe(12_000);
    const network = bill.lines.find(({ kind }) => kind === 'gasNetwork')!;
    for (const eur of network.monthsEur!) expect(eur).toBeCloseTo(1000, 1);
    const without = await billFor({ prices: gas }, { ...boiler, carbon: { inEts: false } });
    expect(amounts(without)).not.toHaveProperty('gasNetwork');
  });

  // 87,600 MWh at 0.2034 t is 17,817.84 t: at 80 EUR, less 10,000 free; 7,817.84 t levied at 20 EUR.
  test('emissions at the ETS price, less what is free, and the levy above the dispensation', async () => {
    const bill = await billFor(
      {
        period: { year: 2025 },
        prices: gas,
        carbon: { etsEurPerTon: 80, levy: { tariffEurPerTon: 90, etsReferenceEurPerTon: 70 } },
      },
      { ...boiler, carbon: { inEts: true, freeAllocationTon: 10_000, dispensationTon: 10_000 } },
    );
    expect(amounts(bill)).toMatchObject({
      allowances: 1_425_427.2,
      freeAllocation: -800_000,
      levy: 156_356.8,
    });
    expect(bill.lines.find(({ kind }) => kind === 'levy')).toMatchObject({ monthsEur: null, part: 'levy' });
    expect(Math.abs(bill.differenceEur)).toBeLessThanOrEqual(0.01);
  });
});
