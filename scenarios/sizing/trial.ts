import {
  type Cut,
  certainShortages,
  type Dispatch,
  type Executor,
  type PartAt,
  type SiteGroup,
  type SizingWish,
  type Task,
  taskHash,
  type Watch,
} from '../../engine/index.ts';
import { compose } from '../plan/compose.ts';
import type { ResolvedPackage, ResolvedStudy, ResolvedYear } from '../resolve/resolved-study.ts';
import { withoutOnOff, withWayOut } from './relax.ts';
import type { Sought } from './sought.ts';

export interface TrialWith {
  readonly resolved: ResolvedStudy;
  readonly pack: ResolvedPackage;
  readonly sought: readonly Sought[];
  readonly executor: Executor;
  readonly watch: Watch;
}

type TaxLines = SizingWish['taxLines'];
type Answered = Exclude<Dispatch, { status: 'infeasible' }>;

/** Gap to which the plans behind a size are solved, whatever gap the study asks: sizes must not follow what a solver leaves. */
const TOLERANCE = 1e-6;
/** Lines are taken at no less than this share of the largest size. */
const LEAST_SHARE = 1e-4;
/** Less than this left unserved over the axis is rounding, MWh. */
const SERVED_MWH = 1e-6;
/**
 * Part of the range that a size is moved by where a limit of its program bends with it (what is shifted is never more than
 * the load): near enough for the slope there. Elsewhere the line is as straight as it is long.
 */
const NEAR_SHARE = 1e-4;

/** The operation at some sizes, year by year: costs and cuts weighted by `weights`, priced on `taxLines` of each year. */
export async function trialAt(
  trial: TrialWith,
  sizes: readonly number[],
  weights: readonly number[],
  taxLines: readonly TaxLines[],
): Promise<PartAt[]> {
  // What is not there leaves its multipliers free to be anything: a line is taken where there is a little of it.
  const inner = sizes.map((size, i) => Math.max(size, LEAST_SHARE * trial.sought[i]!.maximum));
  const isInner = inner.some((size, i) => size !== sizes[i]);
  const own = await partsAt(trial, sizes, weights, taxLines, !isInner);
  if (!isInner) return own;
  const lines = await partsAt(trial, inner, weights, taxLines, true);
  return own.map(({ costEur }, y) => ({ costEur, cut: lines[y]!.cut }));
}

/** The same, with cuts where they are wanted. */
async function partsAt(
  trial: TrialWith,
  sizes: readonly number[],
  weights: readonly number[],
  taxLines: readonly TaxLines[],
  hasCuts: boolean,
): Promise<PartAt[]> {
  const { resolved, executor, watch } = trial;
  const moved = hasCuts ? trial.sought.map((_, i) => movedSizes(trial, sizes, i)) : [];
  const makeTask = (year: ResolvedYear, y: number, change: (group: SiteGroup) => SiteGroup): Task | null => {
    const [own, ...others] = [sizes, ...moved].map(at => groupAt(trial, year, at));
    if (!own || others.some(other => other === null)) return null;
    const wish = { others: others.map(other => change(other!)), taxLines: taxLines[y]! };
    return taskOf(trial, year, change(own), wish);
  };
  const plain = resolved.years.map((year, y) => makeTask(year, y, withoutOnOff));
  const hopeful = plain.map(task => (task && !isShort(task.group) ? task : null));
  const first = await runSome(executor, hopeful, watch);
  // Sizes that leave no plan still say how far away the plans are.
  const elastic = resolved.years.map((year, y) =>
    plain[y] && (!first[y] || first[y]!.status === 'infeasible')
      ? makeTask(year, y, group => withWayOut(withoutOnOff(group)))
      : null,
  );
  const second = await runSome(executor, elastic, watch);
  return resolved.years.map((_, y) => {
    const answer = second[y] ?? first[y];
    if (!answer || answer.status === 'infeasible') return { costEur: null, cut: null };
    const isServed = !second[y] || answer.sites.every(({ unservedMwh }) => unservedMwh <= SERVED_MWH);
    const weight = weights[y]!;
    return {
      costEur: isServed ? weight * answer.certificate.costEur : null,
      cut: hasCuts ? cutOf(answer, sizes, moved, weight) : null,
    };
  });
}

/** What the sizes cost in truth: on and off, and in the brackets in which the plan ends. Null where a year has no plan. */
export async function truthAt(
  trial: TrialWith,
  sizes: readonly number[],
): Promise<readonly Answered[] | null> {
  const { resolved, executor, watch } = trial;
  const tasks = resolved.years.map(year => {
    const group = groupAt(trial, year, sizes);
    return group && !isShort(group) ? taskOf(trial, year, group, { others: [], taxLines: null }) : null;
  });
  const answers = await runSome(executor, tasks, watch);
  const found = answers.filter((one): one is Answered => one !== null && one.status !== 'infeasible');
  return found.length === answers.length ? found : null;
}

/** Sites of the package with its measures at some sizes; null where they cannot be made. */
export function groupAt(
  { resolved, pack, sought }: Pick<TrialWith, 'resolved' | 'pack' | 'sought'>,
  year: ResolvedYear,
  at: readonly number[],
): SiteGroup | null {
  const sizes = Object.fromEntries(sought.map(({ measure }, i) => [measure, at[i]!]));
  return compose(resolved, year, { ...pack, sizes }).group;
}

function isShort({ sites, axis }: SiteGroup): boolean {
  return sites.some(site => certainShortages(site, axis).length > 0);
}

function taskOf(
  { resolved, pack }: TrialWith,
  { year }: ResolvedYear,
  group: SiteGroup,
  sizing: SizingWish,
): Task {
  const { deadlineMs, tolerance } = resolved.options;
  const options = {
    tolerance: Math.min(tolerance, TOLERANCE),
    deadlineMs,
    foresight: 'perfect' as const,
    sizing,
  };
  return { hash: taskHash(group, options, new Map()), name: `${pack.name} ${year}`, group, options };
}

/** Answers of the tasks that there are, at their places. */
async function runSome(
  executor: Executor,
  tasks: readonly (Task | null)[],
  watch: Watch,
): Promise<(Dispatch | null)[]> {
  const real = tasks.filter(task => task !== null);
  if (real.length === 0) return tasks.map(() => null);
  const answers = await executor.run(real, watch);
  let next = 0;
  return tasks.map(task => (task ? answers[next++]! : null));
}

/** The sizes with one of them moved: to its far end, but not to nil, where an asset has fewer limits than elsewhere. */
function movedSizes({ sought, resolved }: TrialWith, sizes: readonly number[], i: number): number[] {
  const { minimum, maximum, measure } = sought[i]!;
  const size = sizes[i]!;
  const bends = resolved.years.some(({ measures }) =>
    measures.get(measure)!.add.some(({ kind }) => kind === 'loadShift'),
  );
  const isLow = size <= (minimum + maximum) / 2;
  const far = isLow ? maximum : Math.max(minimum, size / 2);
  const near = size + (isLow ? 1 : -1) * NEAR_SHARE * (maximum - minimum);
  return sizes.map((one, k) => (k === i ? (bends ? near : far) : one));
}

function cutOf(
  { sizing }: Answered,
  sizes: readonly number[],
  moved: readonly (readonly number[])[],
  weight: number,
): Cut | null {
  if (!sizing) return null;
  const { boundEur, othersEur } = sizing;
  return {
    at: sizes,
    eur: weight * boundEur,
    slopeEurPerUnit: othersEur.map((eur, i) => (weight * (eur - boundEur)) / (moved[i]![i]! - sizes[i]!)),
  };
}
