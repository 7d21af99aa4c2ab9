import { certify } from '../../dispatch/certificate.ts';
import { objective, type Program } from '../../program/program.ts';
import { at } from '../../series/series.ts';
import type { Solution, Solve, SolveOptions } from '../solution.ts';
import { type NodeInterior, newNodeInterior, type SharedRows, type SiteStart } from './node-interior.ts';
import { sharesAround, withPrices, withShare } from './shares.ts';
import { newSiteSystem, type SiteSystem } from './site-system.ts';
import { type Node, scatterInto, splitNode } from './split.ts';
import { standardForm } from './standard-form.ts';

/** Complementarity, as a multiple of the tolerance, at which the sites are tried: their own plans prove far more. */
const FIRST_TRY = 80;
/** After a try that proves too little: how much nearer to come, given how much too little it was. */
const NEARER = { aim: 0.5, least: 0.05, most: 0.5 } as const;
const MOST_ROUNDS = 80;
/** Steps below this share of the full one, this often in a row, lead nowhere. */
const STALLED_STEP = 1e-6;
const STALLED_ROUNDS = 5;
/** Costs this near to each other are the same, whatever the tolerance. */
const NIL_EUR = 1e-9;
/** A row or bound is kept within this much: MW or MWh. */
const CLEAN = 1e-6;
/** Time kept for the last try before a deadline, as a multiple of what solving every site once takes. */
const RESERVED = 3;

/**
 * Solves a program of several sites under shared limits. Null where it is no such program, or where no plan was found.
 *
 * Prices of the shared rows come from an interior point over all sites at once (`node-interior.ts`), stopped early. They
 * are put to the proof from both sides:
 * - each site pays the prices for its exchange: what the sites can do at best, together, bounds the cost from below
 *   (Lagrangian relaxation; any prices give a valid bound);
 * - each site gets a share of the limits, around its exchange in the interior: what the sites do within their shares is a plan
 *   of the whole.
 * Both solve sites one by one with `solveSite`, which should be exact well within the tolerance. With prices and shares
 * at distance e from the best, the proven gap is of the order e^2, so rough prices prove a lot. At the deadline the best plan
 * so far is returned with multipliers that prove its gap.
 */
export async function solveNode(
  program: Program,
  options: SolveOptions,
  solveSite: Solve,
): Promise<Solution | null> {
  const node = splitNode(program);
  if (!node) return null;
  const search = newSearch(program, node, options, solveSite);
  const alone = await search.alone();
  if ('status' in alone) return alone;
  const interior = newNodeInterior(systemsOf(program, node), sharedRowsOf(program, node), alone.starts);
  return approach(program, node, interior, search, options.tolerance);
}

async function approach(
  program: Program,
  node: Node,
  interior: NodeInterior,
  search: Search,
  tolerance: number,
): Promise<Solution | null> {
  const atLowerEur = costAtLower(program);
  const dearestEur = costOfDearest(program);
  let tryAt = FIRST_TRY * tolerance;
  let stalled = 0;
  for (let round = 0; round < MOST_ROUNDS && stalled < STALLED_ROUNDS; round++) {
    const stand = interior.stand();
    const { costEur, boundEur, complementarityEur } = stand;
    if (!Number.isFinite(complementarityEur)) break;
    if (boundEur > dearestEur && provesInfeasible(program, node, interior)) return { status: 'infeasible' };
    const gap = complementarityEur / Math.max(1, Math.abs(costEur + atLowerEur));
    const late = search.late();
    if (late || gap <= tryAt) {
      await search.attempt(interior);
      if (late || search.gap() <= tolerance) return search.best();
      const nearer = (NEARER.aim * tolerance) / search.gap();
      tryAt = gap * Math.min(NEARER.most, Math.max(NEARER.least, nearer));
    }
    stalled = interior.advance(stand) < STALLED_STEP ? stalled + 1 : 0;
  }
  await search.attempt(interior);
  const best = search.best();
  return best.status === 'optimal' ? best : null;
}

interface Search {
  /** Solves every site without the shared rows: the answer, or where to start from where the shared rows matter. */
  alone(): Promise<Solution | { readonly starts: readonly SiteStart[] }>;
  /** Puts prices and shares to the proof. */
  attempt(interior: NodeInterior): Promise<void>;
  /** Whether the time left is needed for a last attempt. */
  late(): boolean;
  /** Gap between the best plan and the best bound, as a share of the cost; infinite without a plan. */
  gap(): number;
  best(): Solution;
}

