import { certify, reducedCosts } from '../dispatch/certificate.ts';
import { type ExclusiveSolution, solveExclusively } from '../dispatch/exclusive.ts';
import { objective, type Program } from '../program/program.ts';
import type { Solution, Solve } from '../solve/solution.ts';
import { withSlack } from './elastic.ts';
import { type Schedules, withSchedules } from './fix.ts';
import { leastCostSchedule } from './schedule.ts';
import { unitCosts } from './unit-costs.ts';

/** Rounds of schedules from new multipliers after the first. */
const IMPROVING_ROUNDS = 6;
/** Rounds of schedules from the multipliers of a shortage or surplus. */
const REPAIR_ROUNDS = 12;
/** How far each round moves from the multipliers that prove most towards those of the best plan. */
const STEPS_TOWARDS_PLAN = [0.5, 0.25, 0.1, 1] as const;
/** Pull of a schedule towards what the relaxation does, as shares of the spread of its costs: a tie-breaker, and strong. */
const PULLS = [1e-6, 0.3] as const;

type Optimal = Extract<Solution, { status: 'optimal' }>;

interface Plan extends Optimal {
  readonly schedules: Schedules;
  readonly costEur: number;
}

/**
 * Solves a program under its on/off assets and its exclusive pairs. The relaxation gives multipliers; at those, each on/off
 * asset is a small problem of its own whose exact answer (`leastCostSchedule`) is a schedule; with the schedules given the
 * program is linear again. Rounds with multipliers between those that prove most and those of the best plan look for better
 * schedules and better proofs, until the gap is within `tolerance`. Without on/off assets this is `solveExclusively`.
 *
 * The multipliers returned are those that prove most (see `certify` for why the bound holds for every operable plan).
 * `infeasible` is returned where the relaxation has no plan, or where no schedule was found that has one.
 */
export async function solveCommitted(
  program: Program,
  solve: Solve,
  tolerance: number,
): Promise<ExclusiveSolution> {
  if (program.onOff.length === 0) return solveExclusively(program, solve);
  const relaxed = await solve(program);
  if (relaxed.status !== 'optimal') return relaxed;
  let y = relaxed.y;
  let best: Plan | null = null;
  const tried = new Set<string>();
  const attempt = async (schedules: Schedules) => {
    const key = keyOf(schedules);
    if (tried.has(key)) return;
    tried.add(key);
    const plan = await feasiblePlan(program, schedules, solve, relaxed.x);
    if (!plan) return;
    tried.add(keyOf(plan.schedules));
    if (!best || plan.costEur < best.costEur) best = plan;
    if (boundOf(program, plan.y) > boundOf(program, y)) y = plan.y;
  };
  for (const pull of PULLS) await attempt(schedulesAt(program, y, relaxed.x, pull));
  for (let round = 0; round < IMPROVING_ROUNDS; round++) {
    const plan = best as Plan | null;
    if (!plan || gapOf(plan.costEur, boundOf(program, y)) <= tolerance) break;
    const share = STEPS_TOWARDS_PLAN[round % STEPS_TOWARDS_PLAN.length]!;
    const mixed = y.map((value, r) => value + share * (plan.y[r]! - value));
    if (boundOf(program, mixed) > boundOf(program, y)) y = mixed;
    await attempt(schedulesAt(program, mixed, plan.x, PULLS[0]));
  }
  const plan = best as Plan | null;
  if (!plan) return { status: 'infeasible' };
  const final = await solveExclusively(withSchedules(program, plan.schedules), solve);
  if (final.status !== 'optimal') return final;
  return { ...final, y };
}

function keyOf(schedules: Schedules): string {
  return schedules.map(schedule => schedule.join('')).join('|');
}

function boundOf(program: Program, y: Float64Array): number {
  return certify(program, program.lower, y, '').boundEur;
}

function gapOf(costEur: number, boundEur: number): number {
  return (costEur - boundEur) / Math.max(1, Math.abs(costEur));
}

