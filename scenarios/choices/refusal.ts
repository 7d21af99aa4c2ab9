import type { Text } from '../schema/study.ts';
import type { Build, Option } from './option.ts';

/** Rules by which a combination of measures is left out before anything is solved. */
export const CHOICE_RULES = [
  'not-available',
  'excluded',
  'missing-requirement',
  'before-requirement',
  'too-many-measures',
  'same-as-written',
  'above-maximum',
  'impossible',
  'shortage',
  'same-effect',
  'adds-nothing',
] as const;
export type ChoiceRule = (typeof CHOICE_RULES)[number];

/** Why something is left out; all that have the same rule and text are told together. */
export interface Refusal {
  readonly rule: ChoiceRule;
  readonly reason: Text;
}

/** Measures of a combination by name. */
export type Chosen = ReadonlyMap<string, Build>;

/** Why a measure cannot come with those that are chosen already, all that it requires being decided; null: it can. */
export function refusalOf(build: Build, chosen: Chosen): Refusal | null {
  const { option, year } = build;
  for (const name of option.excludes) {
    const other = chosen.get(name);
    if (other) return { rule: 'excluded', reason: excluded(option, other.option) };
  }
  for (const name of option.requires) {
    const other = chosen.get(name);
    if (!other)
      return {
        rule: 'missing-requirement',
        reason: missing(option, option.titles.get(name) ?? { nl: name, en: name }),
      };
    if (other.year > year) return { rule: 'before-requirement', reason: tooEarly(option, other.option) };
  }
  return null;
}

/** Years in which a measure can be built beside those chosen: its own, or where it waits the year of what it requires. */
export function yearsBeside({ waits, years, requires }: Option, chosen: Chosen): readonly number[] {
  if (!waits || years.length === 0) return years;
  const later = requires.map(name => chosen.get(name)?.year ?? years[0]!);
  return [Math.max(years[0]!, ...later)];
}

export function notAvailable({ title, availableFrom }: Option, lastYear: number): Refusal {
  const reason = {
    nl: `${title.nl} is er pas vanaf ${availableFrom}, na het laatste jaar dat telt (${lastYear}).`,
    en: `${title.en} is there from ${availableFrom} only, after the last year that counts (${lastYear}).`,
  };
  return { rule: 'not-available', reason };
}

export function tooManyMeasures(atMost: number): Refusal {
  const reason = {
    nl: `Meer dan ${atMost} ${atMost === 1 ? 'maatregel' : 'maatregelen'} in een pakket.`,
    en: `More than ${atMost} ${atMost === 1 ? 'measure' : 'measures'} in a package.`,
  };
  return { rule: 'too-many-measures', reason };
}

export function sameAsWritten(): Refusal {
  const reason = {
    nl: 'Hetzelfde als een uitgeschreven pakket.',
    en: 'The same as a package that is written out.',
  };
  return { rule: 'same-as-written', reason };
}

export function aboveMaximum(maximum: number): Refusal {
  const reason = {
    nl: `Boven het hoogste aantal pakketten van ${maximum}.`,
    en: `Above the most packages, ${maximum}.`,
  };
  return { rule: 'above-maximum', reason };
}

export function tooLittleIn(year: number, site: string): Refusal {
  const reason = {
    nl: `In ${year} is op ${site} de vraag in sommige uren groter dan alles wat haar kan dekken.`,
    en: `In ${year} the load at ${site} is in some hours above everything that could serve it.`,
  };
  return { rule: 'shortage', reason };
}

export function sameEffect(): Refusal {
  const reason = {
    nl: 'Doet in elk rekenjaar hetzelfde als een pakket met dezelfde maatregelen in andere jaren: met die jaren in `years` is er verschil te zien.',
    en: 'Does in every computed year the same as a package of the same measures in other years: with those years in `years` there is a difference to see.',
  };
  return { rule: 'same-effect', reason };
}

export function addsNothing(): Refusal {
  const reason = {
    nl: 'Doet in elk rekenjaar hetzelfde als een pakket met minder maatregelen.',
    en: 'Does in every computed year the same as a package with fewer measures.',
  };
  return { rule: 'adds-nothing', reason };
}

/** Whichever of the two is looked at first, the pair is told in one way. */
function excluded(one: Option, other: Option): Text {
  const [a, b] = one.name < other.name ? [one, other] : [other, one];
  return {
    nl: `${a!.title.nl} en ${b!.title.nl} kunnen niet samen.`,
    en: `${a!.title.en} and ${b!.title.en} cannot be together.`,
  };
}

function missing({ title }: Option, needed: Text): Text {
  return {
    nl: `${title.nl} kan niet zonder ${needed.nl}.`,
    en: `${title.en} cannot do without ${needed.en}.`,
  };
}

function tooEarly(option: Option, other: Option): Text {
  return {
    nl: `${option.title.nl} kan niet eerder komen dan ${other.title.nl}.`,
    en: `${option.title.en} cannot come before ${other.title.en}.`,
  };
}
