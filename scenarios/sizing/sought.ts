import type { ResolvedPackage, ResolvedStudy } from '../resolve/resolved-study.ts';
import type { Sizable } from './sizes.ts';

/** A measure whose size is sought. */
export interface Sought extends Sizable {
  readonly measure: string;
}

/** Measures of a package whose best size is sought. */
export function soughtIn(
  { years }: ResolvedStudy,
  { measures }: Pick<ResolvedPackage, 'measures'>,
): Sought[] {
  return measures.flatMap(measure => {
    const sized = years[0]?.measures.get(measure)?.sized;
    return sized ? [{ ...sized, measure }] : [];
  });
}
