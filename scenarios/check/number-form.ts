import { type GeneratorKind, generatorParameters } from '../../data/index.ts';
import { isFlowAsPower } from '../formula/gas-flow.ts';
import { converted, isIssue, parseScalar } from '../formula/scalar.ts';
import type { CheckContext, Declaration } from './context.ts';
import { isRecord } from './known-names.ts';
import { gotProblem, member, oneOf, problem, shown } from './problem.ts';
import { mostAlike } from './union.ts';

/** Wrong values of one list that are reported one by one; the rest is counted. */
const MOST_PER_LIST = 5;

/** A plain number: finite, whole where it must be, within its bounds. */
export function checkNumber(
  context: CheckContext,
  declared: Declaration,
  value: unknown,
  path: string,
): void {
  const issue = numberIssue(declared, value, path);
  if (issue) context.issues.push(issue);
}

function numberIssue(declared: Declaration, value: unknown, path: string, unit = declared['x-unit']) {
  if (typeof value !== 'number') return problem(path, 'wrong-type', value, 'a number');
  if (!Number.isFinite(value)) return problem(path, 'not-a-number', value, 'a finite number');
  if (declared.type === 'integer' && !Number.isInteger(value))
    return problem(path, 'wrong-type', value, 'a whole number');
  const { minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY } = declared;
  if (value >= minimum && value <= maximum) return undefined;
  return problem(path, 'out-of-range', value, `${rangeText(minimum, maximum)}${unitText(unit)}`);
}

function rangeText(minimum: number, maximum: number): string {
  if (maximum === Number.POSITIVE_INFINITY) return `${minimum} or more`;
  return minimum === Number.NEGATIVE_INFINITY ? `${maximum} or less` : `${minimum} to ${maximum}`;
}

function unitText(unit: string | undefined): string {
  return unit === undefined || unit === '1' || unit === 'year' ? '' : ` ${unit}`;
}

/** A number or a series in any of its forms, in the unit and bounds of its field, in every year of the study. */
export function checkNumberForm(
  context: CheckContext,
  declared: Declaration,
  value: unknown,
  path: string,
): void {
  if (declared['x-words']?.includes(value as string)) return;
  const unit = unitFor(context, declared);
  const plain = declared.anyOf![0]!;
  if (typeof value === 'number') {
    const issue = numberIssue(plain, value, path, unit ?? undefined);
    if (issue) context.issues.push(issue);
  } else if (typeof value === 'string') {
    if (unit !== null) checkValue(context, declared, plain, unit, value, path);
  } else if (Array.isArray(value) && declared['x-field'] === 'quantity') {
    checkSeries(context, plain, unit ?? '1', value, path);
  } else if (isRecord(value)) {
    checkSource(context, declared, unit, value, path);
  } else {
    context.issues.push(problem(path, 'wrong-type', value, formsText(declared)));
  }
}

/** Null: not known, since it hangs on something that is itself wrong. */
function unitFor(context: CheckContext, declared: Declaration): string | null {
  const unit = declared['x-unit'] ?? '1';
  if (unit === 'field') return context.fieldUnit;
  return unit === 'technology' ? context.sizeUnit : unit;
}

function formsText(declared: Declaration): string {
  const words = (declared['x-words'] ?? []).map(word => `\`${word}\`, `).join('');
  const series = declared['x-field'] === 'quantity' ? ', a list, { csv }, { dataset } or { generator }' : '';
  return `${words}a number, text with a unit such as "2500 kW", { formula }, { path } or { byYear }${series}`;
}

/** Text, formula, path or table by year: read it in every year, report the first problem. */
function checkValue(
  context: CheckContext,
  declared: Declaration,
  plain: Declaration,
  unit: string,
  value: unknown,
  path: string,
): void {
  for (const year of context.years) {
    const outcome = parseScalar(value, { unit, year, path });
    const issue = isIssue(outcome)
      ? outcome.code === 'wrong-type'
        ? problem(path, 'wrong-type', value, formsText(declared))
        : outcome
      : boundsIssue(plain, outcome, unit, value, year, path);
    if (!issue) continue;
    context.issues.push(issue);
    return;
  }
}

