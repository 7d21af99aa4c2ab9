import fc from 'fast-check';
import { parse, View } from 'vega';
import { expressionInterpreter } from 'vega-interpreter';
import { beforeAll, describe, expect, test } from 'vitest';
import { InputError } from '../../../engine/index.ts';
import type { DesignResult, FlexResult, RunResult } from '../../../scenarios/index.ts';
import {
  chartNames,
  chartSpec,
  chartText,
  compileVega,
  renderSvg,
  seriesNeeded,
} from '../../../server/charts/index.ts';
import { placedLabels } from '../../../server/charts/map-labels.ts';
import { madeUpRun } from '../made-up-run.ts';
import { twoAreasRun } from '../two-areas.ts';

const NAMES = [
  'waiting-list',
  'flex-front',
  'headroom',
  'node-load-duration',
  'flex-supply',
  'call-calendar',
  'area-headroom',
  'area-queue',
  'area-exit-year',
] as const;
const LANGUAGES = ['nl', 'en'] as const;

let result: RunResult;
let flex: FlexResult;
beforeAll(async () => {
  result = await twoAreasRun();
  flex = result.flex!;
});
const input = () => ({ result, series: [] });

/** Every object in a specification, however deep. */
function objectsIn(value: unknown): Record<string, unknown>[] {
  if (Array.isArray(value)) return value.flatMap(objectsIn);
  if (value === null || typeof value !== 'object') return [];
  const object = value as Record<string, unknown>;
  return [object, ...Object.values(object).flatMap(objectsIn)];
}

function changed(parts: Partial<FlexResult>): RunResult {
  return { ...result, flex: { ...flex, ...parts } };
}

test('an answer about flex products has its own charts and no others', () => {
  expect(chartNames(result)).toEqual(NAMES);
  expect(chartNames(madeUpRun().result)).not.toContain('headroom');
  expect(seriesNeeded(result)).toEqual([]);
  const nowhere = { place: null, province: null };
  const plain = changed({ areas: flex.areas.map(area => ({ ...area, ...nowhere })) });
  expect(chartNames(plain).some(name => name.startsWith('area-'))).toBe(false);
});

describe.each(NAMES)('%s', name => {
  test.each(LANGUAGES)('compiles with plain numbers and a unit at every quantity (%s)', language => {
    for (const width of [360, 'container'] as const) {
      const spec = chartSpec(name, { ...input(), language, width });
      expect(() => compileVega(spec)).not.toThrow();
      const numbers = objectsIn(spec)
        .flatMap(Object.values)
        .filter(value => typeof value === 'number');
      expect(numbers.every(Number.isFinite)).toBe(true);
      const quantities = objectsIn(spec).filter(({ type, title }) => type === 'quantitative' && title);
      expect(quantities.length).toBeGreaterThan(0);
      for (const { title } of quantities) expect(title).toMatch(/\(.+\)/);
    }
  });

  test('reads itself for every design and node, and the picture carries it', async () => {
    for (const language of LANGUAGES)
      for (const { name: variant } of flex.designs)
        for (const node of ['south-station', 'south-grid', 'east-station']) {
          const { title, reading } = chartText(name, { ...input(), language, variant, node });
          expect(reading).toMatch(/\d.*\.$/);
          const spec = chartSpec(name, { ...input(), language, variant, node, width: 1600 });
          expect(spec.description).toBe(`${title}. ${reading}`);
          expect(JSON.stringify(spec)).not.toMatch(/undefined|NaN|Infinity/);
        }
    const svg = await renderSvg(chartSpec(name, { ...input(), language: 'en', width: 1600 }));
    expect(svg).toContain(chartText(name, { ...input(), language: 'en' }).title);
    expect(svg).not.toContain('NaN');
  });

  test('fits a telephone', async () => {
    const svg = await renderSvg(chartSpec(name, { ...input(), language: 'nl', width: 360 }));
    expect(Number(/ width="(\d+)"/.exec(svg)![1])).toBeLessThanOrEqual(372);
  });

  test('has a dark form without the ink of the page', () => {
    const dark = JSON.stringify(chartSpec(name, { ...input(), language: 'nl', theme: 'dark' }));
    expect(dark).not.toContain('currentColor');
    expect(dark).toContain('#e8e8e8');
  });

  test('runs without eval, as a strict page demands', async () => {
    const spec = compileVega(chartSpec(name, { ...input(), language: 'nl' }));
    const view = new View(parse(spec, undefined, { ast: true }), {
      expr: expressionInterpreter,
      renderer: 'none',
    });
    const svg = await view.toSVG();
    view.finalize();
    expect(svg).toContain('<path');
  });
});

