import { flexProduct } from '../../data/index.ts';
import { type Dispatch, type Executor, InputError, type Watch } from '../../engine/index.ts';
import { remembering } from '../explain/remembering.ts';
import type { FilledDefault, UsedDataSet } from '../report/result.ts';
import { resolveMemory } from '../resolve/memory.ts';
import type { Sources } from '../resolve/sources.ts';
import type { Study, Text } from '../schema/study.ts';
import type { RightOutcome, RightsComparison } from './comparison.ts';
import { type Counted, costsOf, evenTermsOf, totalEur } from './comparison-costs.ts';
import { bestLine, noPlanReason, refusalReason } from './comparison-words.ts';
import { givenUpOf, nothingGivenUp } from './given-up.ts';
import { mostHoursOf } from './most-hours.ts';
import { type Prepared, prepare, type Ready, tasksOf } from './prepared-right.ts';
import {
  hasNoEnd,
  OWN_RIGHT,
  presentStudy,
  type RightsWish,
  refuseWrongCalls,
  rightsCompared,
  siteCompared,
  studyUnder,
} from './under-right.ts';

interface With {
  readonly executor: Executor;
  readonly sources: Sources;
  readonly watch?: Watch;
}

/**
 * The same company-year under each right: what it costs, what the hours given up are worth, and which right is best. The
 * company is taken as it is now, without measures or futures; the other sites of the study keep their rights. Rights that do
 * not fit are listed with the reason.
 * @throws InputError with every problem of the wish, and of the study under a firm right; InputError too where the company has
 *   no plan even under that.
 */
export async function compareRights(
  whole: Study,
  wish: RightsWish,
  { executor: inner, sources, watch }: With,
): Promise<RightsComparison> {
  const site = siteCompared(wish, whole);
  const names = rightsCompared(wish, whole, site);
  const study = presentStudy(whole);
  refuseWrongCalls(study, site, wish);
  const means: With = {
    executor: remembering(inner, watch),
    sources: { ...sources, memory: sources.memory ?? resolveMemory() },
  };
  const prepared = names.map(name => prepare(studyUnder(study, site, name, wish), name, means.sources));
  const firm = prepared[0]!;
  if (!firm.ready) throw new InputError(firm.issues);
  const tasks = prepared.flatMap(one =>
    one.ready ? tasksOf(one.ready, firm.ready!, site).filter(task => task !== null) : [],
  );
  await means.executor.run(tasks);
  const outcomes: Outcome[] = [];
  for (const one of prepared) outcomes.push(await outcomeOf(one, firm.ready, site, wish, means.executor));
  if (outcomes[0]!.counted === null) throw cannotRun(study.sites[site]!.name, site);
  return reported(await judged(outcomes, study, site, wish, means), study, site, prepared);
}

/** A right as it came out, before it is held against others. */
export interface Outcome {
  readonly name: string;
  readonly status: RightOutcome['status'];
  readonly reason: Text | null;
  readonly infeasibility: RightOutcome['infeasibility'];
  readonly counted: Counted | null;
}

type Solved = Exclude<Dispatch, { readonly status: 'infeasible' }>;

async function outcomeOf(
  { name, ready, issues }: Prepared,
  firm: Ready,
  site: number,
  wish: RightsWish,
  executor: Executor,
): Promise<Outcome> {
  const nothing = { name, infeasibility: null, counted: null };
  if (!ready) {
    const isShort = issues.every(({ code }) => code === 'impossible');
    const status = isShort ? 'no-plan' : 'does-not-fit';
    return { ...nothing, status, reason: isShort ? noPlanReason() : refusalReason(name, issues) };
  }
  const [own, whole] = tasksOf(ready, firm, site);
  const [answer, free] = await executor.run(whole ? [own, whole] : [own]);
  if (answer!.status === 'infeasible' || free?.status === 'infeasible') {
    const { infeasibility } = (answer!.status === 'infeasible' ? answer : free) as Extract<
      Dispatch,
      { status: 'infeasible' }
    >;
    return { ...nothing, status: 'no-plan', reason: noPlanReason(), infeasibility };
  }
  return {
    ...nothing,
    status: isOpen(name, ready, site, wish) ? 'open' : 'counted',
    reason: null,
    counted: countedOf(ready, answer as Solved, (free as Solved | undefined) ?? null, firm, site),
  };
}

/** Not called although its rule sets no end to calls, because none were given. */
function isOpen(name: string, { resolved }: Ready, site: number, { hours }: RightsWish): boolean {
  if (name === OWN_RIGHT || !hasNoEnd(name) || hours !== undefined) return false;
  return resolved.defaults.some(
    ({ path, value }) => path === `/sites/${site}/contract/right/calls` && value === 'none',
  );
}

