import { type Option, optionsOf, type Span, spanOf } from './option.ts';

/** What checks of choices look at: a study that may be wrong in any way. */
export interface Choosing {
  readonly input: unknown;
  readonly options: readonly Option[];
  readonly span: Span;
}

/** `computed` are the years of the paths. */
export function choosingOf(input: unknown, computed: readonly number[]): Choosing {
  const span = spanOf(input, computed);
  return { input, options: optionsOf(input, span), span };
}
