import { objective, type Program, type Term } from '../../program/program.ts';
import { at, type Series } from '../../series/series.ts';
import { subtractActivity } from './activity.ts';
import type { Entry, GlobalColumn, Stages } from './stage-form.ts';

/** A block of stage columns: lower bound, upper bound, cost, and where its values go. */
interface StageColumn {
  readonly lower: Series;
  readonly upper: Series;
  readonly cost: Series;
  readonly block: number;
}

/** Share of free room added to bounds that only have to be finite. */
const ROOM = 1.01;

/** The stages of a program, or null where its blocks do not fall into stages. */
export function toStages(program: Program): Stages | null {
  const { steps } = program;
  if (steps < 1) return null;
  const hourlyRow = program.rows.map(({ count }, r) => count === steps && !isAxisRow(program, r));
  const hourlyColumn = program.columns.map(
    ({ count }, c) => count === steps && !program.terms.some(term => term.column === c && isPeriodTerm(term)),
  );
  const peakOf = new Map<number, number>();
  for (const term of program.terms) {
    if (!isPeriodTerm(term)) {
      if (hourlyRow[term.row] !== hourlyColumn[term.column] && hourlyColumn[term.column]) return null;
      if (!hourlyRow[term.row] && term.link !== 'same' && !isAxisTerm(term)) return null;
      continue;
    }
    if (!hourlyRow[term.row] || peakOf.has(term.row) || !isPeak(program, term)) return null;
    peakOf.set(term.row, term.column);
  }
  return buildStages(program, hourlyRow, hourlyColumn, peakOf);
}

function isPeriodTerm(term: Term): boolean {
  return typeof term.link === 'object' && 'columnOf' in term.link;
}

function isAxisTerm(term: Term): boolean {
  return typeof term.link === 'object' && 'rowOf' in term.link;
}

function isAxisRow(program: Program, row: number): boolean {
  return program.terms.some(term => term.row === row && isAxisTerm(term));
}

/** Rows `a x_t - P <= 0` with periods in order and each P in one block of rows only. */
function isPeak(program: Program, term: Term): boolean {
  const { start, count } = program.rows[term.row]!;
  if (!isPeriodTerm(term) || term.value !== -1) return false;
  const { columnOf } = term.link as { columnOf: Int32Array };
  for (let t = 0; t < count; t++) {
    if (program.rowLower[start + t] !== Number.NEGATIVE_INFINITY || program.rowUpper[start + t] !== 0)
      return false;
    if (t > 0 && columnOf[t]! < columnOf[t - 1]!) return false;
  }
  return (
    new Set(columnOf).size === program.columns[term.column]!.count &&
    program.terms.filter(other => other.column === term.column).length === 1 &&
    program.terms.every(other => other.row !== term.row || other === term || other.link === 'same')
  );
}

