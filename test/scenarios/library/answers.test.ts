import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LESSONS } from '../../../bench/library/lessons.ts';
import { createPool, type Executor } from '../../../engine/index.ts';
import { library, type RunResult, runStudy } from '../../../scenarios/index.ts';
import { expectSound } from '../bill/sound.ts';
import { NO_SOURCES } from '../small-study.ts';

const STUDIES = library();

let executor: Executor;
beforeAll(() => {
  executor = createPool({ workers: 2 });
});
afterAll(() => executor.close());

test('every study has a lesson that can be held against its answer', () => {
  expect(Object.keys(LESSONS).sort()).toEqual(STUDIES.map(({ name }) => name));
});

describe.each(STUDIES)('$name', ({ name, study }) => {
  let result: RunResult;
  beforeAll(async () => {
    ({ result } = await runStudy(study, { executor, sources: NO_SOURCES }));
  });

  test('has a plan for every variant, proven as far as the study asks', () => {
    for (const { name: variant, year, status, certificate } of result.variants) {
      expect(status, `${variant} ${year}`).toBe('optimal');
      expect(certificate!.gap, `${variant} ${year}`).toBeLessThanOrEqual(study.solve!.tolerance!);
    }
    for (const { npvEur } of result.report.packages) expect(npvEur).not.toBeNull();
  });

  test('each bill is the cost of the dispatch and the fixed lines to 0.01 EUR', () => {
    for (const { name: variant, year, sites, certificate } of result.variants) {
      expect(sites.length).toBe(study.sites.length);
      for (const { bill } of sites) expectSound(bill!, `${variant} ${year}`);
      // Sites together: what the certificate vouches for.
      const totalEur = sites.reduce((sum, { bill }) => sum + bill!.totalEur - bill!.fixedEur, 0);
      expect(Math.abs(totalEur - certificate!.costEur)).toBeLessThanOrEqual(0.01 * sites.length);
    }
  });

  test('cost parts add up to the cost of every site and variant', () => {
    for (const { sites, costParts, costEur } of result.variants)
      for (const [parts, eur] of [
        [costParts!, costEur!],
        ...sites.map(site => [site.costParts, site.costEur] as const),
      ] as const)
        expect(Math.abs(Object.values(parts).reduce((sum, part) => sum + part, 0) - eur)).toBeLessThan(0.01);
  });

  test.each(LESSONS[name]!)('teaches what comes out: $says', ({ holds }) => {
    expect(holds(result)).toBe(true);
  });
});
