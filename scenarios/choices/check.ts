import type { Issue } from '../../engine/index.ts';
import { record } from '../check/known-names.ts';
import { checkMade } from './check-made.ts';
import { checkMeasures } from './check-measures.ts';
import { checkWritten } from './check-written.ts';
import { choosingOf } from './choosing.ts';
import { cyclesOf } from './dependencies.ts';

/** Problems of choices, and how many packages are made of them; none where something keeps them from being made. */
interface CheckedChoices {
  readonly issues: readonly Issue[];
  readonly made: number;
}

/**
 * Checks measures that are chosen: requirements in a circle or against exclusions, years that do not count, packages that are
 * written out against the rules, and choices of which nothing or too much can be made. Of a study that may be wrong in any way;
 * `computed` are the years of its paths.
 */
export function checkChoices(input: unknown, computed: readonly number[]): CheckedChoices {
  if (record(input).kind !== 'business-case') return { issues: [], made: 0 };
  const choosing = choosingOf(input, computed);
  const measures = checkMeasures(choosing);
  // In a circle nothing can be decided.
  if (cyclesOf(choosing.options).length > 0) return { issues: measures, made: 0 };
  const { issues, made } = checkMade(choosing);
  return { issues: [...measures, ...checkWritten(choosing), ...issues], made };
}