function buildStages(
  program: Program,
  hourlyRow: readonly boolean[],
  hourlyColumn: readonly boolean[],
  peakOf: ReadonlyMap<number, number>,
): Stages | null {
  const { steps } = program;
  const links = new Set<number>(peakOf.keys());
  for (const { row, link } of program.terms) if (link === 'previous' || link === 'cyclic') links.add(row);
  const order = [...hourlyRow.keys()].filter(r => hourlyRow[r]);
  const rows = [...order.filter(r => !links.has(r)), ...order.filter(r => links.has(r))];
  const rowAt = new Map(rows.map((r, k) => [r, k]));
  const columns: StageColumn[] = [];
  const columnAt = new Map<number, number>();
  const costs = objective(program);
  const cut = (values: Float64Array, block: { start: number; count: number }) =>
    values.subarray(block.start, block.start + block.count);
  program.columns.forEach((block, c) => {
    if (!hourlyColumn[c]) return;
    columnAt.set(c, columns.length);
    columns.push({
      lower: cut(program.lower, block),
      upper: cut(program.upper, block),
      cost: cut(costs, block),
      block: c,
    });
  });

  const own: Entry[] = [];
  const next: Entry[] = [];
  const closing: Entry[] = [];
  const right = rows.map(r => cut(program.rowUpper, program.rows[r]!).slice());
  const closureOf = new Map<number, number>();
  const closureRight: number[] = [];
  const globals: { lower: number; upper: number; cost: number; cell: number; column: GlobalColumn }[] = [];
  program.rows.forEach((block, r) => {
    if (hourlyRow[r]) return;
    for (let k = 0; k < block.count; k++) {
      if (k === 0) closureOf.set(r, closureRight.length);
      closureRight.push(program.rowUpper[block.start + k]!);
    }
  });
  const cyclicStarts: { level: number; row: number; value: number }[] = [];
  for (const term of program.terms) {
    const row = rowAt.get(term.row);
    const column = columnAt.get(term.column);
    if (peakOf.has(term.row) && isPeriodTerm(term)) continue;
    if (row === undefined && column !== undefined) {
      const closure = closureOf.get(term.row)!;
      if (program.rows[term.row]!.count !== 1) return null;
      closing.push({ column, row: closure, value: term.value });
    } else if (row !== undefined && column !== undefined) {
      if (term.link === 'same') own.push({ column, row, value: term.value });
      else {
        next.push({ column, row, value: shiftedBack(term.value, steps) });
        if (term.link === 'cyclic') cyclicStarts.push({ level: column, row, value: at(term.value, 0) });
      }
    } else if (row !== undefined) return null;
  }

  const addColumn = (column: StageColumn) => columns.push(column) - 1;
  const zero = 0;
  for (const [row, peak] of peakOf) {
    const r = rowAt.get(row)!;
    const block = program.columns[peak]!;
    const { columnOf } = program.terms.find(t => t.row === row && isPeriodTerm(t))!.link as {
      columnOf: Int32Array;
    };
    const starts = Float64Array.from(columnOf, (p, t) => (t === 0 || columnOf[t - 1] !== p ? 1 : 0));
    const spread = (values: Float64Array) => Float64Array.from(columnOf, p => values[block.start + p]!);
    const [low, high] = [spread(program.lower), spread(program.upper)];
    const slack = addColumn({ lower: zero, upper: high, cost: zero, block: -1 });
    own.push({ column: slack, row: r, value: 1 });
    const carried = Float64Array.from(starts, (_, t) => (t + 1 < steps && starts[t + 1] === 0 ? -1 : 0));
    for (const entry of own.filter(entry => entry.row === r)) {
      next.push({ column: entry.column, row: r, value: productOf(entry.value, carried) });
    }
    const rise = addColumn({
      lower: zero,
      upper: high.map((mw, t) => starts[t]! * (mw - low[t]!)),
      cost: spread(costs),
      block: -1,
    });
    own.push({ column: rise, row: r, value: -1 });
    right[r] = low.map((mw, t) => starts[t]! * mw);
  }
  for (const r of rows) {
    if (peakOf.has(r)) continue;
    const block = program.rows[r]!;
    const [low, high] = [cut(program.rowLower, block), cut(program.rowUpper, block)];
    if (low.every((value, t) => value === high[t])) continue;
    const k = rowAt.get(r)!;
    const range = activity(
      columns,
      own.filter(e => e.row === k),
      next.filter(e => e.row === k),
      steps,
    );
    const top = high.map((value, t) => (Number.isFinite(value) ? value : range.most[t]!));
    const bottom = low.map((value, t) =>
      Number.isFinite(value) ? value : Math.min(range.least[t]!, top[t]!),
    );
    right[k] = top;
    own.push({
      column: addColumn({
        lower: zero,
        upper: top.map((value, t) => Math.max(0, value - bottom[t]!)),
        cost: zero,
        block: -1,
      }),
      row: k,
      value: 1,
    });
  }

  const addGlobal = (lower: number, upper: number, cost: number, cell: number, column: GlobalColumn) =>
    globals.push({ lower, upper, cost, cell, column });
  for (const { level, row, value } of cyclicStarts) {
    const closure = closureRight.push(0) - 1;
    const { lower, upper } = columns[level]!;
    addGlobal(at(lower, steps - 1), at(upper, steps - 1), 0, -1, {
      closing: [{ row: closure, value: 1 }],
      first: [{ row, value }],
    });
    closing.push({ column: level, row: closure, value: onlyLast(steps) });
  }
  for (const [r, closure] of closureOf) {
    const block = program.rows[r]!;
    let most = 0;
    for (const { column, row, value } of closing) {
      if (row !== closure) continue;
      for (let t = 0; t < steps; t++)
        most +=
          Math.abs(at(value, t)) *
          Math.max(Math.abs(at(columns[column]!.upper, t)), Math.abs(at(columns[column]!.lower, t)));
    }
    for (const term of program.terms) {
      if (term.row !== r || columnAt.has(term.column)) continue;
      if (term.link !== 'same' || program.columns[term.column]!.count !== 1) return null;
      const cell = program.columns[term.column]!.start;
      most += Math.abs(at(term.value, 0) * program.upper[cell]!);
      addGlobal(program.lower[cell]!, program.upper[cell]!, costs[cell]!, cell, {
        closing: [{ row: closure, value: at(term.value, 0) }],
        first: [],
      });
    }
    const [low, high] = [program.rowLower[block.start]!, program.rowUpper[block.start]!];
    if (low === high) continue;
    if (!Number.isFinite(high)) return null;
    const room = Number.isFinite(low) ? high - low : ROOM * (most + Math.abs(high)) + 1;
    addGlobal(0, room, 0, -1, { closing: [{ row: closure, value: 1 }], first: [] });
  }
  return pack(program, {
    rows,
    links: rows.filter(r => links.has(r)).length,
    columns,
    own,
    next,
    closing,
    globals,
    right,
    closureRight,
    closureOf,
    peakOf,
  });
}