/** What a design has in the first area, in place of what came out. */
function withFutures(design: DesignResult, parts: Partial<DesignResult['futures'][number]>): DesignResult {
  return {
    ...design,
    futures: design.futures.map(future => (future.area === 'south' ? { ...future, ...parts } : future)),
  };
}

test('the queue shows who is in, who stops it, who would fit and who waits, each as long as it is large', () => {
  const steps = [4, 3, 1, 2].map((mw, k) => ({
    name: `r${k}`,
    mw,
    node: 'south-station',
    isServed: k === 0,
    askedMwh: 10,
    deliveredMwh: k === 0 ? 10 : 0,
    limitedHours: k === 0 ? 0 : null,
    totalMw: 4,
  }));
  const area = { ...flex.areas[0]!, requests: 4, requestedMw: 10 };
  const design = withFutures(flex.designs[0]!, { queue: steps, stoppedBy: 'r1', wouldFit: ['r2'] });
  const one = changed({ areas: [area, flex.areas[1]!], designs: [design] });
  const wish = { result: one, series: [], language: 'en', node: 'south-station' } as const;
  const rows = objectsIn(chartSpec('waiting-list', wish)).filter(row => 'state' in row && 'until' in row);
  expect(rows.map(({ name, from, state }) => [name, from, state])).toEqual([
    ['r0', 0, 'Let in'],
    ['r1', 4, 'First that does not fit'],
    ['r2', 7, 'Would fit, but it is not its turn'],
    ['r3', 8, 'Waits'],
  ]);
  expect(rows.at(-1)!.until as number).toBeCloseTo(10, 1);
  expect(chartText('waiting-list', wish).reading).toContain(
    '1 of the 4 requests are let in (4 of the 10 MW), 25 % of the energy goes through; the first that does not fit is r1.',
  );
});

test('a cell for every simulated hour, a cross where it is too much, and nil is clear', () => {
  const months = Array.from({ length: 12 }, () => new Array<number | null>(24).fill(null));
  months[0]![17] = -2;
  months[0]![18] = 5;
  const [area, ...others] = flex.areas;
  const node = { ...area!.nodes[1]!, headroomMw: { now: months, vvtr: months } };
  const shown = changed({ areas: [{ ...area!, nodes: [node] }, ...others] });
  const wish = { result: shown, series: [], language: 'en', node: node.name, variant: 'vvtr' } as const;
  const spec = chartSpec('headroom', wish);
  const cells = objectsIn(spec).filter(row => 'month' in row && 'v' in row);
  // Both cells in both panels, and the cross of each.
  expect(cells.map(({ v }) => v)).toEqual([-2, 5, -2, -2, 5, -2]);
  const scales = objectsIn(spec).filter(({ range }) => Array.isArray(range) && range.length === 3);
  for (const { domain } of scales) expect(domain).toEqual([-5, 0, 5]);
  expect(chartText('headroom', wish).reading).toContain('is -2 MW (in January between 17:00 and 18:00)');
});

