import type { Estimate } from '../../data/index.ts';
import type { Text } from '../schema/study.ts';

/** A part of a file that has no place in the study, and why. */
export interface LeftOut {
  readonly what: string;
  readonly why: Text;
}

/** Everything that a study has beyond its file, and the file beyond the study. */
export interface Notes {
  readonly estimates: Estimate[];
  readonly leftOut: LeftOut[];
}

export function estimate(
  notes: Notes,
  field: string,
  [value, unit]: readonly [value: number | string, unit: string],
  from: Text,
  mark: Estimate['mark'] = 'D',
): void {
  notes.estimates.push({ field, value, unit, from, mark });
}

export function leaveOut(notes: Notes, what: string, nl: string, en: string): void {
  notes.leftOut.push({ what, why: { nl, en } });
}
