import { messageIn } from '../../data/index.ts';
import type { Issue } from '../../engine/index.ts';
import type { Language } from './language.ts';
import type { Terminal } from './terminal.ts';

/** Paths of the command line itself, whose messages name the option already. */
const COMMAND_LINE = /^\/(options|operands|command)(\/|$)/;

/** Every problem on its own lines: where, what, and (when it says more) what was expected. */
function problemText(issues: readonly Issue[], language: Language): string {
  const count = issues.length;
  const head =
    language === 'nl'
      ? count === 1
        ? '1 probleem'
        : `${count} problemen`
      : count === 1
        ? '1 problem'
        : `${count} problems`;
  return [`${head}:`, ...issues.map(issue => issueText(issue, language))].join('\n');
}

function issueText(issue: Issue, language: Language): string {
  const { path } = issue;
  const message = messageIn(issue, language);
  return path && !COMMAND_LINE.test(path) ? `  ${path}: ${message}` : `  ${message}`;
}

/** Tells the problems: as text on standard error, or with `--json` as one object on standard output. */
export async function tellProblems(
  terminal: Terminal,
  issues: readonly Issue[],
  asJson: boolean,
  language: Language,
): Promise<void> {
  if (asJson) await terminal.out(`${JSON.stringify({ issues }, null, 2)}\n`);
  else terminal.err(`${problemText(issues, language)}\n`);
}
