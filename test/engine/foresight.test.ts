import { describe, expect, test } from 'vitest';
import { type DispatchOptions, dispatch, type Site, spanAxis } from '../../engine/index.ts';
import { battery, groupOf, siteWith } from './small-site.ts';

const DAYS = 28;
const STEPS = DAYS * 24;

/** Four weeks with a daily price wave of changing height, a heat store, a shiftable load and a monthly peak. */
const site: Site = siteWith({
  electricityLoadMw: Float64Array.from({ length: STEPS }, (_, t) => 3 + Math.sin(t / 5)),
  heatLoadMw: { steam: 2 },
  limits: { importMw: 7, exportMw: 1 },
  importEurPerMwh: Float64Array.from(
    { length: STEPS },
    (_, t) => 70 + (20 + (t % 100)) * Math.sin((t * Math.PI) / 12),
  ),
  exportEurPerMwh: 10,
  peaks: [{ period: 'week', priceEurPerMw: 40, alreadySetMw: [] }],
  assets: [
    { ...battery, startMwh: null, end: 'cyclic', energyMwh: 4 },
    {
      kind: 'eBoiler',
      name: 'electrode',
      level: 'steam',
      heatMw: 4,
      efficiency: 0.99,
      operationEurPerMwh: 1,
    },
    {
      ...battery,
      kind: 'thermalStore',
      name: 'tank',
      level: 'steam',
      energyMwh: 8,
      startMwh: 2,
      end: 'cyclic',
    },
    {
      kind: 'loadShift',
      name: 'shift',
      awayMw: 1,
      backMw: 1,
      energyMwh: 3,
      windowHours: 16,
      returnPerMwh: 1,
      costEurPerMwh: 2,
    },
  ],
});

async function solve(options: Partial<DispatchOptions>) {
  const answer = await dispatch(groupOf(STEPS, 60, site), {
    tolerance: 1e-6,
    deadlineMs: null,
    foresight: 'perfect',
    ...options,
  });
  if (answer.status === 'infeasible') throw new Error('infeasible');
  return answer;
}

describe('what is known when', () => {
  test('day-ahead is feasible, dearer than perfect foresight, and its gap says by how much', async () => {
    const perfect = await solve({});
    const dayAhead = await solve({ foresight: 'day-ahead' });
    const { costEur, boundEur, maxResidualMw, maxBoundViolationMw } = dayAhead.certificate;
    expect(maxResidualMw).toBeLessThan(1e-6);
    expect(maxBoundViolationMw).toBeLessThan(1e-6);
    expect(costEur).toBeGreaterThan(perfect.certificate.costEur);
    expect(costEur).toBeLessThan(1.1 * perfect.certificate.costEur);
    expect(boundEur).toBeCloseTo(perfect.certificate.boundEur, 6);
  });

  test('a deadline that is over before it began still gives a feasible plan and a valid bound', async () => {
    const perfect = await solve({});
    const hurried = await solve({ deadlineMs: 0 });
    expect(hurried.status).toBe('deadline');
    expect(hurried.certificate.maxResidualMw).toBeLessThan(1e-6);
    expect(hurried.certificate.boundEur).toBeLessThanOrEqual(perfect.certificate.costEur + 1e-6);
    expect(hurried.certificate.costEur).toBeGreaterThanOrEqual(perfect.certificate.costEur - 1e-6);
    expect(hurried.certificate.gap).toBeGreaterThan(0);
  });

  test('a quarter-hour axis rolls too', async () => {
    const axis = spanAxis(Date.UTC(2024, 0, 1), 4 * 96, 15);
    const price = Float64Array.from({ length: axis.steps }, (_, t) => 60 + 50 * Math.sin(t / 15));
    const group = {
      axis,
      sites: [siteWith({ electricityLoadMw: 2, importEurPerMwh: price, assets: [battery] })],
      sharedLimits: [],
    };
    const answer = await dispatch(group, { tolerance: 1e-6, deadlineMs: null, foresight: 'day-ahead' });
    if (answer.status === 'infeasible') throw new Error('infeasible');
    expect(answer.certificate.maxResidualMw).toBeLessThan(1e-6);
  });

  // 50 h of 3 MW behind 2 MW of import: 50 MWh must be in store by then, and from empty at 1 MW to spare that takes 50 h.
  test.each([
    ['day-ahead', { deadlineMs: null, foresight: 'day-ahead' }, 'optimal'],
    ['a deadline that is over', { deadlineMs: 0, foresight: 'perfect' }, 'deadline'],
  ] as const)('a need that must be stored for days ahead is still met: %s', async (_, options, status) => {
    const loadMw = Float64Array.from({ length: 240 }, (_unused, t) => (t >= 180 && t < 230 ? 3 : 1));
    const store = {
      ...battery,
      energyMwh: 60,
      minimumMwh: 0,
      efficiencyIn: 1,
      efficiencyOut: 1,
      lossPerHour: 0,
    };
    const group = {
      axis: spanAxis(Date.UTC(2024, 5, 2), 240, 60),
      sites: [
        siteWith({
          electricityLoadMw: loadMw,
          limits: { importMw: 2, exportMw: 0 },
          unserved: { electricityEurPerMwh: null, heatEurPerMwh: null },
          assets: [{ ...store, startMwh: 0, end: 0 }],
        }),
      ],
      sharedLimits: [],
    };
    const answer = await dispatch(group, { tolerance: 1e-6, ...options });
    if (answer.status === 'infeasible') throw new Error('infeasible');
    expect(answer.status).toBe(status);
    expect(answer.certificate.maxResidualMw).toBeLessThan(1e-6);
    expect(answer.sites[0]!.importMwh).toBeCloseTo(340, 6);
    expect(answer.sites[0]!.unservedMwh).toBe(0);
  });
});

test('where power is given away at the end, a cyclic store still ends with what it began with', async () => {
  const steps = 24 * 6;
  const price = Float64Array.from({ length: steps }, (_, t) =>
    t > steps - 8 ? -60 : 40 + 30 * Math.sin(t / 4),
  );
  for (const startMwh of [1, null]) {
    const own = siteWith({
      electricityLoadMw: 2,
      importEurPerMwh: price,
      assets: [{ ...battery, startMwh, end: 'cyclic' }],
    });
    const answer = await dispatch(groupOf(steps, 60, own), {
      tolerance: 1e-6,
      deadlineMs: null,
      foresight: 'day-ahead',
    });
    if (answer.status === 'infeasible') throw new Error('infeasible');
    expect(answer.certificate.maxResidualMw).toBeLessThan(1e-6);
  }
});
