import { describe, expect, test } from 'vitest';
import { dispatch } from '../../engine/index.ts';
import { groupOf, siteWith } from './small-site.ts';

const heat = { priceEurPerMwh: 10, tax: [], emissionsTonPerMwh: 0 };
const neighbour = {
  kind: 'gasBoiler',
  name: 'neighbour',
  level: 'hotWater',
  heatMw: 2,
  efficiency: 1,
  fuel: 'suppliedHeat',
  operationEurPerMwh: 0,
} as const;

async function run(availableShare: Float64Array | null, foresight: 'perfect' | 'day-ahead' = 'perfect') {
  const steps = availableShare?.length ?? 4;
  const site = siteWith({
    heatLoadMw: { hotWater: 1.5 },
    fuels: { suppliedHeat: heat },
    unserved: { electricityEurPerMwh: 3000, heatEurPerMwh: 100 },
    assets: [{ ...neighbour, ...(availableShare && { availableShare }) }],
  });
  const answer = await dispatch(groupOf(steps, 60, site), { tolerance: 1e-6, deadlineMs: null, foresight });
  if (answer.status === 'infeasible') throw new Error(answer.status);
  return answer;
}

describe('heat that a neighbour has at times', () => {
  test('half of it, none, all, all: 1.5 MW are short by 0.5 and 1.5', async () => {
    // Supplied 1 + 0 + 1.5 + 1.5 at 10; short 0.5 + 1.5 at 100.
    const { certificate } = await run(Float64Array.of(0.5, 0, 1, 1));
    expect(certificate.costEur).toBeCloseTo(4 * 10 + 2 * 100, 6);
    expect(certificate.gap).toBeLessThanOrEqual(1e-6);
  });

  test('all of it in every step is as if it were not said', async () => {
    const [said, unsaid] = [await run(new Float64Array(4).fill(1)), await run(null)];
    expect(said.certificate.costEur).toBeCloseTo(unsaid.certificate.costEur, 9);
  });

  test('an operator who sees a day ahead finds the same share in the same hour', async () => {
    const share = Float64Array.from({ length: 72 }, (_, t) => (t % 24 < 8 ? 0.25 : 1));
    const [seen, ahead] = [await run(share), await run(share, 'day-ahead')];
    expect(ahead.certificate.costEur).toBeCloseTo(seen.certificate.costEur, 6);
  });
});
