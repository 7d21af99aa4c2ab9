import { dictionaryEntry } from '../../data/index.ts';
import { inBoth } from '../report/words.ts';
import { computedYears } from '../resolve/path-years.ts';
import type { Package, Study, Text } from '../schema/study.ts';
import { enumerate, nameOfAll, type Question } from './enumerate.ts';
import { type LeftOutPackages, leaveOut, type Tally } from './left-out.ts';
import { type Build, nameOf, type Option, optionsOf, type Span, spanOf } from './option.ts';
import { aboveMaximum, sameAsWritten } from './refusal.ts';
import { writtenBuilds } from './written.ts';

/** Packages of a business case: those written out, each measure in its year, and those made of the choices. */
export interface ChosenPackages {
  readonly written: readonly Package[];
  /** The site as it is first, where that is among them. */
  readonly made: readonly Package[];
  /** What the rules of the measures leave out. */
  readonly leftOut: readonly LeftOutPackages[];
  /** Every measure in each of its years, and in those in which a package has it. */
  readonly builds: readonly Build[];
}

/** Packages of a checked business case. */
export function chosenPackages(study: Study): ChosenPackages {
  const span = spanOf(study, computedYears(study));
  const options = optionsOf(study, span);
  const own = options.flatMap(option => option.years.map(year => ({ option, year })));
  const written = (study.packages ?? []).map(pack => inYears(options, pack));
  const packages = written.map(({ pack }) => pack);
  const made = study.choices ? madeOf(study, questionOf(study, options, span), packages) : NOTHING_MADE;
  const used = [...written.flatMap(({ builds }) => builds), ...made.combinations.flat()];
  const builds = new Map([...own, ...used].map(build => [nameOf(build), build]));
  return { written: packages, made: made.packages, leftOut: made.leftOut, builds: [...builds.values()] };
}

interface Made {
  readonly combinations: readonly (readonly Build[])[];
  readonly packages: readonly Package[];
  readonly leftOut: readonly LeftOutPackages[];
}

const NOTHING_MADE: Made = { combinations: [], packages: [], leftOut: [] };

function madeOf(study: Study, question: Question, written: readonly Package[]): Made {
  const maximum = maximumOf(study);
  const { combinations, count, leftOut } = enumerate(question, maximum);
  const tally: Tally = new Map();
  const packages: Package[] = [];
  for (const builds of combinations) {
    const pack = packageOf(builds);
    const same = written.find(one => isSame(one, pack));
    if (same) leaveOut(tally, sameAsWritten(), 1, `${pack.name} = ${same.name}`);
    else packages.push(pack);
  }
  if (count > combinations.length)
    leaveOut(tally, aboveMaximum(maximum), count - combinations.length, packages.at(-1)?.name ?? '');
  return { combinations, packages, leftOut: [...leftOut, ...tally.values()] };
}

/** Most packages that may be made. */
export function maximumOf({ choices }: Pick<Study, 'choices'>): number {
  return choices?.maximumPackages ?? (dictionaryEntry('choices.maximumPackages').default as number);
}

/** What may be combined: the measures named, or all, with those that are always there. */
export function questionOf(
  { choices = {} }: Pick<Study, 'choices'>,
  options: readonly Option[],
  span: Span,
): Question {
  const { measures, always = [], atMost = Number.POSITIVE_INFINITY } = choices;
  const isIn = ({ name }: Option) => !measures || measures.includes(name) || always.includes(name);
  return { options: options.filter(isIn), always, atMost, span };
}

/** A package that is written out, with the year in the names of measures that may come in several. */
function inYears(options: readonly Option[], written: Package) {
  const builds = writtenBuilds(options, written.measures);
  const names = new Map(builds.map(build => [build.index, nameOf(build)]));
  const measures = written.measures.map((name, index) => names.get(index) ?? name);
  return { pack: { ...written, measures }, builds };
}

/** The site without measures. */
export const AS_IT_IS: Package = {
  name: 'as-it-is',
  title: { nl: 'Zoals het is', en: 'As it is' },
  measures: [],
};

export function packageOf(builds: readonly Build[]): Package {
  if (builds.length === 0) return AS_IT_IS;
  return { name: shortened(nameOfAll(builds)), title: titleOf(builds), measures: builds.map(nameOf) };
}

/** The same measures in the same years, under the contract and for the subsidies of the study. */
function isSame({ measures, contracts, subsidies }: Package, made: Package): boolean {
  if (contracts !== undefined || subsidies !== undefined) return false;
  const own = new Set(measures);
  return own.size === made.measures.length && made.measures.every(name => own.has(name));
}

function titleOf(builds: readonly Build[]): Text {
  return inBoth(language => {
    const titles = builds.map(build => {
      const title = build.option.title[language];
      return nameOf(build) === build.option.name ? title : `${title} (${build.year})`;
    });
    return titles.join(' + ');
  });
}

/** As long as a name of a package may be, so that it fits in the names of files and columns. */
const LONGEST_NAME = 80;

/** A name that is too long ends in a mark of the whole of it, so that it stays the same and its own. */
function shortened(name: string): string {
  if (name.length <= LONGEST_NAME) return name;
  const mark = `~${fingerprint(name)}`;
  return name.slice(0, LONGEST_NAME - mark.length).trimEnd() + mark;
}

/** FNV-1a of the UTF-16 units of a text, 32 bits in hexadecimal (http://www.isthe.com/chongo/tech/comp/fnv). */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
