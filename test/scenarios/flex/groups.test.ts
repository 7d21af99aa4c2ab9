import { afterAll, describe, expect, test } from 'vitest';
import { createPool } from '../../../engine/index.ts';
import { checkStudy, runStudy, type Study } from '../../../scenarios/index.ts';
import { NO_SOURCES } from '../small-study.ts';
import { areaStudy, paid, works } from './area-studies.ts';

const pool = createPool({ workers: 1 });
afterAll(() => pool.close());

/** 2 MW in the first four hours, nothing after; the other way round at night. Behind a station of 2 MW that is theirs alone. */
const shift = (name: string, electricityMw: number[]): Study['sites'][number] => ({
  ...works(name, 2),
  sector: 'park',
  demand: { electricityMw },
});
const DAY = [2, 2, 2, 2, 0, 0, 0, 0];
const NIGHT = [0, 0, 0, 0, 1, 1, 1, 1];
const LATE = [0, 0, 0, 0, 1, 1, 1, 1];

const park = (parts: Partial<Study> = {}) =>
  areaStudy({
    areas: [
      {
        name: 'area',
        nodes: [{ name: 'station', kind: 'station', importMw: 2, exportMw: 2, backgroundMw: 0 }],
      },
    ],
    sites: [shift('day', DAY), shift('night', NIGHT)],
    requests: [shift('late', LATE)],
    designs: [
      { name: 'firm' },
      { name: 'group', groups: [{ name: 'park', members: ['day', 'night', 'late'], importMw: 2 }] },
    ],
    ...parts,
  });

describe('a group in a design', () => {
  test('it gets in who fits beside the others, within what they hold together', async () => {
    const study = park();
    expect(checkStudy(study).issues).toEqual([]);
    const { result } = await runStudy(study, { executor: pool, sources: NO_SOURCES });
    const [firm, group] = result.flex!.designs;
    // Alone too: 1 + 1 MW at night. The group says so in the contract.
    expect(firm!.servedMw).toBe(2);
    expect(group).toMatchObject({ servedMw: 2, products: ['firm', 'gto'] });
  });

  test('kWmax on the peak of the group: the tariff of the highest grid level, and half of what two pay apart', async () => {
    const tariffs = [
      { operator: 'Liander', level: 'MS' },
      { operator: 'Liander', level: 'HS/MS' },
    ];
    const sites = [shift('day', DAY), shift('night', [0, 0, 0, 0, 2, 2, 2, 2])].map((site, s) => ({
      ...site,
      contract: { ...site.contract, tariff: tariffs[s]! },
    }));
    const members = ['day', 'night'];
    const groups = [{ name: 'park', members, importMw: 2, peak: { sharedBy: 'peak-hour' as const } }];
    const given = [{ ...groups[0]!, peak: { ...groups[0]!.peak, eurPerKwMonth: 10 } }];
    const study = park({
      sites,
      requests: [],
      designs: [{ name: 'firm' }, { name: 'group', groups }, { name: 'given', groups: given }],
    });
    expect(checkStudy(study).issues).toEqual([]);
    const { result } = await runStudy(study, { executor: pool, sources: NO_SOURCES });
    const tariff = result.defaults.find(({ path }) => path === '/designs/1/groups/0/peak/eurPerKwMonth')!;
    // Liander 2025, HS/MS: 5.94 EUR/kW.
    expect([tariff.value, tariff.source.includes('night (HS/MS)'), tariff.mark]).toEqual([5.94, true, '2nd']);
    const paths = result.defaults.map(({ path }) => path);
    expect(paths).toContain('/designs/1/groups/0/peak/surcharge');
    expect(paths).not.toContain('/designs/2/groups/0/peak/eurPerKwMonth');
    const [, group, other] = result.flex!.designs;
    // One peak of 2 MW is charged, at 5.94 or at 10 EUR/kW a month; a year is 8,784 / 744 such months.
    const apartEur = group!.companyGainEur.mean - other!.companyGainEur.mean;
    expect(apartEur).toBeCloseTo(((10 - 5.94) * 2000 * 8784) / 744, 1);
  });

  test('a group of 1 MW keeps its members to that', async () => {
    const groups = [{ name: 'park', members: ['day', 'night', 'late'], importMw: 1 }];
    const study = park({ designs: [{ name: 'firm' }, { name: 'tight', groups }] });
    const [firm, tight] = (await runStudy(study, { executor: pool, sources: NO_SOURCES })).result.flex!
      .designs;
    const { durationMw } = (await runStudy(study, { executor: pool, sources: NO_SOURCES })).result.flex!
      .areas[0]!.nodes[0]!;
    expect(durationMw.firm![0]).toBeCloseTo(2, 5);
    expect(durationMw.tight![0]).toBeCloseTo(1, 5);
    expect(tight!.companyGainEur.mean).toBeLessThan(firm!.companyGainEur.mean);
  });

  test('every wrong member is told', () => {
    const groups = [
      { name: 'park', members: ['day', 'nobody', 'day'], importMw: 2 },
      { name: 'other', members: ['day', 'night'], importMw: 2 },
    ];
    const offers = [{ sites: ['night'], rights: [paid(10)] }];
    const { issues } = checkStudy(park({ designs: [{ name: 'firm' }, { name: 'group', groups, offers }] }));
    expect(issues.map(({ path, code }) => [path, code])).toEqual([
      ['/designs/1/groups/0/members/1', 'unknown-name'],
      ['/designs/1/groups/0/members/2', 'duplicate-name'],
      ['/designs/1/groups/1/members/0', 'duplicate-name'],
      ['/designs/1/groups/1/members/1', 'contradiction'],
    ]);
  });
});
