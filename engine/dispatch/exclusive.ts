import { SolverError } from '../errors.ts';
import type { CostTerm, Program } from '../program/program.ts';
import type { Solution, Solve } from '../solve/solution.ts';
import { certify, sideAt } from './certificate.ts';
import { balanceOfStore, netted } from './netting.ts';
import { chooseInStretch } from './stretch.ts';

/** Flows that exclude each other count as both running above this many MW. */
const OVERLAP_MW = 1e-7;
/** A looser plan may run both sides for no reason but that it is loose: sharper ones do so where it pays. */
const SHARP_TOLERANCE = 1e-7;
/** Power and heat are worthless below this price, EUR per MW in a step. */
const WORTHLESS_EUR = 1e-3;
/** Costs this near to each other, as a share or in EUR, are the same. */
const SAME_SHARE = 1e-6;
const SAME_EUR = 1e-6;
/** Rounds of giving steps a side and solving anew; each rules out the overlaps of the one before. */
const MOST_ROUNDS = 20;
/** Hours around an overlap that may be planned anew with it, and the longest stretch taken at once. */
const MARGIN_HOURS = 8;
const LONGEST_STRETCH_HOURS = 60;

/** A plan in which no store charges and discharges at once and no site imports and exports at once. */
export type ExclusiveSolution =
  | Exclude<Solution, { status: 'optimal' }>
  | (Extract<Solution, { status: 'optimal' }> & {
      readonly choices: readonly Choice[];
      /** Steps in which the relaxation ran both sides of a pair. */
      readonly overlapSteps: number;
    });

/** A step in which one side of an exclusive pair of the program was ruled out. */
export interface Choice {
  readonly pair: number;
  readonly step: number;
  /** Side that stays nil. */
  readonly nil: 'one' | 'other';
}

/**
 * Solves a program under its exclusive pairs. The relaxation may run both sides of a pair, which only pays where a price is
 * negative. The stretches around such steps are decided by small integer programs (`chooseInStretch`), the whole is solved
 * anew with the sides ruled out, and so on until no step has both. The multipliers returned are those that prove most:
 * of the relaxation or of the last solve; the bound of `certify` is valid for the program with its pairs either way.
 */
export async function solveExclusively(program: Program, solve: Solve): Promise<ExclusiveSolution> {
  const relaxed = await solveSharply(program, solve);
  if (relaxed.status !== 'optimal') return relaxed;
  const choices = new Map<string, Choice>();
  let solution = relaxed;
  let overlapSteps = 0;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const x = netted(program, solution.x);
    const overlaps = overlapsOf(program, x);
    if (round === 0) overlapSteps = new Set(overlaps.map(({ step }) => step)).size;
    if (overlaps.length === 0) {
      return {
        status: 'optimal',
        x,
        y: tighter(program, x, relaxed.y, solution.y),
        choices: [...choices.values()],
        overlapSteps,
      };
    }
    const limited = { ...program, upper: withChoices(program, choices.values()) };
    for (const choice of await decide(limited, x, overlaps))
      choices.set(`${choice.pair}@${choice.step}`, choice);
    const next = await solve({ ...program, upper: withChoices(program, choices.values()) });
    if (next.status !== 'optimal') return next;
    solution = next;
  }
  throw new SolverError(`exclusive flows: still both running after ${MOST_ROUNDS} rounds`);
}

/** The relaxation, more sharply where flows overlap, and without overlaps that earn nothing. */
async function solveSharply(program: Program, solve: Solve): Promise<Solution> {
  const loose = await solve(program);
  if (loose.status !== 'optimal' || overlapsOf(program, netted(program, loose.x)).length === 0) return loose;
  const sharp = await solve(program, SHARP_TOLERANCE);
  return withoutIdleOverlaps(program, sharp.status === 'optimal' ? sharp : loose, solve);
}

type Optimal = Extract<Solution, { status: 'optimal' }>;

