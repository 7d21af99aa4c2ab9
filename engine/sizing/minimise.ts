import { type Cut, type Least, leastByCuts, nearestAtLevel, type SizeProblem } from './master.ts';

/** What is known of one part of the operation at some sizes. */
export interface PartAt {
  /** Cost of a plan, EUR; null where there is none. */
  readonly costEur: number | null;
  /** Null where nothing is proven. */
  readonly cut: Cut | null;
}

/** The cheapest sizes found, and the proof of how good they are. */
export interface BestSizes extends Omit<Least, 'sizes'> {
  readonly sizes: readonly number[];
  /** Operation and what the sizes cost, EUR. */
  readonly costEur: number;
  /** (cost - bound) / max(1, |cost|). */
  readonly gap: number;
  /** Sizes that were computed, in that order. */
  readonly tried: readonly (readonly number[])[];
}

export interface MinimiseOptions {
  /** Relative gap at which the sizes are good enough. */
  readonly tolerance: number;
  /** Most sizes to compute. */
  readonly mostTrials: number;
}

/** Part of the way from the bound to the best cost where the next sizes are looked for. */
const LEVEL = 0.3;
/** Sizes nearer to each other than this share of their range are the same. */
const SAME_SHARE = 1e-9;

/** Where to begin: the middle, and where that has no plan the ends. */
const STARTS = [0.5, 1, 0];

/**
 * The sizes of least cost where the cost of the operation is convex in them. Every trial gives lines below the cost (cuts);
 * the least that they allow is a bound, the cheapest trial is the answer. Trials go in turn to the sizes at which the cuts
 * allow the least, and to the sizes nearest to the best at which they allow a part of what could still be gained: the first
 * end in a corner of the cost, the second keep several sizes from swinging. Null where no trial has both a plan and a cut.
 */
export async function minimiseSizes(
  problem: SizeProblem,
  trial: (sizes: readonly number[]) => Promise<readonly PartAt[]>,
  { tolerance, mostTrials }: MinimiseOptions,
): Promise<BestSizes | null> {
  const { ranges } = problem;
  const cuts: Cut[][] = [];
  const tried: (readonly number[])[] = [];
  let best: { readonly sizes: readonly number[]; readonly costEur: number } | null = null;
  const compute = async (sizes: readonly number[]) => {
    tried.push(sizes);
    const parts = await trial(sizes);
    parts.forEach(({ cut }, p) => {
      cuts[p] ??= [];
      if (cut) cuts[p]!.push(cut);
    });
    const costEur = totalOf(problem, sizes, parts);
    if (costEur !== null && (!best || costEur < best.costEur)) best = { sizes, costEur };
  };
  const isKnown = (sizes: readonly number[]) =>
    tried.some(one =>
      one.every((size, i) => {
        const { minimum, maximum } = ranges[i]!;
        return Math.abs(size - sizes[i]!) <= SAME_SHARE * (maximum - minimum);
      }),
    );
  const found = () => best as { readonly sizes: readonly number[]; readonly costEur: number } | null;

  for (const share of STARTS) {
    if (found() && cuts.every(({ length }) => length > 0)) break;
    const start = ranges.map(({ minimum, maximum }) => minimum + share * (maximum - minimum));
    if (!isKnown(start)) await compute(start);
  }
  if (!found() || cuts.some(({ length }) => length === 0)) return null;

  let least = await leastByCuts(problem, cuts);
  while (gapOf(found()!.costEur, least.boundEur) > tolerance && tried.length < mostTrials) {
    const { sizes, costEur } = found()!;
    const level = least.boundEur + LEVEL * (costEur - least.boundEur);
    const towards = await nearestAtLevel(problem, cuts, level, sizes);
    const wishes = [least.sizes, ...(towards ? [towards] : [])];
    if (ranges.length > 1 && tried.length % 2 === 0) wishes.reverse();
    const next = wishes.find(wish => !isKnown(wish));
    if (!next) break;
    await compute(next);
    least = await leastByCuts(problem, cuts);
  }
  const { sizes, costEur } = found()!;
  return { ...least, sizes, costEur, gap: gapOf(costEur, least.boundEur), tried };
}

function totalOf(
  { unitEur, fixedEur }: SizeProblem,
  sizes: readonly number[],
  parts: readonly PartAt[],
): number | null {
  let eur = sizes.reduce((sum, size, i) => sum + size * unitEur[i]!, fixedEur);
  for (const { costEur } of parts) {
    if (costEur === null) return null;
    eur += costEur;
  }
  return eur;
}

/** Gap of a cost to a bound, relative to the cost; a bound may pass its cost by rounding. */
export function gapOf(costEur: number, boundEur: number): number {
  return Math.max(0, costEur - boundEur) / Math.max(1, Math.abs(costEur));
}
