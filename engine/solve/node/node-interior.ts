import {
  aimAt,
  aimAtNil,
  type Box,
  complementarity,
  complementarityAhead,
  move,
  newBox,
  type Reach,
  reachOfCorrector,
  reachOfPredictor,
} from './box.ts';
import { conjugateGradients, newConjugateWork } from './conjugate.ts';
import { newInverseWork } from './ldl.ts';
import {
  addPrices,
  addResponse,
  addResponseDiagonal,
  answerInto,
  type Connection,
  connectionOf,
  takeExchange,
} from './response.ts';
import {
  factorSite,
  newScratch,
  type SiteSystem,
  solveSiteInPlace,
  subtractSparse,
  transposeSparse,
} from './site-system.ts';
import type { StandardForm } from './standard-form.ts';

/** Share of the way to the nearest bound. */
const STEP_SHARE = 0.9995;
/** Start of the bound multipliers, as a share of the largest cost. */
const START_SHARE = 0.02;
/** Exactness of the prices in a step, as a share of the largest imbalance they have to settle; the predictor only aims. */
const PREDICTOR_SHARE = 0.03;
const CORRECTOR_SHARE = 0.003;
/** What a step may leave unsettled, as a share of the complementarity, each MW at its price and this much more. */
const CORRECTOR_VALUE_SHARE = 0.01;
const LEAST_VALUE_EUR_PER_MW = 1;
/** Imbalance of a shared row that a step may leave in any case, MW. */
const LEAST_IMBALANCE_MW = 1e-10;
const MOST_CONJUGATE_ROUNDS = 100;

/** Rows that sites share: sum of C x + slack = right, 0 <= slack <= room. */
export interface SharedRows {
  readonly right: Float64Array;
  readonly room: Float64Array;
}

/** Where the interior point of a node stands. */
export interface NodeStand {
  /** Cost of the iterate, above that of all columns at their lower bound, EUR. */
  readonly costEur: number;
  /** Bound proven by the multipliers, likewise, EUR. */
  readonly boundEur: number;
  readonly complementarityEur: number;
  /** What the rows that do not hold yet are worth at their multipliers, EUR. */
  readonly unsettledEur: number;
}

export interface NodeInterior {
  stand(): NodeStand;
  /** One round from where it stands; the shorter of the two step lengths, as a share of the full step. */
  advance(from: NodeStand): number;
  /** Multipliers of the shared rows. */
  readonly prices: Float64Array;
  /** Columns of a site above their lower bound, slacks included. */
  planOf(site: number): Float64Array;
  /** Multipliers of the rows of a site. */
  multipliersOf(site: number): Float64Array;
}

