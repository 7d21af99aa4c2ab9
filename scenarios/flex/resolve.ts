import type { Issue } from '../../engine/index.ts';
import { changedStudy } from '../paths/changed-study.ts';
import { placeOf } from '../paths/resolve-paths.ts';
import { compose } from '../plan/compose.ts';
import type { FilledDefault, UsedDataSet } from '../report/result.ts';
import { type AtYear, fill, report } from '../resolve/context.ts';
import { axisOfPeriod, contextOf, resolveStudy } from '../resolve/resolve.ts';
import type { ResolvedStudy } from '../resolve/resolved-study.ts';
import type { Sources } from '../resolve/sources.ts';
import type { Study, StudySite, Text } from '../schema/study.ts';
import { CLOSE, placeInFlex, plainStudy } from './plain-study.ts';
import { type AreaMembers, constantOf, resolveArea } from './resolve-area.ts';
import { type Connected, firmRights, ownRights, resolveDesign } from './resolve-rights.ts';
import { resolveRules } from './resolve-rules.ts';
import type { FlexRules, ResolvedFlex, ResolvedFuture } from './resolved.ts';

export type FlexResolution =
  | { readonly resolved: ResolvedFlex; readonly issues: readonly [] }
  | { readonly resolved: null; readonly issues: readonly Issue[] };

/** A checked study of flex products joined with its data in every future, or every problem that keeps it from that. */
export function resolveFlex(study: Study, sources: Sources): FlexResolution {
  const { paths = [] } = study;
  const own = resolveOne(study, sources, { name: 'base', title: NOW });
  const others = paths.map(({ name, title = { nl: name, en: name }, changes }, p) => {
    const one = resolveOne(changedStudy(study, changes), sources, { name, title });
    const placed = (path: string) => placeOf(path, changes, `/paths/${p}`);
    return { ...one, issues: one.issues.map(issue => ({ ...issue, path: placed(issue.path) })), p };
  });
  const known = new Set(own.issues.map(({ message }) => message));
  const issues = [
    ...own.issues,
    ...others.flatMap(one => one.issues.filter(({ message }) => !known.has(message))),
  ];
  if (issues.length > 0 || !own.found) return { resolved: null, issues };
  const { plain, rules } = own.found;
  const futures = paths.length === 0 ? [own.found.future] : others.map(({ found }) => found!.future);
  return {
    resolved: {
      study,
      axis: plain.axis,
      yearShare: plain.yearShare,
      year: plain.years[0]!.year,
      // The smoothest of equal plans and the worth of limits from both sides are told of single sites only.
      options: { ...plain.options, ranges: false, smoothest: false },
      futures,
      rules,
      defaults: [own, ...others].reduce<FilledDefault[]>(joinedDefaults, []),
      dataSets: distinctSets([own, ...others].flatMap(({ dataSets }) => dataSets)),
    },
    issues: [],
  };
}

const NOW: Text = { nl: 'zoals de studie is', en: 'as the study is' };

interface One {
  readonly found: {
    readonly plain: ResolvedStudy;
    readonly rules: FlexRules;
    readonly future: ResolvedFuture;
  } | null;
  readonly issues: readonly Issue[];
  readonly defaults: readonly FilledDefault[];
  readonly dataSets: readonly UsedDataSet[];
  /** Place of its path; absent for the study as it is. */
  readonly p?: number;
}

function resolveOne(study: Study, sources: Sources, label: { name: string; title: Text }): One {
  const { axis } = axisOfPeriod(study, sources);
  const { resolved: plain, issues: plainIssues } = resolveStudy(plainStudy(study), sources);
  const issues = plainIssues.map(issue => ({ ...issue, path: placeInFlex(issue.path, study) }));
  if (!plain || !axis) return { found: null, issues, defaults: [], dataSets: [] };
  const at: AtYear = { ...contextOf(study, sources, axis), year: plain.years[0]!.year };
  if (study.solve?.tolerance === undefined) {
    const source = 'Design choice: what a company asks is the difference of two plans';
    fill(at, '/solve/tolerance', CLOSE, null, source, 'D');
  }
  const future = { ...label, ...futureOf(at, plain) };
  const rules = resolveRules(at);
  const ownDefaults = plain.defaults.map(one => ({ ...one, path: placeInFlex(one.path, study) }));
  return {
    found: at.issues.size > 0 ? null : { plain, rules, future },
    issues: [...at.issues.values()],
    defaults: [...ownDefaults, ...at.defaults.values()],
    dataSets: [...plain.dataSets, ...at.dataSets.values()],
  };
}

function futureOf(at: AtYear, plain: ResolvedStudy): Pick<ResolvedFuture, 'areas' | 'designs'> {
  const { sites, requests: waiting = [], areas = [], designs = [] } = at.study;
  const connected = connectedSites(at, plain, [...sites, ...waiting]);
  const companies = sites.map((site, s) => {
    const one = connected[s]!;
    return { ...one, rights: ownRights(at, site, `/sites/${s}`, one.connectionMw) };
  });
  const requests = connected
    .slice(sites.length)
    .map(one => ({ ...one, rights: [], asks: firmRights(one.connectionMw) }));
  const { dayAheadEurPerMwh } = plain.years[0]!.terms;
  const members: AreaMembers = { companies, requests };
  return {
    areas: areas.map((area, a) => resolveArea(at, area, `/areas/${a}`, members, dayAheadEurPerMwh)),
    designs: designs.map((design, d) => resolveDesign(at, design, `/designs/${d}`, companies, requests)),
  };
}

/** Every company as the engine takes it, at the tariff of a firm right. */
function connectedSites(at: AtYear, plain: ResolvedStudy, all: readonly StudySite[]): Connected[] {
  const year = plain.years[0]!;
  const { group } = compose(plain, year, plain.packages[0]!);
  return all.map(({ name, sector = null, node }, s) => {
    const { contract } = year.sites[s]!;
    const read = (field: 'importMw' | 'exportMw') => {
      const mw = constantOf(contract[field]);
      if (mw !== null) return mw;
      const expected = 'one number: its rights say when it is less';
      const message = `${field}: got a series, expected ${expected}`;
      const path = placeInFlex(`/sites/${s}/contract/${field}`, at.study);
      report(at, { path, code: 'wrong-type', message, expected });
      return 0;
    };
    const connectionMw = { import: read('importMw'), export: read('exportMw') };
    const mw = Math.max(connectionMw.import, connectionMw.export);
    const { gridLevel } = contract;
    return { name, sector, node: node!, site: group!.sites[s]!, mw, connectionMw, gridLevel };
  });
}

/** Defaults of a path are told where they differ from those of the study as it is. */
function joinedDefaults(told: FilledDefault[], { defaults, p }: One): FilledDefault[] {
  const seen = new Set(told.map(({ path, value }) => `${path} ${value}`));
  const fresh = defaults.filter(({ path, value }) => {
    const isNew = !seen.has(`${path} ${value}`);
    seen.add(`${path} ${value}`);
    return isNew;
  });
  return [...told, ...fresh.map(one => (p === undefined ? one : { ...one, path: `/paths/${p}${one.path}` }))];
}

function distinctSets(sets: readonly UsedDataSet[]): UsedDataSet[] {
  return [...new Map(sets.map(set => [set.name, set])).values()];
}
