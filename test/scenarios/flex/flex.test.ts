import { afterAll, describe, expect, test } from 'vitest';
import { createPool, type InputError } from '../../../engine/index.ts';
import { checkStudy, type FlexResult, runStudy, type Study } from '../../../scenarios/index.ts';
import { NO_SOURCES } from '../small-study.ts';
import {
  areaStudy,
  type Design,
  fourSites,
  PER_YEAR,
  PRICES,
  paid,
  UNGUARANTEED,
  works,
} from './area-studies.ts';

const one = createPool({ workers: 1 });
const two = createPool({ workers: 2 });
afterAll(() => Promise.all([one.close(), two.close()]));

async function flexOf(study: Study, executor = one): Promise<FlexResult> {
  expect(checkStudy(study).issues).toEqual([]);
  const { result } = await runStudy(study, { executor, sources: NO_SOURCES });
  return result.flex!;
}

describe('the area of four sites, as test/engine/area works it out by hand', () => {
  test('everyone firm: hour 1 stays 1 MW too high', async () => {
    const { designs, areas } = await flexOf(fourSites({}, [{ name: 'firm' }]));
    const [future] = designs[0]!.futures;
    expect(future).toMatchObject({ status: 'settled', stoppedBy: null });
    expect(future!.overload).toMatchObject({ hours: 1, longestRunHours: 1 });
    expect(future!.overload.deepestMw).toBeCloseTo(1, 5);
    // 884 + 442 + 1206 + 40 EUR.
    expect(future!.costEur).toBeCloseTo(2572, 2);
    // One hand that may leave as much in hour 1 leaves the store where it is.
    expect(future!.optimumEur).toBeCloseTo(2572, 2);
    expect(future!.optimumLeastEur).toBeCloseTo(2572, 2);
    expect(designs[0]!.fromOptimumShare).toBeCloseTo(0, 5);
    expect(designs[0]!.fromOptimumMostShare).toBeCloseTo(0, 5);
    const [node] = areas[0]!.nodes;
    expect(node!.direction).toBe('import');
    // 10 MW less 10, 11, 10, 9, 9, 9, 6, 9 in local hours 1 to 8 of January; at no other time.
    expect(node!.headroomMw.firm![0]!.slice(1, 9).map(mw => Math.round(mw! * 1e4) / 1e4 + 0)).toEqual([
      0, -1, 0, 1, 1, 1, 4, 1,
    ]);
    expect(node!.headroomMw.firm![0]![9]).toBeNull();
    expect(node!.durationMw.now![0]).toBeCloseTo(11, 4);
    expect(node!.durationMw.now![100]).toBeCloseTo(6, 4);
  });

  test('a store without a guarantee is called twice and pays 50 in place of 40', async () => {
    const { designs } = await flexOf(fourSites({ right: UNGUARANTEED }, [{ name: 'now as it is' }]));
    const [future] = designs[0]!.futures;
    expect(future).toMatchObject({ status: 'clear', rounds: [{ called: 1 }, { called: 1 }, { called: 0 }] });
    expect(future!.costEur).toBeCloseTo(2582, 2);
    // Hours 1 and 2 UTC are local hours 2 and 3.
    expect(future!.callHours[0]!.slice(1, 5)).toEqual([0, 1, 1, 0]);
  });

  test('a store that hears of its call an hour before fills itself at 50 in place of 45, and the answer says so', async () => {
    const right = {
      ...UNGUARANTEED,
      call: { by: ['regional'], trigger: 'congestion', notice: 'intraday', noticeMinutes: 60, toMw: 0 },
    } as const;
    const study = fourSites({ right }, [{ name: 'now as it is' }]);
    const [area] = study.areas!;
    // Hour 5 is the cheapest but hour 0 the next, and hour 5 is too high when the store is filled in it.
    const told = (knowledge?: 'all' | 'announced'): Study => ({
      ...study,
      prices: { ...study.prices, electricity: { dayAheadEurPerMwh: [45, 50, 50, 50, 50, 40, 100, 50] } },
      areas: [{ ...area!, nodes: [{ ...area!.nodes[0]!, backgroundMw: [3, 3, 3, 3, 3, 4, 3, 3] }] }],
      ...(knowledge && { simulation: { knowledge } }),
    });
    const [all, announced] = [await flexOf(told()), await flexOf(told('announced'))];
    expect([all, announced].map(({ designs }) => designs[0]!.futures[0]!.status)).toEqual(['clear', 'clear']);
    expect(announced.designs[0]!.futures[0]!.costEur - all.designs[0]!.futures[0]!.costEur).toBeCloseTo(5, 2);
    expect(all.designs[0]!.notKnowingEur).toBeNull();
    expect(announced.designs[0]!.notKnowingEur! / PER_YEAR).toBeCloseTo(5, 2);
    expect(announced.designs[0]!.line.en).toMatch(/costs them €.5,490 a year/);
    const { result } = await runStudy(told(), { executor: one, sources: NO_SOURCES });
    expect(result.defaults).toContainEqual(
      expect.objectContaining({ path: '/simulation/knowledge', value: 'all' }),
    );
  });

  test('boilers ask 20 EUR: for 10 they do not sign and 1 MWh stays, for 25 they do and gain 5', async () => {
    const offer = (eur: number): Design => ({
      name: `paid ${eur}`,
      offers: [{ sectors: ['steam'], rights: [paid(eur)] }],
    });
    const { designs, front } = await flexOf(fourSites({}, [{ name: 'firm' }, offer(10), offer(25)]));
    const [, low, high] = designs;
    expect(low!.participation).toMatchObject([{ name: 'boilers', signs: false, calledHours: 1 }]);
    expect(low!.participation[0]!.asksEur).toBeCloseTo(20 * PER_YEAR, 0);
    expect(low!.overloadMwh.mean).toBeCloseTo(1, 5);
    expect(high!.participation).toMatchObject([{ signs: true, freeShare: 0, sector: 'steam' }]);
    expect(high!.overloadMwh.mean).toBe(0);
    expect(high!.paymentsEur.mean).toBeCloseTo(25 * PER_YEAR, 0);
    expect(high!.companyGainEur.mean).toBeCloseTo(5 * PER_YEAR, 0);
    expect(high!.gainBySector.steam).toBeCloseTo(5 * PER_YEAR, 0);
    expect(high!.gainBySector.unknown).toBeCloseTo(0, 1);
    // 1 MWh of gas more than the gas of hour 6.
    expect(high!.againstFirst.co2Ton.mean).toBeGreaterThan(0);
    expect(high!.supply).toMatchObject([{ node: 'station', name: 'boilers' }]);
    expect(high!.supply[0]!.eurPerMw).toBeCloseTo(20 * PER_YEAR, 0);
    // What the operator pays is what companies receive: their gain is that less what their operation costs more.
    const [before, after] = [designs[0]!.futures[0]!, high!.futures[0]!];
    const gain = before.costEur - after.costEur + after.paymentsEur / PER_YEAR;
    expect(after.companyGainEur / PER_YEAR).toBeCloseTo(gain, 8);
    expect(front.map(({ isOnFront }) => isOnFront)).toEqual([true, true, true]);
  });
});

