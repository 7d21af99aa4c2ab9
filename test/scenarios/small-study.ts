import type { DataSet } from '../../data/index.ts';
import type { Issue } from '../../engine/index.ts';
import { type ResolvedStudy, resolveStudy, type Sources, type Study } from '../../scenarios/index.ts';

type Site = Study['sites'][number];

/** A site of 2 MW behind 4 MW. */
export const SITE: Site = {
  name: 'works',
  contract: { importMw: 4 },
  demand: { electricityMw: 2 },
};

/** Four hours at 50 EUR/MWh without tax or carbon, changed by `parts`. */
export function studyWith(parts: Partial<Study> = {}, site: Partial<Site> = {}): Study {
  return {
    speelruimte: 1,
    kind: 'dispatch',
    name: 'small',
    period: { start: '2024-03-04T08:00:00Z', end: '2024-03-04T12:00:00Z' },
    sites: [{ ...SITE, ...site }],
    prices: { electricity: { dayAheadEurPerMwh: 50 }, energyTax: 'none' },
    carbon: { etsEurPerTon: 0, levy: 'none' },
    ...parts,
  };
}

export const NO_SOURCES: Sources = { dataSets: { get: () => undefined, list: () => [] } };

/** Data sets in memory. */
export function sourcesWith(...sets: readonly DataSet[]): Sources {
  return { dataSets: { get: name => sets.find(set => set.name === name), list: () => [...sets] } };
}

export function dataSet(name: string, values: readonly number[], parts: Partial<DataSet> = {}): DataSet {
  return {
    name,
    kind: 'price',
    unit: 'EUR/MWh',
    source: 'this test',
    licence: 'none',
    retrieved: '2026-01-01',
    startMs: Date.UTC(2024, 2, 4, 8),
    stepMinutes: 60,
    steps: values.length,
    sha256: '',
    values: Float64Array.from(values),
    ...parts,
  };
}

export function resolved(study: Study, sources: Sources = NO_SOURCES): ResolvedStudy {
  const outcome = resolveStudy(study, sources);
  if (!outcome.resolved) throw new Error(JSON.stringify(outcome.issues, null, 1));
  return outcome.resolved;
}

export function issuesOf(study: Study, sources: Sources = NO_SOURCES): readonly Issue[] {
  return resolveStudy(study, sources).issues;
}
