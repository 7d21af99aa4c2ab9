import { extname } from 'node:path';
import { exportMps } from '../../engine/index.ts';
import type { Answers } from '../../scenarios/index.ts';

/**
 * The program behind every answered task as MPS, by path: `path` itself for one task, else `model-heat-pump-2030.mps` for
 * each. Priced where the answer settled, so that another solver finds the same objective.
 */
export function modelFiles({ plan, answers }: Answers, path: string): Map<string, string> {
  const files = new Map<string, string>();
  plan.tasks.forEach(({ name, group }, k) => {
    const answer = answers[k]!;
    if (answer.status === 'infeasible') return;
    const file = plan.tasks.length === 1 ? path : withName(path, name.replaceAll(' ', '-'));
    files.set(file, exportMps(group, answer, name));
  });
  return files;
}

function withName(path: string, name: string): string {
  const extension = extname(path);
  return `${path.slice(0, path.length - extension.length)}-${name}${extension}`;
}
