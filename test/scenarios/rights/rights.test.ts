import { describe, expect, test } from 'vitest';
import type { Series } from '../../../engine/index.ts';
import type { Study } from '../../../scenarios/index.ts';
import { amounts, billFor, billOfStudy, billsOfStudy } from '../bill/bills.ts';
import { issuesOf, resolved, studyWith } from '../small-study.ts';

type Contract = Study['sites'][number]['contract'];
const TARIFF = {
  contractEurPerKwMonth: 2,
  peakEurPerKwMonth: 3,
  energyEurPerMwh: 0,
  fixedEurPerYear: 0,
};

/** Monday 13 January 2025, local time, at a price of the hour: the dearest is 23-24. */
const DAY = { start: '2025-01-12T23:00:00Z', end: '2025-01-13T23:00:00Z' };
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
const PRICES = { electricity: { dayAheadEurPerMwh: HOURS }, energyTax: 'none' } as const;

function contractOf(contract: Partial<Contract>, parts: Partial<Study> = {}) {
  const study = studyWith(
    { period: DAY, prices: PRICES, ...parts },
    { contract: { importMw: 10, ...contract }, demand: { electricityMw: 0 } },
  );
  const { years, defaults } = resolved(study);
  return { ...years[0]!.sites[0]!.contract, defaults };
}

/** Hours in which less than the whole 10 MW is there, with what is. */
function limited(series: Series): (readonly [hour: number, mw: number])[] {
  if (typeof series === 'number') return [];
  return Array.from(series).flatMap((mw, hour) => (mw < 10 ? [[hour, mw] as const] : []));
}

const limitsOf = (contract: Partial<Contract>) => limited(contractOf(contract).importMw);

describe('limits by hour', () => {
  test('a right of hours is called in the dearest by default, which is listed', () => {
    // 1,314 x 24 / 8,760 hours: three of this day.
    expect(limitsOf({ right: 'TDTR' })).toEqual([
      [21, 0],
      [22, 0],
      [23, 0],
    ]);
    const { defaults } = contractOf({ right: { preset: 'tdtr' } });
    const at = (field: string) => defaults.find(({ path }) => path === `/sites/0/contract/right/${field}`);
    expect(at('calls')).toMatchObject({ value: 'dearest-hours', mark: 'D' });
    expect(at('call/hoursPerYear')).toMatchObject({ value: 1314, mark: 'S' });
    expect(at('call/noticeHour')).toMatchObject({ value: 8.5 });
    expect(at('from')).toMatchObject({ value: '2025-04-01' });
  });

  test('feed-in in the cheapest', () => {
    const { exportMw } = contractOf({ importMw: 0, exportMw: 10, right: 'tdtr' });
    expect(limited(exportMw).map(([hour]) => hour)).toEqual([0, 1, 2]);
  });

  test('none, the cheapest, an overload, given calls', () => {
    const right = (calls: NonNullable<Extract<Contract['right'], object>['calls']>) =>
      limitsOf({ right: { preset: 'tdtr', calls } });
    expect(right('none')).toEqual([]);
    expect(right('cheapest-hours').map(([hour]) => hour)).toEqual([0, 1, 2]);
    expect(right({ overloadMw: HOURS.map(hour => (hour === 8 ? 4 : hour === 17 ? 30 : 0)) })).toEqual([
      [8, 6],
      [17, 0],
    ]);
    const windows = [
      { from: '2025-01-13T17:00:00+01:00', until: '2025-01-13T19:00:00+01:00' },
      { from: '2025-01-13T07:00:00Z', until: '2025-01-13T08:00:00Z', toMw: 7 },
    ];
    expect(right({ windows })).toEqual([
      [8, 7],
      [17, 0],
      [18, 0],
    ]);
  });

  test('given calls that break the rule are told, every one', () => {
    const from = '2025-01-13T10:00:00Z';
    const windows = [
      { from, until: '2025-01-13T14:00:00Z', announced: '2025-01-12T12:00:00Z' },
      { from: '2025-01-13T20:30:00Z', until: '2025-01-13T21:00:00Z' },
    ];
    const right = { preset: 'tdtr', calls: { windows } };
    const issues = issuesOf(
      studyWith({ period: DAY, prices: PRICES }, { contract: { importMw: 10, right } }),
    );
    expect(issues.map(({ code, value }) => [code, value])).toEqual([
      ['bad-call', undefined],
      ['call-against-rule', String(Date.parse('2025-01-12T12:00:00Z'))],
      ['call-against-rule', '4'],
    ]);
  });

  test('firm, variable and blocks together, with a limitation on their sum', () => {
    const rights = [
      { preset: 'firm', importMw: 3 },
      { preset: 'vvtr', importMw: 5, calls: { overloadMw: HOURS.map(hour => (hour === 12 ? 4 : 0)) } },
      { name: 'nights', shape: 'blocks', blocks: [{ fromHour: 20, untilHour: 6 }] },
      { preset: 'cbc-t', call: { window: [{ fromHour: 5, untilHour: 7 }], toMw: 6 } },
    ] as const;
    const { importMw, terms } = contractOf({ rights: [...rights] });
    const expected = HOURS.map(hour => {
      if (hour === 12) return 4;
      if (hour === 5 || hour === 6) return 6;
      return hour >= 20 || hour < 6 ? 10 : 8;
    });
    expect(Array.from(importMw as Float64Array)).toEqual(expected);
    // 3 MW in full, 5 MW nil, 2 MW in full.
    expect(terms.rightShare.value).toBeCloseTo(0.5, 12);
    expect(terms.right).toBe('firm + vvtr + nights');
  });

  test('a series as contract stays below its rights', () => {
    const importMw = HOURS.map(hour => (hour < 12 ? 4 : 10));
    const { importMw: mw } = contractOf({ importMw, right: { preset: 'vvtr', calls: { overloadMw: 2 } } });
    expect(Array.from(mw as Float64Array)).toEqual(HOURS.map(hour => (hour < 12 ? 4 : 8)));
  });

  test('without calls the contract is the number that it was', () => {
    expect(contractOf({ right: 'VVTR' }).importMw).toBe(10);
  });
});

