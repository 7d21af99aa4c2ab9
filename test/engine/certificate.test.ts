import { describe, expect, test } from 'vitest';
import { certify, largestOverlap } from '../../engine/dispatch/certificate.ts';
import type { Program } from '../../engine/program/program.ts';
import { toProgram } from '../../engine/program/site-program.ts';
import { solveWithHighs } from '../../engine/solve/highs.ts';
import { battery, groupOf, siteWith } from './small-site.ts';

const NO_TAX = { electricity: { bracket: 0, eurPerMwh: 0, constantEur: 0 }, fuels: {} };

/** A day with a battery, a peak charge and an export limit, solved by HiGHS. */
async function solved(): Promise<{ program: Program; x: Float64Array; y: Float64Array }> {
  const site = siteWith({
    electricityLoadMw: Float64Array.from({ length: 24 }, (_, t) => 2 + Math.cos(t / 3)),
    importEurPerMwh: Float64Array.from({ length: 24 }, (_, t) => 60 + 40 * Math.sin(t / 4)),
    exportEurPerMwh: 20,
    limits: { importMw: 3.2, exportMw: 1 },
    peaks: [{ period: 'week', priceEurPerMw: 30, alreadySetMw: [1] }],
    gridContractEur: 500,
    assets: [{ ...battery, startMwh: 1, end: 1 }],
  });
  const program = toProgram(groupOf(24, 60, site), { taxLines: [NO_TAX] });
  const solution = await solveWithHighs(program, null);
  if (solution.status !== 'optimal') throw new Error(solution.status);
  return { program, ...solution };
}

const column = (program: Program, name: string, t: number) =>
  program.columns.find(block => block.name === `site/${name}`)!.start + t;

describe('certificate', () => {
  test('proves the optimum of HiGHS', async () => {
    const { program, x, y } = await solved();
    const { gap, maxResidualMw, maxBoundViolationMw } = certify(program, x, y, '');
    expect(gap).toBeLessThan(1e-9);
    expect(gap).toBeGreaterThan(-1e-9);
    expect(maxResidualMw).toBeLessThan(1e-9);
    expect(maxBoundViolationMw).toBeLessThan(1e-9);
  });

  test('sees a load that is not served', async () => {
    const { program, x, y } = await solved();
    const wrong = x.slice();
    wrong[column(program, 'import', 5)]! -= 0.25;
    expect(certify(program, wrong, y, '').maxResidualMw).toBeCloseTo(0.25, 9);
  });

  test('sees a store whose level is out of step with its flows', async () => {
    const { program, x, y } = await solved();
    const wrong = x.slice();
    wrong[column(program, 'battery.level', 7)]! += 0.5;
    expect(certify(program, wrong, y, '').maxResidualMw).toBeCloseTo(0.5, 9);
  });

  test('sees an import above its limit and a peak below it', async () => {
    const { program, x, y } = await solved();
    const wrong = x.slice();
    wrong[column(program, 'import', 3)] = 3.9;
    const { maxBoundViolationMw, maxResidualMw } = certify(program, wrong, y, '');
    expect(maxBoundViolationMw).toBeCloseTo(0.7, 9);
    expect(maxResidualMw).toBeGreaterThan(0.1);
  });

  test('sees a plan that is feasible but dear', async () => {
    const { program, x, y } = await solved();
    const dear = x.slice();
    // A tenth of a MWh is not served though it could have been bought: 3,000 against some 60 EUR/MWh.
    dear[column(program, 'import', 0)]! -= 0.1;
    dear[column(program, 'unserved.electricity', 0)]! += 0.1;
    const { gap, maxResidualMw, maxBoundViolationMw } = certify(program, dear, y, '');
    expect(gap).toBeGreaterThan(1e-4);
    expect(maxResidualMw).toBeLessThan(1e-6);
    expect(maxBoundViolationMw).toBeLessThan(1e-6);
  });

  test('stays valid with wrong multipliers: the bound only falls', async () => {
    const { program, x, y } = await solved();
    const proof = certify(program, x, y, '');
    for (const factor of [0, 0.5, -1, 3, Number.NaN]) {
      const wrong = certify(
        program,
        x,
        y.map(value => value * factor),
        '',
      );
      expect(wrong.boundEur).toBeLessThanOrEqual(proof.costEur + 1e-6);
      expect(wrong.gap).toBeGreaterThanOrEqual(-1e-9);
    }
  });

  test('counts a NaN in the plan as infinitely wrong', async () => {
    const { program, x, y } = await solved();
    const wrong = x.slice();
    wrong[column(program, 'import', 2)] = Number.NaN;
    expect(certify(program, wrong, y, '').maxResidualMw).toBe(Number.POSITIVE_INFINITY);
  });

  test('sees charging and discharging at once', async () => {
    const { program, x } = await solved();
    const wrong = x.slice();
    wrong[column(program, 'battery.charge', 4)] = 0.6;
    wrong[column(program, 'battery.discharge', 4)] = 0.4;
    expect(largestOverlap(program, wrong)).toBeCloseTo(0.4, 9);
  });
});

describe('block by block', () => {
  test('gives the sums of the whole', async () => {
    const { program, x, y } = await solved();
    // One pair of blocks that never meet makes it work on the whole; so does none at all, block by block.
    const pair = [0, 1].map(c => [c]) as [number[], number[]];
    const whole = { ...program, exclusive: [{ one: pair[0], other: pair[1] }] };
    const still = x.map((value, c) => (c >= program.columns[2]!.start ? value : 0));
    const shifted = y.map((value, r) => value + Math.sin(r));
    for (const multipliers of [y, shifted]) {
      const apart = certify({ ...program, exclusive: [] }, still, multipliers, '');
      const together = certify(whole, still, multipliers, '');
      expect(apart.costEur).toBeCloseTo(together.costEur, 9);
      expect(apart.maxResidualMw).toBeCloseTo(together.maxResidualMw, 12);
      expect(apart.maxBoundViolationMw).toBe(together.maxBoundViolationMw);
      // What cannot run at once can only raise the bound.
      expect(apart.boundEur).toBeLessThanOrEqual(together.boundEur + 1e-9);
    }
  });
});
