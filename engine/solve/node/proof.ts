import { certify } from '../../dispatch/certificate.ts';
import type { Program } from '../../program/program.ts';
import type { Solution, Solve, SolveOptions } from '../solution.ts';
import { planWithinShares } from './shares.ts';
import { addExchangeOf, type SharedOrder, sharedOrder, withPrices } from './site-programs.ts';
import { type Node, scatterInto } from './split.ts';

/** Costs this near to each other are the same, whatever the tolerance. */
const NIL_EUR = 1e-9;
/** A shared row is kept within this much, MW. */
const CLEAN_MW = 1e-6;
/** Time kept for the last try before a deadline, as a multiple of what solving every site once takes. */
const RESERVED = 3;
const OUT_OF_TIME = { status: 'out-of-time' } as const;

/** Plans and multipliers of the sites of a node. */
export interface SiteAnswers {
  readonly plans: readonly Float64Array[];
  readonly multipliers: readonly Float64Array[];
}

/** The best plan and the best bound of a node so far, each found by solving the sites one by one. */
export interface Proof {
  /** Solves every site as if nothing were shared: the answer, or what the sites do where the shared rows are broken. */
  alone(): Promise<Solution | SiteAnswers>;
  /** Looks for a plan around plans of the sites, and for the bound that prices of the shared rows prove. */
  attempt(around: readonly Float64Array[], prices: Float64Array): Promise<void>;
  /** Whether the time left is needed for a last attempt. */
  late(): boolean;
  /** Gap between the best plan and the best bound, as a share of the cost; infinite without a plan. */
  gap(): number;
  best(): Solution;
}

export function newProof(
  program: Program,
  node: Node,
  { deadlineMs }: SolveOptions,
  solveSite: Solve,
): Proof {
  const end = deadlineMs === null ? Number.POSITIVE_INFINITY : performance.now() + deadlineMs;
  const order = sharedOrder(program, node);
  const constantEur = program.constants.reduce((sum, { eur }) => sum + eur, 0);
  const [x, y] = [new Float64Array(program.columnCount), new Float64Array(program.rowCount)];
  const rigid = new Set<number>();
  let costEur = Number.POSITIVE_INFINITY;
  let boundEur = Number.NEGATIVE_INFINITY;
  let sitesMs = 0;

  function offerPlan(plans: readonly Float64Array[], eur: number): void {
    if (!(eur < costEur)) return;
    costEur = eur;
    node.sites.forEach(({ columns }, s) => {
      scatterInto(x, program.columns, columns, plans[s]!);
    });
  }

  function offerBound(prices: Float64Array, multipliers: readonly Float64Array[], eur: number): void {
    if (!(eur > boundEur)) return;
    boundEur = eur;
    scatterInto(y, program.rows, node.sharedRows, prices);
    node.sites.forEach(({ rows }, s) => {
      scatterInto(y, program.rows, rows, multipliers[s]!);
    });
  }

  /** What the sites do at prices of the shared rows: together a bound (Lagrangian relaxation). */
  async function atPrices(prices: Float64Array) {
    const plans: Float64Array[] = [];
    const multipliers: Float64Array[] = [];
    let [costs, bounds] = [constantEur, constantEur + boundOfShared(program, order, prices)];
    for (const site of node.sites) {
      const part = withPrices(site, order, prices);
      const solution = performance.now() > end ? OUT_OF_TIME : await solveSite(part);
      if (solution.status !== 'optimal') return solution;
      const proof = certify(part, solution.x, solution.y, '');
      costs += proof.costEur;
      bounds += proof.boundEur;
      plans.push(solution.x);
      multipliers.push(solution.y);
    }
    offerBound(prices, multipliers, bounds);
    return { status: 'optimal' as const, plans, multipliers, costEur: costs };
  }

  const best = (): Solution => (Number.isFinite(costEur) ? { status: 'optimal', x, y } : OUT_OF_TIME);
  return {
    alone: async () => {
      const start = performance.now();
      const answer = await atPrices(new Float64Array(order.count));
      sitesMs = performance.now() - start;
      if (answer.status !== 'optimal') return answer;
      if (!keepsShared(program, node, order, answer.plans)) return answer;
      offerPlan(answer.plans, answer.costEur);
      return best();
    },
    attempt: async (around, prices) => {
      const plan = await planWithinShares(program, node, around, rigid, solveSite);
      if (plan) offerPlan(plan.plans, plan.costEur + constantEur);
      await atPrices(usablePrices(program, order, prices));
    },
    late: () => performance.now() + RESERVED * sitesMs > end,
    gap: () =>
      Number.isFinite(costEur)
        ? Math.max(0, costEur - boundEur - NIL_EUR) / Math.max(NIL_EUR, Math.abs(costEur))
        : Number.POSITIVE_INFINITY,
    best,
  };
}

/** Prices of sides that the shared rows have; a price of a side that is not given proves nothing. */
function usablePrices(program: Program, order: SharedOrder, prices: Float64Array): Float64Array {
  const out = prices.slice();
  for (const [r, first] of order.startOf) {
    const { start, count } = program.rows[r]!;
    for (let k = first; k < first + count; k++) {
      const i = start + k - first;
      const side = out[k]! > 0 ? program.rowLower[i]! : program.rowUpper[i]!;
      if (!Number.isFinite(side)) out[k] = 0;
    }
  }
  return out;
}

/** What the shared rows add to the bound: each price times the side of its row that it makes binding. */
function boundOfShared(program: Program, order: SharedOrder, prices: Float64Array): number {
  let sum = 0;
  for (const [r, first] of order.startOf) {
    const { start, count } = program.rows[r]!;
    for (let k = first; k < first + count; k++) {
      const i = start + k - first;
      const price = prices[k]!;
      if (price !== 0) sum += price * (price > 0 ? program.rowLower[i]! : program.rowUpper[i]!);
    }
  }
  return sum;
}

function keepsShared(
  program: Program,
  node: Node,
  order: SharedOrder,
  plans: readonly Float64Array[],
): boolean {
  const exchange = new Float64Array(order.count);
  node.sites.forEach((site, s) => {
    addExchangeOf(site, order, plans[s]!, exchange);
  });
  for (const [r, first] of order.startOf) {
    const { start, count } = program.rows[r]!;
    for (let k = 0; k < count; k++) {
      const value = exchange[first + k]!;
      if (value > program.rowUpper[start + k]! + CLEAN_MW) return false;
      if (value < program.rowLower[start + k]! - CLEAN_MW) return false;
    }
  }
  return true;
}
