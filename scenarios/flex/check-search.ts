import type { Issue } from '../../engine/index.ts';
import { list, record } from '../check/known-names.ts';
import { gotProblem, problem } from '../check/problem.ts';
import { valueAt, withValueAt } from '../paths/changed-study.ts';

/** Places of a design where numbers may be sought. */
const MAY_BE_SOUGHT = ['rightsForRequests', 'offers'] as const;

/**
 * Problems of the searches of a study: pointers that lead to no number, ranges that are none, values at the ends of a range that
 * the design cannot have. `own` are the problems of the study itself; `check` finds those of a study.
 */
export function checkSearches(
  input: unknown,
  own: readonly Issue[],
  check: (input: unknown) => readonly Issue[],
): Issue[] {
  const study = record(input);
  const known = new Set(own.map(({ path, code }) => `${path} ${code}`));
  return list(study.designs).flatMap((written, d): Issue[] => {
    const { search, ...design } = record(written);
    if (search === undefined) return [];
    const path = `/designs/${d}/search`;
    const first =
      d === 0
        ? [
            gotProblem(
              path,
              'contradiction',
              'a search in the first design',
              'none: it is what others are compared with',
            ),
          ]
        : [];
    const seen = new Set<unknown>();
    const issues = list(record(search).ranges).flatMap((range, r): Issue[] => {
      const { pointer, least, most, step } = record(range);
      const place = `${path}/ranges/${r}`;
      if (typeof pointer !== 'string' || typeof least !== 'number' || typeof most !== 'number') return [];
      if (!isNumberAt(design, pointer)) return [unknownPointer(`${place}/pointer`, pointer)];
      if (seen.has(pointer))
        return [problem(`${place}/pointer`, 'duplicate-name', pointer, 'each number once in a search')];
      seen.add(pointer);
      if (least >= most)
        return [problem(`${place}/most`, 'out-of-range', most, `more than the ${least} of least`)];
      const stepIssues =
        typeof step === 'number' && (step <= 0 || step > most - least)
          ? [
              problem(
                `${place}/step`,
                'out-of-range',
                step,
                `above 0, at most the ${most - least} of the range`,
              ),
            ]
          : [];
      const ends = (['least', 'most'] as const).flatMap(end =>
        endIssues(
          study,
          design,
          d,
          pointer,
          { end, value: end === 'least' ? least : most, place },
          known,
          check,
        ),
      );
      return [...stepIssues, ...ends];
    });
    return [...first, ...issues];
  });
}

interface End {
  readonly end: 'least' | 'most';
  readonly value: number;
  readonly place: string;
}

function endIssues(
  study: Readonly<Record<string, unknown>>,
  design: unknown,
  d: number,
  pointer: string,
  { end, value, place }: End,
  known: ReadonlySet<string>,
  check: (input: unknown) => readonly Issue[],
): Issue[] {
  const changed = withValueAt(design, pointer, value);
  const designs = list(study.designs).map((one, k) => (k === d ? changed : one));
  // Paths change the world, not a design.
  const { paths: _paths, ...rest } = study;
  return check({ ...rest, designs })
    .filter(({ path, code }) => !known.has(`${path} ${code}`) && path.startsWith(`/designs/${d}/`))
    .map(issue => ({ ...issue, path: `${place}/${end}` }));
}

/** A number stands there, or may: checking the ends of its range says whether it does. */
function isNumberAt(design: unknown, pointer: string): boolean {
  const section = pointer.split('/')[1] ?? '';
  if (!MAY_BE_SOUGHT.some(one => one === section)) return false;
  const value = valueAt(design, pointer);
  return (value === undefined || typeof value === 'number') && withValueAt(design, pointer, 0) !== undefined;
}

function unknownPointer(path: string, pointer: string): Issue {
  const expected = `the JSON Pointer of a number in ${MAY_BE_SOUGHT.join(' or ')} of the design, such as /rightsForRequests/0/call/hoursPerYear`;
  return gotProblem(path, 'unknown-pointer', `${pointer}, which is not a number of the design`, expected);
}
