import { type Executor, InputError, type Issue, type Watch } from '../engine/index.ts';
import { reportFlex } from './flex/report.ts';
import { resolveFlex } from './flex/resolve.ts';
import { runFlex } from './flex/run.ts';
import { searchDefaults, searchStudy } from './flex/search.ts';
import { planStudy } from './plan/plan.ts';
import { planSelection, type Selection } from './plan/selection.ts';
import { planWeek } from './plan/week.ts';
import { reportInTurns, reportStudy } from './report/report.ts';
import type { FilledDefault, RunResult, SeriesTable } from './report/result.ts';
import { type SeriesPlace, seriesPlaces, seriesTables } from './report/series-tables.ts';
import { resolveInTurns, resolveStudy } from './resolve/resolve.ts';
import type { Sources } from './resolve/sources.ts';
import { type Answers, type Outcome, runPlan, runWhole } from './run.ts';
import type { Study } from './schema/study.ts';
import { sizeStudy } from './sizing/size-study.ts';

/** The answer to a study: the result, and the series per step behind it. */
export interface Answer {
  readonly result: RunResult;
  readonly series: readonly SeriesTable[];
}

/** The answer to a study without its series: which task has those of each variant. */
export interface LeanAnswer {
  readonly result: RunResult;
  readonly places: readonly SeriesPlace[];
}

/** What a study is run with. */
interface RunWith {
  readonly executor: Executor;
  readonly sources: Sources;
  readonly watch?: Watch | undefined;
}

/**
 * The whole of it for a checked study: resolve, find the sizes that are sought, plan, run, report.
 * @throws InputError with every problem that only its data could show, CancelledError once `watch.signal` aborts.
 */
export async function runStudy(study: Study, { executor, sources, watch }: RunWith): Promise<Answer> {
  if (study.kind === 'flex-product')
    return { result: await flexResult(study, { executor, sources, watch }), series: [] };
  const resolved = await sizeStudy(resolvedOrThrow(study, sources), { executor, sources, watch });
  return answerOf(await runWhole(planStudy(resolved), executor, watch));
}

/**
 * The same without series, in memory that does not grow with the number of variants, and giving way to other work of this
 * process. @throws as `runStudy`.
 */
export async function runLean(study: Study, { executor, sources, watch }: RunWith): Promise<LeanAnswer> {
  if (study.kind === 'flex-product')
    return { result: await flexResult(study, { executor, sources, watch }), places: [] };
  const { resolved, issues } = await resolveInTurns(study, sources);
  if (!resolved) throw new InputError(issues);
  const sized = await sizeStudy(resolved, { executor, sources, watch });
  const outcome = await runPlan(planStudy(sized), executor, watch);
  return { result: await reportInTurns(outcome), places: seriesPlaces(outcome) };
}

/**
 * The exact answer for one week of every variant, for sliders. `week` counts the weeks of the axis from 0; default the week
 * with the highest mean import price. Stores come back to where they began within the week; charges per month or year count
 * for the part that the week is; a business case is not made of one week.
 */
export async function previewStudy(
  study: Study,
  { week, sources, executor }: { week?: number; sources: Sources; executor: Executor },
): Promise<Answer> {
  const { paths: _paths, ...own } = study;
  return answerOf(await runWhole(planWeek(resolvedOrThrow(own, sources), week), executor));
}

/**
 * The answer for some variants in one path year over the whole period, as a run gives it at a gap of 1e-4, for sliders. After
 * `deadlineMs` the best plan so far, which then says so. A business case is not made of one year.
 */
export async function previewVariants(
  study: Study,
  wish: Selection & { readonly deadlineMs: number },
  { sources, executor }: { sources: Sources; executor: Executor },
): Promise<Answer> {
  return answerOf(await runWhole(planSelection(study, wish, sources, wish.deadlineMs), executor));
}

/** Problems of a checked study that only its data could show, and every default that is filled in; nothing is run. */
export async function joinWithData(
  study: Study,
  sources: Sources,
): Promise<{ readonly issues: readonly Issue[]; readonly defaults: readonly FilledDefault[] }> {
  const { resolved, issues } =
    study.kind === 'flex-product' ? resolveFlex(study, sources) : await resolveInTurns(study, sources);
  return { issues, defaults: resolved?.defaults ?? [] };
}

async function flexResult(study: Study, { executor, sources, watch }: RunWith): Promise<RunResult> {
  // Before anything is sought: a study that cannot be joined with its data says so at once.
  const written = resolveFlex(study, sources);
  if (!written.resolved) throw new InputError(written.issues);
  const { study: found, searches } = await searchStudy(study, { executor, sources, watch });
  const { resolved, issues } = found === study ? written : resolveFlex(found, sources);
  if (!resolved) throw new InputError(issues);
  const result = reportFlex(await runFlex(resolved, executor, watch));
  if (searches.length === 0) return result;
  const defaults = [...result.defaults, ...searchDefaults(study)];
  return { ...result, defaults, flex: { ...result.flex!, searches } };
}

function resolvedOrThrow(study: Study, sources: Sources) {
  const { resolved, issues } = resolveStudy(study, sources);
  if (!resolved) throw new InputError(issues);
  return resolved;
}

function answerOf(outcome: Outcome & Answers): Answer {
  return { result: reportStudy(outcome), series: seriesTables(outcome) };
}
