import { certify } from '../dispatch/certificate.ts';
import type { Program } from '../program/program.ts';
import { type SiteTaxLines, toProgram } from '../program/site-program.ts';
import type { SiteGroup } from '../site/site.ts';

/** What is asked of a dispatch beside its plan when sizes are looked for. */
export interface SizingWish {
  /** Groups alike but for their sizes, of which the multipliers of the plan have something to say. */
  readonly others: readonly SiteGroup[];
  /** Pieces of the taxes to price on, so that cost is convex in the sizes; `null`: those in which the plan ends. */
  readonly taxLines: readonly SiteTaxLines[] | null;
}

/**
 * What the multipliers of a plan prove: the least cost of its own group, and of the others, is not below these, EUR. Sizes
 * stand in bounds of columns and sides of rows alone, so that a bound with its multipliers held is a straight line in them:
 * the bounds of two groups give the line, and the line lies below the least cost at every size.
 */
export interface SizingProof {
  readonly boundEur: number;
  readonly othersEur: readonly number[];
  /** Pieces of the taxes on which this holds. */
  readonly taxLines: readonly SiteTaxLines[];
}

/** The proof of a plan with row multipliers `y` of `program`. */
export function sizingProof(
  program: Program,
  y: Float64Array,
  { others }: SizingWish,
  taxLines: readonly SiteTaxLines[],
): SizingProof {
  return {
    boundEur: relaxedBound(program, y),
    othersEur: others.map(other => {
      const elsewhere = toProgram(other, { taxLines });
      return relaxedBound(elsewhere, multipliersIn(elsewhere, program, y));
    }),
    taxLines,
  };
}

/** Of the relaxation: what excludes each other, or is on or off, would bend the line. */
function relaxedBound(program: Program, y: Float64Array): number {
  return certify({ ...program, exclusive: [], onOff: [] }, program.lower, y, '').boundEur;
}

/** The multipliers of rows by their names; a row that the program of the plan does not have counts for nothing. */
function multipliersIn(elsewhere: Program, program: Program, y: Float64Array): Float64Array {
  const found = new Map(program.rows.map(block => [block.name, block]));
  const out = new Float64Array(elsewhere.rowCount);
  for (const { name, start, count } of elsewhere.rows) {
    const from = found.get(name);
    if (from?.count === count) out.set(y.subarray(from.start, from.start + count), start);
  }
  return out;
}
