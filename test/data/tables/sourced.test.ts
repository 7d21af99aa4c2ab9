import { expect, test } from 'vitest';
import { MARKS, TABLES } from '../../../data/index.ts';

/** Numbers that say which row a figure is, not how much something is. */
const STRUCTURE = new Set(['year', 'fromMwh', 'eurPerMwh']);

interface Finding {
  readonly path: string;
  readonly figure: Readonly<Record<string, unknown>>;
}

function figuresIn(node: unknown, path: string, bare: string[]): Finding[] {
  if (typeof node === 'number') bare.push(path);
  if (typeof node !== 'object' || node === null) return [];
  const record = node as Readonly<Record<string, unknown>>;
  if ('value' in record) return [{ path, figure: record }];
  return Object.entries(record).flatMap(([key, child]) =>
    STRUCTURE.has(key) && typeof child === 'number' ? [] : figuresIn(child, `${path}/${key}`, bare),
  );
}

test('every figure of every table has a unit, a source and a mark, and no number stands bare', () => {
  const bare: string[] = [];
  const found = figuresIn(TABLES, '', bare);
  expect(bare).toEqual([]);
  expect(found.length).toBeGreaterThan(300);
  for (const { path, figure } of found) {
    expect(String(figure.unit ?? '').length, `${path}: unit`).toBeGreaterThan(0);
    expect(String(figure.source ?? '').length, `${path}: source`).toBeGreaterThan(0);
    expect(MARKS, `${path}: mark`).toContain(figure.mark);
    const values = [figure.value].flat(Number.POSITIVE_INFINITY);
    for (const value of values)
      expect(typeof value === 'string' ? value !== '' : Number.isFinite(value), `${path}: value`).toBe(true);
  }
});

test('the check finds a figure without source and a bare number', () => {
  const bare: string[] = [];
  const found = figuresIn({ a: { value: 1, unit: 'MW' }, b: { cost: 3 } }, '', bare);
  expect(found.map(one => [one.path, one.figure.source])).toEqual([['/a', undefined]]);
  expect(bare).toEqual(['/b/cost']);
});
