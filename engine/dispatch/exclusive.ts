import { SolverError } from '../errors.ts';
import { addProduct } from '../program/products.ts';
import type { Program } from '../program/program.ts';
import type { Solution, Solve } from '../solve/solution.ts';
import { certify, largestOverlap, sideAt } from './certificate.ts';
import { netted } from './netting.ts';
import { planStretch, type StretchChoice } from './plan-stretch.ts';
import { proveStretch } from './prove-stretch.ts';
import type { Stretch, StretchProof } from './stretch-bound.ts';

/** Flows that exclude each other count as both running above this many MW. */
const OVERLAP_MW = 1e-7;
/** Where sides are ruled out, the whole is solved to this: what is left of a gap is then the affair of the pairs. */
const SHARP_TOLERANCE = 1e-7;
/** Rounds of giving steps a side and solving anew; each rules out the overlaps of the one before. */
const MOST_ROUNDS = 20;
/** Hours around an overlap that are planned anew with it, and the longest stretch taken at once. */
const MARGIN_HOURS = 8;
const LONGEST_STRETCH_HOURS = 60;
/** Of the gap that is asked for: what all stretches together may leave of it. */
const STRETCH_SHARE = 0.2;
/** Work on the proofs of one stretch, and of all of a program, in columns of nodes: a count, not a time, so that the same input gives the same bits. */
const STRETCH_WORK = 2.5e5;
const PROOF_WORK = 5e5;

