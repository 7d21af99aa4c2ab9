import { type ExclusivePair, objective, type Program, type Term } from '../program/program.ts';
import { at, type Series, times } from '../series/series.ts';

/**
 * Takes flows that run against each other back where that costs nothing: of import and export both shrink by the smaller; a
 * store that charges and discharges in one step does less of both with the same level, and what that sets free is taken off
 * the dearest sources of its balance, or given to sinks. Balances and limits stay as they are or ease. What is left
 * earns money in the relaxation, because a price is negative, and has to be decided.
 */
export function netted(program: Program, x: Float64Array): Float64Array {
  const out = x.slice();
  const cost = objective(program);
  for (const pair of program.exclusive) {
    const store = storeOf(program, pair);
    if (store) netStore(program, store, cost, out);
    else if (isConnection(program, pair)) netConnection(program, pair, cost, out);
  }
  return out;
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

/** Row block of the balance of a store, where the pair is the two flows of one. */
export function balanceOfStore(program: Program, pair: ExclusivePair): number | null {
  return storeOf(program, pair)?.balance ?? null;
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
 * A column of a balance that can give less (`sign` -1) or take more (1). One that stands in a second balance (a heat pump, a
 * boiler that serves a lower level) sets something free there too, `factor` per unit, for that balance's takers.
 */
interface Taker {
  readonly start: number;
  readonly sign: 1 | -1;
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
    if (others.length === 0) takers.push({ start, sign, second: null });
    else if (others.length === 1 && !isSecond && freesRow(program, others[0]!, sign)) {
      const next = takersOf(program, others[0]!.row, [...except, column], true);
      const factor = times(others[0]!.value, sign);
      if (next.length > 0) takers.push({ start, sign, second: { factor, takers: next } });
    }
  }
  return takers;
}

/** Whether moving the column of a term by `sign` sets something free in a balance. */
function freesRow(program: Program, { row, value, link }: Term, sign: 1 | -1): boolean {
  const { start, count } = program.rows[row]!;
  if (link !== 'same' || count !== program.steps) return false;
  for (let r = start; r < start + count; r++) if (program.rowLower[r] !== program.rowUpper[r]) return false;
  if (typeof value === 'number') return value * sign > 0;
  return value.every(one => one * sign > 0);
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

function netStore(program: Program, store: StorePair, cost: Float64Array, out: Float64Array): void {
  const { charge, discharge, chargePerDischarge, takers } = store;
  for (let t = 0; t < program.steps; t++) {
    const perDischarge = chargePerDischarge(t);
    let left = out[discharge + t]! - program.lower[discharge + t]!;
    const most = (out[charge + t]! - program.lower[charge + t]!) / perDischarge;
    if (most < left) left = most;
    const freePerMw = perDischarge - 1;
    const savedPerMw = cost[discharge + t]! + perDischarge * cost[charge + t]!;
    while (left > ROUNDING_MW) {
      const route = freePerMw > 0 ? bestRoute(program, takers, cost, out, t) : NOTHING_FREE;
      if (!route || savedPerMw + freePerMw * route.savedPerMw < 0) break;
      const less = freePerMw * left <= route.roomMw ? left : route.roomMw / freePerMw;
      out[discharge + t]! -= less;
      out[charge + t]! -= less * perDischarge;
      for (const { cell, perMw } of route.cells) out[cell]! += perMw * freePerMw * less;
      left -= less;
    }
  }
}

/** A way for power (or heat) that is set free: how far every cell moves per MW of it, what that saves, and how much fits. */
interface Route {
  readonly cells: readonly { readonly cell: number; readonly perMw: number }[];
  readonly savedPerMw: number;
  readonly roomMw: number;
}
const NOTHING_FREE: Route = { cells: [], savedPerMw: 0, roomMw: Number.POSITIVE_INFINITY };

/** The way with room in step t that saves most per MW, or null. */
function bestRoute(
  program: Program,
  takers: readonly Taker[],
  cost: Float64Array,
  out: Float64Array,
  t: number,
): Route | null {
  let best: Route | null = null;
  for (const { start, sign, second } of takers) {
    const cell = start + t;
    const room = sign > 0 ? program.upper[cell]! - out[cell]! : out[cell]! - program.lower[cell]!;
    if (room <= ROUNDING_MW) continue;
    const next = second ? bestRoute(program, second.takers, cost, out, t) : NOTHING_FREE;
    if (!next) continue;
    const factor = second ? at(second.factor, t) : 1;
    const savedPerMw = factor * next.savedPerMw - sign * cost[cell]!;
    if (best && savedPerMw <= best.savedPerMw) continue;
    const cells = next.cells.map(one => ({ cell: one.cell, perMw: factor * one.perMw }));
    const roomMw = factor * room <= next.roomMw ? room : next.roomMw / factor;
    best = { cells: [...cells, { cell, perMw: sign }], savedPerMw, roomMw };
  }
  return best;
}
