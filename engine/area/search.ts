import { dominators } from '../choice/pareto-front.ts';
import { type SearchRange, snapped, spreadPoints, stepOf } from './search-points.ts';

/** What is known of a design once it has run; null: it has no such figure, which is worse than any. */
export type Measures = Readonly<Record<string, number | null>>;

/** What is sought. The first objective says which design is the best, the next decide between equals; all make the front. */
export interface SearchAim {
  readonly objectives: readonly { readonly measure: string; readonly sense: 'most' | 'least' }[];
  readonly constraints: readonly {
    readonly measure: string;
    readonly atLeast?: number;
    readonly atMost?: number;
  }[];
}

export interface SearchTrial {
  /** In the order of the ranges. */
  readonly at: readonly number[];
  readonly measures: Measures;
  /** Found by spreading over the ranges, by narrowing in on the best, or by filling a gap of the front. */
  readonly stage: 'spread' | 'narrow' | 'front';
  /** It keeps every constraint. */
  readonly isAllowed: boolean;
}

export interface SearchRun {
  /** Every design that ran, in order. */
  readonly trials: readonly SearchTrial[];
  /** Index of the best allowed one; null: none is allowed. */
  readonly best: number | null;
  /** Indices of the allowed ones that no other allowed one beats in all objectives, by the first objective. */
  readonly front: readonly number[];
}

export interface SearchOptions {
  /** Designs that may run. */
  readonly budget: number;
  readonly seed: number;
  /** Designs asked for at once: part of the search, not of the machine, so that any number of workers finds the same. */
  readonly batch: number;
}

type Evaluate = (points: readonly (readonly number[])[]) => Promise<readonly Measures[]>;

/** Share of the budget that is spread evenly over the ranges before anything is known. */
const SPREAD_SHARE = 0.4;
/** First move from the best, as a share of each range. */
const FIRST_MOVE = 0.25;

/**
 * Looks for the best designs within a budget of runs: first spread evenly over the ranges, then by moves along each range from
 * the best so far (halved where none is better), by the middles of the widest gaps of the front, and by moves from each of the front in turn. No design runs twice.
 * The same seed gives the same designs.
 */
export async function searchDesigns(
  ranges: readonly SearchRange[],
  aim: SearchAim,
  { budget, seed, batch }: SearchOptions,
  evaluate: Evaluate,
): Promise<SearchRun> {
  const trials: SearchTrial[] = [];
  const seen = new Set<string>();
  const ask = async (
    points: readonly (readonly number[])[],
    stage: SearchTrial['stage'],
  ): Promise<number> => {
    const fresh: (readonly number[])[] = [];
    for (const at of points) {
      const key = at.join(' ');
      if (seen.has(key) || trials.length + fresh.length >= budget) continue;
      seen.add(key);
      fresh.push(at);
    }
    for (let from = 0; from < fresh.length; from += batch) {
      const some = fresh.slice(from, from + batch);
      const found = await evaluate(some);
      some.forEach((at, k) => {
        trials.push({ at, measures: found[k]!, stage, isAllowed: excessOf(found[k]!, aim) === 0 });
      });
    }
    return fresh.length;
  };
  await ask(spread(ranges, seed, Math.max(1, Math.ceil(budget * SPREAD_SHARE))), 'spread');
  const moves = ranges.map(({ least, most }) => FIRST_MOVE * (most - least));
  for (let round = 0; trials.length < budget; round++) {
    const before = bestOf(trials, aim)!;
    const narrowed = await ask(neighbours(ranges, trials[before]!.at, moves), 'narrow');
    const front = frontOf(trials, aim);
    const inTurn =
      front.length < 2
        ? []
        : neighbours(ranges, trials[front[round % front.length]!]!.at, sized(ranges, round));
    const middles = gapMiddles(ranges, trials, front, aim, ranges.length);
    const filled = await ask([...middles, ...inTurn], 'front');
    if (bestOf(trials, aim) !== before) continue;
    const isFinest = ranges.every((range, d) => moves[d]! <= stepOf(range));
    const isDone = isFinest && narrowed + filled === 0 && round >= SIZES * front.length;
    // What is left of the budget goes where nothing is known yet.
    if (isDone && (await ask(spread(ranges, seed, budget), 'spread')) === 0) break;
    ranges.forEach((range, d) => {
      moves[d] = Math.max(stepOf(range), moves[d]! / 2);
    });
  }
  const best = bestOf(trials, aim);
  return {
    trials,
    best: best !== null && trials[best]!.isAllowed ? best : null,
    front: frontOf(trials, aim),
  };
}

/** So many different points, fewer where the ranges have no more. */
function spread(ranges: readonly SearchRange[], seed: number, count: number): number[][] {
  const point = spreadPoints(ranges, seed);
  const found = new Map<string, number[]>();
  // Coarse steps give the same point again: looked for a while, then left.
  for (let k = 0; k < 20 * count && found.size < count; k++) {
    const at = point(k);
    const key = at.join(' ');
    if (!found.has(key)) found.set(key, at);
  }
  return [...found.values()];
}

