import { afterAll, expect, test } from 'vitest';
import { createPool } from '../../../engine/index.ts';
import { checkStudy, type FlexResult, runStudy, type Study } from '../../../scenarios/index.ts';
import { NO_SOURCES } from '../small-study.ts';
import { areaStudy, UNGUARANTEED, works } from './area-studies.ts';

const one = createPool({ workers: 1 });
afterAll(() => one.close());

async function flexOf(study: Study): Promise<FlexResult> {
  expect(checkStudy(study).issues).toEqual([]);
  const { result } = await runStudy(study, { executor: one, sources: NO_SOURCES });
  return result.flex!;
}

/** 6 MW are left, and `large` takes 2 of them; 7 MW and 5 from hour 3 on. */
const QUEUE = areaStudy({
  requests: [works('a', 2), works('b', 3), works('c', 1)],
  designs: [{ name: 'firm' }, { name: 'non-firm', rightsForRequests: [UNGUARANTEED] }],
});

test('what goes through: 16 of 48 MWh with firm rights, 37 without a guarantee', async () => {
  const { designs, front, headline } = await flexOf(QUEUE);
  const [firm, open] = designs;
  // Firm: a alone, 2 MW for 8 h. Without: c has nothing (8 h) and b 1 MW less in hours 0-2.
  expect(firm).toMatchObject({ limitedHours: 0 });
  expect(firm!.askedMwh).toBeCloseTo(48, 6);
  expect(firm!.deliveredMwh.mean).toBeCloseTo(16, 6);
  expect(open!.deliveredMwh.mean).toBeCloseTo(48 - 3 - 3 - 5, 4);
  expect(open!.deliveredShare).toBeCloseTo(37 / 48, 5);
  // 3 MW limited in 3 hours and 1 MW in 8, of 6 MW.
  expect(open!.limitedHours).toBeCloseTo((3 * 3 + 1 * 8) / 6, 9);
  const steps = open!.futures[0]!.queue;
  expect(steps.map(({ limitedHours }) => limitedHours)).toEqual([0, 3, 8]);
  const delivered = [16, 21, 0];
  steps.forEach(({ deliveredMwh }, r) => {
    expect(deliveredMwh).toBeCloseTo(delivered[r]!, 4);
  });
  expect(firm!.futures[0]!.queue[1]).toMatchObject({ deliveredMwh: 0, limitedHours: null });
  expect(front.map(({ beatenBy }) => beatenBy)).toEqual([['non-firm'], []]);
  expect(headline.en).toContain('77.1 % goes through, with less than was asked for in 2.83 hours.');
});

test('feed-in: two parks of 2 MW where 3 MW may go out; the second has half of its power without a guarantee', async () => {
  const park = (name: string): Study['sites'][number] => ({
    name,
    node: 'station',
    contract: { importMw: 0, exportMw: 2 },
    demand: {},
    assets: [{ kind: 'pv', name: 'pv', peakMw: 2, profile: [0, 0, 1, 1, 1, 1, 0, 0] }],
  });
  const node = { name: 'station', kind: 'station', importMw: 10, exportMw: 3, backgroundMw: 0 } as const;
  const { designs, areas } = await flexOf({
    ...QUEUE,
    sites: [],
    areas: [{ name: 'area', nodes: [node] }],
    requests: [park('first'), park('second')],
  });
  expect(areas[0]!.nodes[0]!.direction).toBe('export');
  expect(designs.map(({ servedMw }) => servedMw)).toEqual([2, 4]);
  expect(designs[0]!.deliveredShare).toBeCloseTo(8 / 16, 6);
  // 1 of 2 MW in four hours; at no other time is anything called.
  expect(designs[1]!.deliveredShare).toBeCloseTo(12 / 16, 5);
  expect(designs[1]!.futures[0]!.queue.map(({ limitedHours }) => limitedHours)).toEqual([0, 4]);
});

test('a list of companies may be empty only where others wait', () => {
  const pathsOf = (study: Study) => checkStudy(study).issues.map(({ path }) => path);
  expect(pathsOf({ ...QUEUE, sites: [] })).toEqual([]);
  const { requests: _, ...nobody } = QUEUE;
  expect(pathsOf({ ...nobody, sites: [] })).toEqual(['/sites']);
});
