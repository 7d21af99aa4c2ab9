import type { Program, RowBlock, Term } from '../../program/program.ts';
import { at } from '../../series/series.ts';
import type { Node, NodeSite } from './split.ts';

/** What each site may put into each shared row: per site, bounds in the order of the shared rows of the node. */
export interface Shares {
  readonly lower: readonly Float64Array[];
  readonly upper: readonly Float64Array[];
}

/**
 * Divides the shared rows over the sites around the exchange they have in `plans`: what is left on either side is given in
 * proportion to how far a site can go, so that the shares add up to the limits exactly.
 */
export function sharesAround(program: Program, node: Node, plans: readonly Float64Array[]): Shares {
  const blocks = node.sharedRows.map(r => program.rows[r]!);
  const count = blocks.reduce((sum, block) => sum + block.count, 0);
  const exchange = node.sites.map((site, s) => exchangeOf(node, program, site, plans[s]!));
  const reach = node.sites.map(site => reachOf(node, program, site));
  const total = sumOf(exchange, count);
  const totalReach = sumOf(reach, count);
  const share = (bound: Float64Array) => (_: NodeSite, s: number) => {
    const out = new Float64Array(count);
    let k = 0;
    for (const { start, count: length } of blocks) {
      for (let i = 0; i < length; i++, k++) {
        const part = totalReach[k]! > 0 ? reach[s]![k]! / totalReach[k]! : 0;
        out[k] = Number.isFinite(bound[start + i]!)
          ? exchange[s]![k]! + (bound[start + i]! - total[k]!) * part
          : bound[start + i]!;
      }
    }
    return out;
  };
  return {
    lower: node.sites.map(share(program.rowLower)),
    upper: node.sites.map(share(program.rowUpper)),
  };
}

/** The program of a site that keeps to its share. */
export function withShare(node: Node, program: Program, s: number, shares: Shares): Program {
  const site = node.sites[s]!;
  const rows: RowBlock[] = [...site.program.rows];
  const terms: Term[] = [...site.program.terms];
  const lower: number[] = [];
  const upper: number[] = [];
  let k = 0;
  for (const r of node.sharedRows) {
    const { name, count } = program.rows[r]!;
    const mine = site.shared.filter(({ row }) => row === r);
    if (mine.length > 0) {
      const row = rows.push({ name, start: site.program.rowCount + lower.length, count }) - 1;
      for (const term of mine) terms.push({ ...term, row });
      for (let i = k; i < k + count; i++) {
        lower.push(shares.lower[s]![i]!);
        upper.push(shares.upper[s]![i]!);
      }
    }
    k += count;
  }
  return {
    ...site.program,
    rows,
    terms,
    rowCount: site.program.rowCount + lower.length,
    rowLower: joined(site.program.rowLower, lower),
    rowUpper: joined(site.program.rowUpper, upper),
  };
}

/** The program of a site that pays the prices of the shared rows, EUR per unit of each row, for what it puts into them. */
export function withPrices(node: Node, program: Program, s: number, prices: Float64Array): Program {
  const { program: own, shared } = node.sites[s]!;
  let k = 0;
  const startOf = new Map<number, number>();
  for (const r of node.sharedRows) {
    startOf.set(r, k);
    k += program.rows[r]!.count;
  }
  const paid = shared.map(({ row, column, value }) => ({
    site: 0,
    part: 'electricity' as const,
    column,
    value: Float64Array.from(
      { length: own.columns[column]!.count },
      (_, t) => -at(value, t) * prices[startOf.get(row)! + t]!,
    ),
  }));
  return { ...own, costs: [...own.costs, ...paid] };
}

function exchangeOf(node: Node, program: Program, site: NodeSite, x: Float64Array): Float64Array {
  return summed(node, program, site, (column, value) => x[column]! * value);
}

function reachOf(node: Node, program: Program, site: NodeSite): Float64Array {
  const { lower, upper } = site.program;
  return summed(node, program, site, (column, value) => Math.abs(value) * (upper[column]! - lower[column]!));
}

function summed(
  node: Node,
  program: Program,
  site: NodeSite,
  amount: (column: number, value: number) => number,
): Float64Array {
  const parts: Float64Array[] = [];
  for (const r of node.sharedRows) {
    const out = new Float64Array(program.rows[r]!.count);
    for (const { row, column, value } of site.shared) {
      if (row !== r) continue;
      const { start } = site.program.columns[column]!;
      for (let t = 0; t < out.length; t++) out[t]! += amount(start + t, at(value, t));
    }
    parts.push(out);
  }
  return joined(
    new Float64Array(0),
    parts.flatMap(part => [...part]),
  );
}

function sumOf(lists: readonly Float64Array[], count: number): Float64Array {
  const out = new Float64Array(count);
  for (const list of lists) for (let k = 0; k < count; k++) out[k]! += list[k]!;
  return out;
}

function joined(one: Float64Array, more: readonly number[]): Float64Array {
  const out = new Float64Array(one.length + more.length);
  out.set(one);
  out.set(more, one.length);
  return out;
}