function boundsIssue(
  plain: Declaration,
  outcome: number,
  unit: string,
  value: unknown,
  year: number,
  path: string,
) {
  const issue = numberIssue(plain, outcome, path, unit);
  if (!issue) return undefined;
  const got = typeof value === 'string' ? shown(value) : `${outcome} in ${year}`;
  return gotProblem(path, issue.code, got, issue.expected!);
}

function checkSeries(
  context: CheckContext,
  plain: Declaration,
  unit: string,
  values: unknown[],
  path: string,
): void {
  if (context.steps !== null && values.length !== context.steps)
    context.issues.push(
      gotProblem(
        path,
        'wrong-length',
        `a list of ${values.length}`,
        `one value for each of the ${context.steps} steps of the period`,
      ),
    );
  let wrong = 0;
  values.forEach((value, step) => {
    const issue = numberIssue(plain, value, member(path, step), unit);
    if (issue && ++wrong <= MOST_PER_LIST) context.issues.push(issue);
  });
  if (wrong > MOST_PER_LIST)
    context.issues.push(
      gotProblem(path, 'more-problems', `${wrong - MOST_PER_LIST} more wrong values`, 'numbers in range'),
    );
}

/** `{ formula }`, `{ path }`, `{ byYear }`, `{ csv }`, `{ dataset }` or `{ generator }`. */
function checkSource(
  context: CheckContext,
  declared: Declaration,
  unit: string | null,
  value: Readonly<Record<string, unknown>>,
  path: string,
): void {
  const branches = declared.anyOf!.filter(branch => branch.type === 'object');
  const branch = mostAlike(branches, value);
  if (!Object.keys(value).some(key => branches.some(one => Object.hasOwn(one.properties ?? {}, key)))) {
    context.issues.push(problem(path, 'wrong-type', value, formsText(declared)));
    return;
  }
  const before = context.issues.length;
  context.walk({ ...context, fieldUnit: unit ?? '1' }, branch, value, path);
  if (context.issues.length > before || unit === null) return;
  if ('formula' in value || 'path' in value || 'byYear' in value)
    checkValue(context, declared, declared.anyOf![0]!, unit, value, path);
  if (typeof value.unit === 'string') checkUnit(context, value.unit, unit, member(path, 'unit'));
  if (typeof value.generator === 'string') checkParameters(context, value, member(path, 'parameters'));
}

function checkUnit(context: CheckContext, from: string, to: string, path: string): void {
  if (isFlowAsPower(from, to)) return;
  const outcome = converted(1, from, to, path, JSON.stringify(from));
  if (isIssue(outcome)) context.issues.push(outcome);
}

function checkParameters(
  context: CheckContext,
  value: Readonly<Record<string, unknown>>,
  path: string,
): void {
  if (!isRecord(value.parameters)) return;
  const parameters = generatorParameters(value.generator as GeneratorKind);
  const names = parameters.map(({ name }) => name);
  for (const [name, given] of Object.entries(value.parameters)) {
    const place = member(path, name);
    const parameter = parameters.find(one => one.name === name);
    if (!parameter) context.issues.push(problem(place, 'unknown-name', name, oneOf(names, name)));
    else if (!parameter.allowed)
      checkNumber(context, { type: 'number', ...limitsOf(parameter) }, given, place);
    else if (typeof given !== 'string' || !parameter.allowed.includes(given))
      context.issues.push(problem(place, 'wrong-choice', given, oneOf(parameter.allowed, given)));
  }
}

function limitsOf({ minimum, maximum }: { readonly minimum?: number; readonly maximum?: number }) {
  return { ...(minimum !== undefined && { minimum }), ...(maximum !== undefined && { maximum }) };
}
