import { describe, expect, test } from 'vitest';
import { resolveFlex } from '../../../scenarios/flex/resolve.ts';
import type { Study } from '../../../scenarios/index.ts';
import { areaStudy } from './area-studies.ts';

const SOURCES = { dataSets: { list: () => [], get: () => undefined } };
type Expansion = NonNullable<NonNullable<Study['areas']>[number]['nodes'][number]['expansion']>;

/** Two days around local midnight of 31 January 2024: the station of 10 MW with a project of 5 MW. */
function nodeWith(expansion: Expansion, years?: number[]) {
  const base = areaStudy({
    period: { start: '2024-01-30T00:00:00+01:00', end: '2024-02-01T00:00:00+01:00' },
    ...(years && { years }),
  });
  const [area] = base.areas!;
  const nodes = [{ ...area!.nodes[0]!, backgroundMw: 0, expansion }];
  const prices = { ...base.prices, electricity: { dayAheadEurPerMwh: 50 } };
  return resolveFlex({ ...base, prices, areas: [{ ...area!, nodes }] }, SOURCES);
}

const capacity = (...given: Parameters<typeof nodeWith>) => {
  const { resolved, issues } = nodeWith(...given);
  expect(issues).toEqual([]);
  return resolved!.futures[0]!.areas[0]!.nodes[0]!.importMw;
};
const project = { year: 2024, addImportMw: 5, addExportMw: 0 };

describe('an expansion of a node', () => {
  test('from a day within its year: the capacity of before until local midnight', () => {
    const series = capacity({ ...project, from: '01-31' }) as Float64Array;
    expect([...series.subarray(22, 26)]).toEqual([10, 10, 15, 15]);
  });

  test('without a day it is there all year, before its year not at all, after it from the start', () => {
    expect(capacity(project)).toBe(15);
    expect(capacity({ ...project, year: 2025 })).toBe(10);
    expect(capacity({ ...project, from: '01-31' }, [2026])).toBe(15);
  });

  test('a day that is none is a problem at its place', () => {
    const { issues } = nodeWith({ ...project, from: '02-30' });
    expect(issues.map(({ path }) => path)).toEqual(['/areas/0/nodes/0/expansion/from']);
  });
});
