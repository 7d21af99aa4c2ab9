import { parse, View } from 'vega';
import { expressionInterpreter } from 'vega-interpreter';
import { describe, expect, test, vi } from 'vitest';
import { COST_PARTS, InputError } from '../../../engine/index.ts';
import {
  COST_PART_LABELS,
  chartNames,
  chartSpec,
  chartText,
  compileVega,
  renderPng,
  renderSvg,
  seriesNeeded,
} from '../../../server/charts/index.ts';
import { madeUpRun } from '../made-up-run.ts';

const run = madeUpRun();
const NAMES = chartNames(run.result);
const LANGUAGES = ['nl', 'en'] as const;

/** Every object in a specification, however deep. */
function objectsIn(value: unknown): Record<string, unknown>[] {
  if (Array.isArray(value)) return value.flatMap(objectsIn);
  if (value === null || typeof value !== 'object') return [];
  const object = value as Record<string, unknown>;
  return [object, ...Object.values(object).flatMap(objectsIn)];
}

test('a business case has every chart, a dispatch study all but the packages', () => {
  expect(NAMES).toEqual([
    'operation-week',
    'operation-year',
    'load-duration',
    'limit-value-heatmap',
    'cost-breakdown',
    'packages-scatter',
    'pareto-front',
    'regret',
    'price-paths',
    'cash-flow',
    'worth-waterfall',
    'co2-target',
    'tornado',
    'break-even',
  ]);
  const { front: _front, paths: _paths, robust: _robust, ...report } = run.result.report;
  const { explanations: _explanations, ...plain } = run.result;
  const dispatch = { ...plain, report: { ...report, packages: [] } };
  expect(chartNames(dispatch)).not.toContain('packages-scatter');
  for (const name of [
    'cash-flow',
    'pareto-front',
    'regret',
    'price-paths',
    'co2-target',
    'tornado',
    'break-even',
  ])
    expect(chartNames(dispatch)).not.toContain(name);
});

describe.each(NAMES)('%s', name => {
  test.each(LANGUAGES)('compiles with plain numbers and a unit at every quantity (%s)', language => {
    for (const width of [360, 'container'] as const) {
      const spec = chartSpec(name, { ...run, language, width });
      expect(() => compileVega(spec)).not.toThrow();
      expect(JSON.stringify(spec)).toBe(JSON.stringify(JSON.parse(JSON.stringify(spec))));
      const numbers = objectsIn(spec)
        .flatMap(Object.values)
        .filter(value => typeof value === 'number');
      expect(numbers.every(Number.isFinite)).toBe(true);
      const quantities = objectsIn(spec).filter(({ type, title }) => type === 'quantitative' && title);
      expect(quantities.length).toBeGreaterThan(0);
      for (const { title } of quantities) expect(title).toMatch(/\(.+\)/);
    }
  });

  test('reads itself in a sentence with figures, which the picture carries too', async () => {
    for (const language of LANGUAGES) {
      const { title, reading } = chartText(name, { ...run, language });
      expect(reading).toMatch(/\d.*\.$/);
      const spec = chartSpec(name, { ...run, language, width: 1600 });
      expect(spec.description).toBe(`${title}. ${reading}`);
      const svg = await renderSvg(spec);
      expect(svg).toContain(title);
      expect(svg).not.toContain('NaN');
    }
  });

  test('fits a telephone', async () => {
    const svg = await renderSvg(chartSpec(name, { ...run, language: 'nl', width: 360, variant: 'alles' }));
    expect(Number(/ width="(\d+)"/.exec(svg)![1])).toBeLessThanOrEqual(372);
  });

  test('says so where a variant has no answer, and where the hourly figures are not there', () => {
    const none = chartText(name, { ...run, language: 'en', variant: 'nergens' });
    expect(none.reading.length).toBeGreaterThan(20);
    expect(() => compileVega(chartSpec(name, { ...run, language: 'nl', variant: 'nergens' }))).not.toThrow();
    expect(() => compileVega(chartSpec(name, { ...run, series: [], language: 'nl' }))).not.toThrow();
  });

  test('has a dark form without the ink of the page', () => {
    const dark = JSON.stringify(chartSpec(name, { ...run, language: 'nl', theme: 'dark' }));
    expect(dark).not.toContain('currentColor');
    expect(dark).toContain('#e8e8e8');
  });
});

