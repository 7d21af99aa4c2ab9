import { afterAll, describe, expect, test } from 'vitest';
import { createPool, InputError } from '../../../engine/index.ts';
import type { Study } from '../../../scenarios/index.ts';
import { compareRights } from '../../../scenarios/rights/compare.ts';
import type { RightsWish } from '../../../scenarios/rights/under-right.ts';
import { NO_SOURCES, studyWith } from '../small-study.ts';

const pool = createPool({ workers: 1 });
afterAll(() => pool.close());

/** Monday 13 October 2025, local time, at a price of the hour: the dearest are 21, 22 and 23. */
const DAY = { start: '2025-10-12T22:00:00Z', end: '2025-10-13T22:00:00Z' };
const PRICES = {
  electricity: { dayAheadEurPerMwh: Array.from({ length: 24 }, (_, hour) => hour) },
  energyTax: 'none',
} as const;
/** 10 MW x 1,000 kW x 2 EUR x 24 h of the 745 of October. */
const CONTRACT_EUR = (10 * 1000 * 2 * 24) / 745;
const TARIFF = {
  contractEurPerKwMonth: 2,
  peakEurPerKwMonth: 0,
  energyEurPerMwh: 0,
  fixedEurPerYear: 0,
};
/** Of a day, to bring it to a year. */
const DAYS = 365;

type Site = Study['sites'][number];

/** A flat load of 4 MW behind 10 MW; a MWh not served costs 100 EUR. */
function flat(site: Partial<Site> = {}, contract: Partial<Site['contract']> = {}): Study {
  return studyWith(
    { period: DAY, prices: PRICES },
    {
      contract: { importMw: 10, tariff: TARIFF, ...contract },
      demand: { electricityMw: 4, unserved: { electricityEurPerMwh: 100 } },
      ...site,
    },
  );
}

const compare = (study: Study, wish: RightsWish) =>
  compareRights(study, wish, { executor: pool, sources: NO_SOURCES });

