import { expect, test } from 'vitest';
import type { Infeasibility } from '../../../engine/index.ts';
import { infeasibleLine } from '../../../scenarios/report/variant-line.ts';

test('a shortage is told in local time and in words, in summer and in winter', () => {
  const lineAt = (time: string) => {
    const worst = { site: 'mill', step: 0, time, limit: 'electricity', shortMw: 1.5 };
    return infeasibleLine({ shortages: [worst], shortHours: 4, shortMwh: 6, repairs: [] } as Infeasibility);
  };
  const summer = lineAt('2024-06-04T00:00:00Z');
  expect(summer.nl).toContain('op dinsdag 4 juni 2024 om 02:00 komt mill 1,5 MW tekort');
  expect(summer.en).toMatch(/on Tuesday,? 4 June 2024 at 02:00 mill is 1.5 MW short/);
  expect(lineAt('2024-12-31T23:00:00Z').nl).toContain('woensdag 1 januari 2025 om 00:00');
});
