import type { CostPart } from '../dispatch/operation.ts';
import { at, plus, type Series } from '../series/series.ts';
import type { HeatLevel } from '../site/site.ts';

/**
 * A linear program in blocks: minimise c'x subject to rowLower <= Ax <= rowUpper, lower <= x <= upper, every bound of x
 * finite. A block is one named quantity with one column (or row) per step, or per month, or one in all. Coefficients stay
 * grouped in terms (row block, column block, link), so that a method can read the structure from them:
 * only `previous` links tie steps together, only `columnOf` and `rowOf` links tie periods.
 */
export interface Program {
  readonly steps: number;
  readonly stepHours: number;
  readonly columns: readonly ColumnBlock[];
  readonly rows: readonly RowBlock[];
  readonly terms: readonly Term[];
  readonly costs: readonly CostTerm[];
  readonly constants: readonly CostConstant[];
  /** Groups of column blocks of which, in each step, only one side may be positive. */
  readonly exclusive: readonly ExclusivePair[];
  /** Assets that are either off or run at their minimum load or more. */
  readonly onOff: readonly OnOff[];
  readonly flows: readonly FlowColumn[];
  readonly columnCount: number;
  readonly rowCount: number;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly rowLower: Float64Array;
  readonly rowUpper: Float64Array;
}

export interface ColumnBlock {
  readonly name: string;
  readonly start: number;
  readonly count: number;
}

export interface RowBlock extends ColumnBlock {}

/**
 * Entry k of a term sits at (row, column) = `same`: (k, k); `previous`: (k, k - 1) for k >= 1; `cyclic`: likewise, and
 * (0, last); `columnOf`: (k, columnOf[k]); `rowOf`: (rowOf[k], k); each offset by its block's start.
 */
export interface Term {
  readonly row: number;
  readonly column: number;
  readonly value: Series;
  readonly link:
    | 'same'
    | 'previous'
    | 'cyclic'
    | { readonly columnOf: Int32Array }
    | { readonly rowOf: Int32Array };
}

/** Cost of a column block, EUR per unit of the column, booked under one part of one site's bill. */
export interface CostTerm {
  /** Null: of several sites together, who bear it as `dispatch/group-peaks.ts` says. */
  readonly site: number | null;
  readonly part: CostPart;
  readonly column: number;
  readonly value: Series;
}

export interface CostConstant {
  readonly site: number;
  readonly part: CostPart;
  readonly eur: number;
}

export interface ExclusivePair {
  readonly one: readonly number[];
  readonly other: readonly number[];
}

/**
 * An asset that is on or off. The program holds its relaxation: hourly columns `output` (MW), `on` and `start` (both 0 to 1,
 * whole in any operable plan). A whole schedule has on_t in {0, 1}, start_t = 1 exactly where on_t = 1 and on_(t-1) = 0,
 * runs of at least `upSteps` and standstills of at least `downSteps` (shorter only where the axis begins or ends in one).
 */
export interface OnOff {
  readonly site: number;
  readonly asset: string;
  readonly output: number;
  readonly on: number;
  readonly start: number;
  /** Output while on, MW: at least `minimumMw`, at most the upper bound of its column. */
  readonly minimumMw: number;
  readonly capacityMw: number;
  readonly upSteps: number;
  readonly downSteps: number;
  /** Whether it ran before the first step; `null`: either, and then the first step never counts as a start. */
  readonly before: boolean | null;
  /** Row blocks that a whole schedule with output within its limits satisfies by itself. */
  readonly links: readonly number[];
}

/** How a column block shows up in the operation of its site. */
export interface FlowColumn {
  readonly site: number;
  readonly name: string;
  readonly asset: string | null;
  readonly role: 'source' | 'sink' | 'level';
  readonly carrier: 'electricity' | HeatLevel;
  readonly column: number;
  /** Flow per unit of the column, e.g. 1 / COP for the power of a heat pump. */
  readonly factor: Series;
  /** Added to the scaled column, e.g. available minus curtailed. */
  readonly offset: Series;
  /** What the flow counts towards besides its balance. */
  readonly counts: 'import' | 'export' | 'unserved' | 'curtailed' | 'breach' | null;
  /** Fuel used per unit of the column, MWh per MWh. */
  readonly fuel: { readonly name: string; readonly mwhPerMwh: number } | null;
}

/** A program while it is being built. */
export interface Draft {
  readonly steps: number;
  readonly stepHours: number;
  readonly columns: ColumnBlock[];
  readonly rows: RowBlock[];
  readonly terms: Term[];
  readonly costs: CostTerm[];
  readonly constants: CostConstant[];
  readonly exclusive: ExclusivePair[];
  readonly onOff: OnOff[];
  readonly flows: FlowColumn[];
  readonly bounds: { lower: Series; upper: Series }[];
  readonly rowBounds: { lower: Series; upper: Series }[];
}