test('who steps out leaves more calls for the rest: they are asked anew, and nobody loses by signing', async () => {
  // Two works that cannot do without: a MWh not served costs 100 and 1 EUR, and 50 are paid. 2 MW are too much in hour 1.
  const unserved = (electricityEurPerMwh: number) => ({ unserved: { electricityEurPerMwh } });
  const [dear, cheap] = [works('dear', 4), works('cheap', 4)];
  const { designs } = await flexOf(
    areaStudy({
      areas: [
        {
          name: 'area',
          nodes: [
            {
              name: 'station',
              kind: 'station',
              importMw: 10,
              exportMw: 10,
              backgroundMw: [0, 4, 0, 0, 0, 0, 0, 0],
            },
          ],
        },
      ],
      sites: [
        { ...cheap, demand: { ...cheap.demand, ...unserved(61) } },
        { ...dear, demand: { ...dear.demand, ...unserved(200) } },
      ],
      designs: [{ name: 'firm' }, { name: 'paid', offers: [{ rights: [paid(50)] }] }],
    }),
  );
  // The last that came is called first: 200 - 40 = 160 a MWh, of 2 MWh; it steps out. Then the other: 61 - 40 = 21.
  const [first, second] = designs[1]!.participation;
  expect([first, second]).toMatchObject([
    { name: 'cheap', signs: true, calledHours: 1, mw: 2 },
    { name: 'dear', signs: false, calledHours: 1, mw: 2 },
  ]);
  expect(second!.asksEur).toBeCloseTo(2 * 160 * PER_YEAR, 0);
  expect(first!.asksEur).toBeCloseTo(2 * 21 * PER_YEAR, 0);
  expect(first!.rentEur).toBeCloseTo(2 * 29 * PER_YEAR, 0);
  expect(designs[1]!.companyGainEur.mean).toBeCloseTo(2 * 29 * PER_YEAR, 0);
  expect(designs[1]!.overloadMwh.mean).toBe(0);
});

