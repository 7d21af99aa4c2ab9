import { dictionaryEntry } from '../../data/index.ts';
import {
  CancelledError,
  type Executor,
  InputError,
  type Measures,
  type SearchAim,
  type SearchRange,
  type SearchTrial,
  searchDesigns,
  type Watch,
} from '../../engine/index.ts';
import { checkStudy } from '../check/check-study.ts';
import { withValueAt } from '../paths/changed-study.ts';
import type { FilledDefault } from '../report/result.ts';
import { resolveMemory } from '../resolve/memory.ts';
import type { Sources } from '../resolve/sources.ts';
import type { StudySearch } from '../schema/flex-design.ts';
import type { Study, StudyDesign } from '../schema/study.ts';
import { reportFlex } from './report.ts';
import { resolveFlex } from './resolve.ts';
import type { DesignResult, DesignSearch, SearchedDesign } from './result.ts';
import { runFlex } from './run.ts';
import { searchLine } from './search-line.ts';

interface With {
  readonly executor: Executor;
  readonly sources: Sources;
  readonly watch?: Watch | undefined;
}

/** Designs that run side by side: part of the search, so that every machine finds the same. */
const BATCH = 5;

/**
 * The study with the best values found in every design that is searched, and the searches. All designs of a search run against
 * the first of the study, over the same areas, weather and prices.
 */
export async function searchStudy(
  study: Study,
  wish: With,
): Promise<{ readonly study: Study; readonly searches: readonly DesignSearch[] }> {
  const { designs = [] } = study;
  if (designs.every(({ search }) => search === undefined)) return { study, searches: [] };
  const means: With = {
    ...wish,
    sources: { ...wish.sources, memory: wish.sources.memory ?? resolveMemory() },
  };
  const searches: DesignSearch[] = [];
  const found: StudyDesign[] = [];
  for (const design of designs) {
    const { search, ...plain } = design;
    if (!search) {
      found.push(plain);
      continue;
    }
    const one = await searchDesign(study, plain, search, means);
    searches.push(one);
    const best = one.best === null ? null : one.trials[one.best]!.values;
    found.push(best === null ? plain : designAt(plain, one.ranges, best));
  }
  return { study: { ...study, designs: found }, searches };
}

async function searchDesign(
  study: Study,
  design: StudyDesign,
  search: StudySearch,
  means: With,
): Promise<DesignSearch> {
  const ranges = search.ranges.map(
    ({ pointer, least, most, step = null }): SearchRange => ({ name: pointer, least, most, step }),
  );
  const budget = search.runs ?? defaultOf('designSearch.runs');
  const seed = search.seed ?? defaultOf('designSearch.seed');
  const aim = aimOf(search);
  const ran = new Map<string, SearchedDesign>();
  const evaluate = async (points: readonly (readonly number[])[]): Promise<Measures[]> => {
    if (means.watch?.signal?.aborted) throw new CancelledError(study.name);
    const designs = points.map((at, k) => ({ ...designAt(design, ranges, at), name: `${k + 1}` }));
    const refusals = designs.map(one => refusalOf(study, one));
    const results = await resultsOf(
      study,
      designs.filter((_, k) => refusals[k] === null),
      means,
    );
    return points.map((at, k) => {
      const result = refusals[k] === null ? results.shift()! : null;
      const one = searchedDesign(at, result, refusals[k]!);
      ran.set(at.join(' '), one);
      return measuresOf(one);
    });
  };
  const { trials, best, front } = await searchDesigns(ranges, aim, { budget, seed, batch: BATCH }, evaluate);
  const whole = trials.map(
    ({ at, stage, isAllowed }: SearchTrial): SearchedDesign => ({
      ...ran.get(at.join(' '))!,
      stage,
      isAllowed,
    }),
  );
  const objectives = objectivesOf(search);
  const said: Omit<DesignSearch, 'line'> = {
    design: design.name,
    ranges,
    objectives,
    budget,
    seed,
    trials: whole,
    best,
    front,
  };
  return { ...said, line: searchLine(said, design.title ?? { nl: design.name, en: design.name }) };
}

function defaultOf(key: 'designSearch.runs' | 'designSearch.seed'): number {
  return dictionaryEntry(key).default as number;
}

