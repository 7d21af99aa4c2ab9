import fc from 'fast-check';
import loadHighs from 'highs';
import { expect, test } from 'vitest';
import { dispatch, exportMps } from '../../engine/index.ts';
import { anySite, groupOf } from './small-site.ts';

test('HiGHS run directly on the exported program finds the same objective', async () => {
  const highs = await loadHighs();
  await fc.assert(
    fc.asyncProperty(anySite(24), async site => {
      const group = groupOf(24, 60, site);
      const answer = await dispatch(group, { tolerance: 1e-6, deadlineMs: null, foresight: 'perfect' });
      if (answer.status === 'infeasible') return;
      const data = new TextEncoder().encode(exportMps(group, answer, 'any site'));
      const objective = highs.withModel({ format: 'mps', data }, model => {
        model.options.set('output_flag', false);
        model.run();
        return model.getObjectiveValue();
      });
      const { costEur } = answer.certificate;
      expect(Math.abs(objective - costEur)).toBeLessThan(1e-7 * Math.max(1, Math.abs(costEur)));
    }),
    { numRuns: 25, seed: 7 },
  );
});
