import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createPool, type Executor } from '../../engine/index.ts';
import { checkStudy, parseStudy, runStudy, type Study } from '../../scenarios/index.ts';

/**
 * Each folder here is a case: `study.yaml`, and `expected.json` with who computed it and how close the engine must come
 * (relative to the larger of 1 and the value).
 */
type Expected = { by: string[] } & (
  | { status: 'optimal'; tolerance: number; variant: Record<string, number>; relaxedCostEur?: number }
  | { status: 'infeasible'; shortage: { site: string; time: string; shortMw: number; tolerance: number } }
);

const HERE = new URL('.', import.meta.url);
const CASES = readdirSync(HERE, { withFileTypes: true })
  .filter(entry => entry.isDirectory())
  .map(entry => entry.name);

let executor: Executor;
beforeAll(() => {
  executor = createPool({ workers: 1 });
});
afterAll(() => executor.close());

describe.each(CASES)('%s', name => {
  const expected: Expected = JSON.parse(readFileSync(new URL(`${name}/expected.json`, HERE), 'utf8'));

  test(`agrees with ${expected.by.join('; ')}`, async () => {
    const { result } = await runStudy(readCase(name), { executor, sources: { dataSets: NO_DATA_SETS } });
    const variant = result.variants[0]!;
    expect(variant.status).toBe(expected.status);
    if (expected.status === 'infeasible') return expectShortage(variant.infeasibility, expected.shortage);
    for (const [field, value] of Object.entries(expected.variant)) {
      const got = (variant as unknown as Record<string, number>)[field]!;
      expect(Math.abs(got - value), `${field}: got ${got}, expected ${value}`).toBeLessThanOrEqual(
        expected.tolerance * Math.max(1, Math.abs(value)),
      );
    }
    const { gap, boundEur, maxResidualMw, maxBoundViolationMw } = variant.certificate!;
    expect(boundEur).toBeLessThanOrEqual(expected.variant.costEur! + expected.tolerance);
    expect(maxResidualMw).toBeLessThanOrEqual(1e-6);
    expect(maxBoundViolationMw).toBeLessThanOrEqual(1e-6);
    if (expected.relaxedCostEur === undefined) expect(gap).toBeLessThanOrEqual(expected.tolerance);
    else expect(variant.costEur!).toBeGreaterThan(expected.relaxedCostEur + 1);
  });
});

const NO_DATA_SETS = { list: () => [], get: () => undefined };

function readCase(name: string): Study {
  const parsed = parseStudy(readFileSync(new URL(`${name}/study.yaml`, HERE), 'utf8'));
  if ('issues' in parsed) throw new Error(JSON.stringify(parsed.issues));
  const { study, issues } = checkStudy(parsed.input);
  if (study === null) throw new Error(JSON.stringify(issues));
  return study;
}

function expectShortage(
  infeasibility: {
    shortages: readonly { site: string; time: string; shortMw: number }[];
    repairs: readonly object[];
  } | null,
  expected: { site: string; time: string; shortMw: number; tolerance: number },
) {
  const worst = infeasibility!.shortages[0]!;
  expect(worst).toMatchObject({ site: expected.site, time: expected.time });
  expect(Math.abs(worst.shortMw - expected.shortMw)).toBeLessThanOrEqual(expected.tolerance);
  expect(infeasibility!.repairs.length).toBeGreaterThan(0);
}
