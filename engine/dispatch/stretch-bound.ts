import { costOf, type Program, type Term } from '../program/program.ts';
import { at } from '../series/series.ts';

/** Some steps of a program, `from` included and `to` excluded. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** A side of an exclusive pair of a program that is ruled out in one step. */
export interface Closed {
  readonly pair: number;
  readonly step: number;
  readonly side: 'one' | 'other';
}

/**
 * Proof that no plan costs less in a stretch than the least leaf of a tree: in every step one side of a pair is nil, so that what
 * holds with either of them closed holds. A leaf gives multipliers of the rows that stand within the stretch, in the order
 * of `InnerRows`; all other rows keep theirs.
 */
export interface StretchProof extends Stretch {
  readonly tree: ProofTree;
}
export type ProofTree =
  | { readonly multipliers: Float64Array }
  | {
      readonly pair: number;
      readonly step: number;
      readonly withoutOne: ProofTree;
      readonly withoutOther: ProofTree;
    };

/** Rows of a block that stand within a stretch, all their columns being of its steps: from step `first` on. */
export interface InnerRows {
  readonly block: number;
  readonly first: number;
  /** Place of the first of them among all that are inner. */
  readonly place: number;
}

/**
 * A stretch as a program of its own beside multipliers of everything around it: the columns of its steps, block by block, at c - A'y
 * over the rows that are not inner, and the inner rows.
 */
export interface PricedStretch extends Stretch {
  readonly innerRows: readonly InnerRows[];
  readonly rowCount: number;
  /** Blocks of columns with one per step, in the order of their columns here. */
  readonly blocks: readonly number[];
  readonly pairs: readonly StretchPair[];
  readonly cost: Float64Array;
  /** Coefficients in the inner rows: places of their row and column here. */
  readonly entries: {
    readonly rows: Int32Array;
    readonly columns: Int32Array;
    readonly values: Float64Array;
  };
}

/** A pair of a program whose flows may all be nil in a stretch: of others no side can be ruled out. */
export interface StretchPair {
  readonly pair: number;
  /** Places in the stretch of the first columns of either side's blocks. */
  readonly one: readonly number[];
  readonly other: readonly number[];
}

/** A stretch of a program beside multipliers `y` of all its rows, of which those of inner rows do not count. */
export function priceStretch(program: Program, y: Float64Array, { from, to }: Stretch): PricedStretch {
  const steps = to - from;
  const innerRows = innerRowsOf(program, { from, to });
  const innerAt = new Map(innerRows.map(inner => [inner.block, inner]));
  const blocks = program.columns.flatMap(({ count }, block) => (count === program.steps ? [block] : []));
  const cost = new Float64Array(blocks.length * steps);
  const [rows, columns, values] = [[], [], []] as [number[], number[], number[]];
  blocks.forEach((block, b) => {
    const price = costOf(program, block);
    for (let k = 0; k < steps; k++) cost[b * steps + k] = at(price, from + k);
  });
  for (const term of program.terms) {
    const b = blocks.indexOf(term.column);
    if (b < 0) continue;
    const inner = innerAt.get(term.row);
    const { start } = program.rows[term.row]!;
    for (let k = 0; k < steps; k++) {
      const t = rowStep(program, term, from + k);
      if (t === null) continue;
      const value = at(term.value, typeof term.link === 'string' ? t : from + k);
      if (inner && t >= inner.first && t < to) {
        rows.push(inner.place + t - inner.first);
        columns.push(b * steps + k);
        values.push(value);
      } else cost[b * steps + k]! -= value * usable(program, start + t, y[start + t]!);
    }
  }
  return {
    from,
    to,
    innerRows,
    rowCount: innerRows.reduce((sum, { first }) => sum + to - first, 0),
    blocks,
    pairs: pairsThatMayStop(program, blocks, { from, to }),
    cost,
    entries: {
      rows: Int32Array.from(rows),
      columns: Int32Array.from(columns),
      values: Float64Array.from(values),
    },
  };
}

/** Blocks of rows with one row per step and only columns of steps; those that reach back begin a step after the stretch. */
function innerRowsOf(program: Program, { from, to }: Stretch): InnerRows[] {
  let place = 0;
  return program.rows.flatMap(({ count }, block) => {
    const terms = program.terms.filter(({ row }) => row === block);
    const isOfSteps = ({ link, column }: Term) =>
      typeof link === 'string' && program.columns[column]!.count === program.steps;
    if (count !== program.steps || !terms.every(isOfSteps)) return [];
    const links = new Set(terms.map(({ link }) => link));
    const reachesBack = links.has('cyclic') || (links.has('previous') && from > 0);
    const first = reachesBack ? from + 1 : from;
    if (first >= to) return [];
    const inner = { block, first, place };
    place += to - first;
    return [inner];
  });
}

/** The row within its block in which the column of step t stands; null for none. */
function rowStep({ steps }: Program, { link }: Term, t: number): number | null {
  if (link === 'same') return t;
  if (link === 'previous') return t + 1 < steps ? t + 1 : null;
  if (link === 'cyclic') return t + 1 < steps ? t + 1 : 0;
  if ('rowOf' in link) return link.rowOf[t]!;
  throw new Error('columns of steps stand in rows of steps by step');
}