function shiftedBack(value: Series, steps: number): Series {
  // The entry of a column in the row one step later is stored with the column's own step.
  if (typeof value === 'number') return value;
  return Float64Array.from({ length: steps }, (_, t) => (t + 1 < steps ? value[t + 1]! : 0));
}

function productOf(a: Series, b: Float64Array): Float64Array {
  return b.map((value, t) => value * at(a, t));
}

function onlyLast(steps: number): Float64Array {
  const out = new Float64Array(steps);
  out[steps - 1] = -1;
  return out;
}

function activity(
  columns: readonly StageColumn[],
  own: readonly Entry[],
  next: readonly Entry[],
  steps: number,
) {
  const least = new Float64Array(steps);
  const most = new Float64Array(steps);
  const add = (t: number, value: number, low: number, high: number) => {
    least[t]! += value > 0 ? value * low : value * high;
    most[t]! += value > 0 ? value * high : value * low;
  };
  for (const { column, value } of own) {
    const { lower, upper } = columns[column]!;
    for (let t = 0; t < steps; t++) add(t, at(value, t), at(lower, t), at(upper, t));
  }
  for (const { column, value } of next) {
    const { lower, upper } = columns[column]!;
    for (let t = 1; t < steps; t++) add(t, at(value, t - 1), at(lower, t - 1), at(upper, t - 1));
  }
  return { least, most };
}

interface Parts {
  readonly rows: readonly number[];
  readonly links: number;
  readonly columns: readonly StageColumn[];
  readonly own: readonly Entry[];
  readonly next: readonly Entry[];
  readonly closing: readonly Entry[];
  readonly globals: readonly {
    lower: number;
    upper: number;
    cost: number;
    cell: number;
    column: GlobalColumn;
  }[];
  readonly right: readonly Float64Array[];
  readonly closureRight: readonly number[];
  readonly closureOf: ReadonlyMap<number, number>;
  readonly peakOf: ReadonlyMap<number, number>;
}