test.each(NAMES)('%s runs without eval, as a strict page demands', async name => {
  const spec = compileVega(chartSpec(name, { ...run, language: 'nl' }));
  const dataflow = parse(spec, undefined, { ast: true });
  const view = new View(dataflow, { expr: expressionInterpreter, renderer: 'none' });
  const svg = await view.toSVG();
  view.finalize();
  expect(svg).toContain('<path');
});

test('a PNG is a picture with twice the pixels', async () => {
  const png = Buffer.from(
    await renderPng(chartSpec('cost-breakdown', { ...run, language: 'nl', width: 500 })),
  );
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect(png.readUInt32BE(16)).toBeGreaterThanOrEqual(1000);
});

test('panels of a page follow their container', () => {
  const vega = compileVega(chartSpec('operation-week', { ...run, language: 'nl' }));
  const signal = vega.signals!.find(({ name }) => name === 'childWidth')!;
  expect(JSON.stringify(signal)).toContain('containerSize');
  const plain = compileVega(chartSpec('operation-week', { ...run, language: 'nl', width: 500 }));
  expect(JSON.stringify(plain.signals)).not.toContain('containerSize');
});

test('the server draws a chart of unknown width without looking for a window', async () => {
  const warn = vi.spyOn(console, 'warn');
  for (const name of NAMES) await renderSvg(chartSpec(name, { ...run, language: 'nl' }));
  expect(warn).not.toHaveBeenCalled();
  warn.mockRestore();
});

test('on a telephone the long name of a package is broken into lines, not cut off', async () => {
  const [first, ...rest] = run.result.report.packages;
  const title = { nl: 'Grote e-boiler met 50 MW, een buffer en zon', en: 'Large e-boiler, a buffer and sun' };
  const report = { ...run.result.report, packages: [{ ...first!, title }, ...rest] };
  const result = { ...run.result, report };
  const spec = chartSpec('load-duration', { ...run, result, language: 'nl', width: 300, heading: false });
  const svg = await renderSvg(spec);
  const written = svg.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');
  expect(svg).not.toContain(title.nl);
  expect(written).toContain(title.nl);
});

test('the parts drawn for a bar add up to its cost, but for what is too small to see', () => {
  const spec = chartSpec('cost-breakdown', { ...run, language: 'en', width: 800 });
  const rows = objectsIn(spec).filter(row => 'part' in row && row.label === 'As it is, with a gas boiler');
  const drawnEur = rows.reduce((sum, { v }) => sum + (v as number) * 1e6, 0);
  const costEur = run.result.variants[0]!.costEur!;
  expect(Math.abs(drawnEur - costEur)).toBeLessThan(0.01 * costEur);
});

test('the highest import of the year stays in the year and in the curve', () => {
  const quarters = madeUpRun({ stepMinutes: 15, limitMw: 50 });
  const table = quarters.series[3]!;
  const imports = table.columns.find(({ name }) => name.endsWith('/import'))!.values;
  const peak = Number(imports.reduce((most, mw) => Math.max(most, mw)).toPrecision(6));
  for (const [chart, field] of [
    ['operation-year', 'high'],
    ['load-duration', 'mw'],
  ] as const) {
    const spec = chartSpec(chart, { ...quarters, language: 'nl', variant: 'alles' });
    expect(objectsIn(spec).map(row => row[field])).toContain(peak);
  }
});

test('the bars of a cash flow add up to the flow of the year, and its line to all of it', () => {
  const { finance } = run.result.report.packages.find(({ name }) => name === 'alles')!;
  const spec = chartSpec('cash-flow', { ...run, language: 'en', width: 800, variant: 'alles' });
  const rows = objectsIn(spec).filter(row => 'year' in row && 'v' in row);
  const bars = rows.filter(row => 'order' in row && row.year === '2030');
  const barsEur = bars.reduce((sum, { v }) => sum + (v as number) * 1e6, 0);
  expect(barsEur).toBeCloseTo(finance!.nominalEur[5]!, 0);
  const last = rows.filter(row => 'line' in row).at(-1)!;
  const total = finance!.nominalEur.reduce((sum, eur) => sum + eur, 0);
  expect(Math.abs((last.v as number) * 1e6 - total)).toBeLessThan(1e-4 * Math.abs(total));
});

