import type { Program, Term } from '../../program/program.ts';

/** A program that falls apart into sites once its shared rows are left out. */
export interface Node {
  readonly sites: readonly NodeSite[];
  /** Row blocks of the whole that tie sites together. */
  readonly sharedRows: readonly number[];
}

/** One site of a node as a program of its own: the relaxation, without pairs and on/off, which are the caller's affair. */
export interface NodeSite {
  readonly program: Program;
  /** Its column blocks and row blocks in the whole, in the order in which its own program holds them. */
  readonly columns: readonly number[];
  readonly rows: readonly number[];
  /** What it puts into the shared rows: `row` a row block of the whole, `column` one of the site. */
  readonly shared: readonly Term[];
}

/**
 * Takes a program apart: a row block that holds flows of two or more sites is shared, and what hangs together without the
 * shared rows is one site. Null where nothing is shared, nothing falls apart, or a shared row is not hour by hour.
 */
export function splitNode(program: Program): Node | null {
  const sharedRows = sharedRowsOf(program);
  if (sharedRows.length === 0) return null;
  const shared = new Set(sharedRows);
  const hourly = program.terms.every(({ row, link }) => !shared.has(row) || link === 'same');
  if (!hourly) return null;
  const part = partsWithout(program, shared);
  const parts = [...new Set(part.columns)];
  if (parts.length < 2) return null;
  return { sites: parts.map(root => siteOf(program, part, root, shared)), sharedRows };
}

/** Row blocks with flows of more than one site. */
function sharedRowsOf(program: Program): number[] {
  const siteOfColumn = new Map(program.flows.map(({ column, site }) => [column, site]));
  const sitesOfRow = program.rows.map(() => new Set<number>());
  for (const { row, column } of program.terms) {
    const site = siteOfColumn.get(column);
    if (site !== undefined) sitesOfRow[row]!.add(site);
  }
  return [...sitesOfRow.keys()].filter(row => sitesOfRow[row]!.size > 1);
}

const NO_PART = -1;

interface Parts {
  /** Part of each column block and row block: the least column block in it. */
  readonly columns: readonly number[];
  readonly rows: readonly number[];
}

/** Connected parts of the blocks when shared rows are left out. */
function partsWithout(program: Program, shared: ReadonlySet<number>): Parts {
  const parent = program.columns.map((_, c) => c);
  const rootOf = (c: number): number => {
    let root = c;
    while (parent[root] !== root) root = parent[root]!;
    parent[c] = root;
    return root;
  };
  const join = (a: number, b: number) => {
    const [one, other] = [rootOf(a), rootOf(b)];
    parent[Math.max(one, other)] = Math.min(one, other);
  };
  const columnOfRow = new Map<number, number>();
  for (const { row, column } of program.terms) {
    if (shared.has(row)) continue;
    const known = columnOfRow.get(row);
    if (known === undefined) columnOfRow.set(row, column);
    else join(known, column);
  }
  // Columns without a row of their own go with the other flows of their site.
  const first = new Map<number, number>();
  for (const { site, column } of program.flows) {
    if (first.has(site)) join(first.get(site)!, column);
    else first.set(site, column);
  }
  return {
    columns: parent.map((_, c) => rootOf(c)),
    // A row without a column (heat that nothing can make) makes whichever site holds it infeasible, as it should.
    rows: program.rows.map((_, r) => (shared.has(r) ? NO_PART : rootOf(columnOfRow.get(r) ?? 0))),
  };
}

function siteOf(program: Program, parts: Parts, root: number, shared: ReadonlySet<number>): NodeSite {
  const columns = program.columns.map((_, c) => c).filter(c => parts.columns[c] === root);
  const rows = program.rows.map((_, r) => r).filter(r => parts.rows[r] === root);
  const columnAt = new Map(columns.map((c, k) => [c, k]));
  const rowAt = new Map(rows.map((r, k) => [r, k]));
  const mine = program.terms.filter(({ column }) => columnAt.has(column));
  const moved = ({ column, ...rest }: Term): Term => ({ ...rest, column: columnAt.get(column)! });
  const columnBlocks = restarted(columns.map(c => program.columns[c]!));
  const rowBlocks = restarted(rows.map(r => program.rows[r]!));
  return {
    columns,
    rows,
    shared: mine.filter(({ row }) => shared.has(row)).map(moved),
    program: {
      steps: program.steps,
      stepHours: program.stepHours,
      columns: columnBlocks.blocks,
      rows: rowBlocks.blocks,
      terms: mine
        .filter(({ row }) => !shared.has(row))
        .map(term => ({ ...moved(term), row: rowAt.get(term.row)! })),
      costs: program.costs.flatMap(cost =>
        columnAt.has(cost.column) ? { ...cost, column: columnAt.get(cost.column)! } : [],
      ),
      constants: [],
      exclusive: [],
      onOff: [],
      flows: [],
      columnCount: columnBlocks.length,
      rowCount: rowBlocks.length,
      lower: gathered(program.columns, columns, program.lower),
      upper: gathered(program.columns, columns, program.upper),
      rowLower: gathered(program.rows, rows, program.rowLower),
      rowUpper: gathered(program.rows, rows, program.rowUpper),
    },
  };
}

type Blocks = Program['columns'];

function restarted(blocks: Blocks): { readonly blocks: Blocks; readonly length: number } {
  let start = 0;
  const moved = blocks.map(({ name, count }) => {
    const block = { name, start, count };
    start += count;
    return block;
  });
  return { blocks: moved, length: start };
}

/** Values of some blocks, one after the other. */
function gathered(blocks: Blocks, which: readonly number[], whole: Float64Array): Float64Array {
  const out = new Float64Array(which.reduce((sum, b) => sum + blocks[b]!.count, 0));
  let at = 0;
  for (const b of which) {
    const { start, count } = blocks[b]!;
    out.set(whole.subarray(start, start + count), at);
    at += count;
  }
  return out;
}

/** Puts values of some blocks, one after the other, back into the whole. */
export function scatterInto(
  out: Float64Array,
  blocks: Blocks,
  which: readonly number[],
  part: Float64Array,
): void {
  let at = 0;
  for (const b of which) {
    const { start, count } = blocks[b]!;
    out.set(part.subarray(at, at + count), start);
    at += count;
  }
}
