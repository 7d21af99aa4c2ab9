import type { Watch } from '../../engine/index.ts';
import type { Language } from './language.ts';
import type { Terminal } from './terminal.ts';

const WIDTH = 24;
const CLEAR_LINE = '\r\u001b[K';

/** A bar on a terminal; nothing at all in a pipe or a log. */
export interface ProgressBar {
  readonly onDone: NonNullable<Watch['onDone']>;
  clear(): void;
}

export function progressBar(terminal: Terminal, language: Language, now: () => number): ProgressBar {
  if (!terminal.errIsTerminal) return { onDone: () => {}, clear: () => {} };
  const startedMs = now();
  return {
    onDone: (task, _answer, done, total) => {
      const line = progressLine(task.name, done, total, (now() - startedMs) / 1000, language);
      terminal.err(CLEAR_LINE + line.slice(0, terminal.columns - 1));
    },
    clear: () => terminal.err(CLEAR_LINE),
  };
}

/** `[########----]  4/6  0.8/s  2 s left  heat-pump 2030`. */
export function progressLine(
  name: string,
  done: number,
  total: number,
  seconds: number,
  language: Language,
): string {
  const filled = Math.round((WIDTH * done) / Math.max(1, total));
  const perSecond = seconds > 0 ? done / seconds : 0;
  const left = perSecond > 0 ? Math.ceil((total - done) / perSecond) : 0;
  const remaining = language === 'nl' ? `nog ${left} s` : `${left} s left`;
  const bar = '#'.repeat(filled) + '-'.repeat(WIDTH - filled);
  return `[${bar}] ${done}/${total}  ${perSecond.toFixed(1)}/s  ${remaining}  ${name}`;
}