/**
 * Where power or heat is worth nothing, to burn what a store holds costs no more than to keep it, and a method may do either.
 * A price on the flows of such stores in those steps, next to nothing, makes it keep what it holds. The plan counts if it
 * costs what the relaxation does without that price; else what overlaps is decided with the rest.
 */
async function withoutIdleOverlaps(program: Program, relaxed: Optimal, solve: Solve): Promise<Optimal> {
  const costs = idlePrices(program, relaxed);
  if (costs.length === 0) return relaxed;
  const kept = await solve({ ...program, costs: [...program.costs, ...costs] }, SHARP_TOLERANCE);
  if (kept.status !== 'optimal') return relaxed;
  const before = certify(program, relaxed.x, relaxed.y, '').costEur;
  const after = certify(program, netted(program, kept.x), relaxed.y, '').costEur;
  const isSame = after - before <= Math.max(SAME_EUR, SAME_SHARE * Math.abs(before));
  return isSame ? { ...kept, y: relaxed.y } : relaxed;
}

/** A price on both flows of every store that burns something in a step in which nobody would pay for that. */
function idlePrices(program: Program, { x, y }: Optimal): CostTerm[] {
  const overlaps = overlapsOf(program, netted(program, x));
  if (overlaps.length === 0) return [];
  return program.exclusive.flatMap((exclusive, pair) => {
    const balance = balanceOfStore(program, exclusive);
    if (balance === null) return [];
    const from = program.rows[balance]!.start;
    const worth = y.subarray(from, from + program.steps);
    const isIdle = overlaps.some(one => one.pair === pair && worth[one.step]! > -WORTHLESS_EUR);
    if (!isIdle) return [];
    const value = worth.map(eur => (Math.abs(eur) < WORTHLESS_EUR ? WORTHLESS_EUR : 0));
    const { site } = program.flows.find(({ column }) => column === exclusive.one[0])!;
    return [...exclusive.one, ...exclusive.other].map(
      (column): CostTerm => ({ site, part: 'operation', column, value }),
    );
  });
}

/** Sides for the stretches around the overlaps; where a stretch cannot be decided, each overlap keeps its net flow. */
async function decide(program: Program, x: Float64Array, overlaps: readonly Choice[]): Promise<Choice[]> {
  const decided: Choice[] = [];
  for (const { from, to } of stretchesOf(program, overlaps)) {
    const within = overlaps.filter(({ step }) => step >= from && step < to);
    decided.push(...((await chooseInStretch(program, x, from, to)) ?? within));
  }
  return decided;
}

function stretchesOf(program: Program, overlaps: readonly Choice[]): { from: number; to: number }[] {
  const margin = Math.round(MARGIN_HOURS / program.stepHours);
  const longest = Math.round(LONGEST_STRETCH_HOURS / program.stepHours);
  const stretches: { from: number; to: number }[] = [];
  for (const step of [...new Set(overlaps.map(overlap => overlap.step))].sort((a, b) => a - b)) {
    const last = stretches.at(-1);
    const to = Math.min(program.steps, step + margin + 1);
    if (last && step < last.to) {
      if (to - last.from <= longest) last.to = to;
    } else stretches.push({ from: Math.max(last?.to ?? 0, step - margin), to });
  }
  return stretches;
}

function tighter(program: Program, x: Float64Array, a: Float64Array, b: Float64Array): Float64Array {
  if (a === b) return a;
  return certify(program, x, a, '').boundEur >= certify(program, x, b, '').boundEur ? a : b;
}

function overlapsOf(program: Program, x: Float64Array): Choice[] {
  const overlaps: Choice[] = [];
  program.exclusive.forEach(({ one, other }, pair) => {
    for (let step = 0; step < program.steps; step++) {
      const a = sideAt(program, x, one, step);
      if (a <= OVERLAP_MW) continue;
      const b = sideAt(program, x, other, step);
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