/** 6 MW are left, and `large` takes 2 of them: 4 MW. */
const REQUESTS = [works('a', 2), works('b', 3), works('c', 1)];
const QUEUE = areaStudy({
  requests: REQUESTS,
  designs: [{ name: 'firm' }, { name: 'non-firm', rightsForRequests: [UNGUARANTEED] }],
  building: { eurPerMw: 1_000_000, interestRate: 0, lifetimeYears: 40 },
});

describe('a waiting list of 2, 3 and 1 MW where 4 MW are left', () => {
  test('firm: the first fits, the second stops it, and the third waits for the second', async () => {
    const { designs, areas, headline } = await flexOf(QUEUE);
    expect(areas[0]).toMatchObject({ requests: 3, requestedMw: 6, members: 1 });
    expect(designs[0]).toMatchObject({
      requestsServed: 1,
      servedMw: 2,
      unlockedMw: 0,
      eurPerMwUnlocked: null,
    });
    const [future] = designs[0]!.futures;
    expect(future).toMatchObject({ stoppedBy: 'b', wouldFit: ['c'] });
    expect(future!.queue.map(({ isServed, totalMw }) => [isServed, totalMw])).toEqual([
      [true, 2],
      [false, 2],
      [false, 2],
    ]);
    // 4 + 2 + 2 + 3 = 11 MW in hours 0-2.
    expect(future!.stoppedLine!.en).toBe(
      'With b let in station carries too much in 3 hours, at most 1 MW and 3 MWh together. c would fit, but nobody jumps the queue.',
    );
    // Without interest over 40 years: a fortieth of a million a year.
    expect(designs[0]!.buildingEurPerMw).toBeCloseTo(25_000, 6);
    expect(headline.en).toContain('With non-firm 6 of the 6 MW');
  });

  test('without a guarantee all fit; what the grid has not is taken from the last that came', async () => {
    const { designs } = await flexOf(QUEUE);
    expect(designs[1]).toMatchObject({ requestsServed: 3, servedMw: 6, unlockedMw: 4 });
    expect(designs[1]!.overloadMwh.mean).toBe(0);
    expect(designs[1]!.eurPerMwUnlocked).toBe(0);
    // c is called to nil and b by 1 MW in hours 0-2, c by 1 MW in hours 3-7.
    const called = designs[1]!.futures[0]!.callHours[0]!.reduce((sum, hours) => sum + hours, 0);
    expect(called).toBe(3 + 8);
  });

  test('no right to kWcontract is a tariff that is not received', async () => {
    const tariff = { contractEurPerKwMonth: 1, peakEurPerKwMonth: 2, energyEurPerMwh: 0, fixedEurPerYear: 0 };
    const half = { ...UNGUARANTEED, contractShare: 0.5, peakShare: 0.75 };
    const study = areaStudy({
      requests: [works('a', 4, { tariff })],
      designs: [{ name: 'firm' }, { name: 'half', rightsForRequests: [half] }],
    });
    const { designs } = await flexOf(study);
    expect(designs[0]!.tariffLostEur.mean).toBe(0);
    // 4,000 kW: half of 1 and a quarter of 2 EUR per kW and month, over the part of January that 8 hours are.
    const january = 8 / (31 * 24);
    expect(designs[1]!.tariffLostEur.mean / PER_YEAR).toBeCloseTo(4000 * (0.5 + 0.5) * january, 3);
  });
});