test('the steps of the waterfall join up and end at the net present value', () => {
  const worths = [-8e6, 9e6, 2e6, 5000];
  const packages = run.result.report.packages.map(one =>
    one.finance === null
      ? one
      : {
          ...one,
          finance: {
            ...one.finance,
            lines: one.finance.lines.map((line, k) => ({ ...line, worthEur: worths[k]! })),
            company: { ...one.finance.company, npvEur: 3_005_000 },
          },
        },
  );
  const result = { ...run.result, report: { ...run.result.report, packages } };
  const spec = chartSpec('worth-waterfall', { ...run, result, language: 'en', width: 800 });
  const rows = objectsIn(spec).filter(row => 'low' in row && 'words' in row);
  const spanOf = (label: string) => {
    const { low, high } = rows.find(row => row.label === label)!;
    return [low, high];
  };
  expect(spanOf('Item investment')).toEqual([-8, 0]);
  expect(spanOf('Item electricity')).toEqual([-8, -6]);
  expect(spanOf('Item fuel')).toEqual([-6, 3]);
  expect(spanOf('Smaller lines together')).toEqual([3, 3.005]);
  expect(spanOf('Net present value')).toEqual([0, 3.005]);
});

test('the cash flow of the reference is that of the best package, which the title names', () => {
  const { title } = chartText('cash-flow', { ...run, language: 'en', variant: 'nu' });
  expect(title).toBe('Cash flow: Electric boiler with heat store');
});

test('every cost part has a label in both languages', () => {
  for (const part of COST_PARTS)
    for (const language of LANGUAGES) expect(COST_PART_LABELS[part][language].length).toBeGreaterThan(2);
});

test.each([
  ['none', {}, '/chart'],
  ['operation-week', { variant: 'none' }, '/variant'],
  ['operation-week', { year: 1999 }, '/year'],
  ['operation-week', { week: 99 }, '/week'],
  ['operation-week', { site: 'none' }, '/site'],
])('an unknown name is an issue at its field: %s %j', (name, wrong, path) => {
  let issues: readonly { path: string }[] = [];
  try {
    chartSpec(name, { ...run, language: 'nl', ...wrong });
  } catch (error) {
    if (error instanceof InputError) issues = error.issues;
  }
  expect(issues.map(issue => issue.path)).toEqual([path]);
});

describe('over the price paths', () => {
  test('a dot for every package and path, worth and regret, least regret on top', () => {
    const spec = chartSpec('regret', { ...run, language: 'en', width: 800 });
    const dots = objectsIn(spec).filter(row => 'path' in row && 'v' in row);
    expect(dots).toHaveLength(2 * 4 * 3);
    // With the e-boiler 1.9, 0.9 and 3.9 million; only in the last is all together worth more, 4.1 million.
    const words = objectsIn(spec).filter(row => 'words' in row && row.row === 0);
    expect(words[0]!.words).toBe('Electric boiler with heat store');
    const { reading } = chartText('regret', { ...run, language: 'en' });
    expect(reading).toContain('best choice in 2 of 3 paths, and never more than EUR 200 thousand dearer');
  });

  test('the front names its own packages and says grey of the others', () => {
    const spec = chartSpec('pareto-front', { ...run, language: 'en', width: 800 });
    const labels = [...new Set(objectsIn(spec).filter(row => 'peak' in row))].map(row => row.label);
    const front = run.result.report.front!.points.filter(({ dominatedBy }) => dominatedBy.length === 0);
    expect(labels).toHaveLength(4);
    expect(labels.filter(label => label !== 'There is a better package')).toHaveLength(front.length);
  });

  test('needs the hourly tables of a few variants only', () => {
    const needed = seriesNeeded(run.result, { variant: 'nu' });
    expect(needed.map(({ variant }) => variant)).toEqual(['nu', 'batterij', 'eboiler', 'alles']);
    const many = Array.from({ length: 50 }, (_, n) => ({ ...run.result.variants[0]!, name: `p${n}` }));
    const result = { ...run.result, variants: many };
    const names = seriesNeeded(result, { variant: 'p30' }).map(({ variant }) => variant);
    expect(names).toEqual(['p0', 'p1', 'p2', 'p3', 'p4', 'p30']);
  });
});
