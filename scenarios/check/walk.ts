import { technology } from '../../data/index.ts';
import type { CheckContext, Declaration } from './context.ts';
import { isRecord } from './known-names.ts';
import { nearestName } from './nearest.ts';
import { checkNumber, checkNumberForm } from './number-form.ts';
import { gotProblem, member, oneOf, problem, shown } from './problem.ts';
import { chooseBranch } from './union.ts';

/**
 * Checks a value against a declaration and adds every problem to the context. Where a declaration has branches, only the one
 * that the value is meant for is looked at, so that one mistake gives one message.
 */
export function walk(context: CheckContext, declared: Declaration, value: unknown, path: string): void {
  if (declared.anyOf && !declared['x-field']) {
    const branch = chooseBranch(context, declared.anyOf, value, path);
    if (branch) walk(context, branch, value, path);
  } else {
    CHECKS[sortOf(declared)](context, declared, value, path);
  }
}

type Sort = 'form' | 'choice' | 'object' | 'record' | 'array' | 'string' | 'boolean' | 'number';

const CHECKS: Readonly<Record<Sort, CheckContext['walk']>> = {
  form: checkNumberForm,
  choice: checkChoice,
  object: checkObject,
  record: checkRecord,
  array: checkList,
  string: checkText,
  boolean: checkFlag,
  number: checkNumber,
};

function sortOf(declared: Declaration): Sort {
  if (declared['x-field']) return 'form';
  if (declared.enum || declared.const !== undefined) return 'choice';
  if (declared.patternProperties) return 'record';
  return declared.type === 'integer' ? 'number' : (declared.type as Sort);
}

function checkFlag(context: CheckContext, _declared: Declaration, value: unknown, path: string): void {
  if (typeof value !== 'boolean') context.issues.push(problem(path, 'wrong-type', value, 'true or false'));
}

function checkChoice(context: CheckContext, declared: Declaration, value: unknown, path: string): void {
  const choices = declared.enum ?? [declared.const!];
  if (choices.includes(value as string | number)) return;
  context.issues.push(problem(path, 'wrong-choice', value, oneOf(choices.map(String), value)));
}

/** Unknown fields of one object that are reported one by one; the rest is counted. */
const MOST_UNKNOWN = 20;

function checkObject(context: CheckContext, declared: Declaration, value: unknown, path: string): void {
  if (!isRecord(value)) {
    context.issues.push(problem(path, 'wrong-type', value, 'an object (name: value)'));
    return;
  }
  const properties = declared.properties ?? {};
  const fields = Object.keys(properties);
  const meant = new Set<string>();
  const inner = withSize(context, properties, value);
  let unknown = 0;
  for (const [key, part] of Object.entries(value)) {
    if (Object.hasOwn(properties, key)) walk(inner, properties[key]!, part, member(path, key));
    else if (++unknown <= MOST_UNKNOWN) meant.add(reportUnknown(context, key, fields, value, path));
  }
  if (unknown > MOST_UNKNOWN) {
    const more = `${unknown - MOST_UNKNOWN} more unknown fields`;
    context.issues.push(gotProblem(path, 'more-problems', more, `only ${fields.join(', ')}`));
  }
  for (const field of declared.required ?? []) {
    if (Object.hasOwn(value, field) || meant.has(field)) continue;
    context.issues.push(gotProblem(path, 'missing-field', `no \`${field}\``, `the field \`${field}\``));
  }
}

/** The field that was meant, so that it is not reported as missing too. */
function reportUnknown(
  context: CheckContext,
  key: string,
  fields: readonly string[],
  value: Readonly<Record<string, unknown>>,
  path: string,
): string {
  const free = fields.filter(field => !Object.hasOwn(value, field));
  const nearest = nearestName(key, free);
  const expected = nearest === undefined ? `one of ${fields.join(', ')}` : `\`${nearest}\``;
  context.issues.push(gotProblem(member(path, key), 'unknown-field', `unknown field \`${key}\``, expected));
  return nearest ?? '';
}

function checkRecord(context: CheckContext, declared: Declaration, value: unknown, path: string): void {
  if (!isRecord(value)) {
    context.issues.push(problem(path, 'wrong-type', value, 'an object (name: value)'));
    return;
  }
  const [part] = Object.values(declared.patternProperties!);
  const refers = declared['x-refers'];
  for (const [key, inner] of Object.entries(value)) {
    if (refers && !context.names[refers].includes(key))
      context.issues.push(problem(member(path, key), 'unknown-name', key, oneOf(context.names[refers], key)));
    walk(context, part!, inner, member(path, key));
  }
}

/** Beside a technology the unit of a size is that of the technology. */
function withSize(
  context: CheckContext,
  properties: Readonly<Record<string, Declaration>>,
  value: Readonly<Record<string, unknown>>,
): CheckContext {
  if (!properties.technology) return context;
  const id = value.technology;
  return { ...context, sizeUnit: (typeof id === 'string' && technology(id)?.sizeUnit) || null };
}

function checkList(context: CheckContext, declared: Declaration, value: unknown, path: string): void {
  if (!Array.isArray(value)) {
    context.issues.push(problem(path, 'wrong-type', value, 'a list'));
    return;
  }
  const { minItems = 0, maxItems = Number.POSITIVE_INFINITY } = declared;
  if (value.length < minItems || value.length > maxItems) {
    const expected = value.length < minItems ? `at least ${minItems}` : `at most ${maxItems}`;
    context.issues.push(problem(path, 'wrong-length', value, expected));
    if (value.length > maxItems) return;
  }
  value.forEach((item, index) => {
    walk(context, declared.items!, item, member(path, index));
  });
  checkRepeats(context, declared, value, path);
}

/** Names that a list defines, or refers to, may occur once. */
function checkRepeats(context: CheckContext, declared: Declaration, value: unknown[], path: string): void {
  const refers = declared.items?.['x-refers'];
  if (!declared['x-names'] && !refers) return;
  const seen = new Map<unknown, number>();
  value.forEach((item, index) => {
    const name = refers ? item : isRecord(item) ? item.name : undefined;
    if (typeof name !== 'string') return;
    const first = seen.get(name);
    if (first === undefined) {
      seen.set(name, index);
      return;
    }
    const place = refers ? member(path, index) : member(member(path, index), 'name');
    const expected = `each ${declared['x-names'] ?? refers} once: ${first} has this name`;
    context.issues.push(problem(place, 'duplicate-name', name, expected));
  });
}

function checkText(context: CheckContext, declared: Declaration, value: unknown, path: string): void {
  const issue = textIssue(context, declared, value, path);
  if (issue) context.issues.push(issue);
}

function textIssue(context: CheckContext, declared: Declaration, value: unknown, path: string) {
  if (typeof value !== 'string') return problem(path, 'wrong-type', value, 'text');
  const { minLength = 0, maxLength = Number.POSITIVE_INFINITY, pattern } = declared;
  if (value.length < minLength) return problem(path, 'wrong-length', value, 'some text');
  if (value.length > maxLength)
    return gotProblem(path, 'wrong-length', `${value.length} characters`, `at most ${maxLength} characters`);
  if (pattern && !new RegExp(pattern).test(value))
    return problem(path, 'bad-name', value, 'a name of 1 to 80 characters without `/` or outer spaces');
  const refers = declared['x-refers'];
  if (refers && !context.names[refers].includes(value))
    return gotProblem(path, 'unknown-name', `unknown ${shown(value)}`, oneOf(context.names[refers], value));
  return undefined;
}
