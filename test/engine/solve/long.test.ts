import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { certify, reducedCosts } from '../../../engine/dispatch/certificate.ts';
import { expectedLines } from '../../../engine/dispatch/tax-lines.ts';
import { type SiteGroup, spanAxis } from '../../../engine/index.ts';
import type { Program } from '../../../engine/program/program.ts';
import { toProgram } from '../../../engine/program/site-program.ts';
import { solveInterior } from '../../../engine/solve/interior/interior.ts';
import { reachPeak } from '../../../engine/solve/interior/peaks.ts';
import { cut, keep, newRoom } from '../../../engine/solve/long/cut.ts';
import { raiseBound } from '../../../engine/solve/long/joint.ts';
import { solveLong } from '../../../engine/solve/long/long.ts';
import { mendJoints } from '../../../engine/solve/long/mend.ts';
import { isBoundary, periodBlocks } from '../../../engine/solve/long/periods.ts';
import { reducedIn, windowsAround } from '../../../engine/solve/long/reduced.ts';
import { solveProgram } from '../../../engine/solve/solve.ts';
import { battery } from '../small-site.ts';
import { richSite, shift } from './hard-site.ts';

/** A joint weighs more in months than in years. */
const TOLERANCE = 5e-4;
const RUNS = 200;
const OPTIONS = { tolerance: TOLERANCE, deadlineMs: null };
/** Three months of hours from the first of March 2025, local time. */
const STEPS = 92 * 24 - 1;
const PIECE_STEPS = 24 * 30;

const programOf = (group: SiteGroup): Program =>
  toProgram(group, { taxLines: group.sites.map(site => expectedLines(site, group.axis)) });

const axis = spanAxis(Date.UTC(2025, 1, 28, 23), STEPS, 60);
const proofOf = (program: Program, x: Float64Array, y: Float64Array) =>
  certify({ ...program, exclusive: [] }, x, y, '');

const cyclic = { ...battery, startMwh: null, end: 'cyclic' as const };
const provenFor = (program: Program) => (x: Float64Array, y: Float64Array) =>
  proofOf(program, x, y).gap <= TOLERANCE;
const never = () => {
  throw new Error('was asked for a piece');
};
const PROGRAMS: Record<string, SiteGroup> = {
  'stores and monthly peaks': { axis, sites: [richSite(STEPS)], sharedLimits: [] },
  'no peaks, a load shift': {
    axis,
    sites: [richSite(STEPS, { peaks: [], assets: [...richSite(STEPS).assets, shift] })],
    sharedLimits: [],
  },
  'two sites under one limit': {
    axis,
    sites: [richSite(STEPS, { name: 'a' }), richSite(STEPS, { name: 'b' })],
    sharedLimits: [{ name: 'group', sites: ['a', 'b'], importMw: 8, exportMw: 2 }],
  },
};

