import { describe, expect, test } from 'vitest';
import { certify } from '../../../engine/dispatch/certificate.ts';
import { expectedLines } from '../../../engine/dispatch/tax-lines.ts';
import type { Site, SiteGroup } from '../../../engine/index.ts';
import type { Program } from '../../../engine/program/program.ts';
import { toProgram } from '../../../engine/program/site-program.ts';
import { solveWithHighs } from '../../../engine/solve/highs.ts';
import { solveUncoupled } from '../../../engine/solve/uncoupled/uncoupled.ts';
import { randomGroup } from '../random-group.ts';
import { battery, groupOf, siteWith } from '../small-site.ts';

const programOf = (group: SiteGroup): Program =>
  toProgram(group, { taxLines: group.sites.map(site => expectedLines(site, group.axis)) });

const STOCKS = ['battery', 'thermalStore', 'loadShift'];

/** The random group without what ties its steps together. */
function uncoupledGroup(seed: number, mostSteps: number): SiteGroup {
  const group = randomGroup(seed, mostSteps);
  const sites = group.sites.map(site => ({
    ...site,
    peaks: [],
    carbon: { ...site.carbon, levyEurPerTon: 0 },
    assets: site.assets.filter(({ kind }) => !STOCKS.includes(kind)),
  }));
  return { ...group, sites };
}

/** The plan of a program, certified: its relaxation, for that is what the method solves. */
function provenPlan(program: Program): { costEur: number; flow: (name: string) => number[] } {
  const solution = solveUncoupled(program);
  if (solution?.status !== 'optimal') throw new Error(`got ${solution?.status ?? 'no solution'}`);
  const proof = certify({ ...program, exclusive: [] }, solution.x, solution.y, '');
  expect(proof.maxResidualMw).toBeLessThanOrEqual(1e-9);
  expect(proof.maxBoundViolationMw).toBe(0);
  expect(Math.abs(proof.gap)).toBeLessThanOrEqual(1e-9);
  const flow = (name: string) => {
    const { start, count } = program.columns.find(block => block.name === `site/${name}`)!;
    return Array.from(solution.x.subarray(start, start + count));
  };
  return { costEur: proof.costEur, flow };
}

const boiler = {
  kind: 'gasBoiler',
  name: 'boiler',
  level: 'steam',
  heatMw: 10,
  efficiency: 1,
  fuel: 'naturalGas',
  operationEurPerMwh: 0,
} as const;
const eBoiler = {
  kind: 'eBoiler',
  name: 'electrode',
  level: 'steam',
  heatMw: 2,
  efficiency: 1,
  operationEurPerMwh: 0,
} as const;
const steamSite = (parts: Partial<Site>): Site =>
  siteWith({
    heatLoadMw: { steam: 3 },
    fuels: { naturalGas: { priceEurPerMwh: 60, tax: [], emissionsTonPerMwh: 0 } },
    assets: [boiler, eBoiler],
    ...parts,
  });

describe('steps that can be done in the head', () => {
  test('the cheaper heater runs first, in each hour', () => {
    const site = steamSite({ importEurPerMwh: Float64Array.of(50, 70, 60, -10) });
    const { costEur, flow } = provenPlan(programOf(groupOf(4, 60, site)));
    expect(flow('electrode.heat').slice(0, 2)).toEqual([2, 0]);
    expect(flow('electrode.heat')[3]).toBe(2);
    expect(flow('boiler.heat').slice(0, 2)).toEqual([1, 3]);
    expect(costEur).toBeCloseTo(2 * 50 + 60 + 3 * 60 + 3 * 60 + 60 - 20, 9);
  });

  test('what the connection cannot carry is not served, at its price', () => {
    const site = siteWith({
      electricityLoadMw: Float64Array.of(8, 12),
      limits: { importMw: 10, exportMw: 0 },
    });
    const { costEur, flow } = provenPlan(programOf(groupOf(2, 60, site)));
    expect(flow('unserved.electricity')).toEqual([0, 2]);
    expect(costEur).toBeCloseTo(18 * 50 + 2 * 3000, 9);
  });

  test('a COP of its own in each hour', () => {
    const site = steamSite({
      heatLoadMw: { steam: 1 },
      importEurPerMwh: 100,
      assets: [
        boiler,
        {
          kind: 'heatPump',
          name: 'pump',
          level: 'steam',
          heatMw: 1,
          cop: Float64Array.of(4, 1.25, 2),
          operationEurPerMwh: 0,
        },
      ],
    });
    const { costEur, flow } = provenPlan(programOf(groupOf(3, 60, site)));
    expect(flow('pump.heat')).toEqual([1, 0, 1]);
    expect(costEur).toBeCloseTo(25 + 60 + 50, 9);
  });

  test('members of a group share its limit: the dearer need is not served', () => {
    const members = [100, 3000].map((eurPerMwh, s) =>
      siteWith({
        name: `site-${s}`,
        electricityLoadMw: 5,
        unserved: { electricityEurPerMwh: eurPerMwh, heatEurPerMwh: null },
      }),
    );
    const shared = { name: 'group', sites: ['site-0', 'site-1'], importMw: 7, exportMw: 7 };
    const program = programOf({ ...groupOf(3, 60, ...members), sharedLimits: [shared] });
    // 7 MW at 50, 3 MW not served at 100, three hours.
    expect(provenPlan(program).costEur).toBeCloseTo(3 * (7 * 50 + 3 * 100), 9);
  });
});

