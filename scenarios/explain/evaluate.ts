import { InputError } from '../../engine/index.ts';
import { planStudy } from '../plan/plan.ts';
import { reportStudy } from '../report/report.ts';
import type { RunResult } from '../report/result.ts';
import { packagesOf, referenceOf } from '../resolve/packages.ts';
import { resolveStudy } from '../resolve/resolve.ts';
import type { ResolvedStudy } from '../resolve/resolved-study.ts';
import type { Sources } from '../resolve/sources.ts';
import { runPlan } from '../run.ts';
import type { Study } from '../schema/study.ts';
import type { FoundSizes } from '../sizing/sizes.ts';
import type { Remembering } from './remembering.ts';

/** What studies are run with while one is explained. */
export interface Means {
  readonly executor: Remembering;
  readonly sources: Sources;
  /** Sizes that were found for the study as it is: they stay, whatever changes. */
  readonly sizes: FoundSizes;
}

/** A study that was run; null where the study, or the reference of it, cannot be. */
export interface Evaluated {
  readonly resolved: ResolvedStudy;
  readonly result: RunResult;
}

/** Runs a study that differs from one that was checked; `change` may make its resolved form another one. `only`: one of its years. */
export async function evaluate(
  study: Study,
  { executor, sources, sizes }: Means,
  change: (resolved: ResolvedStudy) => ResolvedStudy = resolved => resolved,
  only: number | null = null,
): Promise<Evaluated | null> {
  const { resolved: found, issues } = resolveStudy(study, sources, only, sizes);
  if (!found) {
    // A change may make a study that has no plan; anything else that is wrong with it is a fault of the change.
    if (issues.every(({ code }) => code === 'impossible' || code === 'infeasible')) return null;
    throw new InputError(issues);
  }
  const resolved = change(found);
  const result = reportStudy(await runPlan(planStudy(resolved), executor));
  return { resolved, result };
}

/** Net present value of a package in a run, EUR; null where it has none. */
export function npvOf(evaluated: Evaluated | null, name: string): number | null {
  return evaluated?.result.report.packages.find(one => one.name === name)?.npvEur ?? null;
}

/**
 * The study with one of its packages, and the one that it is compared with; those of a single measure of it too, because rules
 * of subsidies look at a measure alone. Ranges of limits are left out: they change no cost.
 */
export function onlyPackage(study: Study, name: string): Study {
  const reference = referenceOf(study);
  const all = packagesOf(study);
  const own = all.find(one => one.name === name);
  const packages = all.filter(
    ({ name: other, measures }) =>
      other === reference ||
      other === name ||
      (measures.length === 1 && own?.measures.includes(measures[0]!)),
  );
  const { choices: _choices, ...rest } = study;
  return { ...rest, packages, reference, solve: { ...study.solve, limitRanges: false } };
}