describe('a long axis in pieces', () => {
  test.each(Object.entries(PROGRAMS))(
    '%s: proven within the tolerance, as cheap as the whole',
    (_name, group) => {
      const program = programOf(group);
      const steps: number[] = [];
      const solution = solveLong(
        program,
        OPTIONS,
        (piece, options) => {
          steps.push(piece.steps);
          return solveInterior(piece, options);
        },
        provenFor(program),
        PIECE_STEPS,
      );
      if (solution?.status !== 'optimal') throw new Error(solution?.status ?? 'no plan');
      expect(steps.length).toBe(3);
      // Each looks two days ahead, but for the last.
      expect(steps.reduce((sum, count) => sum + count, 0)).toBe(STEPS + 2 * 48);
      const proof = proofOf(program, solution.x, solution.y);
      expect(proof.maxResidualMw).toBeLessThanOrEqual(1e-6);
      expect(proof.maxBoundViolationMw).toBeLessThanOrEqual(1e-6);
      expect(proof.gap).toBeLessThanOrEqual(TOLERANCE);
      const whole = solveInterior(program, { ...OPTIONS, tolerance: 1e-7 });
      if (whole?.status !== 'optimal') throw new Error(whole?.status ?? 'no plan');
      const least = proofOf(program, whole.x, whole.y).costEur;
      expect(Math.abs(proof.costEur / least - 1)).toBeLessThanOrEqual(TOLERANCE);
    },
  );

  test('a cyclic store ends where it began', () => {
    const site = richSite(STEPS, { assets: [cyclic, ...richSite(STEPS).assets.slice(1)] });
    const program = programOf({ axis, sites: [site], sharedLimits: [] });
    const solution = solveLong(program, OPTIONS, solveInterior, provenFor(program), PIECE_STEPS);
    if (solution?.status !== 'optimal') throw new Error(solution?.status ?? 'no plan');
    const proof = proofOf(program, solution.x, solution.y);
    expect(proof.maxResidualMw).toBeLessThanOrEqual(1e-6);
    expect(proof.gap).toBeLessThanOrEqual(TOLERANCE);
  });

  test('is not cut within a period, nor where a row spans it all, nor when it is short', () => {
    const program = programOf(PROGRAMS['stores and monthly peaks']!);
    const blocks = periodBlocks(program)!;
    const boundaries = Array.from({ length: STEPS - 1 }, (_, t) => t + 1).filter(t => isBoundary(blocks, t));
    // March has lost an hour.
    expect(boundaries).toEqual([31 * 24 - 1, 61 * 24 - 1]);
    expect(solveLong(program, OPTIONS, never, never)).toBeNull();
    const spanning = {
      ...program,
      rows: [...program.rows, { name: 'budget', start: program.rowCount, count: 1 }],
      rowCount: program.rowCount + 1,
      rowLower: Float64Array.from([...program.rowLower, 0]),
      rowUpper: Float64Array.from([...program.rowUpper, 1e6]),
      terms: [
        ...program.terms,
        { row: program.rows.length, column: 0, value: 1, link: { rowOf: new Int32Array(STEPS) } },
      ],
    };
    expect(solveLong(spanning, OPTIONS, never, never, PIECE_STEPS)).toBeNull();
  });

  test('a piece without a plan leaves the whole without one', () => {
    const program = programOf(PROGRAMS['stores and monthly peaks']!);
    expect(solveLong(program, OPTIONS, () => ({ status: 'infeasible' }), never, PIECE_STEPS)).toBeNull();
    expect(solveLong(program, OPTIONS, () => ({ status: 'out-of-time' }), never, PIECE_STEPS)).toEqual({
      status: 'out-of-time',
    });
  });
});

describe('mending joints', () => {
  const site = richSite(STEPS, { assets: [cyclic, ...richSite(STEPS).assets.slice(1)] });
  const program = programOf({ axis, sites: [site], sharedLimits: [] });
  const blocks = periodBlocks(program)!;
  const joints = [31 * 24 - 1, 61 * 24 - 1];
  const room = newRoom(program, STEPS);
  const solve = (piece: Program) => solveInterior(piece, { ...OPTIONS, tolerance: 1e-7 });

  /** Pieces that do not look ahead: each ends with empty stores, and the axis begins with them. */
  function spoilt() {
    const x = new Float64Array(program.columnCount);
    const y = new Float64Array(program.rowCount);
    let from = 0;
    for (const until of [...joints, STEPS]) {
      const count = until - from;
      const piece = cut(program, blocks, x, { from, count }, 'free', room);
      const solution = solve(piece.program);
      if (solution?.status !== 'optimal') throw new Error(solution?.status ?? 'no plan');
      keep(program, piece, count, solution, x, y);
      from = until;
    }
    return { x, y };
  }

  function proofAfter(x: Float64Array, y: Float64Array) {
    for (const [column, periodOf] of blocks)
      for (const { row } of program.terms.filter(term => term.column === column))
        reachPeak(program, { row, column, periodOf }, x);
    return proofOf(program, x, y);
  }

  test('makes the plan cheaper and the bound higher, and keeps every row', () => {
    const { x, y } = spoilt();
    const reduced = raiseBound(program, joints, x, y);
    const before = proofAfter(x, y);
    mendJoints(program, blocks, joints, x, y, reduced, 0, STEPS, solve, room);
    const after = proofAfter(x, y);
    expect(after.costEur).toBeLessThan(before.costEur);
    expect(after.boundEur).toBeGreaterThan(before.boundEur);
    expect(after.gap).toBeLessThan(0.5 * before.gap);
    expect(after.maxResidualMw).toBeLessThanOrEqual(1e-6);
    expect(after.maxBoundViolationMw).toBeLessThanOrEqual(1e-6);
  });

  test('leaves alone what is within the budget, and stretches that would be too long', () => {
    const { x, y } = spoilt();
    const reduced = raiseBound(program, joints, x, y);
    const before = { x: x.slice(), y: y.slice() };
    mendJoints(program, blocks, joints, x, y, reduced, Number.POSITIVE_INFINITY, STEPS, solve, room);
    mendJoints(program, blocks, joints, x, y, reduced, 0, 24 * 30, solve, room);
    expect({ x, y }).toEqual(before);
  });

  test('happens only where the pieces alone are not proven, and then has to be enough', () => {
    const askedUntilProven = (proofs: number) => {
      let asked = 0;
      const options = { ...OPTIONS, tolerance: 1e-5 };
      const solution = solveLong(program, options, solve, () => ++asked >= proofs, PIECE_STEPS);
      return { asked, isProven: solution?.status === 'optimal' };
    };
    expect(askedUntilProven(1)).toEqual({ asked: 1, isProven: true });
    expect(askedUntilProven(2)).toEqual({ asked: 2, isProven: true });
    expect(askedUntilProven(3)).toEqual({ asked: 2, isProven: false });
  });

  test('an axis of which pieces would have to agree too exactly is solved whole', () => {
    expect(solveLong(program, { ...OPTIONS, tolerance: 1e-6 }, never, never, PIECE_STEPS)).toBeNull();
  });
});

