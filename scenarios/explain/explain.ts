import { type Executor, InputError, type Watch } from '../../engine/index.ts';
import { compose } from '../plan/compose.ts';
import { type Plan, planStudy } from '../plan/plan.ts';
import { reportStudy } from '../report/report.ts';
import type { FilledDefault, RunResult } from '../report/result.ts';
import { packagesOf, referenceOf } from '../resolve/packages.ts';
import { resolveStudy } from '../resolve/resolve.ts';
import type { ResolvedPackage, ResolvedStudy, ResolvedYear } from '../resolve/resolved-study.ts';
import type { Sources } from '../resolve/sources.ts';
import { runPlan } from '../run.ts';
import type { Study } from '../schema/study.ts';
import { sizeStudy } from '../sizing/size-study.ts';
import { sizesOf } from '../sizing/sizes.ts';
import { exactBreakEvens } from './break-even.ts';
import type { Means } from './evaluate.ts';
import type { Explanation } from './facts.ts';
import { abilityOf, bindingLimits, type SolvedYear } from './limits.ts';
import { reliefsOf } from './relief.ts';
import { remembering } from './remembering.ts';
import { sensitivitiesOf } from './sensitivities.ts';
import { sentencesOf } from './sentences.ts';
import { shortYears } from './short.ts';
import { tornadoOf } from './tornado.ts';

/** What is explained, and with what. */
export interface ExplainWish {
  readonly executor: Executor;
  readonly sources: Sources;
  readonly watch?: Watch;
  /** Package that is looked at with tornado and break-evens; default the best. */
  readonly package?: string;
}

/** The result of a run with an explanation of every package; what was filled in for it is among its defaults. */
export interface Explained {
  readonly result: RunResult & { readonly explanations: readonly Explanation[] };
  /** Programs that were solved for all of it. */
  readonly solves: number;
}

/**
 * Runs a checked study and explains it: of every package what holds it back and what each limit is worth, ways to loosen the
 * dearest, and its emissions against the target; of one package, the best or the one that is asked for, how its net present
 * value moves with what was assumed and where it is nil, the operation chosen anew each time.
 * @throws InputError with every problem of the study and its data, and for a package that it does not have.
 */
export async function explainStudy(study: Study, wish: ExplainWish): Promise<Explained> {
  const { paths: _paths, ...plain } = study;
  mustHave(plain, wish.package);
  const executor = remembering(wish.executor, wish.watch);
  const { resolved: unsized, issues } = resolveStudy(plain, wish.sources);
  if (!unsized) throw new InputError(issues);
  const found = await sizeStudy(unsized, { executor, sources: wish.sources });
  const means: Means = { executor, sources: wish.sources, sizes: sizesOf(found) };
  const resolved: ResolvedStudy = { ...found, options: { ...found.options, limitValues: true } };
  const plan = planStudy(resolved);
  const result = reportStudy(await runPlan(plan, executor));
  const defaults: FilledDefault[] = [];
  const chosen = chosenPackage(result, wish.package);
  const explanations: Explanation[] = [];
  const loosened = new Set(withReliefs(result));
  for (const pack of resolved.packages.filter(({ name }) => (wish.package ?? name) === name)) {
    const hasReliefs = pack.name === wish.package || loosened.has(pack.name);
    const facts = await factsOf({ plan, pack, result, means, study: plain, hasReliefs });
    const deep =
      pack.name === chosen ? await deepFacts(plain, resolved, pack.name, result, means) : NOT_ASKED;
    const { defaults: own, ...more } = deep;
    defaults.push(...own);
    const whole = { ...facts, ...more };
    explanations.push({ ...whole, text: sentencesOf(whole) });
  }
  return {
    result: { ...result, defaults: [...result.defaults, ...defaults], explanations },
    solves: executor.solves(),
  };
}

function mustHave(study: Study, name: string | undefined): void {
  const known = packagesOf(study).map(one => one.name);
  if (name === undefined || known.includes(name)) return;
  const expected = known.join(', ');
  const message = `package: got ${name}, expected one of ${expected}`;
  throw new InputError([{ path: '/package', code: 'unknown-name', message, expected, value: name }]);
}

