import { at } from '../series/series.ts';
import type { ConnectionLimits } from './site.ts';

/** What a site is asked in one direction beyond its plan, and what is paid for it, by step. */
export interface SteeredDirection {
  /** MW on top of what the site exchanges by its plan; nil where it is not called. */
  readonly askedMw: Float64Array;
  /** Paid for what it delivers above its plan, EUR/MWh. */
  readonly eurPerMwh: Float64Array;
  /** Paid besides for what its plan has in this direction anyway, EUR/MWh: nil unless the contract pays the whole flow. */
  readonly planEurPerMwh: Float64Array;
}

/**
 * A duty to take or to feed in more than the site would: while it is called its net exchange is at least its plan and what is
 * asked. The plan is what it would do under all else that holds, but without this duty.
 */
export interface Steering {
  readonly import: SteeredDirection;
  readonly export: SteeredDirection;
  /**
   * What the site pays for a MWh that it falls short, and is not paid for then; null: it must deliver. Where it does less than its
   * plan it pays the fee besides.
   */
  readonly penaltyEurPerMwh: number | null;
  /** Step from whose start on the site knows what it is asked in each step; absent: it knows from the start. */
  readonly untilStep?: Int32Array;
  /** Import less export by that plan, MW; absent until it is known, and the duty holds from then. */
  readonly planMw?: Float64Array;
}

/** Less than this is not asked: rounding of a plan, MW. */
const LEAST_ASKED_MW = 1e-6;

/**
 * What is asked by step, MW: more import above nil, more export below. No further than the connection goes; of what is asked
 * both ways in one step only the difference counts.
 */
export function askedMw({ steering, importMw, exportMw }: ConnectionLimits, steps: number): Float64Array {
  const asked = new Float64Array(steps);
  if (!steering?.planMw) return asked;
  for (let t = 0; t < steps; t++) {
    const wanted = steering.import.askedMw[t]! - steering.export.askedMw[t]!;
    if (wanted === 0) continue;
    const plan = steering.planMw[t]!;
    const room = wanted > 0 ? at(importMw, t) - plan : at(exportMw, t) + plan;
    const mw = Math.min(Math.abs(wanted), room);
    if (mw > LEAST_ASKED_MW) asked[t] = wanted > 0 ? mw : -mw;
  }
  return asked;
}

/** The most by which a site can fall short of what it is asked, by step, MW: when it exchanges all it can the other way. */
export function mostShortMw(
  { steering, importMw, exportMw, breach }: ConnectionLimits,
  asked: Float64Array,
): Float64Array {
  const plan = steering!.planMw!;
  return asked.map((mw, t) => {
    if (mw === 0) return 0;
    const away =
      mw > 0 ? plan[t]! + at(exportMw, t) : at(importMw, t) + at(breach?.importMw ?? 0, t) - plan[t]!;
    return Math.abs(mw) + Math.max(0, away);
  });
}

/** Whether a site is asked anything in any step. */
export function isAsked({ steering }: Pick<ConnectionLimits, 'steering'>): boolean {
  if (!steering) return false;
  return [steering.import, steering.export].some(side => side.askedMw.some(mw => mw > 0));
}

/** Steering as the site knows of it at the start of a step: what it is told later it is not asked yet. */
export function steeringKnownAt(steering: Steering, step: number): Steering {
  const { untilStep, ...known } = steering;
  if (!untilStep) return steering;
  const heard = (side: SteeredDirection): SteeredDirection => ({
    ...side,
    askedMw: side.askedMw.map((mw, t) => (step < untilStep[t]! ? 0 : mw)),
  });
  return { ...known, import: heard(steering.import), export: heard(steering.export) };
}

/** Steps `from` (included) to `to` (excluded). */
export function sliceSteering(steering: Steering, from: number, to: number): Steering {
  const { untilStep: _, planMw, ...rest } = steering;
  const cut = ({ askedMw: asked, eurPerMwh, planEurPerMwh }: SteeredDirection): SteeredDirection => ({
    askedMw: asked.slice(from, to),
    eurPerMwh: eurPerMwh.slice(from, to),
    planEurPerMwh: planEurPerMwh.slice(from, to),
  });
  return {
    ...rest,
    import: cut(steering.import),
    export: cut(steering.export),
    ...(planMw && { planMw: planMw.slice(from, to) }),
  };
}
