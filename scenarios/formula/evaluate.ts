import type { Issue } from '../../engine/index.ts';
import { gotProblem } from '../check/problem.ts';
import { compileFormula } from './compile.ts';
import { FormulaProblem } from './problem.ts';
import { type Dimension, dimensionText, PLAIN, sameDimension, unitOf } from './unit.ts';

const SHOWN_FORMULA = 60;

/**
 * Value of a formula in a year, in the unit expected (`EUR/MWh`). A formula without units is in that unit already; one with
 * units must agree with it and is converted.
 * @returns the number, or the one reason why there is none.
 */
export function evaluateFormula(
  text: string,
  { year }: { readonly year: number },
  expectedUnit: string,
  path = '',
): number | Issue {
  try {
    const formula = compileFormula(text);
    const value = inUnit(formula.valueAt(year), formula.dimension, expectedUnit);
    if (Number.isFinite(value)) return value;
    throw new FormulaProblem('formula-value', `${value} in ${year}`, 'a finite number');
  } catch (error) {
    if (!(error instanceof FormulaProblem)) throw error;
    const shownFormula = text.length > SHOWN_FORMULA ? `${text.slice(0, SHOWN_FORMULA)}…` : text;
    return {
      ...gotProblem(path, error.code, `formula with ${error.got}`, error.expected),
      value: shownFormula,
    };
  }
}

/**
 * A number in base units as a number in the unit of a field.
 * @throws FormulaProblem `wrong-unit` where the dimensions differ.
 */
export function inUnit(value: number, dimension: Dimension, expectedUnit: string): number {
  const expected = unitOf(expectedUnit);
  if (!expected) throw new FormulaProblem('wrong-unit', `unit ${expectedUnit}`, 'a known unit');
  if (sameDimension(dimension, expected.dimension)) return value / expected.factor;
  if (sameDimension(dimension, PLAIN)) return value;
  throw new FormulaProblem(
    'wrong-unit',
    `a value in ${dimensionText(dimension)}`,
    `${expectedUnit}${hint(expectedUnit)}`,
  );
}

/** In a formula `year` is the variable, so that `EUR/year` would be divided by 2025. */
function hint(expectedUnit: string): string {
  return /\/(yr|year)$/.test(expectedUnit) ? ' (a year as unit is written `yr`)' : '';
}
