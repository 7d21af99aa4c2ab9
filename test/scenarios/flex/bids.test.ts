import { afterAll, describe, expect, test } from 'vitest';
import { createPool } from '../../../engine/index.ts';
import { checkStudy, runStudy, type Study } from '../../../scenarios/index.ts';
import { NO_SOURCES } from '../small-study.ts';
import { areaStudy, type Design, fourSites, PER_YEAR, type Right, works } from './area-studies.ts';

const one = createPool({ workers: 1 });
const two = createPool({ workers: 2 });
afterAll(() => Promise.all([one.close(), two.close()]));

const BIDS: Right = { preset: 'redispatch', call: { toMw: 0 } };
const offered = (name: string, right: Right): Design => ({ name, offers: [{ rights: [right] }] });

/**
 * As in test/engine/area/own-bids.test.ts: steam at 60 EUR of gas (90 in hour 3) against a press that loses 75 EUR a MWh, and
 * 1 MW too much in hours 1 and 3. A third company behind the same station has nothing to give in them.
 */
function twoBidders(designs: readonly Design[]): Study {
  const boilers = fourSites({}, []).sites[2]!;
  const press = works('press', 3);
  return areaStudy({
    prices: {
      electricity: { dayAheadEurPerMwh: [55, 40, 45, 50, 51, 51, 100, 50] },
      energyTax: 'none',
      fuels: { naturalGas: { priceEurPerMwh: [60, 60, 60, 90, 60, 60, 60, 60], heatingValue: 'lower' } },
    },
    areas: [
      {
        name: 'area',
        nodes: [
          {
            name: 'station',
            kind: 'station',
            importMw: 10,
            exportMw: 10,
            backgroundMw: [4, 5, 4, 5, 4, 4, 4, 4],
          },
        ],
      },
    ],
    sites: [
      boilers,
      { ...press, demand: { ...press.demand, unserved: { electricityEurPerMwh: 75 } } },
      { ...works('idle', 1), demand: { electricityMw: [0, 0, 0, 0, 0, 0, 1, 0] } },
    ],
    designs: [{ name: 'firm' }, ...designs],
  });
}

async function run(study: Study, executor = one) {
  expect(checkStudy(study).issues).toEqual([]);
  const { result } = await runStudy(study, { executor, sources: NO_SOURCES });
  return result;
}

