import { certify } from '../dispatch/certificate.ts';
import type { Program } from '../program/program.ts';
import { solveWithHighs } from './highs.ts';
import { solveInterior, solvePart } from './interior/interior.ts';
import { solveLong } from './long/long.ts';
import { solveNode } from './node/node.ts';
import type { Solution, SolveOptions } from './solution.ts';
import { solveSingleStock } from './stock/stock.ts';
import { solveUncoupled } from './uncoupled/uncoupled.ts';

/** Below this many steps the simplex is as fast as the interior point, and its plans stand on vertices. */
const FEWEST_INTERIOR_STEPS = 48;
/** From this many sites under shared limits on, prices for the limits part the sites: all at once would be too large. */
const FEWEST_NODE_SITES = 11;
/** Sites of a node are solved to this share of its tolerance. */
const NODE_SITE_SHARE = 0.25;
/** Costs this near to each other are the same, whatever the tolerance. */
const NIL_EUR = 1e-9;
const LARGEST_RESIDUAL = 1e-6;

/**
 * Solves a program by the simplest method that is exact for its shape: step by step where nothing ties the steps together, by
 * the level of the one stock where there is one, by prices between the sites of a large node, by the interior point over its
 * stages for the rest (a long axis in pieces), and by the simplex of HiGHS for short ones and where no other method proves its plan.
 */
export async function solveProgram(program: Program, options: SolveOptions): Promise<Solution> {
  const start = performance.now();
  if (options.deadlineMs !== null && options.deadlineMs <= 0) return { status: 'out-of-time' };
  const simple = solveUncoupled(program) ?? proven(program, solveSingleStock(program), options);
  if (simple) return simple;
  const left = () =>
    options.deadlineMs === null ? null : Math.max(0, options.deadlineMs - (performance.now() - start));
  if (program.steps >= FEWEST_INTERIOR_STEPS) {
    const solution =
      sitesOf(program) < FEWEST_NODE_SITES
        ? (solveLong(program, { ...options, deadlineMs: left() }, solvePart, (x, y) =>
            isProven(program, x, y, options),
          ) ?? solveInterior(program, { ...options, deadlineMs: left() }))
        : await solveNode(program, options, site =>
            solveProgram(site, { tolerance: NODE_SITE_SHARE * options.tolerance, deadlineMs: null }),
          );
    if (solution) return solution;
  }
  return await solveWithHighs(program, left());
}

function sitesOf(program: Program): number {
  return new Set(program.flows.map(({ site }) => site)).size;
}

/** The solution, if its plan is proven. */
function proven(program: Program, solution: Solution | null, options: SolveOptions): Solution | null {
  if (solution?.status !== 'optimal') return solution;
  return isProven(program, solution.x, solution.y, options) ? solution : null;
}

/** Whether a plan is within the tolerance of its bound: of the relaxation, for pairs are the affair of the caller. */
function isProven(program: Program, x: Float64Array, y: Float64Array, { tolerance }: SolveOptions): boolean {
  const proof = certify({ ...program, exclusive: [], onOff: [] }, x, y, '');
  const apartEur = Math.abs(proof.costEur - proof.boundEur);
  return (
    apartEur <= Math.max(NIL_EUR, tolerance * Math.abs(proof.costEur)) &&
    proof.maxResidualMw <= LARGEST_RESIDUAL &&
    proof.maxBoundViolationMw <= LARGEST_RESIDUAL
  );
}
