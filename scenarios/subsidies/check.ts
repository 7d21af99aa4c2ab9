import { SUBSIDIES } from '../../data/index.ts';
import type { Issue } from '../../engine/index.ts';
import { isRecord, list, record } from '../check/known-names.ts';
import { gotProblem, member, problem } from '../check/problem.ts';
import { optionsOf, possibleYears, spanOf } from '../choices/option.ts';
import type { SchemeName, StudySubsidies, StudySubsidy } from '../schema/subsidies.ts';
import { openText, openYears, termsYear } from './dates.ts';
import { exclusionOf } from './exclusions.ts';
import { SCHEME_TITLES } from './scheme.ts';
import { type PackageWish, type Wish, wishFrom } from './wishes.ts';

type Fields = Readonly<Record<string, unknown>>;

/**
 * Problems of subsidies that lie between fields: stacks that may not be, applications outside the dates of a scheme, amounts
 * above its cap. Of a study that may be wrong in any way; wrong fields are told elsewhere. `computed` are the years of its paths.
 */
export function checkSubsidies(input: unknown, computed: readonly number[]): Issue[] {
  const study = record(input);
  const bought = boughtIn(input, computed);
  return [
    ...checkWishes(study.subsidies, '/subsidies', bought),
    ...list(study.packages).flatMap((pack, p) =>
      checkWishes(record(pack).subsidies, `/packages/${p}/subsidies`, bought),
    ),
  ];
}

/** Years in which each measure may be bought, and that of the study. */
interface Bought {
  readonly startYear: number;
  readonly byMeasure: ReadonlyMap<string, readonly number[]>;
}

function boughtIn(input: unknown, computed: readonly number[]): Bought {
  const span = spanOf(input, computed);
  const options = optionsOf(input, span);
  const byMeasure = new Map(options.map(option => [option.name, possibleYears(options, option)]));
  return { startYear: span.startYear, byMeasure };
}

function checkWishes(given: unknown, path: string, bought: Bought): Issue[] {
  const wish = readable(given, path);
  // What is chosen by the tool leaves out what may not be, and says why.
  if (!wish || (wish.choose === 'best' && given === 'best')) return [];
  return [
    ...wish.wishes.flatMap(one => [...checkDates(one, bought), ...checkAmount(one)]),
    ...(wish.choose === 'asked' ? checkTogether(wish.wishes) : []),
  ];
}

/** The entries that can be read; the rest is told by the walk over the fields. */
function readable(given: unknown, path: string): PackageWish | null {
  const isWhole = (one: unknown) =>
    typeof one === 'string' ? isScheme(one) : isRecord(one) && isScheme(one.kind);
  const entries = Array.isArray(given) ? given : list(record(given).bestOf);
  if (!entries.every(isWhole)) return null;
  const isNamed = Array.isArray(given) || Array.isArray(record(given).bestOf);
  return isNamed ? wishFrom(given as StudySubsidies, path) : null;
}

function isScheme(kind: unknown): kind is SchemeName {
  return kind === 'own' || (typeof kind === 'string' && Object.hasOwn(SCHEME_TITLES, kind));
}

function titleOf(subsidy: StudySubsidy): string {
  return subsidy.kind === 'own' ? String(subsidy.name) : SCHEME_TITLES[subsidy.kind].en;
}

function checkDates({ subsidy, path }: Wish, { startYear, byMeasure }: Bought): Issue[] {
  const { kind, measure, applicationYear } = subsidy;
  const own = measure === undefined ? undefined : byMeasure.get(measure);
  const built = own ?? [startYear, ...[...byMeasure.values()].flat()];
  const place = applicationYear === undefined ? path : member(path, 'applicationYear');
  if (applicationYear !== undefined && typeof applicationYear !== 'number') return [];
  const last = Math.max(...built);
  if (applicationYear !== undefined && applicationYear > last) {
    const expected = `at most ${last}, the year of investment: what is built already gets nothing`;
    return [problem(place, 'after-investment', applicationYear, expected)];
  }
  if (openYears(kind) === null) return [];
  // For all measures at once: one that is applied for in time is enough.
  const years = applicationYear === undefined ? built : [applicationYear];
  if (years.some(year => termsYear(subsidy, year) !== null)) return [];
  return [gotProblem(place, 'not-open', `${titleOf(subsidy)} in ${years[0]}`, openText(kind).en)];
}

function checkAmount({ subsidy, path }: Wish): Issue[] {
  if (subsidy.kind !== 'flexE') return [];
  const { amountEur } = subsidy as Fields;
  const most = SUBSIDIES.flexE.largestEur.value;
  if (typeof amountEur !== 'number' || amountEur <= most) return [];
  return [problem(member(path, 'amountEur'), 'out-of-range', amountEur, `at most ${most} EUR per project`)];
}

/** Pairs that are asked for on one measure; an entry without a measure is for all of them. */
function checkTogether(wishes: readonly Wish[]): Issue[] {
  return wishes.flatMap((wish, index) =>
    wishes.slice(0, index).flatMap(earlier => togetherIssue(wish, earlier) ?? []),
  );
}

function togetherIssue({ subsidy, path }: Wish, earlier: Wish): Issue | null {
  const other = earlier.subsidy;
  if (subsidy.measure !== undefined && other.measure !== undefined && subsidy.measure !== other.measure)
    return null;
  const got = `${titleOf(subsidy)} beside ${titleOf(other)}`;
  if (subsidy.kind === other.kind && titleOf(subsidy) === titleOf(other))
    return gotProblem(path, 'asked-twice', got, 'each scheme once for a measure');
  const exclusion = exclusionOf(subsidy.kind, other.kind);
  if (!exclusion) return null;
  const { reason, source } = exclusion;
  return gotProblem(path, 'impossible-stack', got, `one of the two for a measure: ${reason.en} (${source})`);
}
