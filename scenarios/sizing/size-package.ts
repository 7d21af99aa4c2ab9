import {
  type BestSizes,
  type Executor,
  gapOf,
  type MinimiseOptions,
  minimiseSizes,
  type SizeProblem,
  type SizingWish,
} from '../../engine/index.ts';
import { type Weights, weightsOf } from './money.ts';
import type { MeasureSizing, PackageSizing } from './package-sizing.ts';
import { hasFallingTax, hasOnOff } from './relax.ts';
import type { Sought } from './sought.ts';
import { groupAt, type TrialWith, trialAt, truthAt } from './trial.ts';

/** A gap of this much proves a size. */
const PROVEN_GAP = 1e-4;
/** The search goes on to a smaller one, so that a size is sharp where the cost is flat around it. */
const SEARCH: MinimiseOptions = { tolerance: 1e-6, mostTrials: 60 };
/** The brackets of a tax may move with the sizes; they settle in one or two rounds. */
const MOST_ROUNDS = 3;
/** Sizes on the edge of what is possible are moved by this share of their range to stand within it. */
const INWARD_SHARE = 1e-6;
const AT_BOUND_SHARE = 1e-6;

/** Sizes and what they cost in truth. */
interface Priced {
  readonly best: BestSizes;
  readonly sizes: readonly number[];
  readonly costEur: number;
}

/**
 * The sizes of a package of least cost, with their proof; null where no sizes in the ranges have a plan. Tax brackets are
 * held while sizes are sought, so that cost is convex in them, and sought again where the plan then ends in others.
 */
export async function sizePackage(given: TrialWith): Promise<PackageSizing | null> {
  const { resolved, sought } = given;
  let solves = 0;
  const executor = counting(given.executor, count => {
    solves += count;
  });
  const trial = { ...given, executor };
  const weights = weightsOf(resolved);
  const problem = problemOf(trial, weights);
  let lines: readonly SizingWish['taxLines'][] | null = await linesAt(trial, middleOf(sought));
  let found: Priced | null = null;
  let trials = 0;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const held = lines ?? resolved.years.map(() => null);
    const best = await minimiseSizes(problem, at => trialAt(trial, at, weights.byYear, held), SEARCH);
    if (!best) break;
    trials += best.tried.length;
    const truth = await truthNear(trial, best.sizes);
    if (!truth) break;
    const costEur = totalEur(problem, truth.sizes, truth.answers, weights);
    if (!found || costEur < found.costEur) found = { best, sizes: truth.sizes, costEur };
    const ended = truth.answers.map(({ sizing }) => sizing!.taxLines);
    if (JSON.stringify(ended) === JSON.stringify(held)) break;
    lines = ended;
  }
  return found && sizingOf(trial, weights, problem, found, { trials, solves });
}

/** The executor, with `add` told of the tasks that it is given. */
function counting(executor: Executor, add: (count: number) => void): Executor {
  return {
    ...executor,
    run: (tasks, watch) => {
      add(tasks.length);
      return executor.run(tasks, watch);
    },
  };
}

/** Pieces of the taxes in which the plans at some sizes end; null where there are none. */
async function linesAt(trial: TrialWith, sizes: readonly number[]) {
  const truth = await truthAt(trial, sizes);
  return truth?.map(({ sizing }) => sizing?.taxLines ?? null) ?? null;
}

function middleOf(sought: readonly Sought[]): number[] {
  return sought.map(({ minimum, maximum }) => (minimum + maximum) / 2);
}

/** Truth at the sizes; where they stand on the edge of what is possible, a little within it. */
async function truthNear(trial: TrialWith, sizes: readonly number[]) {
  const within = trial.sought.map(({ minimum, maximum }, i) =>
    Math.min(maximum, sizes[i]! + INWARD_SHARE * (maximum - minimum)),
  );
  for (const at of [sizes, within]) {
    const answers = await truthAt(trial, at);
    if (answers) return { sizes: at, answers };
  }
  return null;
}

function problemOf({ pack, sought }: TrialWith, { worthOf }: Weights): SizeProblem {
  // What the sizes cost at their largest, which is how a package is resolved before its sizes are known.
  const investmentOf = (measure: string) => pack.investments[pack.measures.indexOf(measure)]!;
  const others = pack.investments.filter(
    (_, k) => !sought.some(({ measure }) => measure === pack.measures[k]),
  );
  return {
    ranges: sought,
    unitEur: sought.map(({ measure, maximum }) => worthOf([investmentOf(measure)]) / maximum),
    fixedEur: worthOf(others),
  };
}

function totalEur(
  { unitEur, fixedEur }: SizeProblem,
  sizes: readonly number[],
  answers: NonNullable<Awaited<ReturnType<typeof truthAt>>>,
  { byYear }: Weights,
): number {
  const operation = answers.reduce((sum, { certificate }, y) => sum + byYear[y]! * certificate.costEur, 0);
  return sizes.reduce((sum, size, i) => sum + size * unitEur[i]!, fixedEur + operation);
}

function sizingOf(
  { resolved, pack, sought }: TrialWith,
  { perYear }: Weights,
  { unitEur }: SizeProblem,
  { best, sizes, costEur }: Priced,
  counts: Pick<PackageSizing, 'trials' | 'solves'>,
): PackageSizing {
  const gap = gapOf(costEur, best.boundEur);
  const groups = resolved.years.flatMap(year => groupAt({ resolved, pack, sought }, year, sizes) ?? []);
  return {
    measures: sought.map((one, i): MeasureSizing => {
      const size = sizes[i]!;
      return {
        ...one,
        size,
        at: placeOf(one, size),
        valueEurPerUnitYear: best.valueEurPerUnit[i]! * perYear,
        leastValueEurPerUnitYear: best.leastValueEurPerUnit[i]! * perYear,
        mostValueEurPerUnitYear: best.mostValueEurPerUnit[i]! * perYear,
        annuityEurPerUnitYear: unitEur[i]! * perYear,
      };
    }),
    costEur,
    boundEur: best.boundEur,
    gap,
    isProven: gap <= PROVEN_GAP,
    isRelaxed: groups.some(hasOnOff),
    isInBrackets: groups.some(hasFallingTax),
    ...counts,
  };
}

function placeOf({ minimum, maximum }: Sought, size: number): MeasureSizing['at'] {
  const near = AT_BOUND_SHARE * (maximum - minimum);
  if (size <= minimum + near) return 'minimum';
  return size >= maximum - near ? 'maximum' : 'inside';
}