test('supply is a step for every company: each MW once, dearer to the right', () => {
  const supply = [
    { area: 'south', node: 'south-station', name: 'cheap', mw: 2, eurPerMw: 100, totalMw: 2 },
    { area: 'south', node: 'south-station', name: 'dear', mw: 1, eurPerMw: 300, totalMw: 3 },
  ];
  const one = changed({ designs: flex.designs.map(design => ({ ...design, supply })) });
  const wish = { result: one, series: [], language: 'en', node: 'south-station', variant: 'both' } as const;
  const rows = objectsIn(chartSpec('flex-supply', wish)).filter(row => row.isChosen === true && 'v' in row);
  expect(rows.map(({ mw, v }) => [mw, v])).toEqual([
    [0, 100],
    [2, 100],
    [2, 300],
    [3, 300],
  ]);
  expect(chartText('flex-supply', wish).reading).toMatch(
    /cheap asks the least: EUR 100 .* the last of the 3 MW, dear, asks EUR 300/,
  );
});

test('a design that is beaten is an open point', () => {
  const spec = chartSpec('flex-front', { ...input(), language: 'en' });
  for (const { mark, data } of objectsIn(spec).filter(({ mark }) => objectsIn(mark)[0]?.type === 'point')) {
    const isFilled = (mark as { filled: boolean }).filled;
    for (const { label } of (data as { values: { label: string }[] }).values) {
      const { name } = flex.designs.find(({ title }) => title.en === label)!;
      expect(flex.front.find(one => one.name === name)!.isOnFront).toBe(isFilled);
    }
  }
});

test('what a search ran is a dot, where it ran', () => {
  const trial = { values: [1], stage: 'spread', isAllowed: true, refused: null, servedMw: 5 } as const;
  const known = { eurPerMwUnlocked: 20, overloadHours: 0, overloadMwh: 0, companyGainEur: 0 };
  const trials = [
    { ...trial, ...known, unlockedMw: 5, costEur: 100 },
    { ...trial, ...known, unlockedMw: null, costEur: null, refused: 'no design' },
  ];
  const search = {
    design: 'both',
    ranges: [{ name: 'fee', least: 0, most: 2, step: null }],
    objectives: ['servedMw'],
    budget: 2,
    seed: 1,
    trials,
    best: 0,
    front: [0],
    line: { nl: 'Regel', en: 'Line' },
  };
  const one = changed({ searches: [search] });
  const spec = chartSpec('flex-front', { result: one, series: [], language: 'en' });
  expect(objectsIn(spec).filter(row => 'mw' in row && row.mw === 5)).toHaveLength(1);
  expect(spec.description).toContain('The 1 grey dots are designs that were searched.');
});

test('the map says what it does not mean, of when it is, and how many areas it lacks', () => {
  const [first, second] = flex.areas;
  const one = changed({ areas: [first!, { ...second!, place: null, province: null }] });
  const { reading } = chartText('area-headroom', { result: one, series: [], language: 'en' });
  expect(reading).toMatch(
    /promises nobody a connection. .* 1 area is not on the map: see the list. Data: made up, 1 November 2026.$/,
  );
});

test('of many areas the worst are named where names do not meet, and every point tells its own', async () => {
  const [first] = flex.areas;
  // Forty points over the country; the room of each is its number.
  const areas = Array.from({ length: 40 }, (_, k) => ({
    ...first!,
    name: `area-${k}`,
    title: { nl: `Gebied ${k}`, en: `Area ${k}` },
    place: { latitude: 51 + (k % 8) / 4, longitude: 4 + Math.floor(k / 8) / 2 },
    nodes: [{ ...first!.nodes[0]!, headroomMw: { now: [[k]] } }],
  }));
  const wish = { result: changed({ areas }), series: [], language: 'en', width: 900 } as const;
  const svg = await renderSvg(chartSpec('area-headroom', wish));
  const named = new Set([...svg.matchAll(/>Area (\d+)</g)].map(([, k]) => Number(k)));
  expect(named.size).toBeGreaterThan(3);
  expect(Math.max(...named)).toBeLessThan(12);
  expect(named.has(0)).toBe(true);
  const spec = chartSpec('area-headroom', wish);
  const told = objectsIn(spec).filter(({ tooltip }) => tooltip);
  expect(told.length).toBeGreaterThan(0);
  const points = objectsIn(spec).filter(row => 'v' in row && 'words' in row);
  expect(points.length).toBe(40);
  // As many are as bad as the last that would have a name: none of them is told apart.
  const even = areas.map(area => ({ ...area, nodes: [{ ...area.nodes[0]!, headroomMw: { now: [[5]] } }] }));
  expect(
    await renderSvg(chartSpec('area-headroom', { ...wish, result: changed({ areas: even }) })),
  ).not.toMatch(/>Area \d+</);
});

