import type { Axis } from '../calendar/axis.ts';
import type { SharedLimit } from '../site/site.ts';
import type { CallSequence } from './calls.ts';
import { givenMwInto } from './given.ts';
import type { Direction, HeldRight } from './product.ts';

/** A held right with the calls that were made on it; null: none. */
export interface CalledRight {
  readonly held: HeldRight;
  readonly calls: CallSequence | null;
}

/** All that the site program sees of the rights on a connection, MW by step. */
export interface CompiledConnection {
  readonly importMw: Float64Array;
  readonly exportMw: Float64Array;
  /** Import above the limit that a penalty allows; null: there is none. */
  readonly breach: { readonly importMw: Float64Array; readonly priceEurPerMwh: number } | null;
}

/**
 * Limits of a connection with several rights. What rights give adds up, each less what is called of it; while a limit is
 * called the sum goes no further than that leaves, and of several limits the tightest counts. Nothing goes below nil, and a
 * wider right never lowers a limit. Steering limits nothing.
 */
export function compileConnection(rights: readonly CalledRight[], axis: Axis): CompiledConnection {
  const importMw = compileLimitInto(rights, 'import', axis, new Float64Array(axis.steps));
  const exportMw = compileLimitInto(rights, 'export', axis, new Float64Array(axis.steps));
  return { importMw, exportMw, breach: breachOf(rights, axis, importMw) };
}

/** The limit of a connection in one direction, MW by step. */
export function compileLimitInto(
  rights: readonly CalledRight[],
  direction: Direction,
  axis: Axis,
  out: Float64Array,
): Float64Array {
  const own = rights.filter(({ held }) => held.direction === direction);
  const givenMw = new Float64Array(axis.steps);
  out.fill(0);
  for (const { held, calls } of own.filter(({ held: { product } }) => product.effect === 'right')) {
    givenMwInto(held, axis, givenMw);
    for (let t = 0; t < axis.steps; t++) out[t]! += leftOf(givenMw[t]!, held.mw, calls?.takenMw[t] ?? 0);
  }
  for (const { held, calls } of own) {
    if (held.product.effect !== 'limit' || calls === null) continue;
    for (let t = 0; t < axis.steps; t++) out[t] = leftOf(out[t]!, held.mw, calls.takenMw[t]!);
  }
  return out;
}

/** What a call leaves of what is given: a call goes by what is contracted, not by what happens to be there. */
function leftOf(givenMw: number, contractedMw: number, takenMw: number): number {
  return takenMw === 0 ? givenMw : Math.max(0, Math.min(givenMw, contractedMw - takenMw));
}

/** MW that calls take off each right and each limit in turn, by step, in the order of the list; they add up to what is lost. */
export function calledMwInto(
  rights: readonly CalledRight[],
  index: number,
  axis: Axis,
  out: Float64Array,
): Float64Array {
  const { held, calls } = rights[index]!;
  const { effect } = held.product;
  out.fill(0);
  if (calls === null) return out;
  if (effect === 'steer') return copyInto(calls.takenMw, out);
  if (effect === 'right') givenMwInto(held, axis, out);
  else {
    const before = rights.filter(({ held: other }, r) => other.product.effect === 'right' || r < index);
    compileLimitInto(before, held.direction, axis, out);
  }
  for (let t = 0; t < axis.steps; t++) out[t]! -= leftOf(out[t]!, held.mw, calls.takenMw[t]!);
  return out;
}

function copyInto(from: Float64Array, out: Float64Array): Float64Array {
  out.set(from);
  return out;
}

function breachOf(
  rights: readonly CalledRight[],
  axis: Axis,
  importMw: Float64Array,
): CompiledConnection['breach'] {
  const penal = rights.filter(
    ({ held }) => held.direction === 'import' && held.product.effect !== 'steer' && penaltyOf(held) !== null,
  );
  if (penal.length === 0) return null;
  const free = rights.map(one => (penal.includes(one) ? { ...one, calls: null } : one));
  const more = compileLimitInto(free, 'import', axis, new Float64Array(axis.steps));
  for (let t = 0; t < axis.steps; t++) more[t]! -= importMw[t]!;
  // One price for the whole connection: the highest, so that no penalty is undercut by that of another right.
  return { importMw: more, priceEurPerMwh: Math.max(...penal.map(({ held }) => penaltyOf(held)!)) };
}

function penaltyOf({ product }: HeldRight): number | null {
  return product.money.penaltyEurPerMwh;
}

/** The limit of a group: rights whose sum applies to all members together. */
export function compileGroup(
  name: string,
  sites: readonly string[],
  rights: readonly CalledRight[],
  axis: Axis,
): SharedLimit {
  const { importMw, exportMw } = compileConnection(rights, axis);
  return { name, sites, importMw, exportMw };
}
