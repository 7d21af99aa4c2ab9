import { type Axis, type Issue, spanAxis, yearAxis } from '../../engine/index.ts';
import { isRecord } from './known-names.ts';
import { gotProblem, member, problem } from './problem.ts';

/** Longest period: ten years. Longer questions are asked by `years`. */
const MOST_DAYS = 3660;
const DAY_MS = 86_400_000;

const TIME = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?$/;

/** The steps of a period that is right, or what is wrong with it beyond the shape of its fields. */
export function checkPeriod(period: unknown, path: string): { axis: Axis | null; issues: Issue[] } {
  const nothing = { axis: null, issues: [] };
  if (!isRecord(period)) return nothing;
  const stepMinutes = period.stepMinutes ?? 60;
  if (stepMinutes !== 15 && stepMinutes !== 60) return nothing;
  if (typeof period.year === 'number' && period.start === undefined) {
    const { year } = period;
    const known = Number.isInteger(year) && year >= 1970 && year <= 2199;
    return known ? { axis: yearAxis(year, stepMinutes), issues: [] } : nothing;
  }
  const { start, end } = period;
  if (typeof start !== 'string' || typeof end !== 'string') return nothing;
  const startMs = timeMs(start, member(path, 'start'));
  const endMs = timeMs(end, member(path, 'end'));
  const wrong = [startMs, endMs].filter(outcome => typeof outcome !== 'number');
  if (wrong.length > 0) return { axis: null, issues: wrong };
  return spanOf(startMs as number, endMs as number, stepMinutes, path, { start, end });
}

function timeMs(text: string, path: string): number | Issue {
  const match = TIME.exec(text);
  const form = 'a time such as 2024-01-01T00:00:00+01:00';
  if (!match) return problem(path, 'bad-time', text, form);
  const [, year, month, day, hour, , , offset] = match;
  if (hour !== undefined && offset === undefined)
    return problem(path, 'missing-offset', text, `an offset at the end, such as ${text}+01:00 or ${text}Z`);
  if (hour === undefined) return problem(path, 'missing-offset', text, form);
  const ms = Date.parse(text);
  const days = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return Number.isNaN(ms) || Number(day) > days ? problem(path, 'bad-time', text, form) : ms;
}

function spanOf(
  startMs: number,
  endMs: number,
  stepMinutes: 15 | 60,
  path: string,
  text: { readonly start: string; readonly end: string },
): { axis: Axis | null; issues: Issue[] } {
  const stepMs = stepMinutes * 60_000;
  const issues: Issue[] = [];
  for (const [field, ms] of [['start', startMs] as const, ['end', endMs] as const]) {
    if (ms % stepMs !== 0)
      issues.push(
        problem(member(path, field), 'off-step', text[field], `a whole step of ${stepMinutes} minutes`),
      );
  }
  const steps = (endMs - startMs) / stepMs;
  if (steps <= 0)
    issues.push(
      problem(member(path, 'end'), 'period-order', text.end, `a time after the start ${text.start}`),
    );
  const days = (endMs - startMs) / DAY_MS;
  if (days > MOST_DAYS)
    issues.push(gotProblem(path, 'period-too-long', `${Math.ceil(days)} days`, `at most ${MOST_DAYS} days`));
  const outside = startMs < Date.UTC(1970, 0, 1) || endMs > Date.UTC(2200, 0, 1);
  if (outside) issues.push(problem(path, 'bad-time', text.start, 'a period within 1970 to 2199'));
  return issues.length > 0 ? { axis: null, issues } : { axis: spanAxis(startMs, steps, stepMinutes), issues };
}
