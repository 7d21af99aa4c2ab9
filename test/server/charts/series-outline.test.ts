import { SaxesParser } from 'saxes';
import { expect, test } from 'vitest';
import type { DataSet } from '../../../data/index.ts';
import { outlineSvg, sparkline } from '../../../server/charts/series-outline.ts';

test('bars from the lowest to the highest, all the same where nothing changes', () => {
  expect(sparkline([0, 7, 3.5, 1])).toBe('▁█▅▂');
  expect(sparkline([5, 5])).toBe('▄▄');
});

const set = (values: number[]): DataSet => ({
  name: 'prices',
  kind: 'price',
  unit: '<EUR> & "MWh"',
  source: 'a test',
  licence: 'none',
  retrieved: '2026-11-27',
  startMs: 0,
  stepMinutes: 60,
  steps: values.length,
  sha256: '',
  values: Float64Array.from(values),
});

test('the drawing is well-formed whatever the texts, says what it shows, and has a line of nil only where prices cross it', () => {
  const paths = (values: number[]) => {
    const drawn: string[] = [];
    let title = '';
    const parser = new SaxesParser();
    parser.on('opentag', ({ name, attributes }) => {
      if (name === 'path') drawn.push(attributes.d as string);
      if (name === 'svg') title = attributes['aria-label'] as string;
    });
    parser.write(outlineSvg(set(values))).close();
    expect(title).toContain(`${Math.min(...values)} .. ${Math.max(...values)} <EUR> & "MWh"`);
    return drawn;
  };
  expect(paths([-10, 20, 30]).length).toBe(3);
  expect(paths([10, 20, 30]).length).toBe(2);
  // Three values of equal steps, from the lower edge (120) to the upper one (20).
  expect(paths([0, 5, 10]).at(-1)).toMatch(/^M[\d.]+,120\.0L[\d.]+,70\.0L[\d.]+,20\.0$/);
  expect(paths([3]).every(path => !path.includes('NaN'))).toBe(true);
});
