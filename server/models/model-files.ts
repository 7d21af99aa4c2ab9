import { type FolderFile, toPypsaFolder } from '../../data/index.ts';
import { type Dispatch, exportMps } from '../../engine/index.ts';
import type { Plan } from '../../scenarios/index.ts';
import { esdlFiles } from './esdl-files.ts';

/** Forms in which a variant goes to other programs: its linear program, a PyPSA folder, or ESDL files by site. */
export const MODEL_FORMATS = ['mps', 'pypsa', 'esdl'] as const;
export type ModelFormat = (typeof MODEL_FORMATS)[number];

/** A task that has a plan, by a name that can be that of a file. */
export interface Model {
  readonly name: string;
  /** Index in the tasks of the plan. */
  readonly task: number;
  readonly variants: readonly { readonly name: string; readonly year: number }[];
}

/** Every task of `planned`, by index; an infeasible one has no model to hand over. */
export function modelsOf({ tasks, variants }: Plan, planned: ReadonlySet<number>): readonly Model[] {
  return tasks.flatMap(({ name }, task) => {
    if (!planned.has(task)) return [];
    const own = variants.filter(one => one.task === task).map(one => ({ name: one.name, year: one.year }));
    return [{ name: name.replaceAll(/[^\w.-]+/g, '-'), task, variants: own }];
  });
}

/** The files of a model. MPS and PyPSA are priced where the answer settled, so that another solver finds the same cost. */
export function modelFiles(
  { resolved, tasks }: Plan,
  { name, task }: Model,
  answer: Dispatch,
  format: ModelFormat,
): readonly FolderFile[] {
  const { group, name: title } = tasks[task]!;
  if (answer.status === 'infeasible') throw new Error(`${title} has no plan and so no model`);
  if (format === 'mps') return [{ name: `${name}.mps`, content: exportMps(group, answer, name) }];
  if (format === 'esdl') return esdlFiles(group, name);
  return toPypsaFolder(group, answer, `${resolved.study.name} ${title}`);
}
