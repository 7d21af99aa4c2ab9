import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expandedNode, InputError, spanAxis, yearAxis } from '../../../engine/index.ts';
import { STATION } from './four-sites.ts';

const node = { ...STATION, backgroundMw: 0 };
const project = (from: string, addImportMw: number, addExportMw = 0) => ({
  name: 'transformer',
  from,
  addImportMw,
  addExportMw,
});

describe('a node with projects', () => {
  test('a transformer of 1 July adds its 5 MW from local midnight of that day', () => {
    const axis = yearAxis(2026, 60);
    const { importMw, exportMw } = expandedNode(node, [project('2026-07-01', 5)], axis);
    // 1 January to 30 June: 181 days, one of which has 23 hours.
    const first = 181 * 24 - 1;
    expect([...(importMw as Float64Array).subarray(first - 1, first + 1)]).toEqual([10, 15]);
    expect(exportMw).toBe(10);
  });

  test('what is there before the year, and what comes after it, leaves one number', () => {
    const axis = yearAxis(2026, 60);
    const both = [project('2025-12-31', 2, 1), project('2027-01-01', 9, 9)];
    expect(expandedNode(node, both, axis)).toMatchObject({ importMw: 12, exportMw: 11 });
  });

  test('a project that takes capacity away, or whose day is none, is refused, all at once', () => {
    const wrong = () =>
      expandedNode(node, [project('2026-02-30', -1), project('2026-01-01', 1, -1)], yearAxis(2026, 60));
    expect(wrong).toThrow(InputError);
    try {
      wrong();
    } catch (error) {
      expect((error as InputError).issues.map(({ path }) => path)).toEqual([
        '/expansions/0/from',
        '/expansions/0/addImportMw',
        '/expansions/1/addExportMw',
      ]);
    }
  });

  test('no project ever lowers a capacity, and at the end all of them are there', () => {
    const axis = spanAxis(Date.UTC(2026, 5, 29, 22), 24 * 6, 60);
    const days = fc
      .integer({ min: 28, max: 33 })
      .map(d => new Date(Date.UTC(2026, 5, d)).toISOString().slice(0, 10));
    const projects = fc.array(fc.tuple(days, fc.integer({ min: 0, max: 9 })), { maxLength: 4 });
    fc.assert(
      fc.property(projects, list => {
        const { importMw } = expandedNode(
          node,
          list.map(([from, mw]) => project(from, mw)),
          axis,
        );
        const values = typeof importMw === 'number' ? [importMw] : [...importMw];
        expect(values.every((mw, t) => mw >= (t === 0 ? 10 : values[t - 1]!))).toBe(true);
        expect(values.at(-1)).toBe(10 + list.reduce((sum, [, mw]) => sum + mw, 0));
      }),
    );
  });
});
