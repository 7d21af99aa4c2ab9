import { expect, test } from 'vitest';
import type { Study } from '../../scenarios/index.ts';
import { contractMw } from '../../server/web/app/answer/view.ts';

const investment = { capexEur: 1, lifetimeYears: 10 };
const STUDY: Study = {
  speelruimte: 1,
  kind: 'business-case',
  name: 'small',
  period: { year: 2026 },
  sites: [{ name: 'works', contract: { importMw: 10 }, demand: { electricityMw: 1 } }],
  prices: { electricity: { dayAheadEurPerMwh: 1 } },
  measures: [
    { name: 'grid', addImportMw: 5, years: [2026, 2029], investment },
    { name: 'more', addImportMw: '2000 kW', investment },
    { name: 'panels', investment },
  ],
  choices: {},
};
const at = (name: string, year: number, measures: readonly string[] | null = null) =>
  contractMw(STUDY, { name, year }, measures);

test('a package that is made has the contract of its measures, from the year in which they are there', () => {
  expect(at('as-it-is', 2026)).toBe(10);
  expect(at('panels', 2026)).toBe(10);
  expect(at('grid@2029+more', 2030)).toBe(17);
  expect(at('grid@2029+more', 2028)).toBe(12);
  // The measures that a run tells go before the name, which may have been shortened.
  expect(at('grid@2026+pan~0123abcd', 2026)).toBeNull();
  expect(at('grid@2026+pan~0123abcd', 2026, ['grid@2026', 'panels'])).toBe(15);
});

test('a package that is written out has its own contract', () => {
  const packages = [{ name: 'bought', measures: ['more'], contracts: { works: { importMw: 20 } } }];
  expect(contractMw({ ...STUDY, packages }, { name: 'bought', year: 2026 })).toBe(22);
});
