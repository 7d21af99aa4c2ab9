import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DispatchOptions, dispatch, heatPumpCop, type SiteGroup } from '../../engine/index.ts';
import { anySite, groupOf, siteWith } from './small-site.ts';

const OPTIONS: DispatchOptions = { tolerance: 1e-6, deadlineMs: null, foresight: 'perfect' };

async function solve(group: SiteGroup) {
  const answer = await dispatch(group, OPTIONS);
  if (answer.status === 'infeasible') throw new Error('infeasible');
  return answer;
}

describe('several sites under one shared limit', () => {
  const mornings = siteWith({
    name: 'bakery',
    electricityLoadMw: Float64Array.of(4, 1),
    limits: { importMw: 5, exportMw: 0 },
  });
  const evenings = siteWith({
    name: 'cold-store',
    electricityLoadMw: Float64Array.of(1, 4),
    limits: { importMw: 5, exportMw: 0 },
  });
  const together = (importMw: number): SiteGroup => ({
    ...groupOf(2, 60, mornings, evenings),
    sharedLimits: [{ name: 'park', sites: ['bakery', 'cold-store'], importMw, exportMw: 0 }],
  });

  test('loads that complement each other fit under less than the sum of their peaks', async () => {
    const { certificate, sites } = await solve(together(5));
    expect(certificate.costEur).toBeCloseTo(10 * 50, 6);
    expect(sites.map(({ unservedMwh }) => unservedMwh)).toEqual([0, 0]);
  });

  test('what does not fit is not served, at its price', async () => {
    const { certificate } = await solve(together(4));
    expect(certificate.costEur).toBeCloseTo(8 * 50 + 2 * 3000, 6);
  });

  test('surplus of one member serves another without passing the shared limit', async () => {
    const pv = {
      kind: 'pv',
      name: 'pv',
      availableMw: 6,
      curtailment: { share: 1, costEurPerMwh: 0 },
    } as const;
    const sunny = siteWith({
      name: 'sunny',
      limits: { importMw: 0, exportMw: 6 },
      exportEurPerMwh: 30,
      assets: [pv],
    });
    const { sites } = await solve({
      ...groupOf(2, 60, sunny, evenings),
      sharedLimits: [{ name: 'park', sites: ['sunny', 'cold-store'], importMw: 0, exportMw: 1 }],
    });
    expect(sites[1]!.unservedMwh).toBeCloseTo(0, 6);
    expect(sites[0]!.exportMwh).toBeCloseTo(2 + 5, 6);
  });

  test('a limit nobody feels changes nothing: apart and together cost the same', async () => {
    await fc.assert(
      fc.asyncProperty(anySite(12), anySite(12), async (a, b) => {
        const [one, other] = [
          { ...a, name: 'one' },
          { ...b, name: 'other' },
        ];
        const apart = await Promise.all([one, other].map(site => dispatch(groupOf(12, 60, site), OPTIONS)));
        const joint = await dispatch(
          {
            ...groupOf(12, 60, one, other),
            sharedLimits: [{ name: 'wide', sites: ['one', 'other'], importMw: 1000, exportMw: 1000 }],
          },
          OPTIONS,
        );
        if (joint.status === 'infeasible') {
          expect(apart.some(({ status }) => status === 'infeasible')).toBe(true);
          return;
        }
        if (joint.exclusiveChoices.length > 0) return;
        const sum = apart.reduce(
          (eur, answer) => eur + (answer.status === 'infeasible' ? 0 : answer.certificate.costEur),
          0,
        );
        expect(joint.certificate.costEur).toBeCloseTo(sum, 3);
      }),
      { numRuns: 15, seed: 11 },
    );
  });
});

describe('heat', () => {
  test('steam may serve hot water, never the other way round', async () => {
    const boiler = (level: 'steam' | 'hotWater') =>
      ({ kind: 'eBoiler', name: 'boiler', level, heatMw: 5, efficiency: 1, operationEurPerMwh: 0 }) as const;
    const down = await solve(
      groupOf(1, 60, siteWith({ heatLoadMw: { hotWater: 2, steam: 1 }, assets: [boiler('steam')] })),
    );
    expect(down.certificate.costEur).toBeCloseTo(3 * 50, 6);
    const up = await solve(
      groupOf(1, 60, siteWith({ heatLoadMw: { hotWater: 2, steam: 1 }, assets: [boiler('hotWater')] })),
    );
    expect(up.certificate.costEur).toBeCloseTo(2 * 50 + 3000, 6);
  });

  test('COP is the Carnot limit times its quality, and never below 1', () => {
    // 80 C from 40 C: 353.15 / 40 = 8.829 at the limit.
    expect(heatPumpCop(40, 80, 0.5)).toBeCloseTo(4.414, 3);
    expect(heatPumpCop(-20, 250, 0.4)).toBe(1);
    expect(heatPumpCop(Float64Array.of(40, 60), 80, 0.5)).toEqual(Float64Array.of(353.15 / 80, 353.15 / 40));
  });
});
