import type { Program } from '../program/program.ts';
import { paidEurPerMwh, plannedMw, planPaidEur, SHORT, steeredName } from '../program/steering.ts';
import type { Site } from '../site/site.ts';
import { askedMw } from '../site/steering.ts';

/** What became of a steering contract over the axis. */
export interface SteeringUse {
  /** Import less export by the plan without it, MW by step. */
  readonly planMw: Float64Array;
  /** What was asked on top of that, and how much of it was delivered: more import above nil, more export below, MW by step. */
  readonly askedMw: Float64Array;
  readonly deliveredMw: Float64Array;
  /** MW short of what was asked, by step; more than was asked where the site did less than its plan. */
  readonly shortMw: Float64Array;
  /** What it costs to be asked one MW more, before what is paid for it, EUR per MW and step. */
  readonly costEurPerMw: Float64Array;
  readonly hours: number;
  /** Energy in the direction and the hours asked: of the plan itself, asked on top, delivered of that, and short, MWh. */
  readonly planMwh: number;
  readonly askedMwh: number;
  readonly deliveredMwh: number;
  readonly shortMwh: number;
  /** Paid for what was delivered, and for energy that the plan had anyway: nil unless the contract pays the whole flow. EUR. */
  readonly paidEur: number;
  readonly paidForPlanEur: number;
  /** What the company pays for what it falls short, the fee for what is less than its plan included, EUR. */
  readonly penaltyEur: number;
}

/** Steering of a site in a plan `x` with row multipliers `y`; null where it has no such contract, or nothing is asked by it. */
export function steeringUse(
  program: Program,
  site: Site,
  x: Float64Array,
  y: Float64Array,
): SteeringUse | null {
  const { steering } = site.limits;
  const row = program.rows.find(({ name }) => name === steeredName(site));
  if (!steering?.planMw || !row) return null;
  const { steps, stepHours } = program;
  const asked = askedMw(site.limits, steps);
  const short = shortMw(program, site, x);
  const price = paidEurPerMwh(steering, asked);
  const penalty = steering.penaltyEurPerMwh;
  const delivered = asked.map((mw, t) => Math.sign(mw) * Math.max(0, Math.abs(mw) - short[t]!));
  const mwh = (mw: Float64Array) => mw.reduce((sum, one) => sum + Math.abs(one), 0) * stepHours;
  const [deliveredMwh, shortMwh] = [mwh(delivered), mwh(short)];
  const paidForPlanEur = planPaidEur(steering, asked, stepHours);
  return {
    planMw: steering.planMw,
    askedMw: asked,
    deliveredMw: delivered,
    shortMw: short,
    costEurPerMw: asked.map((mw, t) => {
      if (mw === 0) return 0;
      const eur = Math.abs(y[row.start + t]!);
      // What is not worth delivering is not delivered.
      return penalty === null ? eur : Math.min(eur, (price[t]! + penalty) * stepHours);
    }),
    hours: asked.reduce((sum, mw) => sum + (mw === 0 ? 0 : stepHours), 0),
    planMwh: mwh(plannedMw(steering, asked)),
    askedMwh: mwh(asked),
    deliveredMwh,
    shortMwh,
    paidEur: delivered.reduce((eur, mw, t) => eur + Math.abs(mw) * price[t]! * stepHours, paidForPlanEur),
    paidForPlanEur,
    penaltyEur: penaltyEurPerHour(short, asked, price, penalty ?? 0).reduce(
      (sum, eur) => sum + eur * stepHours,
      0,
    ),
  };
}

/** What a shortfall costs an hour, by step, EUR/h: the penalty, and the fee for what is less than the plan. */
function penaltyEurPerHour(
  short: Float64Array,
  asked: Float64Array,
  price: Float64Array,
  penalty: number,
): Float64Array {
  return short.map((mw, t) => penalty * mw + price[t]! * Math.max(0, mw - Math.abs(asked[t]!)));
}

function shortMw(program: Program, site: Site, x: Float64Array): Float64Array {
  const block = program.columns.find(({ name }) => name === `${site.name}/${SHORT}`);
  return block ? x.slice(block.start, block.start + block.count) : new Float64Array(program.steps);
}