/** A plan in which no store charges and discharges at once and no site imports and exports at once. */
export type ExclusiveSolution =
  | Exclude<Solution, { status: 'optimal' }>
  | (Extract<Solution, { status: 'optimal' }> & {
      readonly choices: readonly Choice[];
      /** Beside the multipliers: what the choice of a side costs at least, stretch by stretch. */
      readonly proofs: readonly StretchProof[];
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

/** How well a plan under exclusive pairs has to be solved and proven. */
export interface ExclusiveGoal {
  /** Relative gap at which the plan of the stretches is taken as it is. */
  readonly tolerance: number;
  /** Relative gap that is to be proven, with branch and bound where multipliers alone do not. */
  readonly proven: number;
  readonly isLate: () => boolean;
}

/**
 * Solves a program under its exclusive pairs. The relaxation may run both sides of a pair, which only pays where a price is
 * negative. The stretches around such steps are planned anew under the pairs (`planStretch`), then the whole with the sides ruled out
 * that they left, and so on until no step has both; the cheapest plan counts. Where the multipliers of no solve prove
 * it well enough, the stretches are proven by branch and bound (`proveStretch`). Bounds hold for the program with its pairs (`certify`).
 */
export async function solveExclusively(
  program: Program,
  solve: Solve,
  goal: ExclusiveGoal,
): Promise<ExclusiveSolution> {
  const relaxed = await solve(program);
  if (relaxed.status !== 'optimal') return relaxed;
  const first = netted(program, relaxed.x);
  const overlaps = overlapsOf(program, first);
  const overlapSteps = new Set(overlaps.map(({ step }) => step)).size;
  const { y } = relaxed;
  if (overlaps.length === 0) return { status: 'optimal', x: first, y, choices: [], proofs: [], overlapSteps };
  const found = await decided(program, solve, { x: first, y, overlaps }, goal);
  if (found.status !== 'optimal') return found;
  const { x, choices, multipliers } = found;
  return {
    status: 'optimal',
    x,
    choices,
    overlapSteps,
    ...(await proved(program, x, multipliers, overlaps, goal)),
  };
}

/** A relaxed plan and where it runs both sides. */
interface Overlapping {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly overlaps: readonly Choice[];
}

interface Decided {
  readonly status: 'optimal';
  readonly x: Float64Array;
  readonly choices: readonly Choice[];
  /** Of all solves, that of the relaxation first. */
  readonly multipliers: readonly Float64Array[];
}

async function decided(
  program: Program,
  solve: Solve,
  relaxed: Overlapping,
  { tolerance }: ExclusiveGoal,
): Promise<Decided | Exclude<Solution, { status: 'optimal' }>> {
  const choices = new Map<string, StretchChoice>();
  const multipliers = [relaxed.y];
  let best: { readonly x: Float64Array; readonly eur: number; readonly choices: readonly Choice[] } | null =
    null;
  let { x, overlaps } = relaxed;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const used = closedIn(choices, round);
    if (overlaps.length > 0) {
      const limited = { ...program, upper: withChoices(program, used) };
      for (const choice of await decideInto(limited, x, overlaps))
        choices.set(`${choice.pair}@${choice.step}`, choice);
    }
    const isPlan = largestOverlap(program, x) <= OVERLAP_MW;
    const { costEur: eur, gap } = certify(program, x, relaxed.y, '');
    if (isPlan && (!best || eur < best.eur))
      best = { x, eur, choices: (overlaps.length > 0 ? [...choices.values()] : used).map(plain) };
    if (best && (overlaps.length === 0 || (round === 0 && gap <= tolerance)))
      return { status: 'optimal', ...best, multipliers };
    const next = await solve(
      { ...program, upper: withChoices(program, closedIn(choices, round + 1)) },
      SHARP_TOLERANCE,
    );
    if (next.status !== 'optimal') return best ? { status: 'optimal', ...best, multipliers } : next;
    multipliers.push(next.y);
    x = netted(program, next.x);
    overlaps = overlapsOf(program, x);
  }
  if (best) return { status: 'optimal', ...best, multipliers };
  throw new SolverError(`exclusive flows: still both running after ${MOST_ROUNDS} rounds`);
}

function plain({ pair, step, nil }: StretchChoice): Choice {
  return { pair, step, nil };
}

/** What the solve of a round rules out: at first only what runs against something, then every side that stretches left at nil. */
function closedIn(choices: ReadonlyMap<string, StretchChoice>, round: number): StretchChoice[] {
  return [...choices.values()].filter(({ isOpen }) => !isOpen || round > 1);
}

/** Plans the stretches around the overlaps anew, in x; where one has no such plan, each overlap keeps its net flow. */
async function decideInto(
  program: Program,
  x: Float64Array,
  overlaps: readonly Choice[],
): Promise<StretchChoice[]> {
  const choices: StretchChoice[] = [];
  for (const stretch of stretchesOf(program, overlaps)) {
    const activity = new Float64Array(program.rowCount);
    addProduct(program, x, activity);
    const within = overlaps.filter(({ step }) => step >= stretch.from && step < stretch.to);
    const wasBoth = new Set(within.map(({ pair, step }) => `${pair}@${step}`));
    const plan = await planStretch(program, x, activity, stretch);
    plan?.putInto(x);
    for (const choice of plan?.choices ?? within.map(one => ({ ...one, isOpen: false })))
      choices.push({ ...choice, isOpen: choice.isOpen && !wasBoth.has(`${choice.pair}@${choice.step}`) });
  }
  return choices;
}

/** The multipliers that prove most, with proofs of the stretches where they are not enough alone. */
async function proved(
  program: Program,
  x: Float64Array,
  multipliers: readonly Float64Array[],
  overlaps: readonly Choice[],
  { proven, isLate }: ExclusiveGoal,
): Promise<{ y: Float64Array; proofs: StretchProof[] }> {
  const sorted = multipliers
    .map(y => ({ y, proof: certify(program, x, y, '') }))
    .sort((a, b) => b.proof.boundEur - a.proof.boundEur);
  const [tightest] = sorted as [(typeof sorted)[number]];
  const alone = { y: tightest.y, proofs: [] };
  if (tightest.proof.gap <= proven || program.onOff.length > 0 || isLate()) return alone;
  // Beside the sides that were ruled out what is outside the stretches costs just what the plan has there.
  const y = multipliers[1] ?? multipliers[0]!;
  const stretches = stretchesOf(program, overlaps);
  const enoughEur = (STRETCH_SHARE * proven * Math.abs(tightest.proof.costEur)) / stretches.length;
  const proofs: StretchProof[] = [];
  const width = program.columns.filter(({ count }) => count === program.steps).length;
  let left = PROOF_WORK;
  for (const stretch of stretches) {
    if (left <= 0 || isLate()) break;
    const columns = width * (stretch.to - stretch.from);
    const mostNodes = Math.floor(Math.min(STRETCH_WORK, left) / columns);
    const { proof, nodes } = await proveStretch(program, x, y, stretch, { enoughEur, mostNodes });
    proofs.push(proof);
    left -= nodes * columns;
  }
  return certify(program, x, y, '', proofs).boundEur > tightest.proof.boundEur ? { y, proofs } : alone;
}

function stretchesOf(program: Program, overlaps: readonly Choice[]): Stretch[] {
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

function overlapsOf(program: Program, x: Float64Array): Choice[] {
  const overlaps: Choice[] = [];
  for (const [pair, { one, other }] of program.exclusive.entries()) {
    for (let step = 0; step < program.steps; step++) {
      const a = sideAt(program, x, one, step);
      if (a <= OVERLAP_MW) continue;
      const b = sideAt(program, x, other, step);
      if (Math.min(a, b) > OVERLAP_MW) overlaps.push({ pair, step, nil: a >= b ? 'other' : 'one' });
    }
  }
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
