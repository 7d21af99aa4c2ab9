import type { Axis } from '../calendar/axis.ts';
import { InputError } from '../errors.ts';
import type { SteeringUse } from '../multipliers/steering-use.ts';
import type { Executor, Watch } from '../pool/executor.ts';
import { type CallSequence, mostTakenMw } from '../rights/calls.ts';
import { type CalledRight, compileLimitInto } from '../rights/compile.ts';
import { rightPayments } from '../rights/money.ts';
import type { Direction, HeldRight } from '../rights/product.ts';
import { maximum, type Series } from '../series/series.ts';
import { type Member, siteUnder } from './member.ts';
import { type KnownAnswers, type Operated, runSites } from './run-sites.ts';
import type { AreaOptions } from './simulate.ts';

/** What a member would hold in place of its own rights, and the calls that it has to reckon with. */
export interface Offer {
  readonly member: Member;
  readonly rights: readonly HeldRight[];
  readonly calls: readonly (CallSequence | null)[];
  /** For rights that are called by price, EUR/MWh. */
  readonly dayAheadEurPerMwh?: Series;
}

/** When a company signs, beyond what it costs: reasons that no program knows. */
export interface SigningRule {
  /** What it wants to gain at least, EUR over the axis per MW that may be taken. */
  readonly leastGainEurPerMw: number;
  /** Share of what the calls cost it that it adds for what it does not know. */
  readonly riskShare: number;
}

/** Where a company stands towards an offer. Money in EUR over the axis. */
export interface Willingness {
  readonly name: string;
  /** Most MW that calls may take off what is contracted, and the most that they do: none of a company that is not called. */
  readonly offeredMw: number;
  readonly mw: number;
  /** Least cost with its own rights, and under the offer before payments: tariff reductions count, calls count. */
  readonly ownEur: number;
  /** Null: it cannot run under the calls. */
  readonly underEur: number | null;
  /** Payment at which it is no better and no worse off; below nil the tariff alone makes up for the calls. Null: none is enough. */
  readonly indifferenceEur: number | null;
  /** What the offer pays. */
  readonly paidEur: number;
  /** Payment from which it signs by the rule. */
  readonly asksEur: number | null;
  readonly signs: boolean;
  /** Energy that calls take off its contract, and how much of that it would have used, MWh. */
  readonly calledMwh: number;
  readonly usedMwh: number;
  /** Share of what it is paid for energy that it would not have used anyway. */
  readonly freeShare: number;
}

/**
 * How every company stands towards an offer, from its least cost with and without it: exact to the tolerance of the
 * dispatch.
 * @throws InputError for a member that cannot run with its own rights.
 */
export async function willingness(
  offers: readonly Offer[],
  axis: Axis,
  rule: SigningRule,
  { dispatch, knowledge, known = new Map() }: AreaOptions,
  executor: Executor,
  watch: Watch = {},
): Promise<Willingness[]> {
  const answers: KnownAnswers = known;
  const own = offers.map(({ member }) => siteUnder(member, uncalled(member.rights), axis));
  const under = offers.map(offer => siteUnder(offer.member, called(offer), axis, 1, knowledge));
  const run = await runSites([...own, ...under], axis, dispatch, executor, answers, watch);
  return offers.map((offer, k) => {
    const alone = run[k];
    if (!alone) throw cannotRun(offer.member, k);
    return willingnessOf(offer, axis, rule, alone, run[offers.length + k] ?? null);
  });
}

/**
 * Offers from the one that asks least per MW: what a node gets for how much. Companies that cannot run are left out, and those
 * that are never called: what nobody asked for has no price.
 */
export function supplyCurve(
  all: readonly Willingness[],
): { name: string; mw: number; eurPerMw: number; totalMw: number }[] {
  let totalMw = 0;
  return all
    .flatMap(({ name, mw, asksEur }) =>
      asksEur === null || mw <= 0 ? [] : [{ name, mw, eurPerMw: asksEur / mw }],
    )
    .sort((a, b) => a.eurPerMw - b.eurPerMw || (a.name < b.name ? -1 : 1))
    .map(step => {
      totalMw += step.mw;
      return { ...step, totalMw };
    });
}

