import { certify } from '../dispatch/certificate.ts';
import { type CostTerm, objective, type Program, type Term } from '../program/program.ts';
import { at, times } from '../series/series.ts';
import type { Solution, Solve, SolveOptions } from '../solve/solution.ts';
import { solveDense } from './dense.ts';

/** Rounds of prices; one budget settles in about ten. */
const MOST_ROUNDS = 100;
/** Price of a unit beyond a limit while no mix of plans keeps it, EUR: above any value of lost load. */
const BEYOND_EUR = 1e5;
/** A limit over the axis is kept within this share of itself. */
const WITHIN_SHARE = 1e-9;

type Optimal = Extract<Solution, { status: 'optimal' }>;

/** A row over the axis, with the terms of hourly columns and those of columns that only such rows have. */
interface TotalRow {
  readonly row: number;
  readonly hourly: readonly Term[];
  readonly single: readonly Term[];
}

/** Whether a program has limits on sums over its axis (levy, budgets). */
export function hasTotals(program: Program): boolean {
  return totalRows(program).length > 0;
}

/**
 * Solves a program by prices on its limits over the axis: each trial is an ordinary solve without those rows, with their
 * prices in the objective; a small program picks the cheapest mix of the plans so far that keeps the limits, and its
 * multipliers are the next prices (Dantzig and Wolfe 1960; with one limit this is the secant method on its price). Where a
 * limit binds between two plans the answer is their mix. Stops when the certificate of the mix is within the tolerance.
 */
export async function solveByPrices(
  program: Program,
  { tolerance, deadlineMs }: SolveOptions,
  solve: Solve,
): Promise<Solution> {
  const end = deadlineMs === null ? Number.POSITIVE_INFINITY : performance.now() + deadlineMs;
  const totals = totalRows(program);
  const relaxation = { ...program, exclusive: [], onOff: [] };
  const plans: Float64Array[] = [];
  let prices = totals.map(() => 0);
  let best: { readonly y: Float64Array; readonly boundEur: number } | null = null;
  let mix: Mix | null = null;
  for (let round = 0; round < MOST_ROUNDS && performance.now() < end; round++) {
    const trial = await solve(withPrices(program, totals, prices));
    if (trial.status !== 'optimal') return trial;
    const { x, y } = whole(program, totals, trial, prices);
    const { boundEur } = certify(relaxation, x, y, '');
    if (!best || boundEur > best.boundEur) best = { y, boundEur };
    plans.push(x);
    mix = await cheapestMix(program, totals, plans);
    const { costEur } = certify(relaxation, mix.x, best.y, '');
    const isNear = costEur - best.boundEur <= tolerance * Math.max(1, Math.abs(costEur));
    if (mix.keepsLimits && isNear) break;
    if (mix.prices.every((price, k) => price === prices[k])) break;
    prices = mix.prices;
  }
  if (!mix || !best) return { status: 'out-of-time' };
  if (mix.keepsLimits) return { status: 'optimal', x: mix.x, y: best.y };
  return { status: performance.now() < end ? 'infeasible' : 'out-of-time' };
}

function totalRows(program: Program): TotalRow[] {
  const found: TotalRow[] = [];
  program.rows.forEach(({ count }, row) => {
    const terms = program.terms.filter(term => term.row === row);
    const hourly = terms.filter(({ link }) => typeof link === 'object' && 'rowOf' in link);
    if (count !== 1 || hourly.length === 0) return;
    found.push({ row, hourly, single: terms.filter(term => !hourly.includes(term)) });
  });
  return found;
}

/**
 * The program without its limits over the axis and the columns that only those have, with `prices` (row multipliers) on what
 * the limits hold: an ordinary relaxation.
 */
function withPrices(program: Program, totals: readonly TotalRow[], prices: readonly number[]): Program {
  const rows = keep(program.rows, new Set(totals.map(({ row }) => row)));
  const columns = keep(program.columns, singlesOf(totals));
  const priced = totals.flatMap(({ hourly }, k) =>
    hourly.map(
      ({ column, value }): CostTerm => ({
        site: 0,
        part: 'operation',
        column: columns.newAt.get(column)!,
        value: times(value, -prices[k]!),
      }),
    ),
  );
  const moved = <T extends { readonly column: number }>(parts: readonly T[]) =>
    parts
      .filter(({ column }) => columns.newAt.has(column))
      .map(part => ({ ...part, column: columns.newAt.get(part.column)! }));
  return {
    ...program,
    columns: columns.blocks,
    columnCount: columns.count,
    lower: columns.pick(program.lower),
    upper: columns.pick(program.upper),
    rows: rows.blocks,
    rowCount: rows.count,
    rowLower: rows.pick(program.rowLower),
    rowUpper: rows.pick(program.rowUpper),
    terms: moved(program.terms.filter(({ row }) => rows.newAt.has(row))).map(term => ({
      ...term,
      row: rows.newAt.get(term.row)!,
    })),
    costs: [...moved(program.costs), ...priced],
    exclusive: [],
    onOff: [],
    flows: [],
  };
}

