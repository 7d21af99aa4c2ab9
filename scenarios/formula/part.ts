import { FormulaProblem } from './problem.ts';
import {
  combine,
  type Dimension,
  dimensionText,
  formulaUnit,
  PLAIN,
  power,
  sameDimension,
  unitNames,
} from './unit.ts';

/** A compiled part of a formula: its dimension, known before any year, and its value in base units. */
export interface Part {
  readonly dimension: Dimension;
  readonly valueAt: (year: number) => number;
  /** Does the value depend on the year? */
  readonly varies: boolean;
}

const VARIABLE = 'year';

export function constantNode(value: unknown): Part {
  if (typeof value !== 'number')
    throw new FormulaProblem(
      'formula-not-allowed',
      typeof value === 'string' ? 'a text' : String(value),
      'a number',
    );
  if (!Number.isFinite(value))
    throw new FormulaProblem('formula-value', 'a number that is not finite', 'a finite number');
  return { dimension: PLAIN, varies: false, valueAt: () => value };
}

export function symbolNode(name: string): Part {
  if (name === VARIABLE) return { dimension: PLAIN, varies: true, valueAt: year => year };
  const unit = formulaUnit(name);
  if (!unit)
    throw new FormulaProblem('unknown-name', `\`${name}\``, `year or a unit (${unitNames().join(', ')})`);
  return { dimension: unit.dimension, varies: false, valueAt: () => unit.factor };
}

type Evaluate = (a: number, b: number) => number;

const COMPARISONS: ReadonlyMap<string, Evaluate> = new Map<string, Evaluate>([
  ['<', (a, b) => Number(a < b)],
  ['<=', (a, b) => Number(a <= b)],
  ['>', (a, b) => Number(a > b)],
  ['>=', (a, b) => Number(a >= b)],
  ['==', (a, b) => Number(a === b)],
  ['!=', (a, b) => Number(a !== b)],
]);

export function operatorNode(op: string, args: readonly Part[]): Part {
  const [a, b] = args as [Part, Part | undefined];
  if (!b) return unary(op, a);
  const compare = COMPARISONS.get(op);
  if (compare) return { ...pair(a, b, compare), dimension: alike(op, a, b) && PLAIN };
  switch (op) {
    case '+':
      return { ...pair(a, b, (x, y) => x + y), dimension: alike(op, a, b) };
    case '-':
      return { ...pair(a, b, (x, y) => x - y), dimension: alike(op, a, b) };
    case '*':
      return { ...pair(a, b, (x, y) => x * y), dimension: combine(a.dimension, b.dimension, 1) };
    case '/':
      return { ...pair(a, b, (x, y) => x / y), dimension: combine(a.dimension, b.dimension, -1) };
    case '^':
      return raise(a, b);
    default:
      throw new FormulaProblem('formula-not-allowed', `operator \`${op}\``, '+ - * / ^ or a comparison');
  }
}

function unary(op: string, a: Part): Part {
  if (op === '+') return a;
  if (op === '-') return { ...a, valueAt: year => -a.valueAt(year) };
  throw new FormulaProblem('formula-not-allowed', `operator \`${op}\``, '+ - * / ^ or a comparison');
}

function pair(a: Part, b: Part, evaluate: Evaluate): Omit<Part, 'dimension'> {
  const { valueAt: first } = a;
  const { valueAt: second } = b;
  return { varies: a.varies || b.varies, valueAt: year => evaluate(first(year), second(year)) };
}

/** Units of both sides must agree. */
function alike(op: string, a: Part, b: Part): Dimension {
  if (sameDimension(a.dimension, b.dimension)) return a.dimension;
  const sides = `${dimensionText(a.dimension)} ${op} ${dimensionText(b.dimension)}`;
  throw new FormulaProblem('wrong-unit', sides, 'the same unit on both sides');
}

/** An exponent is a plain number, and the same in every year where the base has a unit. */
function raise(base: Part, exponent: Part): Part {
  plainOnly('exponent', exponent);
  if (!sameDimension(base.dimension, PLAIN) && exponent.varies)
    throw new FormulaProblem('wrong-unit', 'a unit to a power that changes by year', 'a fixed exponent');
  const fixed = exponent.varies ? 1 : exponent.valueAt(0);
  return { ...pair(base, exponent, (x, y) => x ** y), dimension: power(base.dimension, fixed) };
}

function plainOnly(what: string, part: Part): void {
  if (sameDimension(part.dimension, PLAIN)) return;
  throw new FormulaProblem('wrong-unit', `${what} in ${dimensionText(part.dimension)}`, 'a plain number');
}

/** `condition ? a : b`; a condition that is not nil holds. */
export function branchNode(condition: Part, yes: Part, no: Part): Part {
  const dimension = alike(':', yes, no);
  return {
    dimension,
    varies: condition.varies || yes.varies || no.varies,
    valueAt: year => (condition.valueAt(year) ? yes.valueAt(year) : no.valueAt(year)),
  };
}

const FUNCTIONS: ReadonlyMap<string, (args: readonly Part[]) => Part> = new Map([
  ['min', (args: readonly Part[]) => extreme('min', args, Math.min)],
  ['max', (args: readonly Part[]) => extreme('max', args, Math.max)],
  ['pow', (args: readonly Part[]) => raise(...counted('pow', args, 2))],
  ['sqrt', (args: readonly Part[]) => raise(...counted('sqrt', args, 1), constantNode(0.5))],
  ['abs', (args: readonly Part[]) => plainFunction('abs', args, Math.abs, false)],
  ['exp', (args: readonly Part[]) => plainFunction('exp', args, Math.exp, true)],
  ['log', (args: readonly Part[]) => plainFunction('log', args, Math.log, true)],
]);

/** What a function of this name makes of its arguments. The name is judged before the arguments are looked at. */
export function functionNode(name: string): (args: readonly Part[]) => Part {
  const call = FUNCTIONS.get(name);
  if (call) return call;
  throw new FormulaProblem(
    'formula-not-allowed',
    `\`${name}\``,
    `one of ${[...FUNCTIONS.keys()].join(', ')}`,
  );
}

function counted<N extends 1 | 2>(name: string, args: readonly Part[], count: N) {
  if (args.length !== count)
    throw new FormulaProblem('formula-not-allowed', `${name} of ${args.length} arguments`, `${count}`);
  return args as unknown as N extends 1 ? [Part] : [Part, Part];
}

function extreme(name: string, args: readonly Part[], pick: Evaluate): Part {
  const [first, ...rest] = args;
  if (!first) throw new FormulaProblem('formula-not-allowed', `${name} of nothing`, 'at least one argument');
  return rest.reduce((a, b) => ({ ...pair(a, b, pick), dimension: alike(name, a, b) }), first);
}

function plainFunction(
  name: string,
  args: readonly Part[],
  evaluate: (x: number) => number,
  mustBePlain: boolean,
): Part {
  const [argument] = counted(name, args, 1);
  if (mustBePlain) plainOnly(`argument of ${name}`, argument);
  return { ...argument, valueAt: year => evaluate(argument.valueAt(year)) };
}
