import type { Axis } from '../calendar/axis.ts';
import type { Series } from '../series/series.ts';
import { callBudgets } from './budgets.ts';
import { type CallSequence, mostTakenMw, noticeClock, stepsIn } from './calls.ts';
import { callableStepsInto } from './given.ts';
import type { HeldRight } from './product.ts';
import { yearsOf } from './years.ts';

/** How a sequence of calls breaks the rule of its product, where it does so first. */
export interface CallViolation {
  readonly rule: 'hours' | 'calls' | 'call' | 'run' | 'notice' | 'depth' | 'trigger' | 'untold';
  /** Step where it is first broken; the first step of the year for a budget. */
  readonly step: number;
  readonly found: number;
  readonly allowed: number;
}

/** Float error on MW. */
const SLACK_MW = 1e-9;

/** Every rule of a product that a sequence of calls breaks: once per call, run or year; empty where it keeps them all. */
export function callViolations(
  held: HeldRight,
  axis: Axis,
  { calls, takenMw }: CallSequence,
  dayAheadEurPerMwh: Series | null = null,
): CallViolation[] {
  const { call } = held.product;
  const most = mostTakenMw(held);
  const isCallable = callableStepsInto(held.product, axis, dayAheadEurPerMwh, new Uint8Array(axis.steps));
  const isTold = new Uint8Array(axis.steps);
  for (const { firstStep, steps } of calls) isTold.fill(1, firstStep, firstStep + steps);
  const longestCall = stepsIn(call?.longestCallHours ?? null, axis);
  const byStep = firstOf(axis.steps, t => {
    const mw = takenMw[t]!;
    if (mw <= 0) return null;
    if (mw > most + SLACK_MW) return { rule: 'depth', step: t, found: mw, allowed: most };
    if (!isCallable[t]) return { rule: 'trigger', step: t, found: mw, allowed: 0 };
    return isTold[t] ? null : { rule: 'untold', step: t, found: mw, allowed: 0 };
  });
  const told = call ? noticeClock(call.notice, axis) : () => Number.NEGATIVE_INFINITY;
  const byCall = calls.flatMap(({ firstStep, steps, announcedMs }): CallViolation[] => {
    const latest = told(firstStep);
    return [
      ...(steps > longestCall
        ? [{ rule: 'call', step: firstStep, found: steps, allowed: longestCall } as const]
        : []),
      ...(announcedMs > latest
        ? [{ rule: 'notice', step: firstStep, found: announcedMs, allowed: latest } as const]
        : []),
    ];
  });
  return [
    ...byStep,
    ...byCall,
    ...longRuns(held, axis, takenMw),
    ...overBudget(held, axis, { calls, takenMw }),
  ];
}

function firstOf(steps: number, read: (t: number) => CallViolation | null): CallViolation[] {
  const first = new Map<string, CallViolation>();
  for (let t = 0; t < steps; t++) {
    const found = read(t);
    if (found && !first.has(found.rule)) first.set(found.rule, found);
  }
  return [...first.values()];
}

function longRuns({ product }: HeldRight, axis: Axis, takenMw: Float64Array): CallViolation[] {
  const allowed = stepsIn(product.call?.longestRunHours ?? null, axis);
  const out: CallViolation[] = [];
  let length = 0;
  for (let t = 0; t < axis.steps; t++) {
    length = takenMw[t]! > 0 ? length + 1 : 0;
    if (length === allowed + 1) out.push({ rule: 'run', step: t, found: length, allowed });
  }
  return out;
}

function overBudget({ product }: HeldRight, axis: Axis, { calls, takenMw }: CallSequence): CallViolation[] {
  const { yearOf } = yearsOf(axis);
  return callBudgets(product, axis).flatMap((budget, y): CallViolation[] => {
    const step = yearOf.indexOf(y);
    const steps = takenMw.reduce((sum, mw, t) => (yearOf[t] === y && mw > 0 ? sum + 1 : sum), 0);
    const count = calls.filter(({ firstStep }) => yearOf[firstStep] === y).length;
    return [
      ...(steps > budget.steps
        ? [
            {
              rule: 'hours',
              step,
              found: steps * axis.stepHours,
              allowed: budget.steps * axis.stepHours,
            } as const,
          ]
        : []),
      ...(count > budget.calls
        ? [{ rule: 'calls', step, found: count, allowed: budget.calls } as const]
        : []),
    ];
  });
}