describe('raising the bound at joints', () => {
  test('never lowers it, and mends most multipliers that are off', () => {
    const program = programOf(PROGRAMS['stores and monthly peaks']!);
    const whole = solveInterior(program, OPTIONS);
    if (whole?.status !== 'optimal') throw new Error(whole?.status ?? 'no plan');
    const { boundEur } = proofOf(program, whole.x, whole.y);
    let mended = 0;
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: program.rows.length - 1 }),
        fc.integer({ min: 1, max: STEPS - 1 }),
        fc.double({ min: -1e4, max: 1e4, noNaN: true }),
        (row, step, off) => {
          const y = whole.y.slice();
          y[program.rows[row]!.start + step]! += off;
          const before = proofOf(program, whole.x, y).boundEur;
          raiseBound(program, [step], whole.x, y);
          const after = proofOf(program, whole.x, y).boundEur;
          const rounding = 1e-9 * Math.abs(boundEur);
          expect(after).toBeGreaterThanOrEqual(before - rounding);
          if (after >= boundEur - rounding) mended++;
        },
      ),
      { numRuns: RUNS },
    );
    expect(mended).toBeGreaterThan(0.8 * RUNS);
  });
});

test('two years are solved within the tolerance', async () => {
  const steps = 2 * 8760;
  const long = spanAxis(Date.UTC(2024, 11, 31, 23), steps, 60);
  const program = programOf({ axis: long, sites: [richSite(steps)], sharedLimits: [] });
  const solution = await solveProgram(program, OPTIONS);
  if (solution.status !== 'optimal') throw new Error(solution.status);
  expect(proofOf(program, solution.x, solution.y).gap).toBeLessThanOrEqual(TOLERANCE);
});

test('reduced costs near joints are those of the certificate', () => {
  const program = programOf(PROGRAMS['stores and monthly peaks']!);
  const whole = solveInterior(program, OPTIONS);
  if (whole?.status !== 'optimal') throw new Error(whole?.status ?? 'no plan');
  const expected = reducedCosts(program, whole.y);
  const windows = windowsAround([0, 700, 710, STEPS], 30, STEPS);
  expect(windows).toEqual([
    { from: 0, until: 30 },
    { from: 670, until: 740 },
    { from: STEPS - 30, until: STEPS },
  ]);
  const near = reducedIn(program, whole.y, windows);
  for (const { start, count } of program.columns)
    for (let k = 0; k < count; k++) {
      const isIn = count !== STEPS || windows.some(({ from, until }) => k >= from && k < until);
      expect(near[start + k]).toBeCloseTo(isIn ? expected[start + k]! : 0, 9);
    }
});
