import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { madeEnvironment } from '../../../bench/solver/peers/environment.ts';
import { openDataSets, toPypsaFolder } from '../../../data/index.ts';
import { dispatch, type InputError, type Site, type SiteGroup, spanAxis } from '../../../engine/index.ts';
import { library, planStudy, resolveStudy } from '../../../scenarios/index.ts';
import { randomGroup } from '../../engine/random-group.ts';
import { anySite, groupOf, siteWith } from '../../engine/small-site.ts';

const OPTIONS = { tolerance: 1e-6, deadlineMs: null, foresight: 'perfect' } as const;
const RUNNING = {
  minimumShare: 0.3,
  startCostEur: 0,
  minimumUpHours: 0,
  minimumDownHours: 0,
  rampUpPerHour: null,
  rampDownPerHour: null,
  before: null,
};

async function solved(group: SiteGroup) {
  const answer = await dispatch(group, OPTIONS);
  return answer.status === 'infeasible' ? null : answer;
}

async function folderOf(group: SiteGroup, name = 'a test'): Promise<Record<string, string>> {
  const files = toPypsaFolder(group, (await solved(group))!, name);
  return Object.fromEntries(files.map(file => [file.name, file.content]));
}

describe('a folder', () => {
  const plain = (more: Partial<Site> = {}) =>
    siteWith({ electricityLoadMw: Float64Array.of(1, 3), importEurPerMwh: Float64Array.of(50, 70), ...more });

  test('two hours with a charge on the highest import, by hand', async () => {
    const peaks = [{ period: 'month', priceEurPerMw: 100, alreadySetMw: [2] } as const];
    const files = await folderOf(groupOf(2, 60, plain({ peaks })));
    const [site] = groupOf(2, 60, plain()).sites;
    const bought = `${site!.name}/import`;
    const table = (name: string) => files[name]!.trim().split('\n');
    expect(table('loads-p.csv')[0]).toBe(`snapshot,${site!.name}/electricity`);
    expect(
      table('loads-p.csv')
        .slice(1)
        .map(line => line.split(',')[1]),
    ).toEqual(['1', '3']);
    const column = (name: string, of: string) => {
      const [head, ...rows] = table(name).map(line => line.split(','));
      return rows.map(row => Number(row[head!.indexOf(of)]));
    };
    expect(column('links-p0.csv', bought)[1]).toBeCloseTo(3, 6);
    expect(column('links-p1.csv', bought)[0]).toBeCloseTo(-1, 6);
    const [head, ...rows] = table('links.csv').map(line => line.split(','));
    const peak = rows.find(([name]) => name!.includes('/peak-0.'))!;
    const of = (attribute: string) => peak[head!.indexOf(attribute)];
    expect([of('p_nom_extendable'), of('p_nom_min'), of('capital_cost')]).toEqual(['True', '2', '100']);
    expect(Number(of('p_nom_opt'))).toBeCloseTo(3, 6);
    for (const name of Object.keys(files).filter(name => name.endsWith('.csv'))) {
      const widths = new Set(table(name).map(line => line.split(',').length));
      expect([name, widths.size]).toEqual([name, 1]);
    }
    expect(JSON.parse(files['meta.json']!)).toMatchObject({ name: 'a test', status: 'optimal' });
    expect(files['README.md']).toContain(String(JSON.parse(files['meta.json']!).costEur));
  });

  test('a charge on the peak of a group, by hand: 4 MW together, and 1 MW is fed in by one', async () => {
    const members = [
      plain({ name: 'a', electricityLoadMw: Float64Array.of(4, 1), limits: { importMw: 9, exportMw: 0 } }),
      plain({ name: 'b', electricityLoadMw: Float64Array.of(0, -2), limits: { importMw: 9, exportMw: 9 } }),
    ];
    const peaks = [{ period: 'month', priceEurPerMw: 100, alreadySetMw: [3], sharedBy: 'power' } as const];
    const sharedLimits = [{ name: 'park', sites: ['a', 'b'], importMw: 9, exportMw: 9, peaks }];
    const files = await folderOf({ ...groupOf(2, 60, ...members), sharedLimits });
    const [head, ...rows] = files['links.csv']!.trim()
      .split('\n')
      .map(line => line.split(','));
    const peak = rows.find(([name]) => name!.startsWith('shared/park/peak-0.'))!;
    const of = (attribute: string) => peak[head!.indexOf(attribute)];
    expect([of('p_nom_min'), of('capital_cost')]).toEqual(['3', '100']);
    expect(Number(of('p_nom_opt'))).toBeCloseTo(4, 6);
    const [names, ...flows] = files['links-p0.csv']!.trim()
      .split('\n')
      .map(line => line.split(','));
    const fedIn = flows.map(row => Number(row[names!.indexOf('shared/park/fed-in-0')]));
    expect(fedIn).toEqual([expect.closeTo(0, 6), expect.closeTo(1, 6)]);
  });

  test('what PyPSA has no component for is refused, all of it at once', async () => {
    const [a, b, c] = ['a', 'b', 'c'].map(name => plain({ name }));
    const boiler = {
      kind: 'eBoiler',
      name: 'boiler',
      level: 'steam',
      heatMw: 1,
      efficiency: 1,
      operationEurPerMwh: 0,
    } as const;
    const none = new Float64Array(2);
    const unasked = { askedMw: none, eurPerMwh: none, planEurPerMwh: none };
    const asked = { ...unasked, askedMw: Float64Array.of(0, 1) };
    const steering = { import: asked, export: unasked, penaltyEurPerMwh: 9 };
    const steeredLimits = { ...a!.limits, steering };
    const limit = (name: string, sites: string[]) => ({ name, sites, importMw: 9, exportMw: 9 });
    const group: SiteGroup = {
      axis: spanAxis(Date.UTC(2024, 0, 1), 2, 60),
      sites: [{ ...a!, limits: steeredLimits }, b!, { ...c!, assets: [{ ...boiler, running: RUNNING }] }],
      sharedLimits: [limit('one', ['a', 'b']), limit('other', ['b', 'c']), limit('all', ['a', 'b', 'c'])],
    };
    const answer = (await solved({ ...group, sites: group.sites.map(site => ({ ...site, assets: [] })) }))!;
    let issues: InputError['issues'] = [];
    try {
      toPypsaFolder(group, answer, 'refused');
    } catch (error) {
      issues = (error as InputError).issues;
    }
    expect(issues.map(({ path, value }) => [path, value])).toEqual([
      ['/sites/2/assets/0/running', 'boiler'],
      ['/sites/0/contract', 'a'],
      ['/sharedLimits/0/sites', 'one'],
    ]);
  });
});