/** What searches fill in, with where they do. */
export function searchDefaults({ designs = [] }: Study): FilledDefault[] {
  return designs.flatMap(({ search }, d): FilledDefault[] => {
    if (!search) return [];
    const path = `/designs/${d}/search`;
    const numbers = (['runs', 'seed'] as const).flatMap((field): FilledDefault[] => {
      if (search[field] !== undefined) return [];
      const { source, mark } = dictionaryEntry(`designSearch.${field}`);
      return [
        { path: `${path}/${field}`, value: defaultOf(`designSearch.${field}`), unit: null, source, mark },
      ];
    });
    if (search.objectives) return numbers;
    const { source, mark } = dictionaryEntry('designSearch.objectives');
    return [
      ...numbers,
      { path: `${path}/objectives`, value: objectivesOf(search).join(', '), unit: null, source, mark },
    ];
  });
}

/** A design with a value at every place that is sought. */
function designAt(design: StudyDesign, ranges: readonly SearchRange[], at: readonly number[]): StudyDesign {
  return ranges.reduce<StudyDesign>(
    (changed, { name }, d) => withValueAt(changed, name, at[d]!) as StudyDesign,
    design,
  );
}

/** The first design of the study and these, without the yardstick of one hand, which a search does not need. */
function studyOf(study: Study, designs: readonly StudyDesign[]): Study {
  const { search: _search, ...first } = study.designs![0]!;
  return {
    ...study,
    designs: [{ ...first, name: 'first' }, ...designs],
    simulation: { ...study.simulation, largestOptimum: 0 },
  };
}

function refusalOf(study: Study, design: StudyDesign): string | null {
  const { issues } = checkStudy(studyOf(study, [design]));
  return issues.length === 0 ? null : issues.map(({ message }) => message).join('; ');
}

async function resultsOf(
  study: Study,
  designs: readonly StudyDesign[],
  { executor, sources, watch }: With,
): Promise<DesignResult[]> {
  if (designs.length === 0) return [];
  const { resolved, issues } = resolveFlex(studyOf(study, designs), sources);
  if (!resolved) throw new InputError(issues);
  return reportFlex(await runFlex(resolved, executor, watch)).flex!.designs.slice(1);
}

function searchedDesign(
  values: readonly number[],
  result: DesignResult | null,
  refused: string | null,
): SearchedDesign {
  const { paymentsEur, tariffLostEur } = result?.againstFirst ?? {};
  return {
    values,
    stage: 'spread',
    isAllowed: false,
    refused,
    servedMw: result?.servedMw ?? null,
    unlockedMw: result?.unlockedMw ?? null,
    costEur: paymentsEur && tariffLostEur ? paymentsEur.mean + tariffLostEur.mean : null,
    eurPerMwUnlocked: result?.eurPerMwUnlocked ?? null,
    overloadHours: result?.overloadHours.mean ?? null,
    overloadMwh: result?.overloadMwh.mean ?? null,
    companyGainEur: result?.companyGainEur.mean ?? null,
  };
}

function measuresOf(one: SearchedDesign): Measures {
  const { servedMw, costEur, eurPerMwUnlocked, overloadHours, overloadMwh, companyGainEur } = one;
  return { servedMw, costEur, eurPerMwUnlocked, overloadHours, overloadMwh, companyGainEur };
}

type Objective = NonNullable<StudySearch['objectives']>[number];

const OBJECTIVES: Readonly<Record<Objective, SearchAim['objectives'][number]>> = {
  'most-mw': { measure: 'servedMw', sense: 'most' },
  'least-cost': { measure: 'costEur', sense: 'least' },
  'least-cost-per-mw': { measure: 'eurPerMwUnlocked', sense: 'least' },
  'least-overload': { measure: 'overloadMwh', sense: 'least' },
  'most-gain': { measure: 'companyGainEur', sense: 'most' },
};

function objectivesOf({ objectives = ['most-mw', 'least-cost'] }: StudySearch): readonly Objective[] {
  return objectives;
}

function aimOf(search: StudySearch): SearchAim {
  const { mostOverloadHours, mostCostEur, mostEurPerMw, leastMw } = search;
  const atMost = (measure: string, most: number | undefined) =>
    most === undefined ? [] : [{ measure, atMost: most }];
  return {
    objectives: objectivesOf(search).map(name => OBJECTIVES[name]),
    constraints: [
      ...atMost('overloadHours', mostOverloadHours),
      ...atMost('costEur', mostCostEur),
      ...atMost('eurPerMwUnlocked', mostEurPerMw),
      ...(leastMw === undefined ? [] : [{ measure: 'servedMw', atLeast: leastMw }]),
    ],
  };
}
