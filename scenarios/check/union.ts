import type { CheckContext, Declaration } from './context.ts';
import { isRecord } from './known-names.ts';
import { member, oneOf, problem } from './problem.ts';

/**
 * The branch that a value is meant for: by `kind` where branches are told apart by it, else by its type and the fields it
 * has. Undefined where it was reported here.
 */
export function chooseBranch(
  context: CheckContext,
  branches: readonly Declaration[],
  value: unknown,
  path: string,
): Declaration | undefined {
  if (isRecord(value)) {
    const objects = branches.filter(branch => branch.type === 'object');
    if (objects.length > 0) return chooseObject(context, objects, value, path);
  }
  const fitting = branches.find(branch => takes(branch, value));
  if (fitting) return fitting;
  const choices = branches.flatMap(choicesOf);
  if (choices.length > 0 && typeof value === 'string')
    context.issues.push(problem(path, 'wrong-choice', value, oneOf(choices, value)));
  else context.issues.push(problem(path, 'wrong-type', value, branches.map(named).join(' or ')));
  return undefined;
}

function choicesOf(branch: Declaration): string[] {
  return valuesOf(branch).map(String);
}

function valuesOf(branch: Declaration): readonly unknown[] {
  return branch.enum ?? (branch.const === undefined ? [] : [branch.const]);
}

function takes(branch: Declaration, value: unknown): boolean {
  if (branch.enum || branch.const !== undefined) return valuesOf(branch).includes(value);
  if (Array.isArray(value)) return branch.type === 'array';
  if (branch.type === 'integer') return typeof value === 'number';
  return branch.type === typeof value;
}

function named(branch: Declaration): string {
  const choices = choicesOf(branch);
  if (choices.length > 0) return choices.join(' or ');
  if (branch.type === 'object') return `an object with ${(branch.required ?? []).join(', ')}`;
  if (branch.type === 'array') return 'a list of numbers';
  return branch.type === 'string' ? 'text' : `a ${branch.type}`;
}

/** Fields that tell branches apart by their value. */
const DISCRIMINATOR = 'kind';

function chooseObject(
  context: CheckContext,
  branches: readonly Declaration[],
  value: Readonly<Record<string, unknown>>,
  path: string,
): Declaration | undefined {
  const kinds = branches.map(branch => branch.properties?.[DISCRIMINATOR]?.enum?.[0]);
  if (kinds.includes(undefined)) return mostAlike(branches, value);
  const kind = value[DISCRIMINATOR];
  const chosen = branches[kinds.indexOf(kind as string)];
  if (chosen) return chosen;
  const place = kind === undefined ? path : member(path, DISCRIMINATOR);
  const code = kind === undefined ? 'missing-field' : 'wrong-kind';
  context.issues.push(
    problem(place, code, kind === undefined ? value : kind, `a kind: ${oneOf(kinds.map(String), kind)}`),
  );
  return undefined;
}

/** The branch that knows most of the fields, and of those the one that misses least. */
export function mostAlike(
  branches: readonly Declaration[],
  value: Readonly<Record<string, unknown>>,
): Declaration {
  const score = (branch: Declaration) => {
    const known = Object.keys(value).filter(key => Object.hasOwn(branch.properties ?? {}, key)).length;
    const missing = (branch.required ?? []).filter(key => !Object.hasOwn(value, key)).length;
    return known - missing / 100;
  };
  return branches.reduce((best, branch) => (score(branch) > score(best) ? branch : best));
}