describe('redispatch at what a MWh less costs who bids', () => {
  test('20 EUR of steam in hour 1 and 25 of the press in hour 3: paid, and cost', async () => {
    const { flex, defaults } = await run(twoBidders([offered('bids', BIDS)]));
    const [, design] = flex!.designs;
    const { companies, ...sums } = design!.bids!;
    expect(companies.map(({ area, node, name }) => [area, node, name])).toEqual([
      ['area', 'station', 'boilers'],
      ['area', 'station', 'press'],
    ]);
    companies.forEach(({ boughtMwh, paidEur, costEur }, k) => {
      expect(boughtMwh / PER_YEAR).toBeCloseTo(1, 5);
      expect(paidEur / PER_YEAR).toBeCloseTo([20, 25][k]!, 2);
      expect(costEur / PER_YEAR).toBeCloseTo([20, 25][k]!, 2);
    });
    expect(sums.paidEur / PER_YEAR).toBeCloseTo(45, 2);
    // The operator pays what companies get; they are left with nothing of it.
    expect(design!.paymentsEur.mean).toBeCloseTo(sums.paidEur, 6);
    expect(design!.companyGainEur.mean / PER_YEAR).toBeCloseTo(0, 2);
    expect(design!.freeShare).toBeCloseTo(0, 5);
    expect(design!.overloadMwh.mean).toBe(0);
    expect(design!.line.nl).toMatch(
      /^Bids: .*Met biedingen is 2\.196 MWh per jaar gekocht voor €.49\.4\d\d; die afroepen kosten de bedrijven (evenveel|€)/,
    );
    expect(design!.line.en).toMatch(/By bids 2,196 MWh a year was bought for €.49,4\d\d; those calls cost/);
    expect(flex!.designs[0]!.bids).toBeNull();
    expect(defaults).toContainEqual(
      expect.objectContaining({
        path: '/designs/1/offers/0/rights/0/activationEurPerMwh',
        value: 'what a MWh less costs the company',
        mark: 'D',
      }),
    );
  });

  test('all sign for what they bid; who is never called is told apart, with what it offers', async () => {
    const { flex } = await run(twoBidders([offered('bids', BIDS)]));
    const { participation, supply } = flex!.designs[1]!;
    expect(participation).toMatchObject([
      { name: 'boilers', signs: true, isCalled: true, offeredMw: 3, calledHours: 1 },
      { name: 'press', signs: true, isCalled: true, offeredMw: 3, calledHours: 1 },
      { name: 'idle', signs: true, isCalled: false, offeredMw: 1, mw: 0, calledHours: 0 },
    ]);
    expect(supply.map(({ name }) => name)).toEqual(['boilers', 'press']);
  });

  test('a stated price is what is bid: 34 EUR is cheapest in hour 1 only, and no default is listed for it', async () => {
    const { flex, defaults } = await run(
      twoBidders([
        {
          name: 'mixed',
          offers: [
            { sites: ['boilers'], rights: [{ ...BIDS, activationEurPerMwh: 34 }] },
            { sites: ['press'], rights: [BIDS] },
          ],
        },
        offered('dear', { ...BIDS, activationEurPerMwh: 250 }),
      ]),
    );
    const [, mixed, dear] = flex!.designs;
    expect(mixed!.bids!.companies.map(({ paidEur }) => Math.round(paidEur / PER_YEAR))).toEqual([34, 25]);
    expect(mixed!.bids!.companies[0]!.costEur / PER_YEAR).toBeCloseTo(20, 2);
    // Equal bids: the last that came is called first.
    expect(dear!.bids!.companies.map(({ name }) => name)).toEqual(['press']);
    expect(dear!.bids!.paidEur / PER_YEAR).toBeCloseTo(500, 6);
    expect(defaults.map(({ path }) => path)).not.toContain(
      '/designs/1/offers/0/rights/0/activationEurPerMwh',
    );
    expect(defaults.map(({ path }) => path)).toContain('/designs/1/offers/1/rights/0/activationEurPerMwh');
  });

  test('a risk margin raises the bids, and two workers give the bits of one', async () => {
    const study = { ...twoBidders([offered('bids', BIDS)]), participation: { riskShare: 0.1 } };
    const alone = await run(study);
    expect(alone.flex!.designs[1]!.bids!.paidEur / PER_YEAR).toBeCloseTo(49.5, 2);
    expect(alone.flex!.designs[1]!.participation.every(({ signs }) => signs)).toBe(true);
    expect(JSON.stringify(await run(study, two))).toBe(JSON.stringify(alone));
  });
});

test('a bid without a price in a study of one company, or for steering, is told', () => {
  const bid = { ...BIDS, preset: undefined, name: 'own', effect: 'limit', paidBy: 'own-bid' } as const;
  const call = { by: ['regional'], trigger: 'congestion', notice: 'intraday', noticeMinutes: 60 } as const;
  const codesOf = (study: unknown) => checkStudy(study).issues.map(({ path, code }) => `${path} ${code}`);
  const { areas: _areas, designs: _designs, ...plain } = areaStudy();
  const { node: _node, ...site } = works('large', 2);
  const alone = (right: object) => ({
    ...plain,
    kind: 'dispatch',
    sites: [{ ...site, contract: { importMw: 2, rights: [{ preset: 'firm' }, right] } }],
  });
  const { preset: _preset, ...own } = { ...bid, call: { ...call, toMw: 0 } };
  expect(codesOf(alone(own))).toEqual(['/sites/0/contract/rights/1 missing-field']);
  expect(codesOf(alone({ ...own, activationEurPerMwh: 100 }))).toEqual([]);
  expect(codesOf(alone({ preset: 'redispatch', call: { toMw: 0 } }))).toEqual([]);
  const steer = { ...own, effect: 'steer' } as const;
  expect(codesOf(areaStudy({ designs: [offered('steer', steer)] }))).toContain(
    '/designs/0/offers/0/rights/0 missing-field',
  );
});
