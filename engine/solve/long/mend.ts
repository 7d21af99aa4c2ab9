import type { Program, Term } from '../../program/program.ts';
import { at } from '../../series/series.ts';
import type { Solution } from '../solution.ts';
import { cut, keep, type Room, type Stretch } from './cut.ts';
import { raiseBound } from './joint.ts';
import { isBoundary, type PeriodBlocks } from './periods.ts';

/** How far a stretch around a joint reaches on either side at least, hours; it goes on to where whole periods begin and end. */
const REACH_HOURS = 240;
/** How near to a joint its gap is looked for, hours. */
const NEAR_HOURS = 24;

/**
 * Solves the periods around the joints where the plan is worst anew, each stretch between the levels that the plan has at its ends,
 * until what is left of the gaps at all joints is within `budgetEur`. A stretch around the end of the axis goes on at its
 * beginning. One of more than `mostSteps`, or without a plan, is left as it is. `reduced`: what `raiseBound` gave at these
 * joints. Changes x and y.
 */
export function mendJoints(
  program: Program,
  blocks: PeriodBlocks,
  joints: readonly number[],
  x: Float64Array,
  y: Float64Array,
  reduced: Float64Array,
  budgetEur: number,
  mostSteps: number,
  solve: (program: Program) => Solution | null,
  room: Room,
): void {
  const { steps } = program;
  const gaps = gapsAt(program, blocks, [...joints, steps], x, y, reduced).sort((a, b) => b.eur - a.eur);
  let left = gaps.reduce((sum, { eur }) => sum + eur, 0);
  const edges: number[] = [];
  for (const { joint, eur } of gaps) {
    if (left <= budgetEur) break;
    const stretch = around(program, blocks, joint, mostSteps);
    if (!stretch) continue;
    const piece = cut(program, blocks, x, stretch, 'held', room);
    const solution = solve(piece.program);
    if (solution?.status !== 'optimal') continue;
    keep(program, piece, stretch.count, solution, x, y);
    edges.push(stretch.from, (stretch.from + stretch.count) % steps);
    left -= eur;
  }
  if (edges.length > 0) raiseBound(program, edges, x, y);
}

/** The whole periods around a joint. */
function around(
  { steps, stepHours }: Program,
  blocks: PeriodBlocks,
  joint: number,
  mostSteps: number,
): Stretch | null {
  const reach = Math.round(REACH_HOURS / stepHours);
  const isEdge = (t: number) => t % steps === 0 || isBoundary(blocks, t % steps);
  let [from, until] = [joint - reach, joint + reach];
  while (from > 0 && !isEdge(from)) from--;
  while (until - from <= mostSteps && !isEdge(until)) until++;
  return from > 0 && until - from <= mostSteps ? { from, count: until - from } : null;
}

/** What the columns and rows near each joint add to the gap between cost and bound, EUR. */
function gapsAt(
  program: Program,
  blocks: PeriodBlocks,
  joints: readonly number[],
  x: Float64Array,
  y: Float64Array,
  reduced: Float64Array,
): { joint: number; eur: number }[] {
  const { steps, columns, rows, lower, upper, rowLower, rowUpper } = program;
  const reach = Math.min(Math.round(NEAR_HOURS / program.stepHours), joints[0]!);
  const termsOf = rows.map((_, r) => program.terms.filter(({ row }) => row === r));
  const ofStep = (t: number): number => {
    let sum = 0;
    columns.forEach(({ start }, c) => {
      if (blocks.has(c)) return;
      const cost = reduced[start + t]!;
      sum += cost * (x[start + t]! - (cost > 0 ? lower[start + t]! : upper[start + t]!));
    });
    rows.forEach(({ start }, r) => {
      const cell = start + t;
      if (rowLower[cell] === rowUpper[cell] || y[cell] === 0) return;
      const side = y[cell]! > 0 ? rowLower[cell]! : rowUpper[cell]!;
      if (Number.isFinite(side)) sum += y[cell]! * (activityAt(program, termsOf[r]!, t, x) - side);
    });
    return sum;
  };
  return joints.map(joint => {
    let eur = 0;
    for (let k = -reach; k < reach; k++) eur += ofStep((joint + k) % steps);
    return { joint, eur };
  });
}

function activityAt({ steps, columns }: Program, terms: readonly Term[], t: number, x: Float64Array): number {
  let sum = 0;
  for (const { column, value, link } of terms) {
    const { start } = columns[column]!;
    let place = start + t;
    if (typeof link !== 'string') place = 'columnOf' in link ? start + link.columnOf[t]! : place;
    else if (link !== 'same') place = t > 0 ? place - 1 : start + steps - 1;
    if (t > 0 || link !== 'previous') sum += at(value, t) * x[place]!;
  }
  return sum;
}