describe('two futures', () => {
  const background = (mw: number) => [
    { pointer: '/areas/0/nodes/0/backgroundMw', value: [mw, mw, mw, 3, 3, 3, 3, 3] },
  ];
  const study = areaStudy({
    sites: [works('large', 2), works('small', 3)],
    paths: [
      { name: 'mild', changes: background(6) },
      { name: 'cold', changes: background(8) },
    ],
  });

  test('overload of 1 and 3 MW in three hours: 6 MWh, and an interval by t of one degree of freedom', async () => {
    const { designs } = await flexOf(study);
    const { mean, low, high } = designs[0]!.overloadMwh;
    expect(mean).toBeCloseTo(6, 4);
    // Values 3 and 9: standard error 3, t 12.7062.
    expect(high! - mean).toBeCloseTo(12.7062 * 3, 2);
    // Below nil there is no overload.
    expect(low).toBe(0);
    expect(designs[0]!.againstFirst.overloadMwh).toEqual({ mean: 0, low: 0, high: 0 });
    expect(designs[0]!.futures.map(({ path }) => path)).toEqual(['mild', 'cold']);
  });

  test('a request is let in where it fits in every future', async () => {
    const waiting = { ...study, sites: [works('large', 2)], requests: [works('a', 2), works('b', 0.5)] };
    const { designs } = await flexOf({
      ...waiting,
      paths: [study.paths![0]!, { name: 'cold', changes: background(7.8) }],
    });
    // 6 + 2 + 2 = 10 fits where it is mild, 7.8 + 2 + 2 does not where it is cold.
    expect(designs[0]!.futures.map(({ queue }) => queue[0]!.isServed)).toEqual([true, false]);
    expect(designs[0]).toMatchObject({ requestsServed: 0, servedMw: 0 });
    expect(designs[0]!.overloadHours.mean).toBe(0);
  });

  test('two workers give the bits of one', async () => {
    const both = { ...QUEUE, paths: study.paths! };
    const run = (executor: typeof one) => runStudy(both, { executor, sources: NO_SOURCES });
    expect(JSON.stringify(await run(two))).toBe(JSON.stringify(await run(one)));
  });
});

