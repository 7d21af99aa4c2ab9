import { dictionaryEntry } from '../../data/index.ts';
import type { Axis, Issue } from '../../engine/index.ts';
import { checkPeriod } from '../check/period.ts';
import { builtMeasures } from '../choices/built-measures.ts';
import { withPaths } from '../paths/resolve-paths.ts';
import { compose } from '../plan/compose.ts';
import type { Study } from '../schema/study.ts';
import { type FoundSizes, NOT_SOUGHT } from '../sizing/sizes.ts';
import { resolveSubsidies } from '../subsidies/resolve.ts';
import { atOnce, type InPieces, inTurns } from '../turns.ts';
import { yearShareOf } from './axis.ts';
import { type AtYear, type Context, orDefault, report } from './context.ts';
import { resolveFinance } from './finance.ts';
import { impossibilities } from './impossible.ts';
import { resolveLimits } from './limits.ts';
import { resolveMeasure } from './measures.ts';
import { remembered } from './memory.ts';
import { packagesOf, referenceOf, resolveContracts, resolvePackages } from './packages.ts';
import { pathYears } from './path-years.ts';
import { resolvePrices } from './prices.ts';
import type { ResolvedStudy, ResolvedYear } from './resolved-study.ts';
import { resolveSettlement, resolveSite } from './site.ts';
import type { Sources } from './sources.ts';

/** A resolved study, or every problem that keeps it from being one. */
export type Resolution =
  | { readonly resolved: ResolvedStudy; readonly issues: readonly [] }
  | { readonly resolved: null; readonly issues: readonly Issue[] };

/**
 * Joins a checked study with data: calendar, series, tariffs, paths and policies for every year, every default listed.
 * Studies that cannot work whatever the plan (load above all that could serve it) are told apart here, before solving.
 * `only`: just this year of the paths; none where it is not among them. `sizes`: of the measures whose best size is sought,
 * by package; those not yet found count as the largest of their range.
 */
export function resolveStudy(
  study: Study,
  sources: Sources,
  only: number | null = null,
  sizes: FoundSizes = NOT_SOUGHT,
): Resolution {
  return atOnce(resolving(study, sources, only, sizes));
}

/** The same, giving way to other work of this process between years and paths. */
export function resolveInTurns(study: Study, sources: Sources): Promise<Resolution> {
  return inTurns(resolving(study, sources, null, NOT_SOUGHT));
}

function* resolving(
  study: Study,
  sources: Sources,
  only: number | null,
  sizes: FoundSizes,
): InPieces<Resolution> {
  if (study.kind === 'flex-product') return { resolved: null, issues: [WITHOUT_VARIANTS] };
  const own = yield* resolveAsItIs(study, sources, only, sizes);
  if (only !== null || study.kind === 'dispatch' || !study.paths?.length) return own;
  return yield* withPaths(study, own, changed => resolveAsItIs(changed, sources, null, sizes));
}

const WITHOUT_VARIANTS: Issue = {
  path: '/kind',
  code: 'without-variants',
  message:
    'kind: got flex-product, expected dispatch or business-case: only those have variants with a plan of their own',
  expected: 'dispatch or business-case',
  value: 'flex-product',
};

const NO_MEASURES: Pick<ResolvedYear, 'measures'> = { measures: new Map() };

/** The same, whatever the paths of the study. */
function* resolveAsItIs(
  study: Study,
  sources: Sources,
  only: number | null,
  sizes: FoundSizes,
): InPieces<Resolution> {
  const { axis, issues } = axisOfPeriod(study, sources);
  if (!axis) return { resolved: null, issues };
  const context = contextOf(study, sources, axis);
  const first = pathYears(study, axis)[0]!;
  const atStart: AtYear = { ...context, year: first };
  const years: ResolvedYear[] = [];
  for (const year of pathYears(study, axis)) {
    if (only !== null && year !== only) continue;
    years.push(resolveYear({ ...context, year }));
    yield;
  }
  const atInvestment: AtYear = { ...context, year: study.finance?.startYear ?? first };
  const resolved: ResolvedStudy = {
    study,
    axis,
    yearShare: context.yearShare,
    options: optionsOf(context),
    years,
    packages: resolvePackages(atInvestment, years[0] ?? NO_MEASURES, sizes),
    sizings: new Map(),
    subsidies: resolveSubsidies(atInvestment, years, referenceOf(study), sizes),
    reference: referenceOf(study),
    finance: resolveFinance(atStart, first),
    defaults: [...context.defaults.values()],
    dataSets: [...context.dataSets.values()],
    paths: [],
  };
  if (context.issues.size === 0) for (const issue of impossibleIssues(resolved)) report(context, issue);
  return context.issues.size === 0
    ? { resolved: { ...resolved, defaults: [...context.defaults.values()] }, issues: [] }
    : { resolved: null, issues: [...context.issues.values()] };
}

