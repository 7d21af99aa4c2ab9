import { type PathPoint, pricePath, pricePathNames, valueBetween } from '../../data/index.ts';
import type { Issue } from '../../engine/index.ts';
import { gotProblem, oneOf, problem } from '../check/problem.ts';
import { evaluateFormula, inUnit } from './evaluate.ts';
import { FormulaProblem } from './problem.ts';
import { unitNames, unitOf } from './unit.ts';

/** Value of a named path in a year, with its unit; undefined where there is no such path. */
type PathValue = (
  name: string,
  year: number,
) => { readonly value: number; readonly unit: string } | undefined;

/** The unit that the field expects, the year of formulas and paths, and where the value stands in the study. */
export interface ScalarField {
  readonly unit: string;
  readonly year: number;
  /** JSON Pointer for the issue. */
  readonly path?: string;
  /** Default: the paths of the tables. */
  readonly pathValue?: PathValue;
}

const FORMS = 'a number, text with a unit such as "2500 kW", { formula }, { path } or { byYear }';

/**
 * A number in any of its forms, as a plain number in the unit of its field: a number, text with a unit, `{ formula }` over
 * `year`, `{ path }` by name, or `{ byYear }` with a number for some years.
 * @returns the number, or the one reason why there is none. Bounds are not looked at.
 */
export function parseScalar(value: unknown, field: ScalarField): number | Issue {
  const { unit, year, path = '' } = field;
  if (typeof value === 'number')
    return Number.isFinite(value) ? value : problem(path, 'not-a-number', value, 'a finite number');
  if (typeof value === 'string') return parseText(value, unit, path);
  if (typeof value === 'object' && value !== null) {
    const { formula, path: name, byYear } = value as { formula?: unknown; path?: unknown; byYear?: unknown };
    if (typeof formula === 'string') return evaluateFormula(formula, { year }, unit, `${path}/formula`);
    if (typeof name === 'string') return valueOfPath(name, field);
    if (typeof byYear === 'object' && byYear !== null) return valueOfTable(byYear, field);
  }
  return problem(path, 'wrong-type', value, FORMS);
}

/** Is this what a parse gives when it fails? */
export function isIssue(outcome: number | Issue): outcome is Issue {
  return typeof outcome !== 'number';
}

function valueOfPath(
  name: string,
  { unit, year, path = '', pathValue = tableValue }: ScalarField,
): number | Issue {
  const found = pathValue(name, year);
  if (!found) return problem(`${path}/path`, 'unknown-name', name, oneOf(pricePathNames(), name));
  return converted(found.value, found.unit, unit, `${path}/path`, `path ${name} in ${found.unit}`);
}

const YEAR = /^(19|20|21)\d\d$/;

/** A table by year: on a straight line between its years, beyond them the first and the last, as every named path. */
function valueOfTable(table: object, field: ScalarField): number | Issue {
  const { unit, year, path = '' } = field;
  const points: PathPoint[] = [];
  for (const [key, given] of Object.entries(table)) {
    const place = `${path}/byYear/${key}`;
    if (!YEAR.test(key)) return problem(place, 'not-a-year', key, 'a year, such as 2030');
    const value =
      typeof given === 'number' || typeof given === 'string'
        ? parseScalar(given, { ...field, path: place })
        : problem(place, 'wrong-type', given, 'a number, or text with a unit');
    if (typeof value !== 'number') return value;
    points.push({ year: Number(key), value, unit, source: '', mark: 'D' });
  }
  if (points.length === 0) return problem(`${path}/byYear`, 'missing-field', table, 'at least one year');
  points.sort((a, b) => a.year - b.year);
  return valueBetween(points, year);
}

function tableValue(name: string, year: number) {
  const found = pricePath(name);
  return found && { value: found.valueAt(year), unit: found.unit };
}

const NUMBER_WITH_UNIT = /^\s*([+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?)\s*(.*?)\s*$/s;
const DECIMAL_COMMA = /^\s*[+-]?[\d.]*\d,\d/;

function parseText(text: string, unit: string, path: string): number | Issue {
  if (DECIMAL_COMMA.test(text))
    return problem(path, 'decimal-comma', text, 'a decimal point and no thousands marks, such as 1234.5');
  const [, digits, written] = NUMBER_WITH_UNIT.exec(text) ?? [];
  if (digits === undefined || written === undefined) return problem(path, 'wrong-type', text, FORMS);
  const value = Number(digits);
  if (!Number.isFinite(value)) return problem(path, 'not-a-number', text, 'a finite number');
  return written === '' ? value : converted(value, written, unit, path, JSON.stringify(text));
}

/** A number from one unit to another. */
export function converted(
  value: number,
  from: string,
  to: string,
  path: string,
  got: string,
): number | Issue {
  const unit = unitOf(from);
  if (!unit) {
    const known = unitNames().includes(to) ? to : `${to}, from ${unitNames().join(', ')}, %`;
    return gotProblem(path, 'wrong-unit', got, `a number in ${known}`);
  }
  try {
    return inUnit(value * unit.factor, unit.dimension, to);
  } catch (error) {
    if (!(error instanceof FormulaProblem)) throw error;
    return gotProblem(path, 'wrong-unit', got, `a number in ${to}`);
  }
}
