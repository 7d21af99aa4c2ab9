import type { AtYear } from '../resolve/context.ts';
import type { ResolvedYear } from '../resolve/resolved-study.ts';
import type { Measure } from '../schema/study.ts';

/** Where a wish for a scheme meets a measure. */
export interface Place {
  readonly at: AtYear;
  readonly years: readonly ResolvedYear[];
  readonly measure: Measure;
  readonly site: string;
  /** Year of investment in the measure. */
  readonly boughtIn: number;
  readonly applicationYear: number;
  /** JSON Pointer of the wish; with the measure behind it where the wish is for all of them. */
  readonly path: string;
}
