import { expect } from 'vitest';
import {
  type DispatchOptions,
  dispatch,
  type Site,
  type SiteGroup,
  type SiteOperation,
  type Steering,
  type SteeringUse,
} from '../../engine/index.ts';
import { forEachCoefficient, objective, type Program } from '../../engine/program/program.ts';
import { runHighsInteger } from '../../engine/solve/highs.ts';
import { integerModel } from '../../engine/solve/integer-model.ts';

export const OPTIONS: DispatchOptions = { tolerance: 1e-7, deadlineMs: null, foresight: 'perfect' };

type Asked = readonly (readonly [step: number, mw: number])[];

/** Asked on top of the plan in some steps: more import above nil, more export below; paid 100 EUR/MWh. */
export function duty(steps: number, asked: Asked, parts: Partial<Steering> = {}): Steering {
  const side = (sign: 1 | -1) => {
    const askedMw = new Float64Array(steps);
    for (const [t, mw] of asked) askedMw[t] = Math.max(0, sign * mw);
    const eurPerMwh = askedMw.map(mw => (mw > 0 ? 100 : 0));
    return { askedMw, eurPerMwh, planEurPerMwh: new Float64Array(steps) };
  };
  return { import: side(1), export: side(-1), penaltyEurPerMwh: null, ...parts };
}

export const asking = (site: Site, steering: Steering): Site => ({
  ...site,
  limits: { ...site.limits, steering },
});

export async function planOf(group: SiteGroup, options = OPTIONS) {
  const answer = await dispatch(group, options);
  if (answer.status === 'infeasible') throw new Error(JSON.stringify(answer.infeasibility));
  return answer;
}

export function netOf({ flows }: Pick<SiteOperation, 'flows'>): Float64Array {
  const of = (name: string) => flows.find(one => one.name === name && one.asset === null)?.values;
  const [taken, beyond, given] = [of('import')!, of('breach'), of('export')!];
  return taken.map((mw, t) => mw + (beyond?.[t] ?? 0) - given[t]!);
}

/** What a steered site gives is what its contract asks, less what it is told to be short. */
export function held(use: SteeringUse, net: Float64Array, steering: Steering): void {
  let paidEur = 0;
  for (let t = 0; t < net.length; t++) {
    const [asked, delivered] = [use.askedMw[t]!, use.deliveredMw[t]!];
    const sign = Math.sign(asked);
    const above = sign * (net[t]! - use.planMw[t]!);
    // What it gives above its plan is at least what counts as delivered, and that no more than was asked.
    if (Math.abs(delivered) > 1e-6) expect(above).toBeGreaterThanOrEqual(Math.abs(delivered) - 2e-5);
    expect(sign * delivered).toBeGreaterThanOrEqual(-1e-6);
    expect(sign * delivered).toBeLessThanOrEqual(Math.abs(asked) + 1e-6);
    const side = asked > 0 ? steering.import : steering.export;
    paidEur += Math.abs(delivered) * side.eurPerMwh[t]!;
    if (asked !== 0) paidEur += Math.max(0, sign * use.planMw[t]!) * side.planEurPerMwh[t]!;
  }
  expect(use.paidEur).toBeCloseTo(paidEur, 4);
  // Where it does less than its plan it is shorter than what was asked.
  expect(use.deliveredMwh + use.shortMwh).toBeGreaterThanOrEqual(use.askedMwh - 1e-6);
  if (steering.penaltyEurPerMwh === null) expect(use.shortMwh).toBe(0);
  else expect(use.penaltyEur).toBeGreaterThanOrEqual(steering.penaltyEurPerMwh * use.shortMwh - 1e-4);
}

/** The program with a yes-no column per pair and step, by HiGHS. */
export async function refereeEur(program: Program): Promise<number> {
  const cost = [...objective(program)];
  const entries: [number, number][][] = cost.map(() => []);
  forEachCoefficient(program, (row, column, value) => entries[column]!.push([row, value]));
  const [lower, upper] = [[...program.lower], [...program.upper]];
  const [rowLower, rowUpper] = [[...program.rowLower], [...program.rowUpper]];
  const most = 1000;
  for (const pair of program.exclusive)
    for (let t = 0; t < program.steps; t++) {
      const yes = cost.push(0) - 1;
      lower.push(0);
      upper.push(1);
      entries.push([]);
      for (const [side, sign] of [
        [pair.one, -1],
        [pair.other, 1],
      ] as const) {
        const row = rowUpper.push(sign < 0 ? 0 : most) - 1;
        rowLower.push(Number.NEGATIVE_INFINITY);
        for (const block of side) entries[program.columns[block]!.start + t]!.push([row, 1]);
        entries[yes]!.push([row, sign * most]);
      }
    }
  const integer = cost.map((_, c) => c >= program.columnCount);
  const model = integerModel({ cost, lower, upper, entries, rowLower, rowUpper, integer });
  const solution = await runHighsInteger(model, { mip_rel_gap: 1e-9 }, null);
  if (solution.status !== 'plan') throw new Error(solution.status);
  const constant = program.constants.reduce((sum, { eur }) => sum + eur, 0);
  return cost.reduce((sum, eur, c) => sum + eur * solution.x[c]!, constant);
}
