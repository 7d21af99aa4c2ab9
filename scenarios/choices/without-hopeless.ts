import type { Exclusion, Plan } from '../plan/plan.ts';
import type { ResolvedPackage } from '../resolve/resolved-study.ts';
import { builtMeasures } from './built-measures.ts';
import { chosenPackages } from './chosen.ts';
import { leaveOut, type Tally } from './left-out.ts';
import { addsNothing, type Refusal, sameEffect, tooLittleIn } from './refusal.ts';

/**
 * A plan without the made packages that need no solving: those that cannot be in some year, whatever the path, and those that do
 * in every computed year what another one does. What is written out stays, with its reason as its answer.
 */
export function withoutHopeless(plan: Plan): Plan {
  const { study } = plan.resolved;
  if (study.kind === 'dispatch' || !study.choices) return plan;
  const tally: Tally = new Map();
  const dropped = new Set<string>();
  const hopelessness = judge(plan);
  for (const pack of plan.resolved.packages) {
    const why = hopelessness(pack);
    if (!why) continue;
    dropped.add(pack.name);
    leaveOut(tally, why.refusal, 1, why.like ? `${pack.name} = ${why.like.name}` : pack.name);
  }
  const all = [...chosenPackages(study).leftOut, ...tally.values()];
  const leftOut = all.sort((a, b) => b.packages - a.packages);
  return { ...(dropped.size === 0 ? plan : without(plan, dropped)), leftOut };
}

/** The plan itself and those of its paths. */
function plansOf(plan: Plan): readonly Plan[] {
  return [plan, ...plan.paths.map(path => path.plan)];
}

interface Hopeless {
  readonly refusal: Refusal;
  /** The package that is kept in its stead. */
  readonly like?: ResolvedPackage;
}

/** Says of each package in turn why it is left out; null: it is kept. */
function judge(plan: Plan): (pack: ResolvedPackage) => Hopeless | null {
  const plans = plansOf(plan);
  const { reference, subsidies, study } = plan.resolved;
  const kindOf = new Map(builtMeasures(study).map(({ name, measure }) => [name, measure.name]));
  const contracted = new Set(study.packages?.filter(one => one.contracts).map(({ name }) => name));
  const kept = new Map<string, ResolvedPackage[]>();
  return pack => {
    const isFree = pack.isMade && pack.name !== reference;
    const excluded = plans.map(one => one.excluded.find(({ name }) => name === pack.name));
    if (isFree && excluded.every(one => one !== undefined)) return { refusal: impossible(excluded[0]!) };
    const tasks = tasksOf(plans, pack.name);
    const alike = kept.get(tasks) ?? [];
    const same = alike.find(one => isSameInKind(one, pack, kindOf));
    if (isFree && same) return { refusal: sameEffect(), like: same };
    const isUnpaid = (subsidies.get(pack.name)?.candidates ?? []).length === 0;
    const less = alike.find(one => one.measures.every(name => pack.measures.includes(name)));
    if (isFree && isUnpaid && less) return { refusal: addsNothing(), like: less };
    if (!contracted.has(pack.name)) kept.set(tasks, [...alike, pack]);
    return null;
  };
}

/** What a package is in every year of every path, by its tasks; years in which it cannot be are all different. */
function tasksOf(plans: readonly Plan[], name: string): string {
  return plans
    .map(({ variants, resolved }) =>
      resolved.years.map(({ year }) => {
        const variant = variants.find(one => one.name === name && one.year === year);
        return variant ? variant.task : `${name} ${year}`;
      }),
    )
    .join(';');
}

/** The same measures, in other years. */
function isSameInKind(
  one: ResolvedPackage,
  other: ResolvedPackage,
  kindOf: ReadonlyMap<string, string>,
): boolean {
  const kinds = ({ measures }: ResolvedPackage) => measures.map(name => kindOf.get(name)).sort();
  return kinds(one).join('+') === kinds(other).join('+');
}

function impossible({ year, reason, shortages }: Exclusion): Refusal {
  const [short] = shortages;
  return short ? tooLittleIn(year, short.site) : { rule: 'impossible', reason };
}

/** The plan and those of its paths without some packages, and without the tasks that only these have. */
function without(plan: Plan, dropped: ReadonlySet<string>): Plan {
  const stays = ({ name }: { readonly name: string }) => !dropped.has(name);
  const slimmed = (one: Plan): Plan => ({
    ...one,
    resolved: { ...one.resolved, packages: one.resolved.packages.filter(stays) },
    variants: one.variants.filter(stays),
    excluded: one.excluded.filter(stays),
    supported: one.supported.filter(stays),
  });
  const own = slimmed(plan);
  const paths = plan.paths.map(path => ({ ...path, plan: path.plan === plan ? own : slimmed(path.plan) }));
  return withUsedTasks({ ...own, paths });
}

/** Tasks that nothing refers to any more are not run. */
function withUsedTasks(plan: Plan): Plan {
  const used = new Set(
    plansOf(plan).flatMap(({ variants, supported }) => [...variants, ...supported].map(({ task }) => task)),
  );
  const places = new Map([...used].sort((a, b) => a - b).map((task, place) => [task, place]));
  const tasks = plan.tasks.filter((_, index) => used.has(index));
  const moved = <T extends { readonly task: number }>(one: T) => ({ ...one, task: places.get(one.task)! });
  const placed = (one: Plan): Plan => ({
    ...one,
    tasks,
    variants: one.variants.map(moved),
    supported: one.supported.map(moved),
  });
  return { ...placed(plan), paths: plan.paths.map(path => ({ ...path, plan: placed(path.plan) })) };
}