/** Lays the parts out step by step, with every lower bound moved to nil. */
function pack(program: Program, parts: Parts): Stages {
  const { steps } = program;
  const { columns, rows, globals } = parts;
  const [n, m] = [columns.length, rows.length];
  const size = steps * n + globals.length;
  const lower = new Float64Array(size);
  const upper = new Float64Array(size);
  const cost = new Float64Array(size);
  columns.forEach((column, j) => {
    for (let t = 0; t < steps; t++) {
      const low = at(column.lower, t);
      lower[t * n + j] = low;
      upper[t * n + j] = at(column.upper, t) - low;
      cost[t * n + j] = at(column.cost, t);
    }
  });
  globals.forEach((column, g) => {
    lower[steps * n + g] = column.lower;
    upper[steps * n + g] = column.upper - column.lower;
    cost[steps * n + g] = column.cost;
  });
  const right = new Float64Array(steps * m + parts.closureRight.length);
  parts.right.forEach((values, r) => {
    for (let t = 0; t < steps; t++) right[t * m + r] = values[t]!;
  });
  right.set(parts.closureRight, steps * m);
  let costAtLower = 0;
  for (let i = 0; i < size; i++) costAtLower += cost[i]! * lower[i]!;
  const stages: Stages = {
    steps,
    n,
    m,
    links: parts.links,
    own: parts.own,
    next: parts.next,
    closing: parts.closing,
    closures: parts.closureRight.length,
    globals: globals.map(({ column }) => column),
    cost,
    upper,
    right,
    costAtLower,
    unpack: (x, y) => unpack(program, parts, lower, x, y),
  };
  subtractActivity(stages, lower, right);
  return stages;
}

function unpack(program: Program, parts: Parts, lower: Float64Array, xs: Float64Array, ys: Float64Array) {
  const { steps } = program;
  const [n, m] = [parts.columns.length, parts.rows.length];
  const x = new Float64Array(program.columnCount);
  const y = new Float64Array(program.rowCount);
  parts.columns.forEach(({ block }, j) => {
    if (block < 0) return;
    const { start } = program.columns[block]!;
    for (let t = 0; t < steps; t++) x[start + t] = xs[t * n + j]! + lower[t * n + j]!;
  });
  parts.globals.forEach(({ cell }, g) => {
    if (cell >= 0) x[cell] = xs[steps * n + g]! + lower[steps * n + g]!;
  });
  parts.rows.forEach((r, k) => {
    const { start } = program.rows[r]!;
    for (let t = 0; t < steps; t++) y[start + t] = ys[t * m + k]!;
  });
  for (const [r, closure] of parts.closureOf) y[program.rows[r]!.start] = ys[steps * m + closure]!;
  for (const [r, peak] of parts.peakOf) unpackPeak(program, r, peak, x, y);
  return { x, y };
}

/** The peak of a period is its highest step; the multiplier of a step is what the running peak's multiplier gains there. */
function unpackPeak(program: Program, row: number, peak: number, x: Float64Array, y: Float64Array): void {
  const { start, count } = program.rows[row]!;
  const block = program.columns[peak]!;
  const { columnOf } = program.terms.find(t => t.row === row && isPeriodTerm(t))!.link as {
    columnOf: Int32Array;
  };
  for (let t = 0; t + 1 < count; t++) if (columnOf[t] === columnOf[t + 1]) y[start + t]! -= y[start + t + 1]!;
  for (let t = 0; t < count; t++) if (y[start + t]! > 0) y[start + t] = 0;
  for (let p = 0; p < block.count; p++) x[block.start + p] = program.lower[block.start + p]!;
  const reached = new Float64Array(count);
  for (const term of program.terms) {
    if (term.row !== row || isPeriodTerm(term)) continue;
    const column = program.columns[term.column]!;
    for (let t = 0; t < count; t++) reached[t]! += at(term.value, t) * x[column.start + t]!;
  }
  for (let t = 0; t < count; t++) {
    const cell = block.start + columnOf[t]!;
    if (reached[t]! > x[cell]!) x[cell] = reached[t]!;
  }
}