/** The package that was asked for, else the best that is not the reference. */
function chosenPackage({ report }: RunResult, asked: string | undefined): string | null {
  if (asked !== undefined) return asked;
  const ranked = [...report.packages].sort((a, b) => a.rank - b.rank);
  return ranked.find(({ finance }) => finance !== null)?.name ?? null;
}

interface Asked {
  readonly plan: Plan;
  readonly pack: ResolvedPackage;
  readonly result: RunResult;
  readonly means: Means;
  readonly study: Study;
  readonly hasReliefs: boolean;
}

/** Ways out are looked for in so many packages: each takes some solves. */
const MOST_WITH_RELIEFS = 20;

/** The best packages of a business case, or what a dispatch study has. */
function withReliefs({ report, variants }: RunResult): string[] {
  const names = [...report.packages].sort((a, b) => a.rank - b.rank).map(({ name }) => name);
  return (names.length > 0 ? names : variants.map(({ name }) => name)).slice(0, MOST_WITH_RELIEFS);
}

type Shallow = Omit<Explanation, 'text' | 'tornado' | 'breakEvens'>;

async function factsOf({ plan, pack, result, means, study, hasReliefs }: Asked): Promise<Shallow> {
  const { resolved } = plan;
  const variants = result.variants.filter(({ name }) => name === pack.name);
  const solved = await solvedYear(plan, pack, means);
  const limits = solved ? bindingLimits(solved) : [];
  const year = solved?.year ?? resolved.years[0]!.year;
  return {
    name: pack.name,
    title: pack.title,
    year,
    can: solved && abilityOf(solved),
    limits,
    short: shortYears(plan, variants),
    reliefs: hasReliefs ? await reliefsOf({ study, resolved, name: pack.name, year }, limits, means) : [],
    target: result.report.packages.find(one => one.name === pack.name)?.carbonTarget ?? null,
  };
}

/** The first year in which all of a package is there and that has an answer; else the last with an answer. */
async function solvedYear(
  plan: Plan,
  pack: ResolvedPackage,
  { executor }: Means,
): Promise<SolvedYear | null> {
  const { resolved } = plan;
  const answered: (SolvedYear & { readonly of: ResolvedYear })[] = [];
  for (const year of resolved.years) {
    const variant = plan.variants.find(one => one.name === pack.name && one.year === year.year);
    if (!variant) continue;
    const task = plan.tasks[variant.task]!;
    // Of a large study the first answers were let go.
    const answer = executor.answerTo(task.hash) ?? (await executor.run([task]))[0]!;
    const { group } = compose(resolved, year, pack);
    if (answer.status !== 'infeasible' && group)
      answered.push({ year: year.year, group, answer, yearShare: resolved.yearShare, of: year });
  }
  const isWhole = ({ of, year }: (typeof answered)[number]) =>
    pack.measures.every(name => (of.measures.get(name)?.fromYear ?? year) <= year);
  const found = answered.find(isWhole) ?? answered.at(-1);
  return found ?? null;
}

type Deep = Pick<Explanation, 'tornado' | 'breakEvens'> & { readonly defaults: readonly FilledDefault[] };
const NOT_ASKED: Deep = { tornado: null, breakEvens: null, defaults: [] };

async function deepFacts(
  study: Study,
  resolved: ResolvedStudy,
  name: string,
  { report }: RunResult,
  means: Means,
): Promise<Deep> {
  const found = report.packages.find(one => one.name === name);
  if (!found?.finance || found.npvEur === null || name === referenceOf(study)) return NOT_ASKED;
  const base = { study, resolved, name };
  const { sensitivities, defaults } = sensitivitiesOf(base);
  const tornado = await tornadoOf(base, found.npvEur, sensitivities, means);
  const breakEvens = await exactBreakEvens(base, found.finance.breakEvens, means);
  return { tornado, breakEvens, defaults };
}
