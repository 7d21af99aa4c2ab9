import { expect, test } from 'vitest';
import { refereedCampaign } from './campaign.ts';

const FIRST_SEED = 1;
const SEEDS = 1200;
const MOST_STEPS = 200;

test('random programs of all shapes agree with the referee, and the interior point proves nearly all by itself', async () => {
  const { faults, counts } = await refereedCampaign(FIRST_SEED, SEEDS, MOST_STEPS);
  expect(faults).toEqual([]);
  // Programs of fewer than four steps and infeasible ones are the referee's own; 500 others have to be solved for the test to count.
  expect(counts.proven).toBeGreaterThan(500);
  expect(counts.proven).toBeGreaterThan(0.97 * (counts.proven + counts.left));
}, 600_000);
