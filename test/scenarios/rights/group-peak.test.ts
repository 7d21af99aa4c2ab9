import { afterAll, describe, expect, test } from 'vitest';
import { createPool } from '../../../engine/index.ts';
import { runStudy, type Study } from '../../../scenarios/index.ts';
import { compareRights } from '../../../scenarios/rights/compare.ts';
import { NO_SOURCES, studyWith } from '../small-study.ts';

const pool = createPool({ workers: 1 });
afterAll(() => pool.close());

describe('kWmax of a group', () => {
  const member = (name: string, electricityMw: number[], level: string) => ({
    name,
    contract: {
      importMw: 5,
      exportMw: 1,
      tariff: { operator: 'Liander', level },
      right: { preset: 'gto', group: 'park' },
    },
    demand: { electricityMw },
  });
  const park = (peak?: object) =>
    ({
      ...studyWith({
        period: { start: '2026-01-01T00:00:00+01:00', end: '2026-01-01T02:00:00+01:00' },
        prices: { electricity: { dayAheadEurPerMwh: 0 }, energyTax: 'none' },
      }),
      sites: [member('day', [4, 1], 'MS'), member('night', [2, 3], 'HS/MS')],
      sharedLimits: [
        { name: 'park', sites: ['day', 'night'], importMw: 8, exportMw: 0, ...(peak && { peak }) },
      ],
    }) as Study;
  const run = async (study: Study) => {
    const { result } = await runStudy(study, { executor: pool, sources: NO_SOURCES });
    return { ...result.variants[0]!, defaults: result.defaults };
  };
  // 6 MW together in the first hour, own peaks of 4 and 3 MW; HS/MS 5.94 EUR/kW for 2 of the 744 hours of the month.
  const EUR = (6000 * 5.94 * 2) / 744;

  test.each([
    [undefined, [4 / 7, 3 / 7]],
    [{ sharedBy: 'peak-hour' }, [4 / 6, 2 / 6]],
    [{ sharedBy: 'power' }, [1 / 2, 1 / 2]],
  ] as const)('%o: one line for each member, to the cent', async (peak, shares) => {
    const { sites, sharedLimits, costParts, line } = await run(park(peak));
    expect(costParts!.gridPeak).toBeCloseTo(EUR, 6);
    expect(sharedLimits[0]!.peaks[0]!.costEur).toBeCloseTo(EUR, 6);
    sites.forEach(({ bill, costParts: own }, s) => {
      const grid = bill!.lines.filter(({ part }) => part === 'gridPeak');
      expect(grid.map(({ kind, eur }) => [kind, eur])).toEqual([
        ['gridGroupPeak-0', expect.closeTo(EUR * shares[s]!, 1)],
      ]);
      expect(own.gridPeak).toBeCloseTo(EUR * shares[s]!, 6);
      expect(Math.abs(bill!.differenceEur)).toBeLessThanOrEqual(0.01);
    });
    expect(line.en).toContain('on a peak of 6 MW; the peaks of its members add up to 7 MW');
  });

  test('the tariff, what was reached before and the rule are defaults that the study may change', async () => {
    const { defaults } = await run(park());
    const told = new Map(defaults.map(({ path, value }) => [path, value]));
    expect(told.get('/sharedLimits/0/peak/eurPerKwMonth')).toBe(5.94);
    expect(told.get('/sharedLimits/0/peak/sharedBy')).toBe('own-peak');
    expect(told.get('/sharedLimits/0/peak/surcharge')).toBe('not counted');
    const given = await run(park({ eurPerKwMonth: 10, alreadySetMw: 7, sharedBy: 'power' }));
    expect(given.costParts!.gridPeak).toBeCloseTo((7000 * 10 * 2) / 744, 6);
    const left = given.defaults
      .map(({ path }) => path)
      .filter(path => path.startsWith('/sharedLimits/0/peak'));
    expect(left.sort()).toEqual(['/sharedLimits/0/peak/shareOfMonths', '/sharedLimits/0/peak/surcharge']);
  });

  test("a limit that is nobody's right changes nothing: each is charged by itself", async () => {
    const study = park();
    const sites = study.sites.map(site => ({ ...site, contract: { ...site.contract, right: 'firm' } }));
    const { costParts, sharedLimits, defaults } = await run({ ...study, sites } as Study);
    expect(sharedLimits[0]!.peaks).toEqual([]);
    expect(costParts!.gridPeak).toBeCloseTo(((4000 * 3.46 + 3000 * 5.94) * 2) / 744, 6);
    expect(defaults.some(({ path }) => path.startsWith('/sharedLimits/0/peak'))).toBe(false);
  });

  test('rights compared: out of the group a member pays kWmax on its own peak', async () => {
    const { rights } = await compareRights(
      park(),
      { site: 'day', rights: ['gto'] },
      { executor: pool, sources: NO_SOURCES },
    );
    const [firm, gto] = ['firm', 'gto'].map(name => rights.find(one => one.name === name)!);
    const perYear = 8760 / 2;
    expect(firm!.costs!.gridPeakEur / perYear).toBeCloseTo((4000 * 3.46 * 2) / 744, 4);
    expect(gto!.costs!.gridPeakEur / perYear).toBeCloseTo((EUR * 4) / 7, 4);
  });
});
