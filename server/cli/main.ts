import { CancelledError, InputError } from '../../engine/index.ts';
import { nearestName } from '../../scenarios/index.ts';
import { parseArguments } from './arguments.ts';
import type { Command } from './command.ts';
import { areas } from './commands/areas.ts';
import { check } from './commands/check.ts';
import { compare } from './commands/compare.ts';
import { data } from './commands/data.ts';
import { dictionaryPages } from './commands/dictionary.ts';
import { explain } from './commands/explain.ts';
import { exportAnswer } from './commands/export.ts';
import { importFile } from './commands/import.ts';
import { library } from './commands/library.ts';
import { population } from './commands/population.ts';
import { products } from './commands/products.ts';
import { run } from './commands/run.ts';
import { schema } from './commands/schema.ts';
import { serve } from './commands/serve.ts';
import { techniques } from './commands/techniques.ts';
import { EXIT } from './exit-codes.ts';
import { commandHelp, generalHelp } from './help.ts';
import { LANGUAGES, type Language, languageOf } from './language.ts';
import { tellProblems } from './problems.ts';
import { processTerminal, type Terminal } from './terminal.ts';

const LANGUAGE_OPTION = '--language';
const COMMANDS: readonly Command[] = [
  check,
  run,
  explain,
  compare,
  exportAnswer,
  importFile,
  data,
  library,
  population,
  areas,
  dictionaryPages,
  techniques,
  products,
  schema,
  serve,
];

/** Does what the words ask and gives the exit code. */
async function main(words: readonly string[], terminal: Terminal): Promise<number> {
  const language = chosenLanguage(words);
  const asJson = words.includes('--json');
  try {
    const [first, ...rest] = commandFirst(words);
    const command = COMMANDS.find(({ name }) => name === first);
    if (command) return await perform(command, rest, language, terminal);
    return await withoutCommand(first, rest, language, terminal);
  } catch (error) {
    if (error instanceof InputError) {
      await tellProblems(terminal, error.issues, asJson, language);
      return EXIT.badInput;
    }
    if (error instanceof CancelledError) {
      terminal.err(
        language === 'nl'
          ? 'Afgebroken; er is niets achtergebleven.\n'
          : 'Cancelled; nothing was left behind.\n',
      );
      return EXIT.cancelled;
    }
    terminal.err(`${failureText(error, language)}\n`);
    return EXIT.failed;
  }
}

async function perform(
  command: Command,
  words: readonly string[],
  language: Language,
  terminal: Terminal,
): Promise<number> {
  const { operands, given } = parseArguments(words, command);
  if (given.flags.has('help')) {
    await terminal.out(commandHelp(command, language));
    return EXIT.ok;
  }
  const stop = stopSignal();
  try {
    return await command.run({ operands, given, language, terminal, signal: stop.signal });
  } finally {
    stop.forget();
  }
}

/** Options that every command has may stand before its name too. */
function commandFirst(words: readonly string[]): readonly string[] {
  const at = words.findIndex((word, i) => !word.startsWith('-') && words[i - 1] !== LANGUAGE_OPTION);
  return at < 0 ? ['', ...words] : [words[at]!, ...words.slice(0, at), ...words.slice(at + 1)];
}

/** No command, a request for help, or a name that does not exist. */
async function withoutCommand(
  typed: string,
  words: readonly string[],
  language: Language,
  terminal: Terminal,
): Promise<number> {
  const names = COMMANDS.map(({ name }) => name);
  if (typed !== '' && typed !== 'help') {
    const near = nearestName(typed, names);
    const hint = near ? ` Did you mean "${near}"?` : '';
    const expected = names.join(', ');
    const message = `Unknown command "${typed}", expected one of ${expected}.${hint}`;
    throw new InputError([{ path: '/command', code: 'unknown-command', message, expected, value: typed }]);
  }
  const { operands } = parseArguments(words, HELP);
  const asked = COMMANDS.find(({ name }) => name === operands[0]);
  await terminal.out(asked ? commandHelp(asked, language) : generalHelp(COMMANDS, language));
  return EXIT.ok;
}

/** What may be said without a command, or after `help`. */
const HELP: Command = {
  name: 'help',
  operands: '[COMMAND]',
  fewest: 0,
  most: 1,
  summary: { nl: '', en: '' },
  explanation: { nl: '', en: '' },
  options: [],
  examples: [],
  run: async () => EXIT.ok,
};

/** Language by `--language`, wherever it stands, so that even a complaint about the options is in it. */
function chosenLanguage(words: readonly string[]): Language {
  const index = words.findIndex(word => word === LANGUAGE_OPTION || word.startsWith(`${LANGUAGE_OPTION}=`));
  const value = words[index]?.includes('=') ? words[index]!.split('=')[1] : words[index + 1];
  const chosen = index < 0 ? undefined : LANGUAGES.find(language => language === value);
  return chosen ?? languageOf(process.env);
}

/** Aborts at the first Ctrl-C; a second one ends the process at once. */
function stopSignal(): { signal: AbortSignal; forget: () => void } {
  const controller = new AbortController();
  const stop = () => {
    if (controller.signal.aborted) process.exit(EXIT.cancelled);
    controller.abort();
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
  return { signal: controller.signal, forget: () => process.off('SIGINT', stop).off('SIGTERM', stop) };
}

function failureText(error: unknown, language: Language): string {
  const what = error instanceof Error ? error.message : String(error);
  const head =
    language === 'nl'
      ? 'Er ging iets mis dat niet aan de invoer ligt'
      : 'Something failed that is no fault of the input';
  const trace = process.env.SPEELRUIMTE_TRACE === '1' && error instanceof Error ? `\n${error.stack}` : '';
  return `${head}: ${what}${trace}`;
}

process.exitCode = await main(process.argv.slice(2), processTerminal());
