import { certify } from '../../dispatch/certificate.ts';
import type { Program } from '../../program/program.ts';
import type { Solve } from '../solution.ts';
import {
  addExchangeOf,
  addReachOf,
  type SharedOrder,
  sharedOrder,
  withElasticShare,
  withShare,
} from './site-programs.ts';
import type { Node } from './split.ts';

/** A row or bound is kept within this much: MW or MWh. */
const CLEAN = 1e-6;
/** Times that the division starts again with a site that cannot do with its share in front. */
const MOST_RESTARTS = 4;

export interface DividedPlan {
  /** Plan of each site. */
  readonly plans: readonly Float64Array[];
  readonly costEur: number;
}

/**
 * A plan of the whole in which each site keeps to a share of the shared rows, around the exchange it has in the plans
 * given; what is left of the limits is divided by how far sites can move, and what a site does not use goes to the next. Sites
 * that cannot do with their share go first, take what they need, and leave it to the others to do with less. `rigid` holds
 * them, for the next time too. Null where that gives no plan.
 */
export async function planWithinShares(
  program: Program,
  node: Node,
  around: readonly Float64Array[],
  rigid: Set<number>,
  solveSite: Solve,
): Promise<DividedPlan | null> {
  const order = sharedOrder(program, node);
  const shares = sharesAround(program, node, order, around);
  for (let start = 0; start <= MOST_RESTARTS; start++) {
    const before = rigid.size;
    const plan = await divide(node, order, shares, rigid, solveSite);
    if (plan !== null || rigid.size === before) return plan;
  }
  return null;
}

type Sides = Readonly<Record<'lower' | 'upper', Float64Array>>;

async function divide(
  node: Node,
  order: SharedOrder,
  shares: readonly Sides[],
  rigid: Set<number>,
  solveSite: Solve,
): Promise<DividedPlan | null> {
  const plans: Float64Array[] = [];
  let costEur = 0;
  let left: Sides = { lower: new Float64Array(order.count), upper: new Float64Array(order.count) };
  const others = [...node.sites.keys()].filter(s => !rigid.has(s));
  for (const s of [...rigid, ...others]) {
    const site = node.sites[s]!;
    const mine = { lower: sumOf(shares[s]!.lower, left.lower), upper: sumOf(shares[s]!.upper, left.upper) };
    const part = withShare(site, order, mine.lower, mine.upper);
    const solution = await solveSite(rigid.has(s) ? withElasticShare(part, site.program.rowCount) : part);
    if (solution.status !== 'optimal') {
      rigid.add(s);
      return null;
    }
    const x = solution.x.slice(0, site.program.columnCount);
    const proof = certify(site.program, x, new Float64Array(site.program.rowCount), '');
    if (!(proof.maxResidualMw <= CLEAN && proof.maxBoundViolationMw <= CLEAN)) return null;
    plans[s] = x;
    costEur += proof.costEur;
    left = leftOf(mine, site, order, x);
  }
  return left.upper.every(mw => mw >= -CLEAN) && left.lower.every(mw => mw <= CLEAN)
    ? { plans, costEur }
    : null;
}

function leftOf(
  { lower, upper }: Sides,
  site: Node['sites'][number],
  order: SharedOrder,
  x: Float64Array,
): Sides {
  const used = new Float64Array(order.count);
  addExchangeOf(site, order, x, used);
  return { lower: lower.map((mw, k) => mw - used[k]!), upper: upper.map((mw, k) => mw - used[k]!) };
}

function sumOf(one: Float64Array, other: Float64Array): Float64Array {
  return one.map((value, k) => value + other[k]!);
}

/** The shared rows divided so that the shares add up to the limits exactly. */
function sharesAround(
  program: Program,
  node: Node,
  order: SharedOrder,
  around: readonly Float64Array[],
): Sides[] {
  const { count } = order;
  const total = new Float64Array(count);
  const totalReach = new Float64Array(count);
  const exchange = node.sites.map((site, s) => {
    const own = new Float64Array(count);
    addExchangeOf(site, order, around[s]!, own);
    for (let k = 0; k < count; k++) total[k]! += own[k]!;
    return own;
  });
  const reach = node.sites.map(site => {
    const own = new Float64Array(count);
    addReachOf(site, order, own);
    for (let k = 0; k < count; k++) totalReach[k]! += own[k]!;
    return own;
  });
  const side = (s: number, bound: Float64Array) => {
    const out = new Float64Array(count);
    for (const [r, first] of order.startOf) {
      const { start, count: length } = program.rows[r]!;
      for (let k = first; k < first + length; k++) {
        const part = totalReach[k]! > 0 ? reach[s]![k]! / totalReach[k]! : 1 / node.sites.length;
        out[k] = exchange[s]![k]! + (bound[start + k - first]! - total[k]!) * part;
      }
    }
    return out;
  };
  return node.sites.map((_, s) => ({ lower: side(s, program.rowLower), upper: side(s, program.rowUpper) }));
}
