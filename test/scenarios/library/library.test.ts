import { describe, expect, test } from 'vitest';
import { createPool } from '../../../engine/index.ts';
import {
  checkStudy,
  library,
  parseStudy,
  planStudy,
  resolveStudy,
  runStudy,
} from '../../../scenarios/index.ts';
import { dataSet, NO_SOURCES, sourcesWith } from '../small-study.ts';

const STUDIES = library();

test('the studies of the library', () => {
  expect(STUDIES.map(({ name }) => name)).toEqual([
    'battery-24-hours',
    'brewery-supplied-heat',
    'ceramics-pv-battery',
    'chemicals-hydrogen',
    'dairy-heat-pump',
    'flex-feed-in-solar',
    'flex-group-contract',
    'flex-industry-queue',
    'flex-nobody-signs',
    'flex-pay-or-build',
    'flex-time-duration',
    'glass-furnace-rebuild',
    'paper-mill',
    'potato-flexible',
    'shared-limit',
    'starch-waiting-for-the-grid',
    'sugar-campaign',
    'waste-to-energy',
    'zinc-load-shift',
  ]);
});

test('are at least eight business cases, each of a sector of its own', () => {
  const sectors = STUDIES.filter(({ study }) => study.kind === 'business-case').map(
    ({ study }) => study.sites[0]!.sector,
  );
  expect(sectors.length).toBeGreaterThanOrEqual(8);
  expect(new Set(sectors).size).toBe(sectors.length);
});

const wordsOf = (text: string) => text.trim().split(/\s+/).length;

describe.each(STUDIES)('$name', ({ name, text, study }) => {
  test('is named as its file, and tells its story and a lesson in both languages', () => {
    expect(study.name).toBe(name);
    // Half a page for a business case, some lines for the small ones; a lesson is one sentence.
    const [fewest, most] = study.kind === 'business-case' ? [150, 210] : [25, 80];
    for (const language of ['nl', 'en'] as const) {
      expect(study.title![language].length).toBeGreaterThan(10);
      expect(wordsOf(study.story![language])).toBeGreaterThanOrEqual(fewest);
      expect(wordsOf(study.story![language])).toBeLessThanOrEqual(most);
      expect(study.lesson![language]).toMatch(/^[A-Z].{80,300}\.$/);
    }
    expect(study.lesson!.nl).not.toBe(study.lesson!.en);
  });

  test('has four to six sliders, each on a number within its bounds, at both ends of which the study is still right', () => {
    expect(study.controls!.length).toBeGreaterThanOrEqual(4);
    expect(study.controls!.length).toBeLessThanOrEqual(6);
    for (const { pointer, minimum, maximum } of study.controls!) {
      const value = valueAt(study, pointer);
      expect(value, pointer).toEqual(expect.any(Number));
      expect(value as number).toBeGreaterThanOrEqual(minimum);
      expect(value as number).toBeLessThanOrEqual(maximum);
      for (const end of [minimum, maximum]) {
        const parsed = parseStudy(text);
        if (!('input' in parsed)) throw new Error(JSON.stringify(parsed.issues));
        expect(checkStudy(withValue(parsed.input, pointer, end)).issues).toEqual([]);
      }
    }
  });

  // Studies of flex products go by rounds: how many tasks that takes shows while they run.
  test.skipIf(study.kind === 'flex-product')('runs without any file, in at most sixteen tasks', () => {
    const { resolved, issues } = resolveStudy(study, NO_SOURCES);
    expect(issues).toEqual([]);
    const { tasks, excluded } = planStudy(resolved!);
    expect(tasks.length).toBeLessThanOrEqual(16);
    expect(excluded).toEqual([]);
  });
});

test('the battery on 24 prices earns the 415 euros that its comment counts out', async () => {
  const executor = createPool({ workers: 1 });
  try {
    const { study } = STUDIES.find(({ name }) => name === 'battery-24-hours')!;
    const { result } = await runStudy(study, { executor, sources: NO_SOURCES });
    expect(result.variants[0]!.costEur).toBeCloseTo(-415, 7);
  } finally {
    await executor.close();
  }
});

test('the paper mill runs on imported prices by changing one line', () => {
  const { text } = STUDIES.find(({ name }) => name === 'paper-mill')!;
  const line = 'dayAheadEurPerMwh: { generator: price, meanTo: 77 }';
  expect(text).toContain(line);
  const parsed = parseStudy(text.replace(line, 'dayAheadEurPerMwh: { dataset: nl-day-ahead-2024 }'));
  if (!('input' in parsed)) throw new Error(JSON.stringify(parsed.issues));
  const { study, issues } = checkStudy(parsed.input);
  expect(issues).toEqual([]);
  const values = Array.from({ length: 8784 }, (_, t) => t % 24);
  const prices = dataSet('nl-day-ahead-2024', values, { startMs: Date.UTC(2023, 11, 31, 23) });
  const { resolved } = resolveStudy(study!, sourcesWith(prices));
  expect([...(resolved!.years[0]!.sites[0]!.importEurPerMwh as Float64Array).slice(0, 3)]).toEqual([2, 3, 4]);
});

function valueAt(input: unknown, pointer: string): unknown {
  return pointer
    .slice(1)
    .split('/')
    .reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], input);
}

function withValue(input: unknown, pointer: string, value: number): unknown {
  const copy = structuredClone(input);
  const parent = valueAt(copy, pointer.slice(0, pointer.lastIndexOf('/'))) as Record<string, unknown>;
  parent[pointer.slice(pointer.lastIndexOf('/') + 1)] = value;
  return copy;
}
