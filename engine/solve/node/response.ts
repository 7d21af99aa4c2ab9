import type { InverseWork } from './ldl.ts';
import { inverseInto } from './ldl.ts';
import { type SiteSystem, solveSiteInPlace } from './site-system.ts';

/** C of one site: its columns that stand in shared rows, each with its entries. */
export interface Connection {
  readonly columns: Int32Array;
  readonly starts: Int32Array;
  readonly rows: Int32Array;
  readonly values: Float64Array;
}

export function connectionOf({ form }: SiteSystem): Connection {
  const { sharedColumn, sharedRow, sharedValue } = form;
  const entries = Int32Array.from(sharedColumn.keys()).sort((a, b) => sharedColumn[a]! - sharedColumn[b]!);
  const columns: number[] = [];
  const starts: number[] = [];
  entries.forEach((e, k) => {
    if (columns.at(-1) === sharedColumn[e]) return;
    columns.push(sharedColumn[e]!);
    starts.push(k);
  });
  starts.push(entries.length);
  return {
    columns: Int32Array.from(columns),
    starts: Int32Array.from(starts),
    rows: Int32Array.from(entries, e => sharedRow[e]!),
    values: Float64Array.from(entries, e => sharedValue[e]!),
  };
}

/** out -= C x */
export function takeExchange(
  { columns, starts, rows, values }: Connection,
  x: Float64Array,
  out: Float64Array,
) {
  for (let k = 0; k < columns.length; k++) {
    const f = x[columns[k]!]!;
    for (let e = starts[k]!; e < starts[k + 1]!; e++) out[rows[e]!]! -= values[e]! * f;
  }
}

/** out += C'p */
export function addPrices(connection: Connection, p: Float64Array, out: Float64Array): void {
  const { columns } = connection;
  for (let k = 0; k < columns.length; k++) out[columns[k]!]! += priceOf(connection, k, p);
}

function priceOf({ starts, rows, values }: Connection, k: number, p: Float64Array): number {
  let s = 0;
  for (let e = starts[k]!; e < starts[k + 1]!; e++) s += values[e]! * p[rows[e]!]!;
  return s;
}

/** work = K^-1 A D C'p, by place: how the multipliers of the rows of a site answer to prices of the shared rows. */
export function answerInto(
  system: SiteSystem,
  connection: Connection,
  d: Float64Array,
  p: Float64Array,
  work: Float64Array,
): void {
  const { columns } = connection;
  const { starts, places } = system.pattern;
  work.fill(0, 0, system.inversePivots.length);
  for (let k = 0; k < columns.length; k++) {
    const c = columns[k]!;
    const f = d[c]! * priceOf(connection, k, p);
    for (let q = starts[c]!; q < starts[c + 1]!; q++) work[places[q]!]! += system.values[q]! * f;
  }
  solveSiteInPlace(system, work);
}

/**
 * How the exchange of a site answers to prices of the shared rows, once its own rows hold again:
 *     out += (C D C' - C D A' K^-1 A D C') p
 */
export function addResponse(
  system: SiteSystem,
  connection: Connection,
  d: Float64Array,
  p: Float64Array,
  work: Float64Array,
  out: Float64Array,
): void {
  const { columns, starts, rows, values } = connection;
  const { starts: begins, places } = system.pattern;
  answerInto(system, connection, d, p, work);
  for (let k = 0; k < columns.length; k++) {
    const c = columns[k]!;
    let s = priceOf(connection, k, p);
    for (let q = begins[c]!; q < begins[c + 1]!; q++) s -= system.values[q]! * work[places[q]!]!;
    const flow = d[c]! * s;
    for (let e = starts[k]!; e < starts[k + 1]!; e++) out[rows[e]!]! += values[e]! * flow;
  }
}

/** A response that rounding took away counts as this share of what the column alone would do. */
const LEAST_RESPONSE = 1e-10;

/** Adds the diagonal of the response of a site, less what its columns in one row do to each other. */
export function addResponseDiagonal(
  system: SiteSystem,
  { columns, starts, rows, values }: Connection,
  d: Float64Array,
  inverse: InverseWork,
  out: Float64Array,
): void {
  const { factor, starts: begins, places } = system.pattern;
  const { offDiagonal, diagonal } = inverse;
  inverseInto(factor, system.lower, system.inversePivots, inverse);
  for (let k = 0; k < columns.length; k++) {
    const c = columns[k]!;
    const end = begins[c + 1]!;
    let tied = 0;
    for (let q = begins[c]!; q < end; q++) {
      const i = places[q]!;
      tied += system.values[q]! * system.values[q]! * diagonal[i]!;
      for (let o = q + 1, p = factor.columnStarts[i]!; o < end; o++) {
        while (factor.rowIndices[p] !== places[o]) p++;
        tied += 2 * system.values[q]! * system.values[o]! * offDiagonal[p]!;
      }
    }
    const alone = d[c]!;
    const least = LEAST_RESPONSE * alone;
    let own = alone - alone * alone * tied;
    if (!(own > least)) own = least;
    for (let e = starts[k]!; e < starts[k + 1]!; e++) out[rows[e]!]! += values[e]! * values[e]! * own;
  }
}
