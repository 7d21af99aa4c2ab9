import type { Issue } from '../../engine/index.ts';
import { isRecord, list, record } from '../check/known-names.ts';
import { gotProblem, problem } from '../check/problem.ts';
import { valueAt, withValueAt } from './changed-study.ts';

/** Parts of a study that may differ by path: what the world and the sites are, not what is asked or how it is judged. */
const MAY_DIFFER = [
  'prices',
  'carbon',
  'sites',
  'sharedLimits',
  'measures',
  'packages',
  'subsidies',
  'areas',
  'requests',
] as const;
/** Another seed is another weather: of every series that names none of its own. */
const WEATHER = '/solve/seed';
/** A study may give the version of a rule by its name: a path too. */
const HAS_WORDS = 'carbon';

type Check = (input: unknown) => readonly Issue[];

/**
 * Problems of the paths of a study: pointers that lead nowhere, values that do not fit there, weights that count for nothing.
 * `own` are the problems of the study itself, which are not told again for every path; `check` finds those of a study.
 */
export function checkPaths(input: unknown, own: readonly Issue[], check: Check): Issue[] {
  const study = record(input);
  const paths = list(study.paths);
  if (paths.length === 0) return [];
  const known = new Set(own.map(keyOf));
  return [
    ...kindIssues(study.kind),
    ...weightIssues(paths),
    ...paths.flatMap((path, p) => pathIssues(study, record(path).changes, `/paths/${p}`, known, check)),
  ];
}

function kindIssues(kind: unknown): Issue[] {
  if (kind !== 'dispatch') return [];
  return [gotProblem('/paths', 'contradiction', 'paths in a dispatch study', 'kind: business-case')];
}

function weightIssues(paths: readonly unknown[]): Issue[] {
  const weights = paths.map(path => record(path).weight ?? 1);
  if (weights.some(weight => weight !== 0)) return [];
  return [gotProblem('/paths', 'out-of-range', 'only weights of nil', 'at least one path that counts')];
}

function pathIssues(
  study: unknown,
  changes: unknown,
  path: string,
  known: ReadonlySet<string>,
  check: Check,
): Issue[] {
  const issues: Issue[] = [];
  const places = new Map<string, string>();
  const { paths: _paths, controls: _controls, ...own } = record(study);
  let changed: unknown = own;
  list(changes).forEach((change, c) => {
    const place = `${path}/changes/${c}`;
    const { pointer, value } = record(change);
    if (typeof pointer !== 'string' || value === undefined) return;
    const next = isNumberAt(changed, pointer) ? withValueAt(changed, pointer, value) : undefined;
    const twice = [...places.keys()].find(one => isWithin(pointer, one) || isWithin(one, pointer));
    if (next === undefined) issues.push(unknownPointer(`${place}/pointer`, pointer));
    else if (twice !== undefined) issues.push(changedTwice(`${place}/pointer`, pointer, twice));
    else {
      changed = next;
      places.set(pointer, place);
    }
  });
  const found = places.size === 0 ? [] : check(changed).filter(issue => !known.has(keyOf(issue)));
  const placed = found.map(issue => ({ ...issue, path: placeOf(issue.path, places, path) }));
  // The form of a value was looked at with the study itself.
  return [...issues, ...placed.filter(issue => !known.has(keyOf(issue)))];
}

/** Where a number stands, or may stand. */
function isNumberAt(study: unknown, pointer: string): boolean {
  const section = pointer.split('/')[1] ?? '';
  if (pointer !== WEATHER && !MAY_DIFFER.some(one => one === section)) return false;
  const value = valueAt(study, pointer);
  if (typeof value === 'string') return section === HAS_WORDS || /^\s*[-+.\d]/.test(value);
  const isSeries = Array.isArray(value) && value.every(one => typeof one === 'number');
  return value === undefined || typeof value === 'number' || isSeries || isRecord(value);
}

function isWithin(pointer: string, other: string): boolean {
  return pointer === other || pointer.startsWith(`${other}/`);
}

/** A problem of a changed number is told at its change, another at the path that brings it about. */
function placeOf(at: string, places: ReadonlyMap<string, string>, path: string): string {
  for (const [pointer, place] of places)
    if (isWithin(at, pointer)) return `${place}/value${at.slice(pointer.length)}`;
  return path;
}

function unknownPointer(path: string, pointer: string): Issue {
  const expected = `the JSON Pointer of a number in ${MAY_DIFFER.join(', ')}, such as /carbon/etsEurPerTon, or ${WEATHER}`;
  return gotProblem(path, 'unknown-pointer', `${pointer}, which is not a number of the study`, expected);
}

function changedTwice(path: string, pointer: string, other: string): Issue {
  return problem(path, 'duplicate-name', pointer, `each number once: ${other} is changed before`);
}

function keyOf({ path, code }: Issue): string {
  return `${path} ${code}`;
}
