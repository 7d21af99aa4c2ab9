import { COMMON_OPTIONS } from './arguments.ts';
import type { Command, Option } from './command.ts';
import type { Language, Text } from './language.ts';

const CALL = 'npm run -s cli --';

const ABOUT: Text = {
  nl: `Speelruimte rekent uit wat een bedrijf kan binnen de aansluiting die het heeft: uur voor uur,
tegen de laagste kosten, met bij elk antwoord het bewijs hoe goed het is.

Een studie is een YAML- of JSON-bestand. Begin met een kant-en-klare studie:`,
  en: `Speelruimte works out what a company can do within the grid connection it has: hour by hour, at
least cost, and with every answer comes the proof of how good it is.

A study is a YAML or JSON file. Begin with a ready one:`,
};

const ENDING: Text = {
  nl: `Slotcodes: 0 in orde, 2 foute invoer, 3 niet haalbaar, 130 afgebroken, 1 al het andere.
Omgeving: SPEELRUIMTE_HOME is de map voor eigen gegevens; LANG kiest de taal.`,
  en: `Exit codes: 0 in order, 2 bad input, 3 not feasible, 130 cancelled, 1 anything else.
Environment: SPEELRUIMTE_HOME is the folder for your own data; LANG chooses the language.`,
};

const WORDS = {
  nl: {
    commands: 'Opdrachten',
    examples: 'Voorbeelden',
    options: 'Opties',
    usage: 'Gebruik',
    more: 'OPDRACHT --help legt een opdracht uit.',
  },
  en: {
    commands: 'Commands',
    examples: 'Examples',
    options: 'Options',
    usage: 'Usage',
    more: 'COMMAND --help explains a command.',
  },
};

/** What there is, and where to begin. */
export function generalHelp(commands: readonly Command[], language: Language): string {
  const words = WORDS[language];
  const width = Math.max(...commands.map(({ name }) => name.length)) + 2;
  return [
    ABOUT[language],
    '',
    `  ${CALL} library`,
    `  ${CALL} run paper-mill`,
    '',
    `${words.commands}:`,
    ...commands.map(({ name, summary }) => `  ${name.padEnd(width)}${summary[language]}`),
    '',
    words.more,
    '',
    ENDING[language],
    '',
  ].join('\n');
}

/** One command: how to call it, what it does, its options, and examples that work as they stand. */
export function commandHelp(command: Command, language: Language): string {
  const words = WORDS[language];
  const options = [...command.options, ...COMMON_OPTIONS];
  const width = Math.max(...options.map(option => optionCall(option).length)) + 2;
  return [
    `${words.usage}: ${CALL} ${command.name} ${command.operands}`.trimEnd(),
    '',
    command.explanation[language],
    '',
    `${words.options}:`,
    ...options.map(option => `  ${optionCall(option).padEnd(width)}${optionText(option, language)}`),
    '',
    `${words.examples}:`,
    ...command.examples.flatMap(({ line, text }) => [`  # ${text[language]}`, `  ${CALL} ${line}`]),
    '',
  ].join('\n');
}

/** Longer lists of choices than this stand behind the text instead of before it. */
const LONGEST_CHOICES = 36;

function choicesOf(option: Option): { text: string; isLong: boolean } | null {
  if (option.kind === 'flag' || !option.choices) return null;
  const text = option.choices.join('|');
  return { text, isLong: option.value !== undefined && text.length > LONGEST_CHOICES };
}

function optionCall(option: Option): string {
  if (option.kind === 'flag') return `--${option.name}`;
  const choices = choicesOf(option);
  return `--${option.name} ${choices && !choices.isLong ? choices.text : (option.value ?? 'VALUE')}`;
}

function optionText(option: Option, language: Language): string {
  const choices = choicesOf(option);
  return choices?.isLong ? `${option.text[language]}: ${choices.text}` : option.text[language];
}
