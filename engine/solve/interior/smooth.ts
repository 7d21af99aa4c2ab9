import { certify } from '../../dispatch/certificate.ts';
import { objective, type Program } from '../../program/program.ts';
import { finish } from './finish.ts';
import { idleBlocks, stayIdle } from './idle.ts';
import { FEWEST_STEPS, toLanes } from './lanes.ts';
import { mehrotra } from './mehrotra.ts';
import { newNewton } from './newton.ts';
import { toOuter } from './outer.ts';
import { pack } from './packed.ts';
import { type Staged, toStages } from './stages.ts';
import { unpackPlan } from './unpack.ts';

/** Of the tolerance: what the smoothest plan may cost more than the cheapest. */
const COST_SHARE = 0.1;
/** Of what the squares cost: how near to the least the method comes. */
const GOAL_SHARE = 0.03;
const LARGEST_RESIDUAL = 1e-8;
/** What a plan on its bounds may miss in a row, MW. */
const CLEAN_MW = 1e-10;
const LARGEST_VIOLATION_MW = 1e-6;

/**
 * Of the plans that cost the same, the smoothest: with the least sum of squared flows, each against its largest. The squares
 * are priced so low that together they stay far below the tolerance: they choose among plans that cost the same and
 * no more. Null where there is nothing to choose, or where the plan is not proven within the tolerance by the multipliers y.
 */
export function smoothed(
  program: Program,
  x: Float64Array,
  y: Float64Array,
  tolerance: number,
): Float64Array | null {
  if (program.steps < FEWEST_STEPS || program.onOff.length > 0) return null;
  const idle = idleBlocks(program);
  const used = stayIdle(program, idle, y) ? idle : new Set<number>();
  const staged = toStages(program, used);
  if (!staged) return null;
  const cost = objective(program);
  let eur = 0;
  for (let c = 0; c < x.length; c++) eur += cost[c]! * x[c]!;
  const scale = flowScales(program);
  let squares = 0;
  for (const [column, most] of scale) {
    const { start, count } = program.columns[column]!;
    for (let k = start; k < start + count; k++) squares += (x[k]! * x[k]!) / (2 * most);
  }
  const budgetEur = COST_SHARE * tolerance * Math.abs(eur);
  if (!(squares > 0) || !(budgetEur > 0)) return null;
  const plan = leastSquares(program, weighted(staged, scale, budgetEur / squares), GOAL_SHARE * budgetEur);
  if (!plan) return null;
  const after = certify({ ...program, exclusive: [] }, plan, y, '');
  const isProven =
    after.gap <= tolerance &&
    after.maxResidualMw <= LARGEST_VIOLATION_MW &&
    after.maxBoundViolationMw <= LARGEST_VIOLATION_MW;
  return isProven ? plan : null;
}

/** Largest value of every block of columns that the operation shows as a flow, MW. */
function flowScales(program: Program): Map<number, number> {
  const scales = new Map<number, number>();
  for (const { column, role } of program.flows) {
    const { start, count } = program.columns[column]!;
    if (role === 'level' || count !== program.steps) continue;
    let most = 0;
    for (let k = start; k < start + count; k++) if (program.upper[k]! > most) most = program.upper[k]!;
    if (most > 0) scales.set(column, most);
  }
  return scales;
}

function weighted(staged: Staged, scale: ReadonlyMap<number, number>, eurPerSquare: number): Staged {
  const flows = [...staged.stages.flows];
  staged.columnPlaces.forEach((place, c) => {
    const most = scale.get(c);
    if (place.kind === 'flow' && most !== undefined)
      flows[place.at] = { ...flows[place.at]!, weight: eurPerSquare / most };
  });
  return { ...staged, stages: { ...staged.stages, flows } };
}

function leastSquares(program: Program, staged: Staged, goalEur: number): Float64Array | null {
  const { stages } = staged;
  const lanes = toLanes(stages);
  const outer = toOuter(stages, lanes);
  const packed = pack(stages, lanes);
  const newton = newNewton(packed, outer);
  const columns = 2 * lanes.count * (stages.flows.length + stages.levels.length) + outer.columns;
  const { status } = mehrotra(newton, columns, {
    gapEur: () => goalEur,
    residual: LARGEST_RESIDUAL,
    largestMove: null,
    stepHours: program.stepHours,
    largestStart: 3,
    isTrial: false,
    hasWeights: true,
    late: () => false,
  });
  if (status !== 'converged') return null;
  const x = unpackPlan(program, staged, packed, outer, newton.outer);
  return finish(newton, CLEAN_MW) ? unpackPlan(program, staged, packed, outer, newton.outer) : x;
}