export function newDraft(steps: number, stepHours: number): Draft {
  return {
    steps,
    stepHours,
    columns: [],
    rows: [],
    terms: [],
    costs: [],
    constants: [],
    exclusive: [],
    onOff: [],
    flows: [],
    bounds: [],
    rowBounds: [],
  };
}

/** Adds a block of columns and returns its index. */
export function addColumns(draft: Draft, name: string, count: number, lower: Series, upper: Series): number {
  draft.columns.push({ name, start: nextStart(draft.columns), count });
  draft.bounds.push({ lower, upper });
  return draft.columns.length - 1;
}

/** Adds a block of rows and returns its index. */
export function addRows(draft: Draft, name: string, count: number, lower: Series, upper: Series): number {
  draft.rows.push({ name, start: nextStart(draft.rows), count });
  draft.rowBounds.push({ lower, upper });
  return draft.rows.length - 1;
}

export function addTerm(
  draft: Draft,
  row: number,
  column: number,
  value: Series,
  link: Term['link'] = 'same',
): void {
  draft.terms.push({ row, column, value, link });
}

/** Freezes the draft: bounds become arrays in column and row order. */
export function finish(draft: Draft): Program {
  const { bounds, rowBounds, ...rest } = draft;
  const columnCount = nextStart(draft.columns);
  const rowCount = nextStart(draft.rows);
  return {
    ...rest,
    columnCount,
    rowCount,
    lower: spread(draft.columns, bounds, 'lower', columnCount),
    upper: spread(draft.columns, bounds, 'upper', columnCount),
    rowLower: spread(draft.rows, rowBounds, 'lower', rowCount),
    rowUpper: spread(draft.rows, rowBounds, 'upper', rowCount),
  };
}

/** Objective coefficient of every column, EUR per unit. */
export function objective(program: Program): Float64Array {
  const cost = new Float64Array(program.columnCount);
  for (const { column, value } of program.costs) {
    const { start, count } = program.columns[column]!;
    addCost(value, 0, cost.subarray(start, start + count));
  }
  return cost;
}

/** Objective coefficient of the columns of one block, EUR per unit; where one term sets it, its own series. */
export function costOf(program: Program, column: number): Series {
  const [first, ...others] = program.costs.filter(term => term.column === column);
  return others.reduce<Series>((sum, { value }) => plus(sum, value), first?.value ?? 0);
}

/** Adds a price to `cost`, whose first entry is that of column `from` of a block. */
export function addCost(price: Series, from: number, cost: Float64Array): void {
  if (typeof price === 'number') for (let k = 0; k < cost.length; k++) cost[k]! += price;
  else for (let k = 0; k < cost.length; k++) cost[k]! += price[from + k]!;
}

/** Calls `visit(row, column, value)` for every coefficient of the matrix; entries at one place add up. */
export function forEachCoefficient(
  program: Program,
  visit: (row: number, column: number, value: number) => void,
): void {
  for (const { row, column, value, link } of program.terms) {
    const r = program.rows[row]!.start;
    const block = program.columns[column]!;
    const c = block.start;
    if (link === 'same') {
      for (let k = 0; k < block.count; k++) visit(r + k, c + k, at(value, k));
    } else if (link === 'previous' || link === 'cyclic') {
      for (let k = 1; k < block.count; k++) visit(r + k, c + k - 1, at(value, k));
      if (link === 'cyclic') visit(r, c + block.count - 1, at(value, 0));
    } else if ('columnOf' in link) {
      for (let k = 0; k < link.columnOf.length; k++) visit(r + k, c + link.columnOf[k]!, at(value, k));
    } else {
      for (let k = 0; k < block.count; k++) visit(r + link.rowOf[k]!, c + k, at(value, k));
    }
  }
}

function nextStart(blocks: readonly ColumnBlock[]): number {
  const last = blocks.at(-1);
  return last ? last.start + last.count : 0;
}

function spread(
  blocks: readonly ColumnBlock[],
  bounds: readonly { lower: Series; upper: Series }[],
  side: 'lower' | 'upper',
  length: number,
): Float64Array {
  const out = new Float64Array(length);
  blocks.forEach(({ start, count }, b) => {
    const bound = bounds[b]![side];
    if (typeof bound === 'number') out.fill(bound, start, start + count);
    else out.set(bound.length > count ? bound.subarray(0, count) : bound, start);
  });
  return out;
}
