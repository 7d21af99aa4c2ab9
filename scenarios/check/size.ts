import type { Axis, Issue } from '../../engine/index.ts';
import { list, record } from './known-names.ts';
import { gotProblem } from './problem.ts';

/** Sites times years times packages times paths times steps: some thousands of site-years, an hour's work for two threads. */
const MOST_SITE_STEPS = 40_000_000;

/**
 * Each list may be long and so may the period, but not all at once: that would never end. `made`
 * packages of choices come beside those that are written out; a path without changes is the study itself.
 */
export function checkSize(input: unknown, axis: Axis | null, made = 0): Issue[] {
  if (!axis) return [];
  const study = record(input);
  const sites = list(study.sites).length + list(study.requests).length;
  const years = Math.max(1, list(study.years).length);
  const packages = Math.max(1, list(study.packages).length + made);
  const paths = 1 + list(study.paths).filter(path => list(record(path).changes).length > 0).length;
  const size = sites * years * packages * paths * axis.steps;
  if (size <= MOST_SITE_STEPS) return [];
  const ways = paths === 1 ? '' : ` x ${paths} paths`;
  const got = `${sites} sites x ${years} years x ${packages} packages${ways} x ${axis.steps} steps = ${size}`;
  return [
    gotProblem('', 'study-too-large', got, `at most ${MOST_SITE_STEPS}: ask it in parts, or in longer steps`),
  ];
}