describe('tariff and bill', () => {
  const works = (contract: Partial<Contract>) =>
    billFor(
      { period: { year: 2026 }, prices: { electricity: { dayAheadEurPerMwh: 0 }, energyTax: 'none' } },
      { contract: { importMw: 4, tariff: TARIFF, ...contract }, demand: { electricityMw: 1 } },
    );
  const agrees = (bill: { differenceEur: number }) =>
    expect(Math.abs(bill.differenceEur)).toBeLessThanOrEqual(0.01);

  test('4 MW at 2 EUR/kW/month: 96,000 EUR; a quarter variable takes a quarter off, on a line of its own', async () => {
    const bill = await works({ rights: [{ preset: 'firm', importMw: 3 }, { preset: 'vvtr' }] });
    expect(amounts(bill)).toMatchObject({ gridContract: 96_000, gridRight: -24_000, 'gridPeak-0': 36_000 });
    expect(bill.lines.find(({ kind }) => kind === 'gridRight')!.title.en).toContain('firm + vvtr');
    agrees(bill);
  });

  test('a share of kWmax of its own design: in full, and 40 % off on a line of its own', async () => {
    const bill = await works({ right: { contractShare: 0.5, peakShare: 0.6 } });
    expect(amounts(bill)).toMatchObject({
      gridContract: 96_000,
      gridRight: -48_000,
      'gridPeak-0': 36_000,
      'gridRightPeak-0': -14_400,
    });
    agrees(bill);
  });

  test('blocks of 12 hours on weekdays: kWcontract by their share of the hours of the year', async () => {
    const blocks = [{ weekdays: [1, 2, 3, 4, 5], fromHour: 7, untilHour: 19 }];
    const rights = [
      { preset: 'firm', importMw: 2 },
      { preset: 'tbtr', blocks },
    ];
    const bill = await works({ rights });
    // 261 weekdays of 12 hours in 2026, on 2 of 4 MW.
    expect(amounts(bill).gridRight).toBeCloseTo(-48_000 * (1 - (261 * 12) / 8760), 1);
    agrees(bill);
  });

  test('a limitation at fixed times: paid for being ready and for what is called, 1,095 hours of 3 MW', async () => {
    const bill = await works({
      rights: [{ preset: 'cbc-t', call: { toMw: 1 }, availabilityEurPerMwH: 10, activationEurPerMwh: 50 }],
    });
    expect(amounts(bill)).toMatchObject({
      gridContract: 96_000,
      'rightAvailability-1': -3 * 1095 * 10,
      'rightActivation-1': -3 * 1095 * 50,
    });
    expect(bill.notes.map(({ nl }) => nl)).toContainEqual(expect.stringContaining('1.095 uur'));
    agrees(bill);
  });

  test('fees that no source gives are counted with a default, marked as from memory', async () => {
    const { defaults } = contractOf({ right: { preset: 'cbc-a', call: { toMw: 1 } } });
    const marks = defaults.filter(({ path }) => path.startsWith('/sites/0/contract/right/a'));
    expect(marks.map(({ value, mark }) => [value, mark])).toEqual([
      [20, 'M'],
      [200, 'M'],
    ]);
  });

  test('above a call at a penalty: the load goes on, and the bill says whose penalty it is', async () => {
    const right = {
      preset: 'vvtr',
      penaltyEurPerMwh: 300,
      calls: { overloadMw: HOURS.map(hour => (hour === 17 ? 3 : 0)) },
    } as const;
    const bill = await billFor(
      { period: DAY, prices: PRICES },
      { contract: { importMw: 4, right }, demand: { electricityMw: 2 } },
    );
    // 1 MW is left of 4; 1 MWh goes above.
    expect(amounts(bill).breach).toBe(300);
    expect(bill.lines.find(({ kind }) => kind === 'breach')!.source).toBe(
      '/sites/0/contract/right/penaltyEurPerMwh',
    );
    agrees(bill);
  });

  test('blocks on the days of 23 and 25 hours, in quarters', () => {
    const steps = (start: string, end: string, stepMinutes: 15 | 60) => {
      const right = { preset: 'tbtr', blocks: [{ fromHour: 1, untilHour: 5 }] };
      const { importMw } = contractOf(
        { right },
        {
          period: { start, end, stepMinutes },
          prices: { electricity: { dayAheadEurPerMwh: 1 }, energyTax: 'none' },
        },
      );
      return (importMw as Float64Array).filter(mw => mw === 10).length;
    };
    expect(steps('2025-03-29T23:00:00Z', '2025-03-30T22:00:00Z', 60)).toBe(3);
    expect(steps('2025-10-25T22:00:00Z', '2025-10-26T23:00:00Z', 60)).toBe(5);
    expect(steps('2025-10-25T22:00:00Z', '2025-10-26T23:00:00Z', 15)).toBe(20);
  });

  test('two members of a group of 6 MW pay kWcontract on 6 MW together', async () => {
    const site = (name: string, importMw: number) => ({
      name,
      contract: { importMw, tariff: TARIFF, right: { preset: 'gto', group: 'park' } },
      demand: { electricityMw: 1 },
    });
    const study = {
      ...studyWith({
        period: { year: 2026 },
        prices: { electricity: { dayAheadEurPerMwh: 0 }, energyTax: 'none' },
      }),
      sites: [site('a', 5), site('b', 3)],
      sharedLimits: [{ name: 'park', sites: ['a', 'b'], importMw: 6, exportMw: 0 }],
    } as Study;
    const first = await billOfStudy(study);
    // 5 MW of 8: 5/8 of 6 MW x 24 EUR/kW.
    expect(amounts(first).gridContract! + amounts(first).gridRight!).toBeCloseTo((5 / 8) * 6000 * 24, 6);
    agrees(first);
  });

  test('a package with another right: MW that a measure adds come under it', async () => {
    const study = studyWith(
      {
        kind: 'business-case',
        period: { year: 2026 },
        prices: { electricity: { dayAheadEurPerMwh: 0 }, energyTax: 'none' },
        measures: [{ name: 'cable', addImportMw: 4, investment: { capexEur: 1, lifetimeYears: 10 } }],
        packages: [
          { name: 'now', measures: [] },
          {
            name: 'half',
            measures: ['cable'],
            contracts: {
              works: {
                rights: [
                  { preset: 'firm', importMw: 2 },
                  { preset: 'vvtr', calls: { overloadMw: 9 } },
                ],
              },
            },
          },
        ],
        reference: 'now',
      },
      { contract: { importMw: 4, right: 'FIRM', tariff: TARIFF }, demand: { electricityMw: 3 } },
    );
    const { now, half } = Object.fromEntries(
      Object.entries(await billsOfStudy(study)).map(([name, bill]) => [name.split(' ')[0], bill]),
    );
    expect(amounts(now!).gridContract).toBe(96_000);
    // 8 MW contracted, half of it variable and called away always: 4 MW is there for 3 MW of load.
    expect(amounts(half!)).toMatchObject({
      gridContract: 192_000,
      gridRight: -96_000,
      'gridPeak-0': 108_000,
    });
    expect(amounts(half!)).not.toHaveProperty('unserved');
    agrees(half!);
  });
});