/** Where a site starts from: columns of its program above their lower bound, and multipliers of its rows. */
export interface SiteStart {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

interface Member {
  readonly system: SiteSystem;
  readonly connection: Connection;
  readonly box: Box;
  readonly y: Float64Array;
  readonly dy: Float64Array;
  readonly residual: Float64Array;
}

/**
 * Mehrotra's predictor-corrector on all sites of a node at once. The Newton step of a site given the step of the prices is a
 * sparse factorisation of its own, linear in the steps; what remains are the shared rows,
 *     (D of the slacks + sum over sites of (C D C' - C D A' K^-1 A D C')) dprices = imbalance,
 * one row per step. They are solved by conjugate gradients, each round one solve per site. The diagonal as preconditioner
 * does well, because most of the response of a node to the price of an hour is in the hour itself; what stores move
 * between hours is the rest. What the gradients leave is an imbalance of the shared rows that the next step takes up.
 */
export function newNodeInterior(
  systems: readonly SiteSystem[],
  shared: SharedRows,
  starts: readonly SiteStart[],
): NodeInterior {
  const count = shared.right.length;
  const least = Math.max(1, START_SHARE * largestCost(systems));
  const members = systems.map((system, s) => newMember(system, starts[s]!, least));
  const startSlack = shared.right.slice();
  for (const { connection, box } of members) takeExchange(connection, box.x, startSlack);
  const slack = newBox(shared.room, new Float64Array(count), least, startSlack);
  const boxes = [...members.map(({ box }) => box), slack];
  const free = boxes.reduce((sum, box) => sum + box.free, 0);
  const scratch = newScratch(systems);
  const inverse = newInverseWork(
    scratch.work.length,
    systems.reduce((most, { lower }) => Math.max(most, lower.length), 0),
  );
  const work = new Float64Array(scratch.work.length);
  const conjugateWork = newConjugateWork(count);
  const prices = new Float64Array(count);
  const dPrices = new Float64Array(count);
  const residual = new Float64Array(count);
  const imbalance = new Float64Array(count);
  const diagonal = new Float64Array(count);

  function respondInto(p: Float64Array, out: Float64Array): void {
    for (let t = 0; t < count; t++) out[t] = slack.d[t]! * p[t]!;
    for (const { system, connection, box } of members) addResponse(system, connection, box.d, p, work, out);
  }

  function factor(): void {
    diagonal.set(slack.d);
    for (const { system, connection, box } of members) {
      factorSite(system, box.d, scratch);
      addResponseDiagonal(system, connection, box.d, inverse, diagonal);
    }
    for (let t = 0; t < count; t++) if (!(diagonal[t]! > 0)) diagonal[t] = 1;
  }

  /** Imbalance that a step may leave in every shared row, MW, for what its value may be. */
  function imbalanceFor(valueEur: number): number {
    let eurPerMw = 0;
    for (let t = 0; t < count; t++) eurPerMw += Math.abs(prices[t]!) + LEAST_VALUE_EUR_PER_MW;
    return valueEur / eurPerMw;
  }

  function direction(exactness: number, mostImbalanceMw: number): void {
    for (let t = 0; t < count; t++) imbalance[t] = residual[t]! - slack.d[t]! * slack.g[t]!;
    for (const member of members) {
      stepAlone(member);
      takeExchange(member.connection, member.box.dx, imbalance);
    }
    const tolerance = Math.max(LEAST_IMBALANCE_MW, Math.min(mostImbalanceMw, exactness * largest(imbalance)));
    const limits = { tolerance, mostRounds: MOST_CONJUGATE_ROUNDS };
    conjugateGradients(respondInto, diagonal, imbalance, dPrices, limits, conjugateWork);
    for (const member of members) stepAtPrices(member, dPrices, work);
    for (let t = 0; t < count; t++) {
      slack.dv[t] = dPrices[t]!;
      slack.dx[t] = slack.d[t]! * (dPrices[t]! + slack.g[t]!);
    }
  }

  function stand(): NodeStand {
    let [costEur, boundEur, unsettledEur] = [0, 0, 0];
    for (let t = 0; t < count; t++) {
      residual[t] = shared.right[t]! - slack.x[t]!;
      boundEur += shared.right[t]! * prices[t]! - slack.v[t]! * shared.room[t]!;
    }
    for (const member of members) {
      const { form } = member.system;
      residualInto(member);
      unsettledEur += worthOf(member.residual, member.y);
      takeExchange(member.connection, member.box.x, residual);
      for (let c = 0; c < form.size; c++) {
        costEur += form.cost[c]! * member.box.x[c]!;
        boundEur -= member.box.v[c]! * form.upper[c]!;
      }
      for (let r = 0; r < form.rowCount; r++)
        boundEur += form.right[r]! * member.y[member.system.pattern.place[r]!]!;
    }
    unsettledEur += worthOf(residual, prices);
    const complementarityEur = boxes.reduce((sum, box) => sum + complementarity(box), 0);
    return { costEur, boundEur, complementarityEur, unsettledEur };
  }

  function advance({ complementarityEur }: NodeStand): number {
    for (const box of boxes) aimAtNil(box);
    factor();
    dPrices.fill(0);
    direction(PREDICTOR_SHARE, Number.POSITIVE_INFINITY);
    const ahead: Reach = { primal: 1, dual: 1 };
    for (const box of boxes) reachOfPredictor(box, ahead);
    const left = boxes.reduce((sum, box) => sum + complementarityAhead(box, ahead), 0) / complementarityEur;
    const target = (Math.min(1, left ** 3) * complementarityEur) / (2 * free);
    for (const box of boxes) aimAt(box, target);
    direction(CORRECTOR_SHARE, imbalanceFor(CORRECTOR_VALUE_SHARE * complementarityEur));
    const reach: Reach = { primal: 1 / STEP_SHARE, dual: 1 / STEP_SHARE };
    for (const box of boxes) reachOfCorrector(box, target, reach);
    reach.primal *= STEP_SHARE;
    reach.dual *= STEP_SHARE;
    for (const box of boxes) move(box, reach);
    for (const { y, dy } of members) for (let k = 0; k < y.length; k++) y[k]! += reach.dual * dy[k]!;
    for (let t = 0; t < count; t++) prices[t]! += reach.dual * dPrices[t]!;
    return Math.min(reach.primal, reach.dual);
  }

  return {
    stand,
    advance,
    prices,
    planOf: site => members[site]!.box.x,
    multipliersOf: site => {
      const { y, system } = members[site]!;
      return Float64Array.from({ length: system.form.rowCount }, (_, r) => y[system.pattern.place[r]!]!);
    },
  };
}

function newMember(system: SiteSystem, start: SiteStart, least: number): Member {
  const { form, pattern, inversePivots } = system;
  const unknowns = () => new Float64Array(inversePivots.length);
  const y = unknowns();
  for (let r = 0; r < form.rowCount; r++) y[pattern.place[r]!] = start.y[r]!;
  const reduced = new Float64Array(form.size);
  transposedInto(system, y, reduced);
  for (let c = 0; c < form.size; c++) reduced[c] = form.cost[c]! - reduced[c]!;
  return {
    system,
    connection: connectionOf(system),
    box: newBox(form.upper, reduced, least, withSlacks(form, start.x)),
    y,
    dy: unknowns(),
    residual: unknowns(),
  };
}

/** A plan of the columns of a site with the slacks that make its rows hold. */
function withSlacks(form: StandardForm, plan: Float64Array): Float64Array {
  const x = new Float64Array(form.size);
  x.set(plan);
  const left = form.right.slice();
  for (let c = 0; c < plan.length; c++)
    for (let p = form.starts[c]!; p < form.starts[c + 1]!; p++)
      left[form.indices[p]!]! -= form.values[p]! * x[c]!;
  for (let c = plan.length; c < form.size; c++) x[c] = left[form.indices[form.starts[c]!]!]!;
  return x;
}

/** residual = right - A x by place; nil for the dense columns. */
function residualInto({ system, box, residual }: Member): void {
  const { form, pattern } = system;
  residual.fill(0);
  for (let r = 0; r < form.rowCount; r++) residual[pattern.place[r]!] = form.right[r]!;
  subtractSparse(system, box.x, residual);
  for (const c of form.dense) {
    for (let p = form.starts[c]!; p < form.starts[c + 1]!; p++)
      residual[pattern.place[form.indices[p]!]!]! -= form.values[p]! * box.x[c]!;
  }
}

/** The step of a site were prices to stay as they are: dy, and dx of its connection. */
function stepAlone(member: Member): void {
  const { system, connection, box, dy, residual } = member;
  const { form, pattern } = system;
  for (let c = 0; c < form.size; c++) box.dx[c] = box.d[c]! * box.g[c]!;
  dy.set(residual);
  subtractSparse(system, box.dx, dy);
  for (let k = 0; k < form.dense.length; k++) dy[pattern.place[form.rowCount + k]!] = -box.g[form.dense[k]!]!;
  solveSiteInPlace(system, dy);
  // Only what the shared rows see is needed before the prices are known.
  const { starts, places } = pattern;
  for (const c of connection.columns) {
    let s = box.g[c]!;
    for (let q = starts[c]!; q < starts[c + 1]!; q++) s += system.values[q]! * dy[places[q]!]!;
    box.dx[c] = box.d[c]! * s;
  }
}

/** Adds to the step of a site what the step of the prices does. */
function stepAtPrices(member: Member, dPrices: Float64Array, work: Float64Array): void {
  const { system, connection, box, dy } = member;
  answerInto(system, connection, box.d, dPrices, work);
  for (let k = 0; k < dy.length; k++) dy[k]! -= work[k]!;
  columnsFollow(member, dPrices);
}

/** dv = A'dy + C'dprices and dx = d (dv + g); the step of a dense column was itself an unknown. */
function columnsFollow({ system, connection, box, dy }: Member, dPrices: Float64Array): void {
  const { form, pattern } = system;
  const { d, g, dx, dv } = box;
  transposedInto(system, dy, dv);
  addPrices(connection, dPrices, dv);
  for (let c = 0; c < form.size; c++) dx[c] = d[c]! * (dv[c]! + g[c]!);
  for (let k = 0; k < form.dense.length; k++) {
    const c = form.dense[k]!;
    if (form.upper[c]! > 0) dx[c] = dy[pattern.place[form.rowCount + k]!]!;
  }
}

/** out = A'y, `y` by place. */
function transposedInto(system: SiteSystem, y: Float64Array, out: Float64Array): void {
  const { form, pattern } = system;
  transposeSparse(system, y, out);
  for (const c of form.dense) {
    let s = 0;
    for (let p = form.starts[c]!; p < form.starts[c + 1]!; p++)
      s += form.values[p]! * y[pattern.place[form.indices[p]!]!]!;
    out[c] = s;
  }
}

function largestCost(systems: readonly SiteSystem[]): number {
  let most = 0;
  for (const { form } of systems) {
    for (let c = 0; c < form.size; c++)
      if (form.upper[c]! > 0 && Math.abs(form.cost[c]!) > most) most = Math.abs(form.cost[c]!);
  }
  return most;
}

/** Sum of amounts at the size of their prices. */
function worthOf(amounts: Float64Array, prices: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < amounts.length; k++) sum += Math.abs(amounts[k]! * prices[k]!);
  return sum;
}

function largest(values: Float64Array): number {
  let most = 0;
  for (let k = 0; k < values.length; k++) {
    const size = Math.abs(values[k]!);
    if (!(size <= most)) most = size;
  }
  return most;
}
