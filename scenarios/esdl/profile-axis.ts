import type { EsdlProfile } from '../../data/index.ts';
import { InputError, type Issue } from '../../engine/index.ts';

const MINUTE_MS = 60_000;

/** Steps that all profiles of a study have in common, UTC. */
export interface ProfileAxis {
  readonly startMs: number;
  readonly endMs: number;
  readonly stepMinutes: 15 | 60;
}

/** A profile and what it belongs to, for messages. */
export interface NamedProfile {
  readonly of: string;
  readonly profile: EsdlProfile;
}

/**
 * The time that all profiles cover, in the shortest of their steps; null where none has times. Throws `InputError` with every
 * profile of other steps, or when they have no time in common.
 */
export function axisOf(profiles: readonly NamedProfile[]): ProfileAxis | null {
  const timed = profiles.filter(({ profile }) => profile.startMs !== null);
  if (timed.length === 0) return null;
  const issues = timed.flatMap(stepIssues);
  if (issues.length > 0) throw new InputError(issues);
  const startMs = Math.max(...timed.map(({ profile }) => profile.startMs!));
  const endMs = Math.min(...timed.map(({ profile }) => endOf(profile)));
  if (endMs <= startMs) throw new InputError([apart(timed)]);
  return { startMs, endMs, stepMinutes: timed.some(({ profile }) => profile.stepMinutes === 15) ? 15 : 60 };
}

function stepIssues({ of, profile }: NamedProfile): Issue[] {
  const { startMs, stepMinutes } = profile;
  const isStep = stepMinutes === 15 || stepMinutes === 60;
  if (isStep && startMs! % (stepMinutes * MINUTE_MS) === 0) return [];
  const value = `${stepMinutes} minutes from ${new Date(startMs!).toISOString()}`;
  const expected = 'whole quarters or hours';
  const message = `profile of ${of}: got ${value}, expected ${expected}`;
  return [{ path: `/assets/${of}/profile`, code: 'unusual-steps', message, expected, value }];
}

function apart(profiles: readonly NamedProfile[]): Issue {
  const iso = (ms: number) => new Date(ms).toISOString();
  const value = profiles
    .slice(0, 5)
    .map(({ of, profile }) => `${of} ${iso(profile.startMs!)} to ${iso(endOf(profile))}`)
    .join(', ');
  const expected = 'profiles with some time in common';
  const message = `profiles: got ${value}, expected ${expected}`;
  return { path: '/assets', code: 'profiles-apart', message, expected, value: value.slice(0, 80) };
}

function endOf({ startMs, stepMinutes, values }: EsdlProfile): number {
  return startMs! + values.length * stepMinutes! * MINUTE_MS;
}

/** Values of a profile on the axis, an hour repeated over its quarters; one number for a single value. */
export function onAxis(
  { startMs, stepMinutes, values }: EsdlProfile,
  axis: ProfileAxis | null,
): number | number[] {
  if (startMs === null || axis === null) return values[0]!;
  const steps = (axis.endMs - axis.startMs) / (axis.stepMinutes * MINUTE_MS);
  return Array.from({ length: steps }, (_, t) => {
    const ms = axis.startMs + t * axis.stepMinutes * MINUTE_MS;
    return values[Math.floor((ms - startMs) / (stepMinutes! * MINUTE_MS))]!;
  });
}
