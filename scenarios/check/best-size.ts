import { technology } from '../../data/index.ts';
import type { Issue } from '../../engine/index.ts';
import { record } from './known-names.ts';
import { gotProblem, member } from './problem.ts';

/** A technique has a size or has its best size sought, and only what grows with a size has a best one. */
export function checkSizing(measure: Readonly<Record<string, unknown>>, path: string): Issue[] {
  const investment = record(measure.investment);
  const place = `${path}/investment`;
  const { technology: id, size, bestSize } = investment;
  const issues: Issue[] = [];
  if (id !== undefined && size === undefined && bestSize === undefined)
    issues.push(
      gotProblem(place, 'missing-field', 'no `size`', 'the field `size`, or a range as `bestSize`'),
    );
  if (size !== undefined && bestSize !== undefined)
    issues.push(
      gotProblem(member(place, 'bestSize'), 'not-together', '`size` and `bestSize`', 'one of the two'),
    );
  const isSaving = typeof id === 'string' && technology(id)?.becomes?.kind === 'saving';
  if (bestSize !== undefined && (isSaving || measure.saves !== undefined))
    issues.push(
      gotProblem(
        member(place, 'bestSize'),
        'not-together',
        '`bestSize` beside a saving',
        'a fixed size: a saving is a share of the demand, and does not grow',
      ),
    );
  return issues;
}