describe('a flat load', () => {
  test('gives an hour up for what it loses by it less the price that it does not pay', async () => {
    const { rights, best, line } = await compare(flat(), { rights: ['tdtr'] });
    expect(rights.map(({ name, status }) => [name, status])).toEqual([
      ['firm', 'counted'],
      ['tdtr', 'counted'],
    ]);
    const [firm, tdtr] = rights;
    // 4 MW in three hours: 100 EUR less 21, 22 and 23.
    const value = 4 * (79 + 78 + 77);
    expect(tdtr!.givenUp).toMatchObject({ hours: 3 * DAYS, mwh: 30 * DAYS });
    expect(tdtr!.givenUp!.usedMwh).toBeCloseTo(12 * DAYS, 3);
    expect(tdtr!.givenUp!.unservedMwh).toBeCloseTo(12 * DAYS, 3);
    expect(tdtr!.givenUp!.valueEur / DAYS).toBeCloseTo(value, 2);
    expect(tdtr!.givenUp!.eurPerMwhUsed).toBeCloseTo(78, 3);
    expect(tdtr!.givenUp!.dearest.map(({ month, hour, hours }) => [month, hour, hours])).toEqual([
      [10, 21, DAYS],
      [10, 22, DAYS],
      [10, 23, DAYS],
    ]);
    expect(tdtr!.givenUp!.eurPerMwh[9]![21]).toBeCloseTo(79, 3);
    expect(tdtr!.givenUp!.eurPerMwh[9]!.filter(cell => cell !== null)).toHaveLength(3);
    expect(firm!.givenUp).toMatchObject({ hours: 0, valueEur: 0, dearest: [] });
    // kWcontract falls away.
    expect(firm!.costs!.gridContractEur / DAYS).toBeCloseTo(CONTRACT_EUR, 4);
    expect(tdtr!.costs!.gridContractEur).toBe(0);
    expect(tdtr!.costs!.unservedEur / DAYS).toBeCloseTo(1200, 3);
    expect(tdtr!.againstFirmEur! / DAYS).toBeCloseTo(value - CONTRACT_EUR, 2);
    // 936 EUR of hours for 645 of tariff.
    expect(best).toBe('firm');
    expect(tdtr!.even).toMatchObject({ other: 'firm', contractShare: null, mostHours: null });
    expect(tdtr!.even!.paymentEur / DAYS).toBeCloseTo(value - CONTRACT_EUR, 2);
    expect(tdtr!.even!.perMwhEur).toBeCloseTo((value - CONTRACT_EUR) / 30, 3);
    expect(line.en).toMatch(
      /“Firm transport right” is best.*“Time-duration.*is as good for a payment of € 106,/,
    );
    expect(line.nl).toMatch(
      /“Vast transportrecht” het voordeligst.*is even goed bij een vergoeding van € 106\./,
    );
  });

  test('takes the right at a tariff that makes up for it, and says down to which share of kWcontract the other is as good', async () => {
    const tariff = { ...TARIFF, contractEurPerKwMonth: 4 };
    const { rights, best } = await compare(flat({}, { tariff }), { rights: ['tdtr'] });
    expect(best).toBe('tdtr');
    const value = 4 * (79 + 78 + 77);
    expect(rights[0]!.even!.paymentEur / DAYS).toBeCloseTo(2 * CONTRACT_EUR - value, 2);
    // 936 of 1,290 EUR.
    expect(rights[0]!.even!.contractShare).toBeCloseTo(value / (2 * CONTRACT_EUR), 4);
    expect(rights[0]!.even!.contractShareNow).toBe(1);
    // The best could lose as much before the firm right is as good.
    expect(rights[1]!.even).toMatchObject({ other: 'firm' });
    expect(rights[1]!.even!.paymentEur).toBeCloseTo(-rights[0]!.even!.paymentEur, 1);
    expect(rights[1]!.even!.contractShare).toBeCloseTo(1 - value / (2 * CONTRACT_EUR), 4);
  });

  test('a right without end to its calls is told by the hours up to which it is better', async () => {
    const { rights, best, line } = await compare(flat(), { rights: ['vvtr'] });
    expect(best).toBe('firm');
    expect(rights[1]).toMatchObject({ status: 'open', givenUp: { hours: 0 } });
    expect(rights[1]!.againstFirmEur! / DAYS).toBeCloseTo(-CONTRACT_EUR, 4);
    // 308 + 312 EUR in the two dearest hours, 645 of tariff: 2 x 365 h, and as many more as do not yet make a third on a day.
    expect(rights[1]!.even!.mostHours).toBe(3 * DAYS - 1);
    expect(line.en).toContain('no more than 1,094 a year');
  });

  test('hours of calls on such a right can be given', async () => {
    const { rights } = await compare(flat(), { rights: ['vvtr', 'cbc-a'], hours: DAYS, toShare: 0.3 });
    expect(rights.map(({ status }) => status)).toEqual(['counted', 'counted', 'counted']);
    expect(rights[1]!.givenUp!.valueEur / DAYS).toBeCloseTo(4 * 77, 2);
    // Down to 3 MW: one of the four is lost.
    expect(rights[2]!.givenUp).toMatchObject({ mwh: 7 * DAYS });
    expect(rights[2]!.givenUp!.valueEur / DAYS).toBeCloseTo(77, 2);
  });

  test('given congestion in place of the worst case', async () => {
    const overloadMw = Array.from({ length: 24 }, (_, hour) => (hour === 8 ? 8 : 0));
    const { rights } = await compare(flat(), { rights: ['tdtr', 'vvtr'], calls: { overloadMw } });
    for (const right of rights.slice(1)) {
      expect(right.status).toBe('counted');
      expect(right.givenUp).toMatchObject({ hours: DAYS, mwh: 8 * DAYS });
      // 2 MW of the 4 at 100 - 8 EUR.
      expect(right.givenUp!.valueEur / DAYS).toBeCloseTo(2 * 92, 2);
    }
  });
});

test('a site with a buffer loses nothing but the difference of prices', async () => {
  const battery = {
    kind: 'battery',
    name: 'battery',
    powerMw: 4,
    energyMwh: 12,
    efficiencyIn: 1,
    efficiencyOut: 1,
    lossPerHour: 0,
    wearEurPerMwh: 0,
    end: 'cyclic',
  } as const;
  const study: Study = {
    ...flat({ assets: [battery] }),
    prices: { electricity: { dayAheadEurPerMwh: 50 }, energyTax: 'none' },
  };
  const { rights, best } = await compare(study, { rights: ['tdtr'] });
  expect(rights[1]!.givenUp).toMatchObject({ hours: 3 * DAYS });
  expect(rights[1]!.givenUp!.usedMwh).toBeGreaterThan(0);
  expect(rights[1]!.givenUp!.valueEur / DAYS).toBeLessThan(0.01);
  expect(rights[1]!.givenUp!.unservedMwh).toBeLessThan(0.01);
  expect(rights[1]!.againstFirmEur! / DAYS).toBeCloseTo(-CONTRACT_EUR, 1);
  expect(best).toBe('tdtr');
});