const environment = madeEnvironment();
const python = 'python' in environment ? environment.python : null;
if ('reason' in environment) console.warn(`skipped: ${environment.reason}`);

/** A group whose members are charged on their peak together. */
function chargedTogether(group: SiteGroup): SiteGroup {
  const peaks = [{ period: 'month', priceEurPerMw: 90, alreadySetMw: [], sharedBy: 'own-peak' } as const];
  return { ...group, sharedLimits: group.sharedLimits.map(limit => ({ ...limit, peaks })) };
}

/** What PyPSA finds for each group, in their order, with the proven range of our answer. */
async function inPypsa(groups: readonly SiteGroup[]) {
  const home = mkdtempSync(join(tmpdir(), 'pypsa-'));
  try {
    const cases = [];
    for (const [k, group] of groups.entries()) {
      const answer = await solved(group);
      if (!answer) continue;
      const folder = join(home, String(k));
      mkdirSync(folder);
      for (const { name, content } of toPypsaFolder(group, answer, `case ${k}`))
        writeFileSync(join(folder, name), content);
      cases.push({ ...answer.certificate, k, folder });
    }
    const script = fileURLToPath(new URL('solve_folders.py', import.meta.url));
    const printed = execFileSync(python!, ['-B', script, ...cases.map(({ folder }) => folder)], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const lines = printed.split('\n').filter(line => line.startsWith('{'));
    return cases.map((one, c) => ({ ...one, ...(JSON.parse(lines[c]!) as Printed) }));
  } finally {
    rmSync(home, { recursive: true });
  }
}

interface Printed {
  readonly condition: string;
  readonly objective: number;
  readonly imbalanceMw: number;
}

/** The optimum of PyPSA lies between what we proved and what our plan costs, and the plan as written balances every bus. */
function expectSame(cases: Awaited<ReturnType<typeof inPypsa>>): void {
  for (const { k, costEur, boundEur, condition, objective, imbalanceMw } of cases) {
    const slack = 1e-7 * Math.max(1, Math.abs(costEur));
    expect([k, condition]).toEqual([k, 'optimal']);
    expect(objective, `case ${k}: at least the bound`).toBeGreaterThan(boundEur - slack);
    expect(objective, `case ${k}: at most the cost`).toBeLessThan(costEur + slack);
    expect(imbalanceMw, `case ${k}: balance`).toBeLessThan(1e-6);
  }
}

// Python takes its time on a busy machine.
describe.skipIf(python === null)('PyPSA, with nothing added', { timeout: 400_000 }, () => {
  test('finds the optimum of studies of the library', async () => {
    const sources = { dataSets: openDataSets('/nowhere') };
    const groups = ['battery-24-hours', 'shared-limit', 'ceramics-pv-battery'].map(name => {
      const { study } = library().find(one => one.name === name)!;
      return planStudy(resolveStudy(study, sources).resolved!).tasks.at(-1)!.group;
    });
    const cases = await inPypsa(groups);
    expect(cases.length).toBe(3);
    expectSame(cases);
    for (const { costEur, objective } of cases)
      expect(Math.abs(objective - costEur)).toBeLessThan(1e-6 * Math.abs(costEur));
  });

  test('finds the optimum of any group: stores, shifts, breach, brackets, levy, peaks and a shared limit', async () => {
    const sites = fc.sample(anySite(24), { numRuns: 6, seed: 7 }).map(site => groupOf(24, 60, site));
    const groups = Array.from({ length: 8 }, (_, k) => chargedTogether(randomGroup(k + 14, 40)));
    const cases = await inPypsa([...sites, ...groups]);
    expect(cases.length).toBeGreaterThan(6);
    expectSame(cases);
  });

  test('finds the optimum under yearly limits and a levy of several rates', async () => {
    const site = siteWith({
      electricityLoadMw: Float64Array.of(1, 2, 1, 2),
      heatLoadMw: { steam: 3 },
      importEurPerMwh: Float64Array.of(20, 30, 25, 200),
      fuels: { naturalGas: { priceEurPerMwh: 40, tax: [], emissionsTonPerMwh: 0.2 } },
      carbon: {
        etsEurPerTon: 80,
        freeAllocationTon: 1,
        levyEurPerTon: 20,
        dispensationTon: 0.5,
        levyTiers: [{ aboveTon: 0.4, eurPerTon: 300 }],
      },
      assets: [
        { kind: 'eBoiler', name: 'e', level: 'steam', heatMw: 3, efficiency: 0.99, operationEurPerMwh: 1 },
        {
          kind: 'gasBoiler',
          name: 'gas',
          level: 'steam',
          heatMw: 4,
          efficiency: 0.9,
          fuel: 'naturalGas',
          operationEurPerMwh: 1,
        },
      ],
      budgets: [
        { name: 'e.hours', asset: 'e', flows: ['e.heat'], unit: 'h', limit: 2, mwhPerUnit: 3 },
        {
          name: 'grid.energy',
          asset: null,
          flows: ['import', 'breach'],
          unit: 'MWh',
          limit: 11,
          mwhPerUnit: 1,
        },
      ],
    });
    const group = groupOf(4, 60, site);
    const more = { processTon: 0.7, compensationEur: 9, forgoneTonPerMwh: { steam: 0.05 } };
    const carbon = { ...site.carbon, ...more };
    const process = groupOf(4, 60, { ...site, carbon });
    const burnsNothing = groupOf(4, 60, {
      ...site,
      carbon,
      heatLoadMw: { steam: 1 },
      assets: [site.assets[0]!],
      budgets: [],
    });
    const answer = (await solved(group))!;
    // A budget and the levy bind, or the case would show nothing.
    expect(answer.sites[0]!.budgets.some(({ priceEurPerUnit }) => priceEurPerUnit > 0)).toBe(true);
    expect(answer.sites[0]!.levy!.marginalEurPerTon).toBeGreaterThan(0);
    const without = (await solved(groupOf(4, 60, { ...site, budgets: [] })))!;
    expect(without.certificate.costEur).toBeLessThan(answer.certificate.costEur - 1);
    const cases = await inPypsa([group, process, burnsNothing]);
    expect(cases).toHaveLength(3);
    expectSame(cases);
  });
});
