import { describe, expect, test } from 'vitest';
import { certainShortages, dispatch, type Site } from '../../engine/index.ts';
import { battery, groupOf, siteWith } from './small-site.ts';

const MUST_SERVE = { electricityEurPerMwh: null, heatEurPerMwh: null };

async function explain(site: Site) {
  const answer = await dispatch(groupOf(4, 60, site), {
    tolerance: 1e-6,
    deadlineMs: null,
    foresight: 'perfect',
  });
  if (answer.status !== 'infeasible') throw new Error('expected an infeasible program');
  return answer.infeasibility;
}

describe('an impossible study', () => {
  const overloaded = siteWith({
    electricityLoadMw: Float64Array.of(1, 5, 2, 4),
    limits: { importMw: 3, exportMw: 0 },
    unserved: MUST_SERVE,
  });

  test('is seen before solving: hour, limit and MW short', () => {
    const { axis } = groupOf(4, 60, overloaded);
    expect(certainShortages(overloaded, axis)).toEqual([
      { site: 'site', step: 1, time: '2024-01-31T01:00:00Z', limit: 'electricity', shortMw: 2 },
      { site: 'site', step: 3, time: '2024-01-31T03:00:00Z', limit: 'electricity', shortMw: 1 },
    ]);
  });

  test('says the hours, the MW short and the cheapest repairs', async () => {
    const { shortages, shortHours, shortMwh, repairs } = await explain(overloaded);
    expect(shortages[0]).toMatchObject({ step: 1, limit: 'electricity' });
    expect(shortages[0]!.shortMw).toBeCloseTo(2, 6);
    expect(shortHours).toBe(2);
    expect(shortMwh).toBeCloseTo(3, 6);
    const amounts = Object.fromEntries(repairs.map(({ change, amount }) => [change, amount]));
    expect(amounts['raise-import-limit']).toBeCloseTo(2, 6);
    expect(amounts['allow-unserved']).toBeCloseTo(3, 6);
  });

  test('a battery softens the repair: less than the plain shortage is enough', async () => {
    const { repairs } = await explain({
      ...overloaded,
      electricityLoadMw: Float64Array.of(1, 5, 2, 4),
      assets: [{ ...battery, dischargeMw: 1.5 }],
    });
    const raise = repairs.find(({ change }) => change === 'raise-import-limit')!;
    expect(raise.amount).toBeLessThan(2);
    expect(raise.amount).toBeGreaterThan(0.1);
  });

  test('too little heat is not mended by a larger connection', async () => {
    const { shortages, repairs } = await explain(
      siteWith({ heatLoadMw: { steam: 2 }, unserved: MUST_SERVE }),
    );
    expect(shortages).toHaveLength(4);
    expect(shortages[0]!.limit).toBe('steam');
    expect(repairs.map(({ change }) => change).sort()).toEqual(['allow-unserved', 'raise-heat-capacity']);
  });

  test('must-run panels behind a closed feed-in ask for a feed-in limit', async () => {
    const pv = {
      kind: 'pv',
      name: 'pv',
      availableMw: 3,
      curtailment: { share: 0, costEurPerMwh: 0 },
    } as const;
    const { shortages, repairs } = await explain(
      siteWith({ electricityLoadMw: 1, unserved: MUST_SERVE, assets: [pv] }),
    );
    expect(shortages[0]!.limit).toBe('export');
    expect(repairs).toHaveLength(1);
    expect(repairs[0]).toMatchObject({ change: 'raise-export-limit', unit: 'MW' });
    expect(repairs[0]!.amount).toBeCloseTo(2, 6);
  });

  test('an end level that cannot be reached is named', async () => {
    const { shortages, repairs } = await explain(
      siteWith({ assets: [{ ...battery, chargeMw: 0.25, end: 2 }] }),
    );
    expect(shortages[0]!.limit).toBe('battery.stock');
    expect(repairs[0]!.change).toBe('lower-end-level');
    expect(repairs[0]!.amount).toBeCloseTo(2 - 4 * 0.25 * 0.9, 6);
  });

  test('energy short at the end of a store is MWh at any step', async () => {
    const store = { ...battery, chargeMw: 0.25, end: 2 };
    for (const stepMinutes of [60, 15] as const) {
      const group = groupOf(240 / stepMinutes, stepMinutes, siteWith({ assets: [store] }));
      const answer = await dispatch(group, { tolerance: 1e-6, deadlineMs: null, foresight: 'perfect' });
      if (answer.status !== 'infeasible') throw new Error('expected an infeasible program');
      expect(answer.infeasibility.shortMwh).toBeCloseTo(2 - 4 * 0.25 * 0.9, 6);
    }
  });

  test('offers a lower end level only where that by itself is enough', async () => {
    const store = { ...battery, chargeMw: 0, dischargeMw: 3, energyMwh: 0.5, end: 0.4 };
    const { repairs } = await explain({ ...overloaded, assets: [store] });
    expect(repairs.map(({ change }) => change)).not.toContain('lower-end-level');
  });
});
