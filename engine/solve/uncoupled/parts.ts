import type { Program, Term } from '../../program/program.ts';
import type { Series } from '../../series/series.ts';

/** Blocks of a program that share coefficients with each other and with no block outside. */
export interface Part {
  /** Blocks of columns that stand within their step: all but the level of the stock. */
  readonly columns: readonly number[];
  /** Blocks of rows; the row of the stock comes last. */
  readonly rows: readonly number[];
  readonly stock: Stock | null;
}

/** own_t * level_t + previous_t * level_(t-1) + flows_t = right_t: the only tie between the steps of its part. */
export interface Stock {
  readonly row: number;
  readonly level: number;
  readonly own: Series;
  readonly previous: Series;
  /** Whether the level before the first step is the last level, rather than nil (a start level is on the right-hand side). */
  readonly isCyclic: boolean;
}

/**
 * Splits a program into parts of which each has one stock at most. Null where anything else ties steps together, such as
 * peaks, totals over the axis, ramps and starts.
 */
export function partsOf(program: Program): readonly Part[] | null {
  const { steps, columns, rows, terms } = program;
  if (steps < 1) return null;
  if (columns.some(({ count }) => count !== steps) || rows.some(({ count }) => count !== steps)) return null;
  const stocks = stocksOf(program);
  if (!stocks) return null;

  // Union-find over column blocks, then row blocks.
  const parent = Int32Array.from({ length: columns.length + rows.length }, (_, b) => b);
  const rootOf = (block: number): number => {
    let root = block;
    while (parent[root] !== root) root = parent[root]!;
    return root;
  };
  for (const { row, column } of terms) parent[rootOf(column)] = rootOf(columns.length + row);
  const parts: Part[] = [];
  for (let root = 0; root < parent.length; root++) {
    if (parent[root] !== root) continue;
    const part = gather(program, stocks, block => rootOf(block) === root);
    if (!part) return null;
    parts.push(part);
  }
  return parts;
}

/** The blocks of one part; null when they hold several stocks. */
function gather(
  program: Program,
  stocks: readonly Stock[],
  isInside: (block: number) => boolean,
): Part | null {
  const columnBlocks = program.columns.length;
  const own = stocks.filter(({ level }) => isInside(level));
  if (own.length > 1) return null;
  const stock = own[0] ?? null;
  const rows = [...program.rows.keys()].filter(row => isInside(columnBlocks + row) && row !== stock?.row);
  return {
    columns: [...program.columns.keys()].filter(column => isInside(column) && column !== stock?.level),
    rows: stock ? [...rows, stock.row] : rows,
    stock,
  };
}

/** Every level with its row; null where a term ties steps together in any other way. */
function stocksOf({ terms }: Program): readonly Stock[] | null {
  const stocks: Stock[] = [];
  for (const term of terms) {
    const { row, column: level, link, value: previous } = term;
    if (link === 'same') continue;
    if (link !== 'previous' && link !== 'cyclic') return null;
    const ofLevel = terms.filter(other => other.column === level && other !== term);
    const links = terms.filter(other => other.row === row && other.link !== 'same');
    const own = ofLevel[0];
    if (ofLevel.length !== 1 || links.length !== 1 || !isOwn(own, row)) return null;
    stocks.push({ row, level, own: own.value, previous, isCyclic: link === 'cyclic' });
  }
  return stocks;
}

function isOwn(term: Term | undefined, row: number): term is Term {
  return term !== undefined && term.link === 'same' && term.row === row;
}
