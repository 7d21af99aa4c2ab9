import { certify } from '../../dispatch/certificate.ts';
import { objective, type Program } from '../../program/program.ts';
import { at } from '../../series/series.ts';
import type { Solution, Solve, SolveOptions } from '../solution.ts';
import { type NodeInterior, newNodeInterior, type SharedRows, type SiteStart } from './node-interior.ts';
import { newProof, type Proof, type SiteAnswers } from './proof.ts';
import { sharedOrder } from './site-programs.ts';
import { newSiteSystem, type SiteSystem } from './site-system.ts';
import { type Node, scatterInto, splitNode } from './split.ts';
import { standardForm } from './standard-form.ts';

/** Distance of the interior point, as a multiple of the tolerance, at which the sites are tried: their plans prove far more. */
const FIRST_TRY = 80;
/** Weight in that distance of what rows do not hold yet: a plan has to pay for it in full, unlike for the complementarity. */
const UNSETTLED_WEIGHT = 40;
/** After a try that proves too little: how much nearer to come, given how much too little it was. */
const NEARER = { aim: 0.5, least: 0.05, most: 0.5 } as const;
/** Distance, as a multiple of the tolerance, beyond which coming nearer does not help. */
const LAST_TRY = 1e-3;
const MOST_ROUNDS = 80;
/** Steps below this share of the full one, this often in a row, lead nowhere. */
const STALLED_STEP = 1e-6;
const STALLED_ROUNDS = 5;

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
  const proof = newProof(program, node, options, solveSite);
  const alone = await proof.alone();
  if (!('plans' in alone)) return alone;
  const interior = newNodeInterior(
    systemsOf(program, node),
    sharedRowsOf(program, node),
    startsOf(node, alone),
  );
  return approach(program, node, interior, proof, options.tolerance);
}

async function approach(
  program: Program,
  node: Node,
  interior: NodeInterior,
  proof: Proof,
  tolerance: number,
): Promise<Solution | null> {
  const atLowerEur = costAtLower(program);
  const dearestEur = costOfDearest(program);
  let tryAt = FIRST_TRY * tolerance;
  let stalled = 0;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const stand = interior.stand();
    const { costEur, boundEur, complementarityEur, unsettledEur } = stand;
    if (boundEur > dearestEur && provesInfeasible(program, node, interior)) return { status: 'infeasible' };
    const apartEur = complementarityEur + UNSETTLED_WEIGHT * unsettledEur;
    const distance = apartEur / Math.max(1, Math.abs(costEur + atLowerEur));
    const last =
      proof.late() ||
      !(distance > LAST_TRY * tolerance) ||
      stalled === STALLED_ROUNDS ||
      round === MOST_ROUNDS - 1;
    if (last || distance <= tryAt) {
      await proof.attempt(plansOf(node, interior), interior.prices);
      if (last || proof.gap() <= tolerance) break;
      const nearer = (NEARER.aim * tolerance) / proof.gap();
      tryAt = distance * Math.min(NEARER.most, Math.max(NEARER.least, nearer));
    }
    stalled = interior.advance(stand) < STALLED_STEP ? stalled + 1 : 0;
  }
  return proof.late() || Number.isFinite(proof.gap()) ? proof.best() : null;
}

function startsOf(node: Node, { plans, multipliers }: SiteAnswers): SiteStart[] {
  return node.sites.map(({ program: { lower } }, s) => ({
    x: plans[s]!.map((value, c) => value - lower[c]!),
    y: multipliers[s]!,
  }));
}

function plansOf(node: Node, interior: NodeInterior): Float64Array[] {
  return node.sites.map(({ program: { lower } }, s) => {
    const above = interior.planOf(s);
    return lower.map((low, c) => low + above[c]!);
  });
}

function systemsOf(program: Program, node: Node): SiteSystem[] {
  const { startOf } = sharedOrder(program, node);
  const systems: SiteSystem[] = [];
  for (const site of node.sites)
    systems.push(newSiteSystem(standardForm(site.program, site.shared, startOf), systems));
  return systems;
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