test('names on a map lie neither over each other, nor over points, nor beyond the edge', () => {
  const point = fc.record({ x: fc.integer({ min: 0, max: 300 }), y: fc.integer({ min: 0, max: 360 }) });
  const size = { width: 300, height: 360 };
  fc.assert(
    fc.property(fc.array(point, { minLength: 1, maxLength: 30 }), points => {
      const all = points.map((one, k) => ({ ...one, words: `Station ${k}\n${k} MW` }));
      const boxes = placedLabels(all, points, size, 12).map(({ x, y, words, align }) => {
        const long = Math.max(...words.split('\n').map(({ length }) => length)) * 12 * 0.63;
        return {
          west: align === 'left' ? x : x - long,
          east: align === 'left' ? x + long : x,
          north: y - 14,
          south: y + 14,
        };
      });
      expect(boxes.length).toBeLessThanOrEqual(12);
      for (const [b, { west, east, north, south }] of boxes.entries()) {
        expect(west >= 0 && east <= size.width && north >= 0 && south <= size.height).toBe(true);
        for (const other of boxes.slice(b + 1))
          expect(west < other.east && other.west < east && north < other.south && other.north < south).toBe(
            false,
          );
        for (const { x, y } of points) expect(x > west && x < east && y > north && y < south).toBe(false);
      }
    }),
    { seed: 8, numRuns: 60 },
  );
});

test('areas without a place colour their province together: what waits adds up, the least room counts', () => {
  const [first, second] = flex.areas;
  const inLimburg = { place: null, province: 'Limburg' };
  const areas = [
    { ...first!, ...inLimburg },
    { ...second!, ...inLimburg },
  ];
  const wish = { result: changed({ areas }), series: [], language: 'en', variant: 'firm' } as const;
  const strips = (name: string) =>
    new Set(objectsIn(chartSpec(name, wish)).flatMap(row => ('west' in row && 'v' in row ? [row.v] : [])));
  const waiting = flex.designs[0]!.servedMw;
  const [queue] = strips('area-queue');
  expect(queue as number).toBeCloseTo(first!.requestedMw + second!.requestedMw - waiting, 4);
  expect(strips('area-headroom').size).toBe(1);
  expect([...strips('area-exit-year')]).toEqual([2033]);
  expect(chartText('area-queue', wish).reading).toContain(
    'An area without a place colours its whole province.',
  );
});

test.each([
  ['none', {}, '/chart'],
  ['operation-week', {}, '/chart'],
  ['headroom', { variant: 'none' }, '/variant'],
  ['headroom', { node: 'none' }, '/node'],
  ['headroom', { year: 2026 }, '/year'],
  ['headroom', { week: 1 }, '/week'],
  ['headroom', { site: 'mill' }, '/site'],
])('an unknown name is an issue at its field: %s %j', (name, wrong, path) => {
  let issues: readonly { path: string }[] = [];
  try {
    chartSpec(name, { ...input(), language: 'nl', ...wrong });
  } catch (error) {
    if (error instanceof InputError) issues = error.issues;
  }
  expect(issues.map(issue => issue.path)).toEqual([path]);
});