/** A multiplier that points to a side its row does not have counts as 0. */
function usable({ rowLower, rowUpper }: Program, row: number, y: number): number {
  const side = y > 0 ? rowLower[row]! : rowUpper[row]!;
  return side - side === 0 && y - y === 0 ? y : 0;
}

/** The part of the bound that a stretch holds, EUR, at any multipliers of its inner rows and with some sides of its pairs closed. */
export function boundEur(
  program: Program,
  { from, to, innerRows, blocks, pairs, cost, entries }: PricedStretch,
  multipliers: Float64Array,
  closed: readonly Closed[],
): number {
  const steps = to - from;
  const y = multipliers.slice();
  let sum = 0;
  for (const { block, first, place } of innerRows) {
    const { start } = program.rows[block]!;
    for (let t = first; t < to; t++) {
      const row = start + t;
      const k = place + t - first;
      y[k] = usable(program, row, y[k]!);
      if (y[k] !== 0) sum += y[k]! * (y[k]! > 0 ? program.rowLower[row]! : program.rowUpper[row]!);
    }
  }
  const least = cost.slice();
  const { rows, columns, values } = entries;
  for (let e = 0; e < rows.length; e++) least[columns[e]!]! -= values[e]! * y[rows[e]!]!;
  blocks.forEach((block, b) => {
    const first = program.columns[block]!.start + from;
    for (let k = 0; k < steps; k++) {
      const c = b * steps + k;
      least[c]! *= least[c]! > 0 ? program.lower[first + k]! : program.upper[first + k]!;
      sum += least[c]!;
    }
  });
  for (const pair of pairs) sum += apartEur(pair, least, closed, { from, to });
  return sum;
}

/** What it takes from the bound that of a pair only one side may run in a step, and a closed one not; both were counted in `least`. */
function apartEur(
  { pair, one, other }: StretchPair,
  least: Float64Array,
  closed: readonly Closed[],
  { from, to }: Stretch,
): number {
  const shut = new Uint8Array(2 * (to - from));
  for (const choice of closed)
    if (choice.pair === pair) shut[2 * (choice.step - from) + (choice.side === 'one' ? 0 : 1)] = 1;
  let sum = 0;
  for (let k = 0; k < to - from; k++) {
    let [a, b] = [0, 0];
    for (const place of one) a += least[place + k]!;
    for (const place of other) b += least[place + k]!;
    sum += Math.min(shut[2 * k] ? 0 : a, shut[2 * k + 1] ? 0 : b) - a - b;
  }
  return sum;
}

function pairsThatMayStop(program: Program, blocks: readonly number[], stretch: Stretch): StretchPair[] {
  const placesOf = (side: readonly number[]) =>
    side.map(block => blocks.indexOf(block) * (stretch.to - stretch.from));
  return program.exclusive.flatMap(({ one, other }, pair) =>
    [...one, ...other].every(block => mayStop(program, block, stretch))
      ? [{ pair, one: placesOf(one), other: placesOf(other) }]
      : [],
  );
}

function mayStop({ columns, lower }: Program, block: number, { from, to }: Stretch): boolean {
  const { start } = columns[block]!;
  for (let t = from; t < to; t++) if (lower[start + t] !== 0) return false;
  return true;
}

/** The bound of a tree, EUR: of a leaf its own, of a branch the lesser of its two sides. */
function treeBoundEur(
  program: Program,
  stretch: PricedStretch,
  tree: ProofTree,
  closed: readonly Closed[],
): number {
  if ('multipliers' in tree) return boundEur(program, stretch, tree.multipliers, closed);
  const { pair, step } = tree;
  return Math.min(
    treeBoundEur(program, stretch, tree.withoutOne, [...closed, { pair, step, side: 'one' }]),
    treeBoundEur(program, stretch, tree.withoutOther, [...closed, { pair, step, side: 'other' }]),
  );
}

/** Multipliers of the inner rows of a stretch, out of those of all rows. */
export function innerMultipliers(
  program: Program,
  { innerRows, rowCount, to }: PricedStretch,
  y: Float64Array,
): Float64Array {
  const out = new Float64Array(rowCount);
  for (const { block, first, place } of innerRows) {
    const { start } = program.rows[block]!;
    out.set(y.subarray(start + first, start + to), place);
  }
  return out;
}

/**
 * How much higher proofs of stretches put the bound than multipliers y of all rows do alone, EUR. Worked out from the program, y and
 * the trees, whoever made them; a stretch that overlaps one before it, or has no such steps, counts for nothing.
 */
export function provenMoreEur(program: Program, y: Float64Array, proofs: readonly StretchProof[]): number {
  let more = 0;
  let until = 0;
  for (const proof of [...proofs].sort((a, b) => a.from - b.from)) {
    if (!(proof.from >= until && proof.to > proof.from && proof.to <= program.steps)) continue;
    until = proof.to;
    const stretch = priceStretch(program, y, proof);
    const before = boundEur(program, stretch, innerMultipliers(program, stretch, y), []);
    more += Math.max(0, treeBoundEur(program, stretch, proof.tree, []) - before);
  }
  return more;
}