/** Columns that only limits over the axis have. */
function singlesOf(totals: readonly TotalRow[]): Set<number> {
  return new Set(totals.flatMap(({ single }) => single.map(({ column }) => column)));
}

type Block = Program['rows'][number];

/** Blocks without some, at new places, and how to take their values from and put them back into those of all blocks. */
function keep(all: readonly Block[], dropped: ReadonlySet<number>) {
  const blocks: Block[] = [];
  const newAt = new Map<number, number>();
  const kept: { readonly from: Block; readonly to: Block }[] = [];
  let count = 0;
  all.forEach((from, b) => {
    if (dropped.has(b)) return;
    const to = { ...from, start: count };
    newAt.set(b, blocks.push(to) - 1);
    kept.push({ from, to });
    count += from.count;
  });
  const pick = (values: Float64Array) => {
    const out = new Float64Array(count);
    for (const { from, to } of kept) out.set(values.subarray(from.start, from.start + from.count), to.start);
    return out;
  };
  const putBack = (values: Float64Array, out: Float64Array) => {
    for (const { from, to } of kept) out.set(values.subarray(to.start, to.start + to.count), from.start);
    return out;
  };
  return { blocks, newAt, count, pick, putBack };
}

/** Plan and multipliers of the whole program from those of a trial at `prices`; the columns of the limits stay nil. */
function whole(
  program: Program,
  totals: readonly TotalRow[],
  trial: Optimal,
  prices: readonly number[],
): Optimal {
  const rows = keep(program.rows, new Set(totals.map(({ row }) => row)));
  const columns = keep(program.columns, singlesOf(totals));
  const y = rows.putBack(trial.y, new Float64Array(program.rowCount));
  totals.forEach(({ row }, k) => {
    y[program.rows[row]!.start] = prices[k]!;
  });
  return { status: 'optimal', x: columns.putBack(trial.x, new Float64Array(program.columnCount)), y };
}

interface Mix {
  readonly x: Float64Array;
  /** Multipliers of the limits over the axis. */
  readonly prices: number[];
  readonly keepsLimits: boolean;
}

/**
 * The cheapest convex mix of plans that keeps the limits over the axis, together with the columns that only those limits
 * have. A limit that no mix keeps is overrun at a price.
 */
async function cheapestMix(
  program: Program,
  totals: readonly TotalRow[],
  plans: readonly Float64Array[],
): Promise<Mix> {
  const cost = objective(program);
  const singles = [...singlesOf(totals)];
  const isSingle = new Set(singles.map(column => program.columns[column]!.start));
  const columns = [
    ...plans.map(x => ({
      cost: x.reduce((sum, value, c) => (isSingle.has(c) ? sum : sum + value * cost[c]!), 0),
      lower: 0,
      upper: 1,
      entries: [...totals.map(({ hourly }) => totalOf(program, hourly, x)), 1],
    })),
    ...singles.map(column => {
      const cell = program.columns[column]!.start;
      const entries = totals.map(({ single }) =>
        single.reduce((sum, term) => (term.column === column ? sum + at(term.value, 0) : sum), 0),
      );
      return {
        cost: cost[cell]!,
        lower: program.lower[cell]!,
        upper: program.upper[cell]!,
        entries: [...entries, 0],
      };
    }),
    ...totals.flatMap((_, k) =>
      [1, -1].map(sign => ({
        cost: BEYOND_EUR,
        lower: 0,
        upper: Number.POSITIVE_INFINITY,
        entries: [...totals.map((_total, other) => (other === k ? sign : 0)), 0],
      })),
    ),
  ];
  const sides = (side: Float64Array) =>
    Float64Array.from([...totals.map(({ row }) => side[program.rows[row]!.start]!), 1]);
  // The overruns make every limit possible: there always is a mix.
  const solution = (await solveDense(columns, sides(program.rowLower), sides(program.rowUpper))) as Optimal;
  const x = new Float64Array(program.columnCount);
  plans.forEach((plan, k) => {
    const share = solution.x[k]!;
    if (share > 0) for (let c = 0; c < x.length; c++) x[c]! += share * plan[c]!;
  });
  singles.forEach((column, s) => {
    x[program.columns[column]!.start] = solution.x[plans.length + s]!;
  });
  const beyond = solution.x.subarray(plans.length + singles.length);
  const keepsLimits = totals.every(({ row }, k) => {
    const limit = Math.abs(program.rowUpper[program.rows[row]!.start]!);
    const room = WITHIN_SHARE * (Number.isFinite(limit) ? 1 + limit : 1);
    return beyond[2 * k]! <= room && beyond[2 * k + 1]! <= room;
  });
  return { x, prices: totals.map((_, k) => solution.y[k]!), keepsLimits };
}

function totalOf(program: Program, terms: readonly Term[], x: Float64Array): number {
  let sum = 0;
  for (const { column, value } of terms) {
    const { start, count } = program.columns[column]!;
    for (let t = 0; t < count; t++) sum += at(value, t) * x[start + t]!;
  }
  return sum;
}