export function axisOfPeriod({ period }: Study, { memory }: Sources): ReturnType<typeof checkPeriod> {
  let issues: readonly Issue[] = [];
  const axis = remembered(memory?.axes, JSON.stringify(period), () => {
    const checked = checkPeriod(period, '/period');
    issues = checked.issues;
    return checked.axis;
  });
  return { axis, issues } as ReturnType<typeof checkPeriod>;
}

export function contextOf(study: Study, sources: Sources, axis: Axis): Context {
  const context: Context = {
    study,
    axis,
    yearShare: yearShareOf(axis),
    sources,
    seed: study.solve?.seed ?? (dictionaryEntry('solve.seed').default as number),
    issues: new Map(),
    defaults: new Map(),
    dataSets: new Map(),
    series: new Map(),
  };
  orDefault(context, study.solve?.seed, 'solve.seed', '/solve/seed');
  orDefault(context, study.period.stepMinutes, 'period.stepMinutes', '/period/stepMinutes');
  return context;
}

function optionsOf(context: Context) {
  const { solve } = context.study;
  return {
    foresight: orDefault(context, solve?.foresight, 'solve.foresight', '/solve/foresight'),
    ranges: orDefault(context, solve?.limitRanges, 'solve.limitRanges', '/solve/limitRanges'),
    smoothest: true,
    tolerance: orDefault(context, solve?.tolerance, 'solve.tolerance', '/solve/tolerance'),
    deadlineMs: solve?.deadlineSeconds === undefined ? null : solve.deadlineSeconds * 1000,
  };
}

function resolveYear(at: AtYear): ResolvedYear {
  const { study, year } = at;
  const { prices, terms } = resolvePrices(at);
  const settlements = study.sites.map((site, s) => resolveSettlement(at, site, `/sites/${s}`, terms));
  const sites = study.sites.map((site, s) =>
    resolveSite(at, site, `/sites/${s}`, prices, settlements[s]!, terms),
  );
  const contracts = resolveContracts(at, terms);
  return {
    year,
    sites,
    sharedLimits: resolveLimits(at, sites, contracts),
    measures: new Map(
      builtMeasures(study).map(({ name, measure, index }) => [
        name,
        resolveMeasure(at, measure, `/measures/${index}`, prices.fuels),
      ]),
    ),
    contracts,
    terms,
    settlements: new Map(study.sites.map(({ name }, s) => [name, settlements[s]!])),
  };
}

/** The study as it is, or the reference, must be possible; another package that is not is left out with its reason. */
function impossibleIssues(resolved: ResolvedStudy): Issue[] {
  const { study, reference, years, packages } = resolved;
  const name = study.kind === 'dispatch' ? 'base' : reference;
  const pack = packages.find(one => one.name === name);
  const p = packagesOf(study).findIndex(one => one.name === name);
  if (!pack) return [unknownReference(name)];
  return years.flatMap(year => {
    const { group, reason } = compose(resolved, year, pack);
    if (group) return impossibilities(group, site => `/sites/${site}/contract/importMw`);
    return [{ path: `/packages/${p}`, code: 'impossible', message: `reference "${name}": ${reason.en}` }];
  });
}

function unknownReference(name: string): Issue {
  const message = `reference: there is no package "${name}"`;
  return { path: '/reference', code: 'unknown-name', message, value: name };
}
