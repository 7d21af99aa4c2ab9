import type { Axis, Issue } from '../../engine/index.ts';
import { list, record } from './known-names.ts';
import { gotProblem } from './problem.ts';

/** Sites times years times packages times steps. Each step of a site is kept as some ten numbers: this much fits in memory. */
const MOST_SITE_STEPS = 20_000_000;

/**
 * Each list may be long and so may the period, but not all at once: that would fill the memory before any work is done. `made`
 * packages of choices come beside those that are written out.
 */
export function checkSize(input: unknown, axis: Axis | null, made = 0): Issue[] {
  if (!axis) return [];
  const study = record(input);
  const sites = list(study.sites).length;
  const years = Math.max(1, list(study.years).length);
  const packages = Math.max(1, list(study.packages).length + made);
  const size = sites * years * packages * axis.steps;
  if (size <= MOST_SITE_STEPS) return [];
  const got = `${sites} sites x ${years} years x ${packages} packages x ${axis.steps} steps = ${size}`;
  return [
    gotProblem('', 'study-too-large', got, `at most ${MOST_SITE_STEPS}: ask it in parts, or in longer steps`),
  ];
}
