import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { solveCommitted } from '../../engine/commitment/commit.ts';
import { certify, largestOverlap } from '../../engine/dispatch/certificate.ts';
import { solveWindow } from '../../engine/dispatch/solve-window.ts';
import { expectedLines } from '../../engine/dispatch/tax-lines.ts';
import type { Program } from '../../engine/program/program.ts';
import { toProgram } from '../../engine/program/site-program.ts';
import { solveWithHighs } from '../../engine/solve/highs.ts';
import { anySite, groupOf } from './small-site.ts';

const TOLERANCE = 1e-6;

describe('a window', () => {
  test('is planned as by the simplex, whichever way was taken', async () => {
    let quick = 0;
    let slow = 0;
    await fc.assert(
      fc.asyncProperty(anySite(36), async site => {
        const group = groupOf(36, 60, site);
        const program = toProgram(group, { taxLines: [expectedLines(site, group.axis)] });
        let asked = 0;
        const highs = (part: Program) => solveWithHighs(part, null);
        const answer = await solveWindow(
          program,
          part => {
            asked++;
            return highs(part);
          },
          TOLERANCE,
        );
        const referee = await solveCommitted(program, highs, TOLERANCE);
        expect(answer.status).toBe(referee.status);
        if (answer.status !== 'optimal' || referee.status !== 'optimal') return;
        const proof = certify(program, answer.x, answer.y, '');
        const best = certify(program, referee.x, referee.y, '');
        expect(proof.maxResidualMw).toBeLessThan(1e-6);
        expect(proof.maxBoundViolationMw).toBeLessThan(1e-6);
        expect(largestOverlap(program, answer.x)).toBeLessThan(1e-6);
        const scale = Math.max(1, Math.abs(best.costEur));
        expect(proof.costEur).toBeLessThanOrEqual(best.costEur + 3 * TOLERANCE * scale);
        if (asked === 0) quick++;
        else slow++;
      }),
      { numRuns: 40, seed: 3 },
    );
    expect(Math.min(quick, slow)).toBeGreaterThan(3);
  });
});
