import { parseArgs } from 'node:util';
import { InputError, type Issue } from '../../engine/index.ts';
import { nearestName } from '../../scenarios/index.ts';
import type { Command, Given, Option } from './command.ts';
import { LANGUAGES } from './language.ts';

/** Options that every command has. */
export const COMMON_OPTIONS: readonly Option[] = [
  {
    name: 'language',
    kind: 'choice',
    choices: LANGUAGES,
    text: {
      nl: 'taal van teksten; standaard die van de omgeving (LANG)',
      en: 'language of texts; default from LANG',
    },
  },
  {
    name: 'json',
    kind: 'flag',
    text: {
      nl: 'antwoord en problemen als één JSON-object op de standaarduitvoer',
      en: 'answer and problems as one JSON object on standard output',
    },
  },
  { name: 'help', kind: 'flag', text: { nl: 'deze uitleg', en: 'this help' } },
];

/** The words after the command's name, taken apart and checked. Throws `InputError` with every problem at once. */
export function parseArguments(
  words: readonly string[],
  command: Command,
): { operands: string[]; given: Given } {
  const options = [...command.options, ...COMMON_OPTIONS];
  const { tokens } = parseArgs({
    args: [...words],
    options: Object.fromEntries(options.map(option => [option.name, parseShape(option)])),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const issues: Issue[] = [];
  const given = {
    flags: new Set<string>(),
    texts: new Map<string, string[]>(),
    numbers: new Map<string, number>(),
  };
  const operands: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') operands.push(token.value);
    if (token.kind !== 'option') continue;
    const option = options.find(({ name }) => name === token.name);
    const issue = option
      ? take(option, token.value, given)
      : unknownOption(token.rawName, token.name, options);
    if (issue) issues.push(issue);
  }
  if (!given.flags.has('help')) issues.push(...operandIssues(operands, command));
  if (issues.length > 0) throw new InputError(issues);
  return { operands, given };
}

function parseShape(option: Option): { type: 'boolean' | 'string'; short?: string } {
  const short = option.name === 'help' ? { short: 'h' } : {};
  return { type: option.kind === 'flag' ? 'boolean' : 'string', ...short };
}

interface Taken {
  flags: Set<string>;
  texts: Map<string, string[]>;
  numbers: Map<string, number>;
}

function take(option: Option, value: string | undefined, given: Taken): Issue | undefined {
  if (option.kind === 'flag') {
    if (value !== undefined) return issueOf(option, 'unexpected-value', 'takes no value', 'no value', value);
    given.flags.add(option.name);
    return undefined;
  }
  if (value === undefined || value === '') {
    return issueOf(
      option,
      'missing-value',
      `needs a value (${option.value ?? 'value'})`,
      option.value ?? 'a value',
    );
  }
  const earlier = given.texts.get(option.name);
  if (earlier && !option.repeatable)
    return issueOf(option, 'given-twice', 'is given more than once', 'once', value);
  given.texts.set(option.name, [...(earlier ?? []), value]);
  return option.kind === 'number' ? takeNumber(option, value, given) : choiceIssue(option, value);
}

function takeNumber(option: Option, value: string, given: Taken): Issue | undefined {
  const number = Number(value);
  const least = option.minimum ?? 0;
  const expected = `a ${option.whole ? 'whole ' : ''}number of at least ${least}`;
  if (!Number.isFinite(number) || number < least || (option.whole && !Number.isInteger(number))) {
    return issueOf(option, 'out-of-range', `got "${value}", expected ${expected}`, expected, value);
  }
  given.numbers.set(option.name, number);
  return undefined;
}

function choiceIssue(option: Option, value: string): Issue | undefined {
  if (!option.choices || option.choices.includes(value)) return undefined;
  const expected = option.choices.join(', ');
  const near = nearestName(value, option.choices);
  const hint = near ? ` Did you mean "${near}"?` : '';
  return issueOf(
    option,
    'unknown-value',
    `got "${value}", expected one of ${expected}.${hint}`,
    expected,
    value,
  );
}

function issueOf(option: Option, code: string, what: string, expected: string, value?: string): Issue {
  const message = `--${option.name} ${what}`;
  return { path: `/options/${option.name}`, code, message, expected, ...(value !== undefined && { value }) };
}

function unknownOption(rawName: string, name: string, options: readonly Option[]): Issue {
  const near = nearestName(
    name,
    options.map(option => option.name),
  );
  const hint = near ? ` Did you mean --${near}?` : '';
  return {
    path: `/options/${name}`,
    code: 'unknown-option',
    message: `Unknown option ${rawName}.${hint}`,
    expected: near ? `--${near}` : options.map(option => `--${option.name}`).join(', '),
    value: rawName,
  };
}

function operandIssues(operands: readonly string[], command: Command): Issue[] {
  const expected = `${command.name} ${command.operands}`.trim();
  const count = operands.length;
  if (count < command.fewest) {
    return [
      { path: '/operands', code: 'missing-operand', message: `Something is missing: ${expected}`, expected },
    ];
  }
  if (count > command.most) {
    const value = operands[command.most]!;
    const message = `Got "${value}" too much, expected: ${expected}`;
    return [{ path: '/operands', code: 'unexpected-operand', message, expected, value }];
  }
  return [];
}