describe('a study that cannot be', () => {
  const codesOf = (study: unknown) => checkStudy(study).issues.map(({ path, code }) => `${path} ${code}`);

  test('tells all problems at once', () => {
    const [area] = QUEUE.areas!;
    const [station] = area!.nodes;
    const wrong = {
      ...QUEUE,
      years: [2024, 2025],
      measures: [],
      areas: [
        {
          ...area,
          nodes: [
            { ...station, parent: 'above', importMw: -1 },
            { ...station, name: 'above', parent: 'station' },
          ],
        },
        { name: 'other', latitude: 52, province: 'Atlantis', nodes: [{ ...station, parent: 'nobody' }] },
      ],
      sites: [{ ...works('large', 2), node: 'nowhere' }],
      requests: [
        { ...works('large', 2, { right: 'vvtr' }) },
        { name: 'lost', contract: { importMw: 1 }, demand: {} },
      ],
      designs: [
        { name: 'now', rightsForRequests: [{ preset: 'tdtr' }] },
        { name: 'empty', offers: [{ sectors: ['no such'], rights: [{ preset: 'gto', group: 'us' }] }] },
      ],
    };
    expect(new Set(codesOf(wrong))).toEqual(
      new Set([
        '/years wrong-length',
        '/measures contradiction',
        '/areas/0/nodes/0/importMw out-of-range',
        '/areas/0/nodes/0/parent ring',
        '/areas/0/nodes/1/parent ring',
        '/areas/1/nodes/0/name duplicate-name',
        '/areas/1 missing-field',
        '/areas/1/province unknown-name',
        '/areas/1/nodes/0/parent unknown-name',
        '/sites/0/node unknown-name',
        '/requests/0/name duplicate-name',
        '/requests/0/contract/right contradiction',
        '/requests/1 missing-field',
        '/designs/0/name bad-name',
        // January 2024 is before the rules of both.
        '/designs/0/rightsForRequests/0/preset not-in-force',
        '/designs/1/offers/0/rights/0/preset not-in-force',
        '/designs/0/rightsForRequests/0/preset not-offered',
        '/designs/1/offers/0/sectors/0 unknown-name',
        '/designs/1/offers/0/rights/0 not-simulated',
        '/designs/1/offers/0/rights/0/group unknown-name',
      ]),
    );
  });

  test('a call without notice, and hours over the year', () => {
    const right = { shape: 'none', call: { trigger: 'congestion', hoursPerYear: 9000 } };
    const found = codesOf({ ...QUEUE, designs: [{ name: 'x', rightsForRequests: [right] }] });
    expect(found.every(one => one.startsWith('/designs/0/rightsForRequests/0/call'))).toBe(true);
    expect(found.length).toBeGreaterThanOrEqual(2);
  });

  test('its fields in a study of another kind', () => {
    expect(codesOf({ ...QUEUE, kind: 'dispatch' })).toEqual(
      expect.arrayContaining([
        '/areas contradiction',
        '/designs contradiction',
        '/sites/0/node contradiction',
      ]),
    );
  });

  test('nothing is run where data show a problem: a path that makes a series too short', async () => {
    const changes = [{ pointer: '/areas/0/nodes/0/importMw', value: [1, 2] }];
    const study = { ...QUEUE, paths: [{ name: 'short', changes }] };
    const started: string[] = [];
    const watched = {
      ...one,
      run: async () => {
        started.push('run');
        return [];
      },
    };
    const failed = await runStudy(study, { executor: watched, sources: NO_SOURCES }).catch(
      (error: unknown) => (error as InputError).issues,
    );
    expect(failed).toMatchObject([{ path: '/paths/0/changes/0/value', code: 'wrong-length' }]);
    expect(started).toEqual([]);
  });
});

test('prices that differ by path change what a call costs, and companies sign on the mean', async () => {
  const dear = PRICES.map((price, t) => (t === 1 ? 20 : price));
  const study = fourSites({}, [
    { name: 'firm' },
    { name: 'paid', offers: [{ rights: [paid(25)], sites: ['boilers'] }] },
  ]);
  const paths = [
    { name: 'as it is', changes: [] },
    { name: 'cheap', changes: [{ pointer: '/prices/electricity/dayAheadEurPerMwh', value: dear }] },
  ];
  const { designs } = await flexOf({ ...study, paths });
  // 60 - 40 in one future, 60 - 20 in the other: 30 EUR on the mean, and 25 are paid.
  expect(designs[1]!.participation[0]!.asksEur).toBeCloseTo(30 * PER_YEAR, 0);
  expect(designs[1]!.participation[0]!.signs).toBe(false);
});