function newSearch(program: Program, node: Node, { deadlineMs }: SolveOptions, solveSite: Solve): Search {
  const end = deadlineMs === null ? Number.POSITIVE_INFINITY : performance.now() + deadlineMs;
  const constantEur = program.constants.reduce((sum, { eur }) => sum + eur, 0);
  const noPrices = new Float64Array(sharedCount(program, node));
  const [x, y] = [new Float64Array(program.columnCount), new Float64Array(program.rowCount)];
  let costEur = Number.POSITIVE_INFINITY;
  let boundEur = Number.NEGATIVE_INFINITY;
  let sitesMs = 0;

  /** Keeps the plans of the sites as the plan of the whole when they are cheaper than the best. */
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

  /** Solves the sites at prices; the status where one has no plan, otherwise their plans and what they prove. */
  async function atPrices(prices: Float64Array) {
    const plans: Float64Array[] = [];
    const multipliers: Float64Array[] = [];
    let eur = constantEur + boundOfShared(program, node, prices);
    for (let s = 0; s < node.sites.length; s++) {
      const part = withPrices(node, program, s, prices);
      const solution = performance.now() > end ? OUT_OF_TIME : await solveSite(part);
      if (solution.status !== 'optimal') return solution;
      eur += certify(part, solution.x, solution.y, '').boundEur;
      plans.push(solution.x);
      multipliers.push(solution.y);
    }
    offerBound(prices, multipliers, eur);
    return { status: 'optimal' as const, plans, multipliers };
  }

  /** Solves the sites within shares around given plans. */
  async function withinShares(around: readonly Float64Array[]): Promise<void> {
    const shares = sharesAround(program, node, around);
    const plans: Float64Array[] = [];
    let eur = constantEur;
    for (let s = 0; s < node.sites.length; s++) {
      const part = withShare(node, program, s, shares);
      const solution = await solveSite(part);
      if (solution.status !== 'optimal') return;
      const proof = certify(part, solution.x, solution.y, '');
      if (!(proof.maxResidualMw <= CLEAN && proof.maxBoundViolationMw <= CLEAN)) return;
      eur += proof.costEur;
      plans.push(solution.x);
    }
    offerPlan(plans, eur);
  }

  return {
    alone: async () => {
      const start = performance.now();
      const answer = await atPrices(noPrices);
      sitesMs = performance.now() - start;
      if (answer.status !== 'optimal') return answer;
      const { plans, multipliers } = answer;
      if (keepsShared(program, node, plans))
        return { status: 'optimal', x: wholeOf(program, node, plans), y };
      const above = (s: number) => plans[s]!.map((value, c) => value - node.sites[s]!.program.lower[c]!);
      return { starts: multipliers.map((own, s) => ({ x: above(s), y: own })) };
    },
    attempt: async interior => {
      await withinShares(
        node.sites.map(({ program: { lower } }, s) => lower.map((low, c) => low + interior.planOf(s)[c]!)),
      );
      await atPrices(usablePrices(program, node, interior.prices));
    },
    late: () => performance.now() + RESERVED * sitesMs > end,
    gap: () => Math.max(0, costEur - boundEur - NIL_EUR) / Math.max(NIL_EUR, Math.abs(costEur)),
    best: () => (Number.isFinite(costEur) ? { status: 'optimal', x, y } : OUT_OF_TIME),
  };
}

const OUT_OF_TIME = { status: 'out-of-time' } as const;

function systemsOf(program: Program, node: Node): SiteSystem[] {
  const startOf = new Map<number, number>();
  let count = 0;
  for (const r of node.sharedRows) {
    startOf.set(r, count);
    count += program.rows[r]!.count;
  }
  const systems: SiteSystem[] = [];
  for (const site of node.sites)
    systems.push(newSiteSystem(standardForm(site.program, site.shared, startOf), systems));
  return systems;
}

function sharedCount(program: Program, node: Node): number {
  return node.sharedRows.reduce((sum, r) => sum + program.rows[r]!.count, 0);
}

