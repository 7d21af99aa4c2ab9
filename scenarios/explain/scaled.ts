import { isIssue, parseScalar } from '../formula/scalar.ts';
import type { Quantity, Scalar } from '../schema/study.ts';

/** Numbers of a study in any of their forms, made larger or smaller. A form that hangs on the year becomes a table by year. */

/** The unit of the field and the years that the study may ask for. */
export interface Field {
  readonly unit: string;
  readonly years: readonly number[];
}

type ByYear = { readonly byYear: Readonly<Record<string, number>> };

/** A scalar with every value changed; a plain number stays one. */
export function scalarWith(
  given: Scalar,
  field: Field,
  change: (value: number, year: number) => number,
): Scalar {
  const table = tableWith(given, field, change);
  const values = Object.values(table.byYear);
  return typeof given === 'number' && values.every(value => value === values[0]) ? values[0]! : table;
}

function tableWith(
  given: Scalar,
  { unit, years }: Field,
  change: (value: number, year: number) => number,
): ByYear {
  return {
    byYear: Object.fromEntries(
      years.map(year => {
        const value = parseScalar(given, { unit, year });
        if (isIssue(value)) throw new Error(value.message);
        return [String(year), change(value, year)];
      }),
    ),
  };
}

/** Whether a quantity has a value of its own for every step. */
export function isHourly(given: Quantity): boolean {
  return Array.isArray(given) || isSeries(given);
}

/** A series with a name or a recipe, that can be scaled by year. */
export function isSeries(given: Quantity): given is Extract<Quantity, { scale?: unknown }> {
  return (
    typeof given === 'object' &&
    !Array.isArray(given) &&
    ('csv' in given || 'dataset' in given || 'generator' in given)
  );
}

/** A quantity times a factor. */
export function timesFactor(given: Quantity, factor: number, field: Field): Quantity {
  if (Array.isArray(given)) return given.map(value => value * factor);
  if (!isSeries(given)) return scalarWith(given as Scalar, field, value => value * factor);
  // A mean that is wanted undoes any scale.
  if (given.meanTo !== undefined)
    return { ...given, meanTo: scalarWith(given.meanTo, field, value => value * factor) };
  const share: Field = { ...field, unit: '1' };
  return { ...given, scale: scalarWith(given.scale ?? 1, share, value => value * factor) };
}

/** A quantity with a mean by year in the place of its own. Null: one list of values for all years has no mean by year. */
export function withMean(given: Quantity, mean: Scalar): Quantity | null {
  if (Array.isArray(given)) return null;
  return isSeries(given) ? { ...given, meanTo: mean } : mean;
}
