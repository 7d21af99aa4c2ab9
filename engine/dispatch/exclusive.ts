import { SolverError } from '../errors.ts';
import type { Program } from '../program/program.ts';
import { certify, reducedCosts, sideAt } from './certificate.ts';
import type { Solution } from './highs.ts';

/** Flows that exclude each other count as both running above this many MW. */
export const OVERLAP_MW = 1e-7;
/** Rounds of forbidding one side where both run, and of trying the other side where the proof has a gap. */
const MOST_ROUNDS = 12;
const MOST_FLIP_ROUNDS = 3;

export type Solve = (program: Program) => Promise<Solution>;

/** A plan in which no store charges and discharges at once and no site imports and exports at once. */
export type ExclusiveSolution =
  | Exclude<Solution, { status: 'optimal' }>
  | {
      readonly status: 'optimal';
      readonly x: Float64Array;
      readonly y: Float64Array;
      readonly choices: readonly Choice[];
    };

/**
 * Solves a program under its exclusive pairs. The relaxation may run both sides of a pair, which only pays where a price is
 * negative; each such step is then given the side of its net flow (the other side's bound becomes nil) and the program is
 * solved anew, until no step has both. Where the certificate still shows that the side not chosen might be better, it is
 * tried, and kept when it is. The bound of `certify` is valid for the program with the pairs, so the gap is proven.
 */
export async function solveExclusively(
  program: Program,
  solve: Solve,
  tolerance: number,
): Promise<ExclusiveSolution> {
  let upper = program.upper;
  const choices = new Map<string, Choice>();
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const solution = await solve({ ...program, upper });
    if (solution.status !== 'optimal') return solution;
    const x = netted(program, solution.x);
    const overlaps = overlapsOf(program, x);
    if (overlaps.length === 0) {
      const settled = { ...solution, x, choices: [...choices.values()] };
      return choices.size === 0 ? settled : flipped(program, solve, tolerance, choices, settled);
    }
    for (const choice of overlaps) choices.set(`${choice.pair}@${choice.step}`, choice);
    upper = withChoices(program, choices.values());
  }
  throw new SolverError(`exclusive flows: still both running after ${MOST_ROUNDS} rounds`);
}

/** A step in which one side of an exclusive pair of the program was ruled out. */
export interface Choice {
  readonly pair: number;
  readonly step: number;
  /** Side that stays nil. */
  readonly nil: 'one' | 'other';
}

/**
 * Import and export at once is taken back where it costs nothing: both shrink by the smaller. The balances and peaks stay
 * as they are or ease, and with a selling price at or below the buying price the plan does not get dearer.
 */
function netted(program: Program, x: Float64Array): Float64Array {
  const out = x.slice();
  for (const { one, other } of program.exclusive) {
    if (!isConnection(program, one[0]!)) continue;
    const sell = program.columns[other[0]!]!.start;
    for (let t = 0; t < program.steps; t++) {
      let both = Math.min(sideAt(program, out, one, t), out[sell + t]!);
      if (both <= 0 || netGain(program, one[0]!, other[0]!, t) > 0) continue;
      out[sell + t]! -= both;
      for (const column of one.toReversed()) {
        const cell = program.columns[column]!.start + t;
        const less = Math.min(both, out[cell]!);
        out[cell]! -= less;
        both -= less;
      }
    }
  }
  return out;
}

function isConnection(program: Program, column: number): boolean {
  return program.columns[column]!.name.endsWith('/import');
}

/** EUR per MW earned by importing and exporting one MW in step t. */
function netGain(program: Program, buy: number, sell: number, t: number): number {
  let cost = 0;
  for (const term of program.costs) {
    if (term.column === buy || term.column === sell)
      cost += typeof term.value === 'number' ? term.value : term.value[t]!;
  }
  return -cost;
}

function overlapsOf(program: Program, x: Float64Array): Choice[] {
  const overlaps: Choice[] = [];
  program.exclusive.forEach(({ one, other }, pair) => {
    for (let step = 0; step < program.steps; step++) {
      const [a, b] = [sideAt(program, x, one, step), sideAt(program, x, other, step)];
      if (Math.min(a, b) > OVERLAP_MW) overlaps.push({ pair, step, nil: a >= b ? 'other' : 'one' });
    }
  });
  return overlaps;
}

/** Upper bounds of the program with the ruled-out sides at nil. */
export function withChoices(program: Program, choices: Iterable<Choice>): Float64Array {
  const upper = program.upper.slice();
  for (const { pair, step, nil } of choices) {
    for (const column of program.exclusive[pair]![nil]) upper[program.columns[column]!.start + step] = 0;
  }
  return upper;
}

type Settled = Extract<ExclusiveSolution, { status: 'optimal' }>;

/** Tries the other side in the steps where the proof is loose, as long as that makes the plan cheaper. */
async function flipped(
  program: Program,
  solve: Solve,
  tolerance: number,
  choices: Map<string, Choice>,
  first: Settled,
): Promise<Settled> {
  let best = first;
  let chosen = choices;
  for (let round = 0; round < MOST_FLIP_ROUNDS; round++) {
    const proof = certify(program, best.x, best.y, '');
    if (proof.gap <= tolerance) return best;
    const next = flipLoose(program, best.y, chosen);
    if (!next) return best;
    const solution = await solve({ ...program, upper: withChoices(program, next.values()) });
    if (solution.status !== 'optimal') return best;
    const x = netted(program, solution.x);
    if (overlapsOf(program, x).length > 0 || certify(program, x, solution.y, '').costEur >= proof.costEur)
      return best;
    best = { ...solution, x, choices: [...next.values()] };
    chosen = next;
  }
  return best;
}

function flipLoose(
  program: Program,
  y: Float64Array,
  choices: Map<string, Choice>,
): Map<string, Choice> | null {
  const reduced = reducedCosts(program, y);
  const worth = (side: readonly number[], step: number) => {
    let sum = 0;
    for (const column of side) {
      const cell = program.columns[column]!.start + step;
      sum += Math.min(0, reduced[cell]! * program.upper[cell]!);
    }
    return sum;
  };
  const next = new Map(choices);
  let changed = false;
  for (const [key, { pair, step, nil }] of choices) {
    const { one, other } = program.exclusive[pair]!;
    const better = worth(one, step) < worth(other, step) ? 'other' : 'one';
    if (better === nil || worth(one, step) === worth(other, step)) continue;
    next.set(key, { pair, step, nil: better });
    changed = true;
  }
  return changed ? next : null;
}
