import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runsOf } from '../../../data/import/series/runs.ts';
import { dateOf, secondOf, timeCode } from '../../../data/import/series/time-code.ts';

/** Mostly the one after, now and then another: lines with blank ones between, or the many rows of one line. */
const numbers = fc
  .array(fc.oneof({ weight: 5, arbitrary: fc.constant(1) }, fc.integer({ min: -3, max: 40 })), {
    minLength: 1,
  })
  .map(steps => steps.map((_, k) => steps.slice(0, k + 1).reduce((sum, step) => sum + step, 0)));

describe.each([0, 1] as const)('runs of step %d', step => {
  test('give back what was put in, asked for in any order', () => {
    fc.assert(
      fc.property(numbers, fc.array(fc.nat()), (put, asked) => {
        const runs = runsOf(step);
        for (const value of put) runs.push(value);
        expect(put.map((_, row) => runs.at(row))).toEqual(put);
        for (const any of asked) expect(runs.at(any % put.length)).toBe(put[any % put.length]);
      }),
      { seed: 4, numRuns: 300 },
    );
  });
});

test('a date and its seconds come back from one number, in both ways of writing', () => {
  for (const date of [20240229, 99999999, 1, -20241301, -99999999])
    for (const second of [0, 1, 900, 86_399, 86_400])
      expect([dateOf(timeCode(date, second)), secondOf(timeCode(date, second))]).toEqual([date, second]);
  expect(dateOf(Number.NaN)).toBeNaN();
});
