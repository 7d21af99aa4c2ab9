import { expect, test } from 'vitest';
import { profiled } from '../../bench/solver/profile.ts';

function workFor(ms: number): number {
  let sum = 0;
  const start = performance.now();
  while (performance.now() - start < ms) for (let k = 0; k < 1e5; k++) sum += Math.sqrt(k);
  return sum;
}
function longPhase() {
  workFor(300);
}
function shortPhase() {
  workFor(100);
}

test('time goes to the phase in whose call it was spent, shares adding up to one', async () => {
  const { phases, files } = await profiled(
    async () => {
      longPhase();
      shortPhase();
    },
    name => ({ longPhase: 'long', shortPhase: 'short' })[name],
  );
  expect(phases.long).toBeGreaterThan(1.5 * phases.short!);
  expect(phases.long! + phases.short!).toBeGreaterThan(0.6);
  for (const shares of [phases, files])
    expect(Object.values(shares).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
});
