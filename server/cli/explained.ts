import { type Explained, explainStudy, type RunResult } from '../../scenarios/index.ts';
import { type Invocation, textOf } from './command.ts';
import { progressBar } from './progress.ts';
import { sourcesFrom } from './sources.ts';
import type { StudyInput } from './study-input.ts';
import { poolFor } from './workers.ts';

/** Explains a study with the workers and for the package that the command was given. */
export async function explained(
  { study, folder }: StudyInput,
  { given, signal, terminal, language }: Invocation,
): Promise<Explained> {
  const executor = poolFor(given);
  const bar = progressBar(terminal, language, () => performance.now());
  const name = textOf(given, 'package');
  try {
    return await explainStudy(study, {
      executor,
      sources: sourcesFrom(folder),
      watch: { signal, onDone: bar.onDone },
      ...(name !== undefined && { package: name }),
    });
  } finally {
    bar.clear();
    await executor.close();
  }
}

/** The answer with the explanation of every package, and what was filled in for it. */
export async function withExplanations(
  result: RunResult,
  input: StudyInput,
  invocation: Invocation,
): Promise<RunResult> {
  const { explanations, defaults } = (await explained(input, invocation)).result;
  const known = new Set(result.defaults.map(({ path }) => path));
  return {
    ...result,
    defaults: [...result.defaults, ...defaults.filter(({ path }) => !known.has(path))],
    explanations,
  };
}