describe('degenerate steps', () => {
  const year = Array.from({ length: 700 }, (_, t) => t);

  test('flat prices, equal for both heaters', () => {
    const heat = Float64Array.from(year, t => t % 12);
    const site = steamSite({ heatLoadMw: { steam: heat }, importEurPerMwh: 60 });
    const total = heat.reduce((sum, mw) => sum + mw, 0);
    expect(provenPlan(programOf(groupOf(700, 60, site))).costEur).toBeCloseTo(60 * total, 6);
  });

  test('nothing needed, and assets without size', () => {
    const site = steamSite({
      heatLoadMw: { steam: 0 },
      assets: [boiler, { ...eBoiler, heatMw: 0 }],
      limits: { importMw: 0, exportMw: 0 },
    });
    expect(provenPlan(programOf(groupOf(700, 60, site))).costEur).toBe(0);
  });

  test('negative prices: curtailing, export at a loss, and import of what can be burnt', () => {
    const price = Float64Array.from(year, t => (t % 7) * 20 - 60);
    const site = steamSite({
      importEurPerMwh: price,
      exportEurPerMwh: price.map(eur => eur - 1),
      electricityLoadMw: Float64Array.from(year, t => t % 5),
      limits: { importMw: 4, exportMw: 2 },
      assets: [
        boiler,
        eBoiler,
        { kind: 'pv', name: 'pv', availableMw: 5, curtailment: { share: 1, costEurPerMwh: 0 } },
      ],
    });
    provenPlan(programOf(groupOf(700, 60, site)));
  });

  test('a step without a plan', () => {
    const site = siteWith({
      electricityLoadMw: Float64Array.of(5, 11),
      unserved: { electricityEurPerMwh: null, heatEurPerMwh: null },
    });
    expect(solveUncoupled(programOf(groupOf(2, 60, site)))).toEqual({ status: 'infeasible' });
  });

  test('a stock is not for this method', () => {
    expect(solveUncoupled(programOf(groupOf(24, 60, siteWith({ assets: [battery] }))))).toBeNull();
  });
});

test('the same program gives the same bits', () => {
  const program = programOf(uncoupledGroup(5, 600));
  expect(solveUncoupled(program)).toEqual(solveUncoupled(program));
});

test('random programs agree with the referee', async () => {
  const faults: string[] = [];
  let solved = 0;
  for (let seed = 1; seed <= 600; seed++) {
    const program = programOf(uncoupledGroup(seed, 120));
    const referee = await solveWithHighs(program, null);
    const answer = solveUncoupled(program);
    if (answer?.status !== referee.status) {
      faults.push(`seed ${seed}: ${answer?.status ?? 'none'}, referee ${referee.status}`);
      continue;
    }
    if (answer.status !== 'optimal' || referee.status !== 'optimal') continue;
    solved++;
    const proof = certify({ ...program, exclusive: [] }, answer.x, answer.y, '');
    const best = certify({ ...program, exclusive: [] }, referee.x, referee.y, '').costEur;
    const isRight =
      Math.abs(proof.costEur - best) <= Math.max(1e-9, 1e-6 * Math.abs(best)) &&
      Math.abs(proof.costEur - proof.boundEur) <= 1e-9 * Math.max(1, Math.abs(best)) &&
      proof.maxResidualMw <= 1e-9 &&
      proof.maxBoundViolationMw <= 1e-9;
    if (!isRight) faults.push(`seed ${seed}: ${JSON.stringify({ ...proof, best })}`);
  }
  expect(faults).toEqual([]);
  expect(solved).toBeGreaterThan(400);
});
