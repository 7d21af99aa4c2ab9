import type { Program } from '../program/program.ts';
import { type HotModel, type HotSolution, openModel } from '../solve/hot-model.ts';
import { integerModel } from '../solve/integer-model.ts';
import {
  boundEur,
  type Closed,
  innerMultipliers,
  type PricedStretch,
  type ProofTree,
  priceStretch,
  type Stretch,
  type StretchProof,
} from './stretch-bound.ts';

/** Both sides of a pair run above this, MW. */
const OVERLAP_MW = 1e-7;
/** How far along a ray that proves there is no plan one goes: further than any plan costs. */
const FAR = 1e6;

/** What a proof has to come to, and when to give up. */
export interface ProofEffort {
  /** What may be left between the cost of the plan in the stretch and the proof, EUR. */
  readonly enoughEur: number;
  readonly mostNodes: number;
}

/**
 * Proves how little a stretch can cost beside multipliers `y` of everything around it, by branch and bound: a step in which both
 * sides of a pair share is looked at with one side closed and with the other, where the bound is lowest first. What counts is what
 * the multipliers of every node prove, not what the solver says of them (`boundEur`).
 */
export async function proveStretch(
  program: Program,
  x: Float64Array,
  y: Float64Array,
  stretch: Stretch,
  { enoughEur, mostNodes }: ProofEffort,
): Promise<{ readonly proof: StretchProof; readonly nodes: number }> {
  const priced = priceStretch(program, y, stretch);
  const aimEur = costEur(program, priced, x) - enoughEur;
  const work = await open(program, priced);
  try {
    const root = solveNode(work, [], innerMultipliers(program, priced, y));
    const leaves = [root];
    let nodes = 1;
    while (nodes < mostNodes) {
      const least = lowest(leaves);
      if (!least?.next || least.boundEur >= aimEur) break;
      leaves.splice(leaves.indexOf(least), 1);
      const without = (side: 'one' | 'other') =>
        solveNode(work, [...least.closed, { ...least.next!, side }], least.multipliers);
      least.branch = { withoutOne: without('one'), withoutOther: without('other') };
      leaves.push(least.branch.withoutOne, least.branch.withoutOther);
      nodes += 2;
    }
    return { proof: { ...stretch, tree: treeOf(root) }, nodes };
  } finally {
    work.model.dispose();
  }
}

/** A node of the tree while it grows. */
interface Node {
  readonly closed: readonly Closed[];
  readonly multipliers: Float64Array;
  readonly boundEur: number;
  /** The pair and step that share most, null where none does. */
  readonly next: Pick<Closed, 'pair' | 'step'> | null;
  branch: { readonly withoutOne: Node; readonly withoutOther: Node } | null;
}

function lowest(nodes: readonly Node[]): Node | null {
  let least: Node | null = null;
  for (const node of nodes) if (!least || node.boundEur < least.boundEur) least = node;
  return least;
}

function treeOf({ branch, next, multipliers }: Node): ProofTree {
  if (!branch || !next) return { multipliers };
  return { ...next, withoutOne: treeOf(branch.withoutOne), withoutOther: treeOf(branch.withoutOther) };
}

function costEur(program: Program, { from, to, blocks, cost }: PricedStretch, x: Float64Array): number {
  const steps = to - from;
  let sum = 0;
  blocks.forEach((block, b) => {
    const first = program.columns[block]!.start + from;
    for (let k = 0; k < steps; k++) sum += cost[b * steps + k]! * x[first + k]!;
  });
  return sum;
}

/** A stretch, and the model in which the sides of a pair may share a step, in parts that add up to one. */
interface Work {
  readonly program: Program;
  readonly priced: PricedStretch;
  readonly model: HotModel;
}

async function open(program: Program, priced: PricedStretch): Promise<Work> {
  const { from, to, innerRows, blocks, pairs, cost, entries } = priced;
  const steps = to - from;
  const columns = Array.from(cost, (): [number, number][] => []);
  entries.rows.forEach((row, e) => {
    columns[entries.columns[e]!]!.push([row, entries.values[e]!]);
  });
  const sides = (values: Float64Array) =>
    innerRows.flatMap(({ block, first }) => {
      const { start } = program.rows[block]!;
      return [...values.subarray(start + first, start + to)];
    });
  const bounds = (values: Float64Array) =>
    blocks.flatMap(block => {
      const { start } = program.columns[block]!;
      return [...values.subarray(start + from, start + to)];
    });
  const [rowLower, rowUpper, upper] = [
    sides(program.rowLower),
    sides(program.rowUpper),
    bounds(program.upper),
  ];
  for (const { one, other } of pairs) {
    for (let k = 0; k < steps; k++) {
      const row = rowUpper.push(1) - 1;
      rowLower.push(Number.NEGATIVE_INFINITY);
      for (const side of [one, other]) {
        const own = side.map(place => place + k);
        const most = own.reduce((sum, column) => sum + upper[column]!, 0);
        // What can hardly run takes no share.
        if (most > OVERLAP_MW) for (const column of own) columns[column]!.push([row, 1 / most]);
      }
    }
  }
  const { integrality: _, ...data } = integerModel({
    cost: [...cost],
    lower: bounds(program.lower),
    upper,
    rowLower,
    rowUpper,
    entries: columns,
    integer: [],
  });
  return { program, priced, model: await openModel(data) };
}

function solveNode({ program, priced, model }: Work, closed: readonly Closed[], given: Float64Array): Node {
  const { from, to, rowCount, pairs } = priced;
  model.close(
    closed.flatMap(({ pair, step, side }) =>
      pairs.find(each => each.pair === pair)![side].map(place => place + step - from),
    ),
  );
  const solution = model.solve();
  const candidates = [given, ...multipliersOf(solution, given, rowCount)].map(multipliers => ({
    multipliers,
    boundEur: boundEur(program, priced, multipliers, closed),
  }));
  const best = candidates.reduce((one, other) => (other.boundEur > one.boundEur ? other : one));
  let next: Node['next'] = null;
  if (solution.status === 'optimal') {
    const { x } = solution;
    let most = OVERLAP_MW;
    for (const { pair, one, other } of pairs) {
      for (let step = from; step < to; step++) {
        const both = Math.min(sumAt(x, one, step - from), sumAt(x, other, step - from));
        if (both > most) [most, next] = [both, { pair, step }];
      }
    }
  }
  return { closed, ...best, next, branch: null };
}

function sumAt(x: Float64Array, places: readonly number[], k: number): number {
  let sum = 0;
  for (const place of places) sum += x[place + k]!;
  return sum;
}

/** What a solve says of the inner rows; along the ray of one without a plan, whichever way it points, the bound rises without end. */
function multipliersOf(solution: HotSolution, given: Float64Array, rowCount: number): Float64Array[] {
  if (solution.status === 'optimal') return [solution.y.slice(0, rowCount)];
  if (solution.status === 'none' || solution.ray === null) return [];
  const { ray } = solution;
  return [FAR, -FAR].map(far => given.map((y, r) => y + far * ray[r]!));
}
