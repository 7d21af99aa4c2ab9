import type { Issue } from '../../engine/index.ts';
import { list, record } from '../check/known-names.ts';
import { gotProblem, problem } from '../check/problem.ts';
import { datedName } from '../schema/measures.ts';
import type { Choosing } from './choosing.ts';
import { cyclesOf, withRequirements } from './dependencies.ts';
import type { Option } from './option.ts';

/** Problems within and between the measures themselves. */
export function checkMeasures(choosing: Choosing): Issue[] {
  const { options } = choosing;
  const cycles = cyclesOf(options);
  const inCycle = new Set(cycles.flat());
  return [
    ...cycles.map(names => cycleIssue(options, names)),
    ...options.flatMap(option => [
      ...(inCycle.has(option.name) ? [] : againstIssue(choosing, option)),
      ...yearIssues(choosing, option),
      ...nameIssues(choosing, option),
    ]),
  ];
}

function cycleIssue(options: readonly Option[], names: readonly string[]): Issue {
  const { index } = options.find(({ name }) => name === names[0])!;
  const got = [...names, names[0]].join(' -> ');
  const expected = 'no measure that requires itself, at once or by way of others';
  return gotProblem(`/measures/${index}/requires`, 'cyclic-requirement', got, expected);
}

/** A measure that requires what it, or something else that it requires, excludes. */
function againstIssue({ input, options }: Choosing, option: Option): Issue[] {
  const { index, name } = option;
  const needed = withRequirements(options, [name]);
  for (const one of options.filter(other => needed.has(other.name))) {
    const other = one.excludes.find(excluded => needed.has(excluded));
    if (other === undefined) continue;
    const own = list(measureAt(input, index).excludes).indexOf(one.name === name ? other : one.name);
    const isOwn = own >= 0 && (one.name === name || other === name);
    const path = isOwn ? `/measures/${index}/excludes/${own}` : `/measures/${index}/requires`;
    const got = isOwn
      ? `${one.name === name ? other : one.name}, which it requires`
      : `${one.name} and ${other}`;
    const expected = isOwn
      ? 'a measure to be required or excluded, not both'
      : 'measures that do not exclude each other: this one could never be built';
    return [gotProblem(path, 'contradiction', got, expected)];
  }
  return [];
}

/** Years before the measure can be there, or outside the years that count. */
function yearIssues({ input, span }: Choosing, { index }: Option): Issue[] {
  const { years, availableFrom, investment } = measureAt(input, index);
  const first = typeof availableFrom === 'number' ? availableFrom : span.startYear;
  const path = `/measures/${index}`;
  const listed = list(years);
  const issues = listed.flatMap((year, place) => {
    if (typeof year !== 'number') return [];
    const expected = yearWanted(year, first, listed.indexOf(year) < place, span);
    return expected === null ? [] : [problem(`${path}/years/${place}`, 'no-such-year', year, expected)];
  });
  const { year } = record(investment);
  if (typeof year !== 'number') return issues;
  const place = `${path}/investment/year`;
  if (listed.length > 0) {
    const expected = 'either `years` to choose from or the one `year` of the investment';
    issues.push(problem(place, 'contradiction', year, expected));
  } else if (typeof availableFrom === 'number' && year < availableFrom) {
    const expected = `${availableFrom} or later, as \`availableFrom\` says`;
    issues.push(problem(place, 'no-such-year', year, expected));
  }
  return issues;
}

/** What a year to choose should be; null: it is right. */
function yearWanted(
  year: number,
  availableFrom: number,
  isRepeated: boolean,
  { startYear, lastYear }: Choosing['span'],
): string | null {
  if (year < startYear) return `${startYear} or later: the study invests from ${startYear}`;
  if (year < availableFrom) return `${availableFrom} or later, as \`availableFrom\` says`;
  if (year > lastYear)
    return `${lastYear} or earlier: the last computed year within the years of the business case`;
  return isRepeated ? 'each year once' : null;
}

/** A measure may not have the name that another has in one of its years. */
function nameIssues({ input, options }: Choosing, { name, index }: Option): Issue[] {
  const other = options.find(one =>
    list(measureAt(input, one.index).years).some(
      year => typeof year === 'number' && datedName(one.name, year) === name,
    ),
  );
  if (!other) return [];
  const expected = `another name: this is "${other.name}" in one of its years`;
  return [problem(`/measures/${index}/name`, 'duplicate-name', name, expected)];
}

function measureAt(input: unknown, index: number): Readonly<Record<string, unknown>> {
  return record(list(record(input).measures)[index]);
}