function countedOf(ready: Ready, answer: Solved, free: Solved | null, firm: Ready, site: number): Counted {
  const { resolved, group, contracts } = ready;
  const { yearShare, axis } = resolved;
  const operation = answer.sites[site]!;
  const own = { limits: group.sites[site]!.limits, operation };
  return {
    yearShare,
    costs: costsOf(operation, contracts[site]!.rightsEur, yearShare),
    othersEur: sumOf(answer, site) / yearShare,
    openEur: (answer.certificate.costEur - answer.certificate.boundEur) / yearShare,
    contract: contracts[site]!,
    axis,
    givenUp: free
      ? givenUpOf(
          own,
          { limits: firm.group.sites[site]!.limits, operation: free.sites[site]! },
          axis,
          yearShare,
        )
      : nothingGivenUp(operation, yearShare),
  };
}

function sumOf({ sites }: Solved, except: number): number {
  return sites.reduce((sum, { costEur }, s) => (s === except ? sum : sum + costEur), 0);
}

/** Rights in the order asked for, each held against the best, the best against the next. */
async function judged(
  outcomes: readonly Outcome[],
  study: Study,
  site: number,
  wish: RightsWish,
  means: With,
): Promise<{ readonly rights: readonly RightOutcome[]; readonly best: string | null }> {
  const total = ({ counted }: Outcome) => totalEur(counted!);
  const ranked = outcomes.filter(({ status }) => status === 'counted');
  let best: Outcome | null = null;
  // The one named first where the difference is within what the solver leaves open.
  for (const one of ranked)
    if (best === null || total(one) < total(best) - one.counted!.openEur - best.counted!.openEur) best = one;
  const others = ranked.filter(one => one !== best).sort((a, b) => total(a) - total(b));
  const firm = outcomes[0]!.counted;
  const rights: RightOutcome[] = [];
  for (const one of outcomes) {
    const { counted, name, ...said } = one;
    const other = one === best ? (others[0] ?? null) : best;
    const mostHours =
      one.status === 'open' && best !== null
        ? await mostHoursOf(total(one), total(best), hours =>
            costAt(study, site, name, { ...wish, hours }, means),
          )
        : null;
    rights.push({
      name,
      title: titleOf(name),
      ...said,
      costs: counted && {
        ...counted.costs,
        othersEur: counted.othersEur - firm!.othersEur,
        totalEur: totalEur(counted) - firm!.othersEur,
      },
      againstFirmEur: counted && totalEur(counted) - totalEur(firm!),
      openEur: counted?.openEur ?? 0,
      givenUp: counted?.givenUp ?? null,
      even:
        counted && other
          ? evenTermsOf(counted, { name: other.name, totalEur: total(other) }, mostHours)
          : null,
    });
  }
  return { rights, best: best?.name ?? null };
}

/** Cost of a year with so many hours of calls, EUR; infinite where there is no plan. */
async function costAt(
  study: Study,
  site: number,
  name: string,
  wish: RightsWish,
  means: With,
): Promise<number> {
  const { ready } = prepare(studyUnder(study, site, name, wish), name, means.sources);
  if (!ready) return Number.POSITIVE_INFINITY;
  const [task] = tasksOf(ready, ready, site);
  const [answer] = await means.executor.run([task]);
  if (answer!.status === 'infeasible') return Number.POSITIVE_INFINITY;
  return sumOf(answer as Solved, -1) / ready.resolved.yearShare;
}

const OWN_TITLE: Text = { nl: 'Zoals in de studie', en: 'As in the study' };

function titleOf(name: string): Text {
  return name === OWN_RIGHT ? OWN_TITLE : flexProduct(name)!.title;
}

function reported(
  { rights, best }: Awaited<ReturnType<typeof judged>>,
  study: Study,
  site: number,
  prepared: readonly Prepared[],
): RightsComparison {
  const { name } = study.sites[site]!;
  const defaults = new Map<string, FilledDefault>();
  const dataSets = new Map<string, UsedDataSet>();
  for (const { ready } of prepared) {
    for (const one of ready?.resolved.defaults ?? [])
      defaults.set(`${one.path} ${one.value} ${one.source}`, one);
    for (const one of ready?.resolved.dataSets ?? []) dataSets.set(one.name, one);
  }
  return {
    study: study.name,
    site: name,
    year: prepared[0]!.ready!.resolved.years[0]!.year,
    rights,
    best,
    line: bestLine(name, rights, best),
    defaults: [...defaults.values()],
    dataSets: [...dataSets.values()],
  };
}

function cannotRun(name: string, site: number): InputError {
  const expected = 'a connection on which it can run under a firm right';
  const message = `rights: got ${name} without a plan, expected ${expected}`;
  return new InputError([
    { path: `/sites/${site}/contract`, code: 'infeasible', message, expected, value: name },
  ]);
}
