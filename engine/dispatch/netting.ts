import { addProduct } from '../program/products.ts';
import { type ExclusivePair, objective, type Program, type Term } from '../program/program.ts';
import { at, type Series, times } from '../series/series.ts';

/**
 * Takes flows that run against each other back where that costs nothing: of import and export both shrink by the smaller; a
 * store that charges and discharges in one step does less of both with the same level, and what that sets free is taken off
 * the dearest sources of its balance, or given to sinks. Balances and limits stay as they are or ease. What is left
 * earns money in the relaxation, because a price is negative, and has to be decided.
 */
export function netted(program: Program, x: Float64Array): Float64Array {
  const cost = objective(program);
  const out = x.slice();
  for (const pair of program.exclusive)
    if (isConnection(program, pair)) netConnection(program, pair, cost, out);
  const stores = program.exclusive.flatMap(pair => storeOf(program, pair) ?? []);
  if (stores.length === 0) return out;
  const activity = new Float64Array(program.rowCount);
  addProduct(program, out, activity);
  for (const store of stores) netStore({ program, cost, out, activity }, store);
  return out;
}

/** A plan while it is being netted. */
interface Netting {
  readonly program: Program;
  readonly cost: Float64Array;
  readonly out: Float64Array;
  /** A x at least, in the rows that a taker could break: what eases a row may not have been counted. */
  readonly activity: Float64Array;
}

function isConnection(program: Program, { one }: ExclusivePair): boolean {
  return program.columns[one[0]!]!.name.endsWith('/import');
}

function netConnection(
  program: Program,
  { one, other }: ExclusivePair,
  cost: Float64Array,
  out: Float64Array,
): void {
  const sell = program.columns[other[0]!]!.start;
  const buy = program.columns[one[0]!]!.start;
  for (let t = 0; t < program.steps; t++) {
    let both = 0;
    for (const column of one) both += out[program.columns[column]!.start + t]!;
    if (out[sell + t]! < both) both = out[sell + t]!;
    if (both <= 0 || cost[buy + t]! + cost[sell + t]! < 0) continue;
    out[sell + t]! -= both;
    for (const column of one.toReversed()) {
      const cell = program.columns[column]!.start + t;
      const less = Math.min(both, out[cell]!);
      out[cell]! -= less;
      both -= less;
    }
  }
}

/** A store as the netting sees it: first columns of its flows and what may take up what it sets free. */
interface StorePair {
  readonly balance: number;
  readonly charge: number;
  readonly discharge: number;
  /** Charge that has the effect on the level of one unit of discharge. */
  readonly chargePerDischarge: (t: number) => number;
  readonly takers: readonly Taker[];
}

/**
 * A column of a balance that can give less (`sign` -1) or take more (1), as far as the limits have room. One that stands in a
 * second balance (a heat pump, a boiler that serves a lower level) sets something free there too, `factor` per unit, for that
 * balance's takers.
 */
interface Taker {
  readonly start: number;
  readonly sign: 1 | -1;
  /** Rows that the move comes nearer to breaking: their start, and what they change by per unit of the move. */
  readonly limits: readonly { readonly row: number; readonly change: Series }[];
  readonly second: { readonly factor: Series; readonly takers: readonly Taker[] } | null;
}

function storeOf(program: Program, { one, other }: ExclusivePair): StorePair | null {
  if (one.length !== 1 || other.length !== 1) return null;
  const termsOf = (column: number) => program.terms.filter(term => term.column === column);
  const [charging, discharging] = [termsOf(one[0]!), termsOf(other[0]!)];
  if (charging.length !== 2 || discharging.length !== 2) return null;
  const isBalance = ({ value, link }: Term) => link === 'same' && (value === 1 || value === -1);
  const balance = charging.find(
    term => isBalance(term) && discharging.some(({ row, value }) => row === term.row && value === 1),
  );
  if (!balance || balance.value !== -1) return null;
  const intoStock = charging.find(({ row }) => row !== balance.row);
  const outOfStock = discharging.find(({ row }) => row === intoStock?.row);
  if (!intoStock || !outOfStock) return null;
  return {
    balance: balance.row,
    charge: program.columns[one[0]!]!.start,
    discharge: program.columns[other[0]!]!.start,
    chargePerDischarge: t => -at(outOfStock.value, t) / at(intoStock.value, t),
    takers: takersOf(program, balance.row, [one[0]!, other[0]!]),
  };
}

/** Columns of a balance that may move the way that makes room without breaking any other row. */
function takersOf(program: Program, row: number, except: readonly number[], isSecond = false): Taker[] {
  const takers: Taker[] = [];
  for (const own of program.terms) {
    const { column, value, link } = own;
    if (own.row !== row || link !== 'same' || except.includes(column)) continue;
    if (value !== 1 && value !== -1) continue;
    const sign = value === 1 ? -1 : 1;
    const others = program.terms.filter(
      term => term.column === column && term !== own && !easesRow(program, term, sign),
    );
    const { start } = program.columns[column]!;
    const isLimit = (term: Term) => isHourly(program, term) && !isBalanceRow(program, term);
    const limits = others.filter(isLimit).map(term => ({
      row: program.rows[term.row]!.start,
      change: times(term.value, sign),
    }));
    const [inner, ...more] = others.filter(term => !isLimit(term));
    if (!inner) takers.push({ start, sign, limits, second: null });
    else if (more.length === 0 && !isSecond && freesRow(program, inner, sign)) {
      const next = takersOf(program, inner.row, [...except, column], true);
      const factor = times(inner.value, sign);
      if (next.length > 0) takers.push({ start, sign, limits, second: { factor, takers: next } });
    }
  }
  return takers;
}

