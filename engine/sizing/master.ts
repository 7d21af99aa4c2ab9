import { type DenseColumn, solveDense } from '../multipliers/dense.ts';

/** Sizes to choose, and what they cost beside the operation. */
export interface SizeProblem {
  readonly ranges: readonly SizeRange[];
  /** Cost of one more unit of each size, EUR. */
  readonly unitEur: readonly number[];
  /** Cost that no size changes, EUR. */
  readonly fixedEur: number;
}

export interface SizeRange {
  readonly minimum: number;
  readonly maximum: number;
}

/** A straight line that lies below the cost of a part of the operation (a year, say) at every size. */
export interface Cut {
  readonly at: readonly number[];
  readonly eur: number;
  readonly slopeEurPerUnit: readonly number[];
}

/** Cuts of every part; the parts add up to the cost of the operation. */
export type CutsByPart = readonly (readonly Cut[])[];

/** The least that the cuts allow, and what they say there. */
export interface Least {
  /** No sizes cost less than this, EUR. */
  readonly boundEur: number;
  readonly sizes: readonly number[];
  /** What one more unit of each size takes off the operation, EUR: by the mix of the cuts that meet there. */
  readonly valueEurPerUnit: readonly number[];
  /** The smallest and the largest value among those cuts. */
  readonly leastValueEurPerUnit: readonly number[];
  readonly mostValueEurPerUnit: readonly number[];
}

/** Shares of a cut below this are rounding. */
const NIL_SHARE = 1e-7;

/**
 * Least cost over the ranges by the cuts. The bound is not what the solver says: it is computed from the mix of cuts that
 * the multipliers of the solver give, which is a straight line itself and has its least at a corner of the ranges.
 */
export async function leastByCuts(problem: SizeProblem, parts: CutsByPart): Promise<Least> {
  const { ranges, unitEur } = problem;
  const scaled = scaledCuts(problem, parts);
  const solution = await solveDense(
    [
      ...ranges.map((_, i) => sizeColumn(scaled, i, unitEur[i]! * widthOf(ranges[i]!), [])),
      ...parts.map((_, part) => partColumn(scaled, part, 1, [])),
    ],
    Float64Array.from(scaled.rows, ({ side }) => side),
    new Float64Array(scaled.rows.length).fill(Number.POSITIVE_INFINITY),
  );
  if (solution.status !== 'optimal') throw new Error(`the program of the cuts: ${solution.status}`);
  const sizes = ranges.map((range, i) => range.minimum + solution.x[i]! * widthOf(range));
  return { sizes, ...provenBy(problem, parts, scaled, solution.y) };
}

/**
 * The sizes nearest to `near` at which the cuts allow a cost of `levelEur`: steps as large as the cuts are to be trusted. Null
 * where there are none.
 */
export async function nearestAtLevel(
  problem: SizeProblem,
  parts: CutsByPart,
  levelEur: number,
  near: readonly number[],
): Promise<number[] | null> {
  const { ranges, unitEur, fixedEur } = problem;
  const scaled = scaledCuts(problem, parts);
  const n = ranges.length;
  const level = (levelEur - fixedEur - scaled.baseEur - minimumEur(problem)) / scaled.unitEur;
  // After the cuts: the level, and for each size two rows that hold the distance.
  const extra = (of: (row: number) => number) => Array.from({ length: 1 + 2 * n }, (_, row) => of(row));
  const isOf = (i: number, row: number) => (row === 1 + 2 * i ? -1 : row === 2 + 2 * i ? 1 : 0);
  const sized = ranges.map((range, i) => {
    const eur = (unitEur[i]! * widthOf(range)) / scaled.unitEur;
    return sizeColumn(
      scaled,
      i,
      0,
      extra(row => (row === 0 ? eur : isOf(i, row))),
    );
  });
  const levels = parts.map((_, part) =>
    partColumn(
      scaled,
      part,
      0,
      extra(row => (row === 0 ? 1 : 0)),
    ),
  );
  const distance: DenseColumn = {
    cost: 1,
    lower: 0,
    upper: 1,
    entries: [...scaled.rows.map(() => 0), ...extra(row => (row === 0 ? 0 : 1))],
  };
  const place = ranges.map((range, i) => (near[i]! - range.minimum) / (widthOf(range) || 1));
  const sides = [Number.NEGATIVE_INFINITY, ...place.flatMap(at => [-at, at])];
  const solution = await solveDense(
    [...sized, ...levels, distance],
    Float64Array.from([...scaled.rows.map(({ side }) => side), ...sides]),
    Float64Array.from([
      ...scaled.rows.map(() => Number.POSITIVE_INFINITY),
      level,
      ...place.flatMap(() => [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]),
    ]),
  );
  if (solution.status !== 'optimal') return null;
  return ranges.map((range, i) => range.minimum + solution.x[i]! * widthOf(range));
}