/** The shared rows with both sides finite: a side that is not given is as far as the sites can reach. */
function sharedRowsOf(program: Program, node: Node): SharedRows {
  const reach = new Float64Array(program.rowCount);
  const shared = new Set(node.sharedRows);
  for (const { row, column, value } of program.terms) {
    if (!shared.has(row)) continue;
    const columnStart = program.columns[column]!.start;
    const { start, count } = program.rows[row]!;
    for (let k = 0; k < count; k++) {
      const [low, high] = [program.lower[columnStart + k]!, program.upper[columnStart + k]!];
      reach[start + k]! += Math.abs(at(value, k)) * Math.max(Math.abs(low), Math.abs(high));
    }
  }
  const right: number[] = [];
  const room: number[] = [];
  for (const r of node.sharedRows) {
    const { start, count } = program.rows[r]!;
    for (let k = start; k < start + count; k++) {
      const [lower, upper] = [program.rowLower[k]!, program.rowUpper[k]!];
      right.push(Number.isFinite(upper) ? upper : Math.max(reach[k]!, lower));
      room.push(right.at(-1)! - (Number.isFinite(lower) ? lower : Math.min(-reach[k]!, upper)));
    }
  }
  return { right: Float64Array.from(right), room: Float64Array.from(room) };
}

/** Prices of sides that the shared rows have; a price of a side that is not given proves nothing. */
function usablePrices(program: Program, node: Node, prices: Float64Array): Float64Array {
  const out = prices.slice();
  let k = 0;
  for (const r of node.sharedRows) {
    const { start, count } = program.rows[r]!;
    for (let i = start; i < start + count; i++, k++) {
      const side = out[k]! > 0 ? program.rowLower[i]! : program.rowUpper[i]!;
      if (!Number.isFinite(side)) out[k] = 0;
    }
  }
  return out;
}

/** What the shared rows add to the bound: each price times the side of its row that it makes binding. */
function boundOfShared(program: Program, node: Node, prices: Float64Array): number {
  let sum = 0;
  let k = 0;
  for (const r of node.sharedRows) {
    const { start, count } = program.rows[r]!;
    for (let i = start; i < start + count; i++, k++) {
      const price = prices[k]!;
      if (price !== 0) sum += price * (price > 0 ? program.rowLower[i]! : program.rowUpper[i]!);
    }
  }
  return sum;
}

function keepsShared(program: Program, node: Node, plans: readonly Float64Array[]): boolean {
  const x = wholeOf(program, node, plans);
  const rows = new Set(node.sharedRows);
  const only = { ...program, terms: program.terms.filter(({ row }) => rows.has(row)) };
  const y = new Float64Array(program.rowCount);
  const inside = { ...only, rowLower: only.rowLower.slice(), rowUpper: only.rowUpper.slice() };
  program.rows.forEach(({ start, count }, r) => {
    if (rows.has(r)) return;
    inside.rowLower.fill(Number.NEGATIVE_INFINITY, start, start + count);
    inside.rowUpper.fill(Number.POSITIVE_INFINITY, start, start + count);
  });
  return certify({ ...inside, exclusive: [], onOff: [] }, x, y, '').maxResidualMw <= CLEAN;
}

function wholeOf(program: Program, node: Node, plans: readonly Float64Array[]): Float64Array {
  const x = new Float64Array(program.columnCount);
  node.sites.forEach(({ columns }, s) => {
    scatterInto(x, program.columns, columns, plans[s]!);
  });
  return x;
}

/** Cost with every column at its lower bound, from which the interior point counts, EUR. */
function costAtLower(program: Program): number {
  const cost = objective(program);
  let sum = program.constants.reduce((eur, constant) => eur + constant.eur, 0);
  for (let c = 0; c < cost.length; c++) sum += cost[c]! * program.lower[c]!;
  return sum;
}

/** Cost above that of no plan within its bounds, counted from all columns at their lower bound, EUR. */
function costOfDearest(program: Program): number {
  const cost = objective(program);
  let sum = 0;
  for (let c = 0; c < cost.length; c++)
    if (cost[c]! > 0) sum += cost[c]! * (program.upper[c]! - program.lower[c]!);
  return sum;
}

/** A bound above the cost of the dearest plan: there is none. */
function provesInfeasible(program: Program, node: Node, interior: NodeInterior): boolean {
  const y = new Float64Array(program.rowCount);
  scatterInto(y, program.rows, node.sharedRows, interior.prices);
  node.sites.forEach(({ rows }, s) => {
    scatterInto(y, program.rows, rows, interior.multipliersOf(s));
  });
  const { boundEur } = certify({ ...program, exclusive: [], onOff: [] }, program.lower, y, '');
  return boundEur > costOfDearest(program) + costAtLower(program);
}