/** Whether moving the column of a term by `sign` sets something free in a balance. */
function freesRow(program: Program, term: Term, sign: 1 | -1): boolean {
  if (!isHourly(program, term) || !isBalanceRow(program, term)) return false;
  const { value } = term;
  if (typeof value === 'number') return value * sign > 0;
  return value.every(one => one * sign > 0);
}

function isHourly(program: Program, { row, link }: Term): boolean {
  return link === 'same' && program.rows[row]!.count === program.steps;
}

/** Whether the row has one value in every step: a balance or a stock. */
function isBalanceRow(program: Program, { row }: Term): boolean {
  const { start, count } = program.rows[row]!;
  for (let r = start; r < start + count; r++) if (program.rowLower[r] !== program.rowUpper[r]) return false;
  return true;
}

/** Whether moving the column of a term by `sign` can only ease its row: one that has an upper side alone. */
function easesRow(program: Program, { row, value }: Term, sign: 1 | -1): boolean {
  const { start, count } = program.rows[row]!;
  for (let r = start; r < start + count; r++)
    if (program.rowLower[r] !== Number.NEGATIVE_INFINITY) return false;
  return typeof value === 'number' && value * sign <= 0;
}

/** Nets down to this many MW, and takes what has less room to have none: rounding. */
const ROUNDING_MW = 1e-12;

function netStore(netting: Netting, store: StorePair): void {
  const { program, cost, out, activity } = netting;
  const { charge, discharge, chargePerDischarge, takers } = store;
  for (let t = 0; t < program.steps; t++) {
    const perDischarge = chargePerDischarge(t);
    let left = out[discharge + t]! - program.lower[discharge + t]!;
    const most = (out[charge + t]! - program.lower[charge + t]!) / perDischarge;
    if (most < left) left = most;
    const freePerMw = perDischarge - 1;
    const savedPerMw = cost[discharge + t]! + perDischarge * cost[charge + t]!;
    while (left > ROUNDING_MW) {
      const route = freePerMw > 0 ? bestRoute(netting, takers, t) : NOTHING_FREE;
      if (!route || savedPerMw + freePerMw * route.savedPerMw < 0) break;
      const less = freePerMw * left <= route.roomMw ? left : route.roomMw / freePerMw;
      out[discharge + t]! -= less;
      out[charge + t]! -= less * perDischarge;
      for (const { taker, perMw } of route.moves) {
        out[taker.start + t]! += taker.sign * perMw * freePerMw * less;
        for (const { row, change } of taker.limits)
          activity[row + t]! += at(change, t) * perMw * freePerMw * less;
      }
      left -= less;
    }
  }
}

/** A way for power (or heat) that is set free: how far every taker moves per MW of it, what that saves, and how much fits. */
interface Route {
  readonly moves: readonly { readonly taker: Taker; readonly perMw: number }[];
  readonly savedPerMw: number;
  readonly roomMw: number;
}
const NOTHING_FREE: Route = { moves: [], savedPerMw: 0, roomMw: Number.POSITIVE_INFINITY };

/** The way with room in step t that saves most per MW, or null. */
function bestRoute(netting: Netting, takers: readonly Taker[], t: number): Route | null {
  let best: Route | null = null;
  for (const taker of takers) {
    const room = roomOf(netting, taker, t);
    if (room <= ROUNDING_MW) continue;
    const { second } = taker;
    const next = second ? bestRoute(netting, second.takers, t) : NOTHING_FREE;
    if (!next) continue;
    const factor = second ? at(second.factor, t) : 1;
    const savedPerMw = factor * next.savedPerMw - taker.sign * netting.cost[taker.start + t]!;
    if (best && savedPerMw <= best.savedPerMw) continue;
    const moves = next.moves.map(move => ({ taker: move.taker, perMw: factor * move.perMw }));
    const roomMw = factor * room <= next.roomMw ? room : next.roomMw / factor;
    best = { moves: [...moves, { taker, perMw: 1 }], savedPerMw, roomMw };
  }
  return best;
}

/** How far a taker can move before it meets its bound or a limit. */
function roomOf({ program, out, activity }: Netting, { start, sign, limits }: Taker, t: number): number {
  const cell = start + t;
  let room = sign > 0 ? program.upper[cell]! - out[cell]! : out[cell]! - program.lower[cell]!;
  for (const { row, change } of limits) {
    const per = at(change, t);
    if (per === 0) continue;
    const side = per > 0 ? program.rowUpper[row + t]! : program.rowLower[row + t]!;
    const within = (side - activity[row + t]!) / per;
    if (within < room) room = within;
  }
  return room;
}
