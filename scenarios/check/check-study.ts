import type { Axis, Issue } from '../../engine/index.ts';
import { checkChoices } from '../choices/check.ts';
import { checkFlex } from '../flex/check.ts';
import { checkSearches } from '../flex/check-search.ts';
import { checkPaths } from '../paths/check.ts';
import { pathYears } from '../resolve/path-years.ts';
import { checkStudyRights } from '../rights/check-study.ts';
import { type Study, StudySchema } from '../schema/study.ts';
import { checkSubsidies } from '../subsidies/check.ts';
import type { CheckContext, Declaration } from './context.ts';
import { knownNames, list, record } from './known-names.ts';
import { checkPeriod } from './period.ts';
import { gotProblem, unescaped } from './problem.ts';
import { checkRules } from './rules.ts';
import { checkSize } from './size.ts';
import { walk } from './walk.ts';

/** More problems than anybody reads. */
const MOST_ISSUES = 200;
/** Years that are tried where the study names none that is right. */
const FALLBACK_YEAR = 2025;

export type CheckedStudy =
  | { readonly study: Study; readonly issues: readonly [] }
  | { readonly study: null; readonly issues: readonly Issue[] };

/**
 * Checks a parsed study file: shape, units, bounds, names and what lies between fields. Never throws; all problems come at
 * once, in the order of the file, each with its JSON Pointer. Files and data sets that the study names are not opened here.
 */
export function checkStudy(input: unknown): CheckedStudy {
  const own = issuesOf(input);
  const issues = [...own, ...checkPaths(input, own, issuesOf), ...checkSearches(input, own, issuesOf)];
  if (issues.length === 0) return { study: input as Study, issues: [] };
  return { study: null, issues: limited(inFileOrder(input, issues)) };
}

/** Problems of a study, those of its paths apart. */
function issuesOf(input: unknown): Issue[] {
  const { axis, issues: periodIssues } = checkPeriod(record(input).period, '/period');
  const years = yearsOf(input, axis);
  const context: CheckContext = {
    issues: [],
    names: knownNames(input),
    years,
    steps: axis?.steps ?? null,
    fieldUnit: '1',
    sizeUnit: null,
    walk,
  };
  walk(context, StudySchema as unknown as Declaration, input, '');
  const computed = computedIn(input, years, axis);
  const choices = checkChoices(input, computed);
  return [
    ...context.issues,
    ...periodIssues,
    ...checkRules(input, years[0]!, axis),
    ...choices.issues,
    ...checkStudyRights(input, years[0]!, axis),
    ...checkFlex(input, years[0]!, axis),
    ...checkSubsidies(input, computed),
    ...checkSize(input, axis, choices.made),
  ];
}

/** Years of the paths: as listed, else the local year in which the period begins. */
function yearsOf(input: unknown, axis: Axis | null): readonly number[] {
  const written = list(record(input).years).filter(
    year => typeof year === 'number' && Number.isInteger(year),
  );
  if (written.length > 0) return written as number[];
  return [axis ? Number(axis.months[0]!.label.slice(0, 4)) : FALLBACK_YEAR];
}

/** Years that will be computed, as far as that can be said. */
function computedIn(input: unknown, years: readonly number[], axis: Axis | null): readonly number[] {
  const { years: written, period } = record(input);
  if (list(written).length > 0 || !axis) return years;
  return pathYears({ period: period as Study['period'] }, axis);
}

/** By place in the file, so that reading down the list is reading down the file. */
function inFileOrder(input: unknown, issues: readonly Issue[]): Issue[] {
  const sections = new Map(Object.keys(record(input)).map((key, index) => [key, index]));
  const rank = ({ path }: Issue) => sections.get(unescaped(path.split('/')[1] ?? '')) ?? -1;
  return [...issues].sort((a, b) => rank(a) - rank(b));
}

function limited(issues: readonly Issue[]): readonly Issue[] {
  if (issues.length <= MOST_ISSUES) return issues;
  const more = `${issues.length - MOST_ISSUES} more problems`;
  return [...issues.slice(0, MOST_ISSUES), gotProblem('', 'more-problems', more, 'a study without problems')];
}
