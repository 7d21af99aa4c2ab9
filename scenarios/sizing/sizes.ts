import type { ResolvedMeasure, ResolvedStudy, ResolvedYear } from '../resolve/resolved-study.ts';
import { scaledMeasure } from './scaled.ts';

/** Sizes that were found, by package and measure. */
export type FoundSizes = ReadonlyMap<string, Readonly<Record<string, number>>>;
export const NOT_SOUGHT: FoundSizes = new Map();

/** The sizes that a study was given. */
export function sizesOf({ packages }: Pick<ResolvedStudy, 'packages'>): FoundSizes {
  return new Map(packages.map(({ name, sizes }) => [name, sizes]));
}

/** How a measure whose best size is sought may be sized. */
export interface Sizable {
  readonly minimum: number;
  readonly maximum: number;
  /** Of the technique; `null`: times the measure as it is written. */
  readonly unit: 'MW' | 'MWh' | null;
}

/** The size of a measure in a package: as found, before that the largest it may have; 1 where none is sought. */
export function sizeIn(
  sizes: Readonly<Record<string, number>> | undefined,
  measure: string,
  sized: Sizable | null,
): number {
  if (!sized) return 1;
  return sizes?.[measure] ?? sized.maximum;
}

/** A measure of a package in the size it has there. */
export function measureIn(
  { sizes }: { readonly sizes: Readonly<Record<string, number>> },
  name: string,
  measure: ResolvedMeasure,
): ResolvedMeasure {
  return scaledMeasure(measure, sizeIn(sizes, name, measure.sized));
}

/** Years with their measures in the sizes that a package has them in. */
export function yearsAt(
  years: readonly ResolvedYear[],
  sizes: Readonly<Record<string, number>> = {},
): readonly ResolvedYear[] {
  const isSized = years.some(({ measures }) => [...measures.values()].some(({ sized }) => sized !== null));
  if (!isSized) return years;
  return years.map(year => ({
    ...year,
    measures: new Map(
      [...year.measures].map(([name, measure]) => [name, measureIn({ sizes }, name, measure)] as const),
    ),
  }));
}