function willingnessOf(
  offer: Offer,
  axis: Axis,
  rule: SigningRule,
  own: Operated,
  under: Operated | null,
): Willingness {
  const rights = called(offer);
  const payments = rightPayments(rights, axis, offer.dayAheadEurPerMwh ?? null);
  const steering = under?.operation.steering ?? null;
  // What steering pays is within the cost of the operation.
  const steeredEur = steering === null ? 0 : steering.paidEur - steering.penaltyEur;
  const paidEur = payments.reduce((sum, { totalEur }) => sum + totalEur, steeredEur);
  const ownEur = own.operation.costEur;
  const underEur = under === null ? null : under.operation.costEur + steeredEur;
  const indifferenceEur = underEur === null ? null : underEur - ownEur;
  const mw = Math.max(0, ...rights.map(({ calls }) => (calls ? maximum(calls.takenMw) : 0)));
  const offeredMw = Math.max(0, ...rights.map(({ held }) => mostTakenMw(held)));
  const asksEur = asksFor(indifferenceEur, offeredMw, rule);
  const { calledMwh, usedMwh } = calledEnergy(rights, axis, own.netMw, steering);
  return {
    name: offer.member.site.name,
    offeredMw,
    mw,
    ownEur,
    underEur,
    indifferenceEur,
    paidEur,
    asksEur,
    signs: signsFor(paidEur, asksEur, ownEur),
    calledMwh,
    usedMwh,
    freeShare: calledMwh > 0 ? Math.max(0, 1 - usedMwh / calledMwh) : 0,
  };
}

/** What a company asks beyond what the offer costs it, by its rule; null where it cannot run. */
export function asksFor(
  indifferenceEur: number | null,
  offeredMw: number,
  { leastGainEurPerMw, riskShare }: SigningRule,
): number | null {
  if (indifferenceEur === null) return null;
  return indifferenceEur + riskShare * Math.max(0, indifferenceEur) + leastGainEurPerMw * offeredMw;
}

/** Plans are known no better than to this share of their cost: who is paid what it bid does not fall out by rounding. */
const COST_SHARE = 2e-6;

/** Whether a company signs for what it is paid, to the rounding of a plan that costs `ownEur`. */
export function signsFor(paidEur: number, asksEur: number | null, ownEur: number): boolean {
  return asksEur !== null && paidEur >= asksEur - COST_SHARE * Math.abs(ownEur);
}

/**
 * Energy that calls take off the limits, or that is bought of bids, and how much of that the company would have used without any
 * call: not what it moved into other hours first. Of steering the energy that is paid for, and how much of that is no part of its
 * own plan.
 */
function calledEnergy(
  rights: readonly CalledRight[],
  axis: Axis,
  netMw: Float64Array,
  steering: SteeringUse | null,
): { calledMwh: number; usedMwh: number } {
  let usedMwh = steering?.deliveredMwh ?? 0;
  let calledMwh = usedMwh + (steering && steering.paidForPlanEur > 0 ? steering.planMwh : 0);
  for (const direction of ['import', 'export'] as const satisfies readonly Direction[]) {
    const free = compileLimitInto(
      uncalled(rights.map(({ held }) => held)),
      direction,
      axis,
      new Float64Array(axis.steps),
    );
    const left = compileLimitInto(rights, direction, axis, new Float64Array(axis.steps));
    const own = rights.filter(({ held }) => held.direction === direction);
    const unbought = own.map(one => (one.calls?.bought ? { ...one, calls: null } : one));
    const paid = compileLimitInto(unbought, direction, axis, new Float64Array(axis.steps));
    const sign = direction === 'import' ? 1 : -1;
    for (let t = 0; t < axis.steps; t++) {
      if (left[t]! >= free[t]!) continue;
      calledMwh += (free[t]! - paid[t]!) * axis.stepHours;
      for (const { calls } of own) calledMwh += (calls?.bought?.mw[t] ?? 0) * axis.stepHours;
      usedMwh += Math.max(0, Math.min(free[t]!, sign * netMw[t]!) - left[t]!) * axis.stepHours;
    }
  }
  return { calledMwh, usedMwh };
}

function uncalled(rights: readonly HeldRight[]): CalledRight[] {
  return rights.map(held => ({ held, calls: null }));
}

function called({ rights, calls }: Offer): CalledRight[] {
  return rights.map((held, r) => ({ held, calls: calls[r] ?? null }));
}

function cannotRun({ site: { name } }: Member, k: number): InputError {
  const expected = 'own rights within which the company can run';
  const message = `offer: got ${name} without a plan, expected ${expected}`;
  return new InputError([
    { path: `/offers/${k}/member`, code: 'infeasible', message, expected, value: name },
  ]);
}