test('rights that do not fit are listed with the reason, the others are compared', async () => {
  const tariff = { operator: 'Liander', level: 'MS', year: 2025 };
  const { rights } = await compare(flat({}, { tariff }), {});
  const reasons = new Map(rights.map(({ name, reason }) => [name, reason?.en ?? null]));
  expect([...reasons.keys()].slice(0, 4)).toEqual(['firm', 'vvtr', 'tdtr', 'tbtr']);
  expect(reasons.get('tdtr')).toBe('Only TenneT offers this.');
  expect(reasons.get('gto')).toContain('holds for a group');
  expect(reasons.get('csc')).toContain('Steering says how many MW');
  expect(reasons.get('tbtr')).toBeNull();
  expect(rights.find(({ name }) => name === 'tdtr')).toMatchObject({ status: 'does-not-fit', costs: null });
});

test('a company that nothing can replace has no plan under a call', async () => {
  const study = flat({ demand: { electricityMw: 4, unserved: { electricityEurPerMwh: 'not-allowed' } } });
  const { rights, best } = await compare(study, { rights: ['tdtr', 'vvtr'] });
  expect(rights[1]).toMatchObject({ status: 'no-plan', costs: null, even: null });
  expect(rights[1]!.reason!.nl).toContain('kan in de uren die wegvallen niet draaien');
  expect(best).toBe('firm');
  // Not one hour.
  expect(rights[2]!.even!.mostHours).toBeLessThan(DAYS);
});

test('steering: what it costs to take 2 MW more than planned in the dearest hour, and what it pays for that', async () => {
  // Tuesday 13 October 2026; by itself the battery fills at nil in hour 0 and serves hour 23.
  const study = flat({
    assets: [
      {
        kind: 'battery',
        name: 'battery',
        powerMw: 2,
        energyMwh: 2,
        startMwh: 0,
        end: 0,
        efficiencyIn: 1,
        efficiencyOut: 1,
        lossPerHour: 0,
        wearEurPerMwh: 0,
      },
    ],
  });
  const in2026 = { ...study, period: { start: '2026-10-12T22:00:00Z', end: '2026-10-13T22:00:00Z' } };
  const { rights, best } = await compare(in2026, { rights: ['csc'], hours: DAYS, steerMw: 2 });
  const [firm, csc] = rights;
  expect(csc).toMatchObject({ status: 'counted', infeasibility: null });
  // Its 2 MWh serve hour 22 instead; 2 MWh at 200 EUR, and 2 MW ready for 24 hours at 20 EUR.
  expect(csc!.costs!.electricityEur / DAYS - firm!.costs!.electricityEur / DAYS).toBeCloseTo(2, 2);
  expect(csc!.costs!.paymentsEur / DAYS).toBeCloseTo(-(400 + 2 * 24 * 20), 2);
  expect(csc!.againstFirmEur! / DAYS).toBeCloseTo(2 - 400 - 960, 2);
  expect(csc!.costs!.penaltyEur).toBe(0);
  const { othersEur, totalEur, ...parts } = csc!.costs!;
  expect(Object.values(parts).reduce((sum, eur) => sum + eur, othersEur)).toBeCloseTo(totalEur, 4);
  expect(best).toBe('csc');
});

test('the rights of the study itself stand beside the presets', async () => {
  const right = { preset: 'tdtr', call: { toMw: 3 } };
  const { rights } = await compare(flat({}, { right }), { rights: ['own', 'tdtr'] });
  expect(rights.map(({ name }) => name)).toEqual(['firm', 'own', 'tdtr']);
  expect(rights[1]!.title.en).toBe('As in the study');
  // One MW of the four in three hours.
  expect(rights[1]!.givenUp!.valueEur / DAYS).toBeCloseTo(79 + 78 + 77, 2);
});

test('what is asked and is not there is told, with what there is', async () => {
  const wrong = async (study: Study, wish: RightsWish) => {
    const error = await compare(study, wish).catch(caught => caught);
    expect(error).toBeInstanceOf(InputError);
    return (error as InputError).issues.map(({ path, message }) => [path, message]);
  };
  expect(await wrong(flat(), { rights: ['tdr', 'firm', 'x'] })).toMatchObject([
    ['/rights/0', expect.stringContaining('Did you mean "tdtr"?')],
    ['/rights/2', expect.any(String)],
  ]);
  expect(await wrong(flat(), { site: 'mill' })).toMatchObject([
    ['/site', 'site: got mill, expected one of works'],
  ]);
  const calls = { windows: [{ from: 'noon', until: '2025-10-13T12:00:00Z' }] };
  expect(await wrong(flat(), { calls })).toMatchObject([
    ['/calls/windows/0/from', expect.stringContaining('noon')],
  ]);
  const two = { ...flat(), sites: [...flat().sites, { ...flat().sites[0]!, name: 'mill' }] };
  expect(await wrong(two, {})).toMatchObject([['/site', expect.stringContaining('works, mill')]]);
});
