import type { Issue } from '../../engine/index.ts';
import { list, record } from '../check/known-names.ts';
import { gotProblem, problem } from '../check/problem.ts';
import type { Choices } from '../schema/choices.ts';
import type { Choosing } from './choosing.ts';
import { maximumOf, packageOf, questionOf } from './chosen.ts';
import { withRequirements } from './dependencies.ts';
import { type Enumeration, enumerate, MOST_COUNTED, type Question } from './enumerate.ts';
import { nameOf } from './option.ts';
import { writtenBuilds } from './written.ts';

/** Choices of which nothing can be made, or too much, or a package with the name of another; and how many are made. */
export function checkMade(choosing: Choosing): { readonly issues: Issue[]; readonly made: number } {
  const { input, options, span } = choosing;
  const choices = readable(record(input).choices);
  if (!choices) return { issues: [], made: 0 };
  if (options.length === 0) return { issues: [withoutMeasures()], made: 0 };
  const question = questionOf({ choices }, options, span);
  const against = [...alwaysIssues(question, choices), ...outsideIssues(question, choices)];
  if (against.length > 0) return { issues: against, made: 0 };
  const maximum = maximumOf({ choices });
  const made = enumerate(question, maximum);
  if (made.count > maximum) return { issues: [tooManyIssue(made, maximum)], made: 0 };
  return { issues: [...nothingIssues(made), ...nameIssues(made, choosing)], made: made.count };
}

function withoutMeasures(): Issue {
  return gotProblem('/choices', 'empty-choices', 'a study without measures', 'measures to choose from');
}

/** The choices, where they can be read; what is wrong with their fields is told by the walk over them. */
function readable(given: unknown): Choices | null {
  const { measures, always, atMost, maximumPackages } = record(given);
  if (typeof given !== 'object' || given === null) return null;
  const isNames = (value: unknown) =>
    value === undefined || (Array.isArray(value) && value.every(name => typeof name === 'string'));
  const isCount = (value: unknown) => value === undefined || (Number.isInteger(value) && Number(value) > 0);
  const isReadable =
    isNames(measures) && list(measures ?? [1]).length > 0 && isNames(always) && isCount(atMost);
  return isReadable && isCount(maximumPackages) ? (given as Choices) : null;
}

/** Measures that are always there must be able to be together. */
function alwaysIssues({ options, atMost }: Question, { always = [] }: Choices): Issue[] {
  const forced = withRequirements(options, always);
  const issues = always.flatMap((name, index) => {
    const needed = withRequirements(options, [name]);
    const against = options.filter(one => needed.has(one.name)).flatMap(one => one.excludes);
    const other = against.find(excluded => forced.has(excluded));
    if (other === undefined) return [];
    const expected = 'measures that can be together, with all that they require';
    return [gotProblem(`/choices/always/${index}`, 'contradiction', `${name} beside ${other}`, expected)];
  });
  if (forced.size <= atMost) return issues;
  const expected = `at least ${forced.size}, as \`always\` holds ${[...forced].join(', ')}`;
  return [...issues, problem('/choices/atMost', 'out-of-range', atMost, expected)];
}

/** A measure whose requirement is not among the choices could never be chosen. */
function outsideIssues({ options }: Question, choices: Choices): Issue[] {
  const known = new Set(options.map(({ name }) => name));
  return options.flatMap(({ name, requires }) => {
    const outside = requires.find(one => !known.has(one));
    if (outside === undefined) return [];
    const place = choices.measures?.indexOf(name) ?? -1;
    const path =
      place >= 0 ? `/choices/measures/${place}` : `/choices/always/${choices.always?.indexOf(name) ?? 0}`;
    const expected = `${outside} among the choices too, as it is required`;
    return choices.measures
      ? [gotProblem(path, 'missing-requirement', `${name} without ${outside}`, expected)]
      : [];
  });
}

function nothingIssues({ combinations, leftOut }: Enumeration): Issue[] {
  if (combinations.some(builds => builds.length > 0)) return [];
  const reasons = leftOut.map(({ reason }) => reason.en.replace(/\.$/, '')).join('; ');
  const got = `choices of which no package can be made (${reasons})`;
  return [gotProblem('/choices', 'empty-choices', got, 'at least one combination of measures that can be')];
}

function tooManyIssue({ count }: Enumeration, maximum: number): Issue {
  const many = count >= MOST_COUNTED ? `${MOST_COUNTED} or more` : String(count);
  const expected = `at most ${maximum} (\`maximumPackages\`): exclude or require measures, set \`atMost\`, name fewer measures or years, or allow more`;
  return gotProblem('/choices', 'too-many-packages', `${many} packages`, expected);
}

/** A package that is written out may not have the name of another one that is made. */
function nameIssues({ combinations }: Enumeration, { input, options }: Choosing): Issue[] {
  const made = new Map(combinations.map(builds => [packageOf(builds).name, packageOf(builds)]));
  return list(record(input).packages).flatMap((pack, p) => {
    const { name, measures, contracts, subsidies } = record(pack);
    const same = typeof name === 'string' ? made.get(name) : undefined;
    if (!same) return [];
    const own = writtenBuilds(options, list(measures)).map(nameOf).sort();
    const isSame = own.join('+') === [...same.measures].sort().join('+');
    if (isSame && contracts === undefined && subsidies === undefined) return [];
    const expected = `another name: the package of ${same.measures.join(' and ') || 'no measures'} is made under this one`;
    return [problem(`/packages/${p}/name`, 'duplicate-name', name, expected)];
  });
}