/** Moves from the front: wide, half and a quarter by turns, so that the narrowing in on the best does not make them small too. */
function sized(ranges: readonly SearchRange[], round: number): number[] {
  return ranges.map(range =>
    Math.max(stepOf(range), (FIRST_MOVE * (range.most - range.least)) / 2 ** (round % SIZES)),
  );
}

const SIZES = 3;

/** The points one move away along each range. */
function neighbours(
  ranges: readonly SearchRange[],
  at: readonly number[],
  moves: readonly number[],
): number[][] {
  return ranges.flatMap((range, d) =>
    [1, -1].map(sign => at.map((value, k) => (k === d ? snapped(range, value + sign * moves[d]!) : value))),
  );
}

/** The middles of the widest gaps between neighbours on the front, at most so many. */
function gapMiddles(
  ranges: readonly SearchRange[],
  trials: readonly SearchTrial[],
  front: readonly number[],
  { objectives }: SearchAim,
  most: number,
): number[][] {
  const merits = front.map(k => meritsOf(trials[k]!.measures, objectives));
  const widths = objectives.map((_, o) => {
    const values = merits.map(merit => merit[o]!).filter(Number.isFinite);
    return Math.max(...values) - Math.min(...values) || 1;
  });
  const gaps = front.slice(1).map((_, k) => {
    const wide = objectives.reduce(
      (sum, _one, o) => sum + Math.abs(merits[k + 1]![o]! - merits[k]![o]!) / widths[o]!,
      0,
    );
    return { k, wide };
  });
  return gaps
    .filter(({ wide }) => wide > 0 && Number.isFinite(wide))
    .sort((a, b) => b.wide - a.wide || a.k - b.k)
    .slice(0, most)
    .map(({ k }) => {
      const [a, b] = [trials[front[k]!]!.at, trials[front[k + 1]!]!.at];
      return ranges.map((range, d) => snapped(range, (a[d]! + b[d]!) / 2));
    });
}

/** Larger is better; what there is no figure for is worst. */
function meritsOf(measures: Measures, objectives: SearchAim['objectives']): number[] {
  return objectives.map(({ measure, sense }) => {
    const value = measures[measure] ?? null;
    return value === null ? Number.NEGATIVE_INFINITY : sense === 'most' ? value : -value;
  });
}

/** How far a design is beyond the constraints, each as a share of its bound; nil: it keeps them. */
function excessOf(measures: Measures, { constraints }: SearchAim): number {
  return constraints.reduce((sum, { measure, atLeast, atMost }) => {
    const value = measures[measure] ?? null;
    if (value === null) return Number.POSITIVE_INFINITY;
    const over = atMost === undefined ? 0 : Math.max(0, value - atMost) / Math.max(1, Math.abs(atMost));
    const under = atLeast === undefined ? 0 : Math.max(0, atLeast - value) / Math.max(1, Math.abs(atLeast));
    return sum + over + under;
  }, 0);
}

/** The allowed design that is best by the objectives in turn, else the one least beyond the constraints; the earlier of equals. */
function bestOf(trials: readonly SearchTrial[], aim: SearchAim): number | null {
  let best: number | null = null;
  trials.forEach((trial, k) => {
    if (best === null || isBetter(trial, trials[best]!, aim)) best = k;
  });
  return best;
}

function isBetter(one: SearchTrial, other: SearchTrial, aim: SearchAim): boolean {
  const [excess, otherExcess] = [excessOf(one.measures, aim), excessOf(other.measures, aim)];
  if (excess !== otherExcess) return excess < otherExcess;
  const [merits, others] = [meritsOf(one.measures, aim.objectives), meritsOf(other.measures, aim.objectives)];
  const o = merits.findIndex((merit, k) => merit !== others[k]);
  return o >= 0 && merits[o]! > others[o]!;
}

/** Designs that cannot be told apart by the objectives are all kept out but the first. */
function frontOf(trials: readonly SearchTrial[], { objectives }: SearchAim): number[] {
  const first = new Map<string, number>();
  trials.forEach(({ measures, isAllowed }, k) => {
    const merits = meritsOf(measures, objectives);
    if (!isAllowed || merits.some(merit => merit === Number.NEGATIVE_INFINITY)) return;
    const key = merits.join(' ');
    if (!first.has(key)) first.set(key, k);
  });
  const allowed = [...first.values()];
  const merits = allowed.map(k => meritsOf(trials[k]!.measures, objectives));
  const beaten = dominators(merits);
  return allowed
    .map((k, place) => ({ k, place }))
    .filter(({ place }) => beaten[place]!.length === 0)
    .sort((a, b) => merits[b.place]![0]! - merits[a.place]![0]! || a.k - b.k)
    .map(({ k }) => k);
}