/** The cheapest schedule of each asset at the multipliers, pulled towards the plan `towards` by `pull`. */
function schedulesAt(
  program: Program,
  y: Float64Array,
  towards: Float64Array,
  pull: number,
  required: readonly (Int8Array | null)[] = [],
): Schedules {
  const reduced = reducedCosts(withoutLinks(program), y);
  return program.onOff.map((unit, u) => {
    const costs = unitCosts(program, unit, reduced);
    const on = program.columns[unit.on]!.start;
    let spread = 0;
    for (const cost of costs.on) if (Number.isFinite(cost)) spread += Math.abs(cost);
    const perStep = (pull * spread) / program.steps;
    for (let t = 0; t < program.steps; t++) costs.on[t]! += perStep * (1 - 2 * towards[on + t]!);
    const free = leastCostSchedule(costs, unit);
    const marks = required[u];
    if (!marks) return free.on;
    for (let t = 0; t < program.steps; t++) {
      if (marks[t]! > 0) costs.off[t] = Number.POSITIVE_INFINITY;
      if (marks[t]! < 0) costs.on[t] = Number.POSITIVE_INFINITY;
    }
    const held = leastCostSchedule(costs, unit);
    return Number.isFinite(held.costEur) ? held.on : free.on;
  });
}

/** The terms of the rows that a whole schedule satisfies by itself are left out of the prices of schedules. */
function withoutLinks(program: Program): Program {
  const links = new Set(program.onOff.flatMap(unit => unit.links));
  return { ...program, terms: program.terms.filter(term => !links.has(term.row)) };
}

/**
 * The best plan on the schedules. Where there is none, the hours that fall short or run over at the least cost say where
 * assets have to be on or off; the schedules are made anew with that until a plan exists or the rounds are spent.
 */
async function feasiblePlan(
  program: Program,
  first: Schedules,
  solve: Solve,
  towards: Float64Array,
): Promise<Plan | null> {
  let schedules = first;
  const required = program.onOff.map(() => new Int8Array(program.steps));
  for (let round = 0; round < REPAIR_ROUNDS; round++) {
    const solution = await solve(withSchedules(program, schedules));
    if (solution.status === 'optimal')
      return { ...solution, schedules, costEur: costOf(program, solution.x) };
    if (solution.status === 'out-of-time') return null;
    const elastic = withSlack(withSchedules(program, schedules));
    const loose = await solve(elastic.program);
    if (loose.status !== 'optimal') return null;
    mark(program, elastic, loose.x, schedules, required);
    const next = schedulesAt(program, loose.y, towards, 0, required);
    if (keyOf(next) === keyOf(schedules)) return null;
    schedules = next;
  }
  return null;
}

/** Slack below this many MW is rounding. */
const SLACK_MW = 1e-7;

/** Marks steps of shortage for assets that feed the balance and are off, and steps of surplus for those that are on. */
function mark(
  program: Program,
  { program: elastic, slacks }: ReturnType<typeof withSlack>,
  x: Float64Array,
  schedules: Schedules,
  required: readonly Int8Array[],
): void {
  for (const { row, short, over } of slacks) {
    program.onOff.forEach((unit, u) => {
      const gives = program.terms.find(term => term.row === row && term.column === unit.output);
      if (!gives) return;
      const feeds = (typeof gives.value === 'number' ? gives.value : gives.value[0]!) > 0;
      const [lacking, surplus] = feeds ? [short, over] : [over, short];
      for (let t = 0; t < program.steps; t++) {
        const isOn = schedules[u]![t] === 1;
        if (!isOn && x[elastic.columns[lacking]!.start + t]! > SLACK_MW) required[u]![t] = 1;
        if (isOn && x[elastic.columns[surplus]!.start + t]! > SLACK_MW) required[u]![t] = -1;
      }
    });
  }
}

function costOf(program: Program, x: Float64Array): number {
  const cost = objective(program);
  let sum = program.constants.reduce((total, { eur }) => total + eur, 0);
  for (let c = 0; c < cost.length; c++) sum += cost[c]! * x[c]!;
  return sum;
}
