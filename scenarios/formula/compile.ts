import { createRequire } from 'node:module';
import type { MathNode } from 'mathjs';
import { branchNode, constantNode, functionNode, operatorNode, type Part, symbolNode } from './part.ts';
import { FormulaProblem } from './problem.ts';
import { withoutGas } from './unit.ts';

/** Longest formula, characters. */
const LONGEST_FORMULA = 500;
/** Most numbers, names, operators and brackets of a formula. */
const MOST_FORMULA_PARTS = 150;
/** Deepest nesting of a formula. */
const DEEPEST_FORMULA = 25;

/** mathjs in one file: its thousand separate modules take a quarter of a second to load, and this a fifth of that. */
const MATHJS = 'mathjs/lib/browser/math.js';
const require = createRequire(import.meta.url);

/**
 * A formula over `year` as own closures. The text is parsed by mathjs and never evaluated by it: every node must be a number,
 * `year`, a unit, an operator, a bracket, a condition or one of a few functions.
 * @throws FormulaProblem with one clear reason.
 */
export function compileFormula(text: string): Part {
  if (text.length > LONGEST_FORMULA)
    throw new FormulaProblem(
      'formula-too-large',
      `${text.length} characters`,
      `at most ${LONGEST_FORMULA} characters`,
    );
  if (bracketDepth(text) > DEEPEST_FORMULA) throw tooDeep();
  return build(parsed(withoutGas(text)), { parts: 0 }, 0);
}

function tooDeep(): FormulaProblem {
  return new FormulaProblem('formula-too-large', 'deeper nesting', `at most ${DEEPEST_FORMULA} levels`);
}

function bracketDepth(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const character of text) {
    if ('([{'.includes(character)) deepest = Math.max(deepest, ++depth);
    if (')]}'.includes(character)) depth--;
  }
  return deepest;
}

function parsed(text: string): MathNode {
  // Loaded at the first formula: most of what the program does needs none.
  const { parse } = require(MATHJS) as typeof import('mathjs');
  try {
    return parse(text);
  } catch (error) {
    // A stack overflow of the parser is as clear an answer as its own message.
    const reason = error instanceof SyntaxError ? error.message : 'nesting that is too deep';
    throw new FormulaProblem(
      'formula-syntax',
      reason,
      'numbers, year, units, + - * / ^, brackets, conditions',
    );
  }
}

function build(node: MathNode, count: { parts: number }, depth: number): Part {
  if (++count.parts > MOST_FORMULA_PARTS)
    throw new FormulaProblem('formula-too-large', 'more parts', `at most ${MOST_FORMULA_PARTS} parts`);
  if (depth > DEEPEST_FORMULA) throw tooDeep();
  const inner = (child: unknown) => build(child as MathNode, count, depth + 1);
  const fields = node as unknown as NodeFields;
  switch (node.type) {
    case 'ConstantNode':
      return constantNode(fields.value);
    case 'SymbolNode':
      return symbolNode(String(fields.name));
    case 'ParenthesisNode':
      return inner(fields.content);
    case 'OperatorNode':
      return operatorNode(String(fields.op), fields.args!.map(inner));
    case 'ConditionalNode':
      return branchNode(inner(fields.condition), inner(fields.trueExpr), inner(fields.falseExpr));
    case 'FunctionNode':
      return functionNode(functionName(fields.fn))(fields.args!.map(inner));
    default:
      throw new FormulaProblem('formula-not-allowed', plainName(node.type), 'a single expression over year');
  }
}

/** What the allowed nodes of mathjs hold; read by name, so that a node of another shape is refused and not trusted. */
interface NodeFields {
  readonly value?: unknown;
  readonly name?: unknown;
  readonly content?: unknown;
  readonly op?: unknown;
  readonly args?: readonly unknown[];
  readonly condition?: unknown;
  readonly trueExpr?: unknown;
  readonly falseExpr?: unknown;
  readonly fn?: unknown;
}

/** Only a bare name can be called; `a.b()` and `f()()` have none. */
function functionName(fn: unknown): string {
  const { type, name } = fn as { type?: string; name?: string };
  return type === 'SymbolNode' && name ? name : 'a call of something that is not a function name';
}

const PLAIN_NAMES: Readonly<Record<string, string>> = {
  AccessorNode: 'access to a property',
  ArrayNode: 'a list',
  AssignmentNode: 'an assignment',
  BlockNode: 'several expressions',
  FunctionAssignmentNode: 'a function definition',
  IndexNode: 'an index',
  ObjectNode: 'an object',
  RangeNode: 'a range',
  RelationalNode: 'a chain of comparisons',
};

function plainName(type: string): string {
  return PLAIN_NAMES[type] ?? type;
}