function widthOf({ minimum, maximum }: SizeRange): number {
  return maximum - minimum;
}

function minimumEur({ ranges, unitEur }: SizeProblem): number {
  return ranges.reduce((sum, { minimum }, i) => sum + minimum * unitEur[i]!, 0);
}

/**
 * A cut over sizes of 0 to 1 and costs from the first cut of each part on, in a unit of what the sizes may cost. A steep cut is
 * made smaller as a whole, so that no coefficient drowns the others.
 */
interface ScaledRow {
  readonly part: number;
  readonly cut: Cut;
  readonly factor: number;
  readonly slopes: readonly number[];
  readonly side: number;
}

interface Scaled {
  readonly rows: readonly ScaledRow[];
  readonly unitEur: number;
  /** Cost of the first cuts, which the scaled costs leave out. */
  readonly baseEur: number;
}

function scaledCuts({ ranges, unitEur: costs }: SizeProblem, parts: CutsByPart): Scaled {
  const unitEur = Math.max(1, ...ranges.map((range, i) => Math.abs(costs[i]! * widthOf(range))));
  const base = parts.map(([first]) => first!.eur);
  const rows = parts.flatMap((cuts, part) =>
    cuts.map((cut): ScaledRow => {
      const slopes = ranges.map((range, i) => (cut.slopeEurPerUnit[i]! * widthOf(range)) / unitEur);
      const factor = 1 / Math.max(1, ...slopes.map(Math.abs));
      const atMinimum = ranges.reduce(
        (eur, { minimum }, i) => eur + cut.slopeEurPerUnit[i]! * (minimum - cut.at[i]!),
        cut.eur,
      );
      return {
        part,
        cut,
        factor,
        slopes: slopes.map(slope => slope * factor),
        side: ((atMinimum - base[part]!) / unitEur) * factor,
      };
    }),
  );
  return { rows, unitEur, baseEur: base.reduce((sum, eur) => sum + eur, 0) };
}

function sizeColumn(
  { rows, unitEur }: Scaled,
  i: number,
  costEur: number,
  more: readonly number[],
): DenseColumn {
  const entries = [...rows.map(({ slopes }) => -slopes[i]!), ...more];
  return { cost: costEur / unitEur, lower: 0, upper: 1, entries };
}

function partColumn({ rows }: Scaled, part: number, cost: number, more: readonly number[]): DenseColumn {
  const entries = [...rows.map(row => (row.part === part ? row.factor : 0)), ...more];
  return { cost, lower: Number.NEGATIVE_INFINITY, upper: Number.POSITIVE_INFINITY, entries };
}

/** Bound and values of the mix of cuts that `y` gives each part: shares of nil or more that add up to one. */
function provenBy(
  problem: SizeProblem,
  parts: CutsByPart,
  { rows }: Scaled,
  y: Float64Array,
): Omit<Least, 'sizes'> {
  const { ranges, unitEur, fixedEur } = problem;
  const nil = () => ranges.map(() => 0);
  const [value, least, most] = [nil(), nil(), nil()];
  let boundEur = fixedEur;
  parts.forEach((_, part) => {
    const own = rows
      .map((row, k) => ({ ...row, share: Math.max(0, y[k]! * row.factor) }))
      .filter(row => row.part === part);
    const sum = own.reduce((all, { share }) => all + share, 0);
    const mix = sum > 0 ? own.filter(({ share }) => share > NIL_SHARE * sum) : own.slice(0, 1);
    const whole = mix.reduce((all, { share }) => all + share, 0) || 1;
    for (const { cut, share } of mix) {
      const part = sum > 0 ? share / whole : 1;
      boundEur += part * cut.eur;
      cut.slopeEurPerUnit.forEach((slope, i) => {
        boundEur -= part * slope * cut.at[i]!;
        value[i]! -= part * slope;
      });
    }
    ranges.forEach((_range, i) => {
      const values = mix.map(({ cut }) => -cut.slopeEurPerUnit[i]!);
      least[i]! += Math.min(...values);
      most[i]! += Math.max(...values);
    });
  });
  ranges.forEach(({ minimum, maximum }, i) => {
    const net = unitEur[i]! - value[i]!;
    boundEur += net * (net > 0 ? minimum : maximum);
  });
  return { boundEur, valueEurPerUnit: value, leastValueEurPerUnit: least, mostValueEurPerUnit: most };
}
