import { dictionaryEntry } from '../../data/index.ts';
import { list, record } from '../check/known-names.ts';
import { datedName } from '../schema/measures.ts';
import type { Text } from '../schema/study.ts';
import { withRequirements } from './dependencies.ts';

/** Years that count: what is built must be there in a computed year, within the years of the business case. */
export interface Span {
  readonly startYear: number;
  /** Last computed year, or last year of the business case where that comes first. */
  readonly lastYear: number;
}

/** A measure as something to choose. */
export interface Option {
  /** Place in the list of measures. */
  readonly index: number;
  readonly name: string;
  readonly title: Text;
  readonly requires: readonly string[];
  /** Of all measures, by name. */
  readonly titles: ReadonlyMap<string, Text>;
  /** Also of the measures that exclude this one. */
  readonly excludes: readonly string[];
  /** First year in which it can be there. */
  readonly availableFrom: number;
  /** Years in which it may be built, rising; none where it comes after the last year that counts. */
  readonly years: readonly number[];
  /** It is built in one of several years, which then is part of its name. */
  readonly isDated: boolean;
  /** It has no year of its own, so that it waits for what it requires. */
  readonly waits: boolean;
}

/** A measure in the year in which it is built. */
export interface Build {
  readonly option: Option;
  readonly year: number;
}

/** Years that count in a study that may be wrong in any way; `computed` are the years of its paths. */
export function spanOf(input: unknown, computed: readonly number[]): Span {
  const finance = record(record(input).finance);
  const startYear = wholeNumber(finance.startYear) ?? computed[0]!;
  const horizonYears =
    wholeNumber(finance.horizonYears) ?? (dictionaryEntry('finance.horizonYears').default as number);
  return { startYear, lastYear: Math.min(Math.max(...computed), startYear + horizonYears - 1) };
}

/** Measures of a study that may be wrong in any way, in the order of the file; wrong fields are told elsewhere. */
export function optionsOf(input: unknown, span: Span): Option[] {
  const measures = list(record(input).measures).map(record);
  const named = measures.flatMap(({ name, title }) => (typeof name === 'string' ? [{ name, title }] : []));
  const titles = new Map(named.map(({ name, title }) => [name, titleOf(title, name)]));
  return measures.flatMap((measure, index) => {
    const { name } = measure;
    const isFirst = measures.findIndex(one => one.name === name) === index;
    if (typeof name !== 'string' || !isFirst) return [];
    const excludes = new Set(names(measure.excludes));
    for (const other of measures)
      if (typeof other.name === 'string' && names(other.excludes).includes(name)) excludes.add(other.name);
    // Sorted, so that of several broken rules the same one is told whatever the order in the file.
    const requires = [...new Set(names(measure.requires))].sort();
    const title = titles.get(name)!;
    return [
      { index, name, title, titles, requires, excludes: [...excludes].sort(), ...buildYears(measure, span) },
    ];
  });
}

type BuildYears = Pick<Option, 'availableFrom' | 'years' | 'isDated' | 'waits'>;

/** The years listed, else the one year of the investment, else as early as can be. */
function buildYears(measure: Readonly<Record<string, unknown>>, { startYear, lastYear }: Span): BuildYears {
  const availableFrom = Math.max(startYear, wholeNumber(measure.availableFrom) ?? startYear);
  const listed = list(measure.years).filter(year => wholeNumber(year) !== null) as number[];
  if (listed.length > 0) {
    const counting = listed.filter(year => year >= availableFrom && year <= lastYear);
    const years = [...new Set(counting)].sort((a, b) => a - b);
    return { availableFrom, years, isDated: true, waits: false };
  }
  const fixed = wholeNumber(record(measure.investment).year);
  const first = fixed === null ? availableFrom : Math.max(fixed, startYear);
  const isCounting = first <= lastYear || measure.availableFrom === undefined;
  return { availableFrom, years: isCounting ? [first] : [], isDated: false, waits: fixed === null };
}

/** Years in which a measure may come to be built: its own, or while it waits those of what it requires, near and far. */
export function possibleYears(options: readonly Option[], option: Option): readonly number[] {
  const first = option.years[0] ?? option.availableFrom;
  if (!option.waits) return option.years.length > 0 ? option.years : [first];
  const needed = withRequirements(options, [option.name]);
  const later = options.filter(({ name }) => needed.has(name)).flatMap(({ years }) => years);
  return [...new Set([first, ...later.filter(year => year > first)])];
}

/** Name of a measure in its year: with the year where that is a choice, or where it waits for what it requires. */
export function nameOf({ option, year }: Build): string {
  const isOwn = !option.isDated && year === option.years[0];
  return isOwn ? option.name : datedName(option.name, year);
}

function titleOf(given: unknown, name: string): Text {
  if (typeof given === 'string') return { nl: given, en: given };
  const { nl, en } = record(given);
  return { nl: typeof nl === 'string' ? nl : name, en: typeof en === 'string' ? en : name };
}

function names(value: unknown): string[] {
  return list(value).filter(name => typeof name === 'string');
}

function wholeNumber(value: unknown): number | null {
  return typeof value === 'number' && Number.isInteger(value) ? value : null;
}
