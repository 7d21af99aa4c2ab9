import { computedYears } from '../resolve/path-years.ts';
import type { Measure, Study } from '../schema/study.ts';
import { chosenPackages } from './chosen.ts';
import { nameOf, spanOf } from './option.ts';

/** A measure in a year in which it may be built. */
export interface BuiltMeasure {
  /** As packages name it: with its year where that is a choice. */
  readonly name: string;
  /** With that year as the year of its investment. */
  readonly measure: Measure;
  /** Place in the list of measures. */
  readonly index: number;
  /** Year that follows from when it can be there; null: the study says it, or it is the start year. */
  readonly waitsUntil: number | null;
}

/** Every measure of a business case in each of its years; none for one that comes after all years that count. */
export function builtMeasures(study: Study): BuiltMeasure[] {
  if (study.kind === 'dispatch') return [];
  const { startYear } = spanOf(study, computedYears(study));
  return chosenPackages(study).builds.map(build => {
    const { option, year } = build;
    const measure = study.measures![option.index]!;
    // A measure at the start without a year keeps the figures of the first year of its source.
    const waitsUntil = option.waits && year > startYear ? year : null;
    const isGiven = option.isDated || waitsUntil !== null;
    const investment = isGiven ? { ...measure.investment, year } : measure.investment;
    return { name: nameOf(build), measure: { ...measure, investment }, index: option.index, waitsUntil };
  });
}
