import type { Language, Text } from './language.ts';
import type { Terminal } from './terminal.ts';

/** An option of a command: a flag, or something that takes a value. */
export interface Option {
  readonly name: string;
  readonly kind: 'flag' | 'text' | 'number' | 'choice';
  /** Name of the value in the help, e.g. `DIR`. */
  readonly value?: string;
  readonly choices?: readonly string[];
  /** Smallest number taken. */
  readonly minimum?: number;
  readonly whole?: boolean;
  readonly repeatable?: boolean;
  readonly text: Text;
}

/** Values as given, by option name; an option that was not given is absent. */
export interface Given {
  readonly flags: ReadonlySet<string>;
  readonly texts: ReadonlyMap<string, readonly string[]>;
  readonly numbers: ReadonlyMap<string, number>;
}

/** Everything a command may look at or act on. */
export interface Invocation {
  readonly operands: readonly string[];
  readonly given: Given;
  readonly language: Language;
  readonly terminal: Terminal;
  /** Aborts on Ctrl-C or on a request to stop. */
  readonly signal: AbortSignal;
}

export interface Command {
  readonly name: string;
  /** What stands after the name, e.g. `FILE`. */
  readonly operands: string;
  readonly fewest: number;
  readonly most: number;
  readonly summary: Text;
  readonly explanation: Text;
  readonly options: readonly Option[];
  readonly examples: readonly { readonly line: string; readonly text: Text }[];
  /** Does it and gives the exit code. Throws `InputError` for bad input. */
  run(invocation: Invocation): Promise<number>;
}

/** First value of a text or choice option. */
export function textOf(given: Given, name: string): string | undefined {
  return given.texts.get(name)?.[0];
}
