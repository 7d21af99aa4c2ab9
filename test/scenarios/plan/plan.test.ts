import { describe, expect, test } from 'vitest';
import { planStudy, type Study } from '../../../scenarios/index.ts';
import { resolved, studyWith } from '../small-study.ts';

const battery = { kind: 'battery', name: 'battery', powerMw: 1, energyMwh: 2 } as const;
const capex = { capexEur: 1000, lifetimeYears: 10 };

/** Packages of a battery, of 2 MW more, of both, and of nothing at all under another name. */
function caseWith(parts: Partial<Study> = {}, site: Partial<Study['sites'][number]> = {}): Study {
  return studyWith(
    {
      kind: 'business-case',
      years: [2026, 2030],
      measures: [
        { name: 'store', add: [battery], investment: capex },
        { name: 'connection', addImportMw: 2, investment: capex },
      ],
      packages: [
        { name: 'now', measures: [] },
        { name: 'store', measures: ['store'] },
        { name: 'both', measures: ['store', 'connection'] },
      ],
      ...parts,
    },
    site,
  );
}

const tariff = {
  contractEurPerKwMonth: 1,
  peakEurPerKwMonth: 0,
  energyEurPerMwh: 0,
  fixedEurPerYear: 0,
};

describe('the plan of a study', () => {
  test('is packages times years; what is the same is computed once', () => {
    const plan = planStudy(resolved(caseWith()));
    expect(plan.variants.map(({ name, year }) => `${name} ${year}`)).toEqual([
      'now 2026',
      'now 2030',
      'store 2026',
      'store 2030',
      'both 2026',
      'both 2030',
    ]);
    // Nothing in this study hangs on the year but the emissions of the grid, whose path ends in 2025.
    expect(plan.variants.map(({ task }) => task)).toEqual([0, 0, 1, 1, 2, 2]);
    expect(plan.tasks.map(({ name }) => name)).toEqual(['now 2026', 'store 2026', 'both 2026']);
    expect(plan.excluded).toEqual([]);
  });

  test('of a dispatch study is the study as it is, for every year', () => {
    const plan = planStudy(resolved(caseWith({ kind: 'dispatch' })));
    expect(plan.variants).toEqual([
      { name: 'base', year: 2026, task: 0 },
      { name: 'base', year: 2030, task: 0 },
    ]);
    expect(plan.tasks[0]!.group.sites[0]!.assets).toEqual([]);
  });

  test('applies measures: assets come and go, the contract grows and so does what it costs', () => {
    const study = caseWith(
      {
        packages: [
          { name: 'now', measures: [] },
          { name: 'both', measures: ['store', 'connection'] },
        ],
      },
      { contract: { importMw: 4, tariff } },
    );
    const [now, both] = planStudy(resolved(study)).tasks.map(({ group }) => group.sites[0]!);
    expect(both!.assets.map(({ name }) => name)).toEqual(['battery']);
    expect(both!.limits.importMw).toBe(6);
    expect(both!.gridContractEur / now!.gridContractEur).toBeCloseTo(6 / 4, 12);
  });

  test('replaces an asset that a measure removes', () => {
    const study = caseWith(
      {
        measures: [
          {
            name: 'swap',
            remove: ['battery'],
            add: [{ ...battery, name: 'larger', energyMwh: 9 }],
            investment: capex,
          },
        ],
        packages: [
          { name: 'now', measures: [] },
          { name: 'swap', measures: ['swap'] },
        ],
      },
      { assets: [battery] },
    );
    const assets = planStudy(resolved(study)).tasks.map(({ group }) =>
      group.sites[0]!.assets.map(({ name }) => name),
    );
    expect(assets).toEqual([['battery'], ['larger']]);
  });

  test('takes the contract of a package where it differs, and the rest from the site', () => {
    const study = caseWith(
      {
        packages: [
          { name: 'now', measures: [] },
          { name: 'variable', measures: [], contracts: { works: { right: 'VVTR', importMw: 9 } } },
        ],
      },
      { contract: { importMw: 4, exportMw: 3, tariff } },
    );
    const [now, variable] = planStudy(resolved(study)).tasks.map(({ group }) => group.sites[0]!);
    expect(now!.gridContractEur).toBeGreaterThan(0);
    expect(variable!).toMatchObject({ gridContractEur: 0, limits: { importMw: 9, exportMw: 3 } });
  });

  test('leaves out what cannot be, with the reason', () => {
    const unserved = { electricityEurPerMwh: 'not-allowed' } as const;
    const study = caseWith(
      {
        measures: [
          { name: 'store', add: [battery], investment: capex },
          { name: 'smaller', addImportMw: -1, investment: capex },
          { name: 'none', addImportMw: -9, investment: capex },
        ],
        packages: [
          { name: 'now', measures: [] },
          { name: 'twice', measures: ['store'] },
          { name: 'smaller', measures: ['smaller'] },
          { name: 'none', measures: ['none'] },
        ],
        years: [2026],
      },
      { demand: { electricityMw: [4, 4.5, 4, 4], unserved }, assets: [battery] },
    );
    const plan = planStudy(resolved(study));
    expect(plan.variants.map(({ name }) => name)).toEqual(['now']);
    expect(plan.excluded.map(({ name, reason }) => `${name}: ${reason.en}`)).toEqual([
      'twice: There is already a "battery" at works.',
      'smaller: At works the load at 2024-03-04T09:00:00Z is 0.50 MW above everything that could serve it.',
      'none: The measures take more off the connection of works than there is.',
    ]);
    expect(plan.excluded[1]!.shortages).toMatchObject([{ step: 1, shortMw: 0.5 }]);
  });

  test('compares with the site as it is where no package stands for it', () => {
    const study = caseWith({ packages: [{ name: 'store', measures: ['store'] }] });
    const found = resolved(study);
    expect(found.reference).toBe('as-it-is');
    expect(planStudy(found).variants.map(({ name }) => name)).toEqual([
      'as-it-is',
      'as-it-is',
      'store',
      'store',
    ]);
  });
});
