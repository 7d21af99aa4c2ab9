import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { certify } from '../../../engine/dispatch/certificate.ts';
import { expectedLines } from '../../../engine/dispatch/tax-lines.ts';
import { SolverError } from '../../../engine/errors.ts';
import {
  type Asset,
  type Budget,
  type DispatchOptions,
  dispatch,
  type Site,
  type SiteGroup,
} from '../../../engine/index.ts';
import { hasTotals, solveByPrices } from '../../../engine/multipliers/priced-totals.ts';
import { solveProven } from '../../../engine/multipliers/solve-proven.ts';
import { toProgram } from '../../../engine/program/site-program.ts';
import { totalPrice } from '../../../engine/program/totals.ts';
import { solveWithHighs } from '../../../engine/solve/highs.ts';
import { anySite, battery, groupOf, siteWith } from '../small-site.ts';

const OPTIONS: DispatchOptions = { tolerance: 1e-6, deadlineMs: null, foresight: 'perfect' };

const eBoiler: Asset = {
  kind: 'eBoiler',
  name: 'electrode',
  level: 'steam',
  heatMw: 1,
  efficiency: 1,
  operationEurPerMwh: 0,
};
const gasBoiler: Asset = {
  kind: 'gasBoiler',
  name: 'boiler',
  level: 'steam',
  heatMw: 2,
  efficiency: 1,
  fuel: 'naturalGas',
  operationEurPerMwh: 0,
};
const budgetOf = (parts: Partial<Budget>): Budget => ({
  name: 'hours',
  asset: 'electrode',
  flows: ['electrode.heat'],
  unit: 'MWh',
  limit: 2,
  mwhPerUnit: 1,
  ...parts,
});

/** 1 MW of steam in four hours: by power at 10, 20, 30 and 40 EUR/MWh, or by gas at 50. */
const works = siteWith({
  heatLoadMw: { steam: 1 },
  importEurPerMwh: Float64Array.of(10, 20, 30, 40),
  fuels: { naturalGas: { priceEurPerMwh: 50, tax: [], emissionsTonPerMwh: 0.2 } },
  assets: [eBoiler, gasBoiler],
});

async function solve(group: SiteGroup, options: Partial<DispatchOptions> = {}) {
  const answer = await dispatch(group, { ...OPTIONS, ...options });
  if (answer.status === 'infeasible') throw new Error('infeasible');
  return answer;
}

describe('a budget', () => {
  test('is spent in the best hours, and its price is what the next hour would save', async () => {
    const answer = await solve(groupOf(4, 60, { ...works, budgets: [budgetOf({ limit: 1.5 })] }));
    // 1 MWh at 10, half at 20; the rest by gas.
    expect(answer.certificate.costEur).toBeCloseTo(10 + 10 + 2.5 * 50, 9);
    expect(answer.sites[0]!.budgets).toEqual([
      { name: 'hours', asset: 'electrode', unit: 'MWh', limit: 1.5, used: 1.5, left: 0, priceEurPerUnit: 30 },
    ]);
  });

  test('in full-load hours of 1 MW is priced per hour, and one that is not spent is worth nothing', async () => {
    const half = { ...eBoiler, heatMw: 0.5 };
    const hours = budgetOf({ unit: 'h', limit: 3, mwhPerUnit: 0.5 });
    const tight = await solve(groupOf(4, 60, { ...works, assets: [half, gasBoiler], budgets: [hours] }));
    // Half a MW in the three cheapest hours: the fourth would save half of 50 - 40.
    expect(tight.sites[0]!.budgets[0]).toMatchObject({ used: 3, left: 0 });
    const { priceEurPerUnit } = tight.sites[0]!.budgets[0]!;
    expect(priceEurPerUnit).toBeGreaterThanOrEqual(5 - 1e-9);
    expect(priceEurPerUnit).toBeLessThanOrEqual(10 + 1e-9);
    const wide = await solve(
      groupOf(4, 60, { ...works, assets: [half, gasBoiler], budgets: [{ ...hours, limit: 6 }] }),
    );
    expect(wide.sites[0]!.budgets[0]).toMatchObject({ used: 4, left: 2, priceEurPerUnit: 0 });
  });

  test('of energy from the grid counts what goes beyond the contract', async () => {
    const site = siteWith({
      electricityLoadMw: 2,
      limits: { importMw: 1, exportMw: 0, breach: { importMw: 1, priceEurPerMwh: 100 } },
      budgets: [budgetOf({ name: 'grid', asset: null, flows: ['import', 'breach'], limit: 6 })],
    });
    const { sites } = await solve(groupOf(4, 60, site));
    expect(sites[0]!.budgets[0]).toMatchObject({ used: 6, left: 0 });
    expect(sites[0]!.budgets[0]!.priceEurPerUnit).toBeCloseTo(3000 - 150, 6);
    expect(sites[0]!.unservedMwh).toBeCloseTo(2, 9);
  });

  test.each(['day-ahead', 'perfect'] as const)('is kept when %s, from window to window', async foresight => {
    const steps = 240;
    const price = Float64Array.from({ length: steps }, (_, t) => 45 + 30 * Math.sin(t / 7) - t / 20);
    const site = { ...works, importEurPerMwh: price, budgets: [budgetOf({ limit: 40 })] };
    const { sites, certificate } = await solve(groupOf(steps, 60, site), {
      foresight,
      deadlineMs: foresight === 'perfect' ? 0 : null,
    });
    expect(sites[0]!.budgets[0]!.used).toBeLessThanOrEqual(40 + 1e-9);
    expect(sites[0]!.budgets[0]!.used).toBeGreaterThan(20);
    expect(certificate.maxResidualMw).toBeLessThan(1e-6);
  });

  test('that must serve a later need is left for it by an operator who sees one day', async () => {
    // Nothing but 24 MWh from the grid, all wanted in the last day; before it selling pays a little.
    const load = Float64Array.from({ length: 96 }, (_, t) => (t >= 72 ? 1 : 0));
    const site = siteWith({
      electricityLoadMw: load,
      importEurPerMwh: 20,
      exportEurPerMwh: 0,
      unserved: { electricityEurPerMwh: null, heatEurPerMwh: null },
      assets: [{ ...battery, efficiencyIn: 1, efficiencyOut: 0.5, startMwh: 0, end: 0 }],
      budgets: [budgetOf({ name: 'grid', asset: null, flows: ['import'], limit: 24 })],
    });
    const { sites } = await solve(groupOf(96, 60, site), { foresight: 'day-ahead' });
    expect(sites[0]!.budgets[0]!.used).toBeCloseTo(24, 9);
    expect(sites[0]!.unservedMwh).toBeCloseTo(0, 6);
  });
});

describe('the levy', () => {
  const levied = (carbon: Partial<Site['carbon']>): Site => ({
    ...works,
    importEurPerMwh: Float64Array.of(60, 70, 80, 90),
    carbon: { ...works.carbon, levyEurPerTon: 100, dispensationTon: 0.2, ...carbon },
  });

  test('has its rate as marginal price above the dispensation', async () => {
    const { sites } = await solve(groupOf(4, 60, levied({})));
    // Gas costs 50 + 20 of levy: power at 60 instead, 70 the same, gas at 80 and 90.
    expect(sites[0]!.levy!.marginalEurPerTon).toBeCloseTo(100, 9);
    expect(sites[0]!.levy!.levyEur).toBeCloseTo(100 * sites[0]!.levy!.leviedTon, 9);
    expect(sites[0]!.levy!.levyEur).toBeCloseTo(sites[0]!.costParts.levy, 9);
  });

  test('costs less at the margin where emissions end at the dispensation', async () => {
    // 0.5 t free are two and a half hours of gas, at 90, 80 and 70: more of it would save 20 EUR per 0.2 t.
    const { sites } = await solve(groupOf(4, 60, levied({ levyEurPerTon: 120, dispensationTon: 0.5 })));
    const { leviedTon, marginalEurPerTon } = sites[0]!.levy!;
    expect(leviedTon).toBeCloseTo(0, 9);
    expect(marginalEurPerTon).toBeCloseTo(100, 6);
  });

  test('fills its rates from the lowest on', async () => {
    const tiers = [
      { aboveTon: 0.1, eurPerTon: 175 },
      { aboveTon: 0.3, eurPerTon: 1000 },
    ];
    const { sites } = await solve(groupOf(4, 60, levied({ dispensationTon: 0, levyTiers: tiers })));
    // 0.1 t at 100; then gas at 50 + 35 beats power at 90 only; no third rate.
    expect(sites[0]!.levy).toMatchObject({ dispensationTon: 0 });
    expect(sites[0]!.levy!.leviedTon).toBeCloseTo(0.2, 9);
    expect(sites[0]!.levy!.levyEur).toBeCloseTo(10 + 17.5, 9);
    expect(sites[0]!.levy!.marginalEurPerTon).toBeGreaterThanOrEqual(150 - 1e-9);
    expect(sites[0]!.levy!.marginalEurPerTon).toBeLessThanOrEqual(175 + 1e-9);
  });

  test('bears its marginal price a day ahead: without stores nothing is lost by not seeing further', async () => {
    const steps = 120;
    const site = {
      ...levied({ dispensationTon: 5 }),
      importEurPerMwh: Float64Array.from({ length: steps }, (_, t) => 65 + 25 * Math.sin(t / 9)),
    };
    const { sites, foresight } = await solve(groupOf(steps, 60, site), { foresight: 'day-ahead' });
    expect(sites[0]!.levy!.leviedTon).toBeGreaterThan(1);
    expect(sites[0]!.levy!.levyEur).toBeCloseTo(sites[0]!.costParts.levy, 9);
    expect(foresight!.differenceEur).toBeCloseTo(0, 6);
    expect(sites[0]!.unservedMwh).toBeCloseTo(0, 6);
  });

  test('refuses rates that fall: the cheapest would be filled first', async () => {
    const tiers = [{ aboveTon: 0.1, eurPerTon: 40 }];
    await expect(solve(groupOf(4, 60, levied({ levyTiers: tiers })))).rejects.toThrow('at no less than 100');
  });
});

/** Any small site with budgets on what it has, and a levy that may bite. */
const withBudgets = fc
  .record({ site: anySite(12), heat: fc.integer({ min: 0, max: 12 }), grid: fc.integer({ min: 4, max: 40 }) })
  .map(
    ({ site, heat, grid }): Site => ({
      ...site,
      budgets: [
        budgetOf({ limit: heat }),
        budgetOf({ name: 'grid', asset: null, flows: ['import', 'breach'], limit: grid }),
      ],
    }),
  );

describe('random sites with budgets and a levy', () => {
  test('prices on the budgets find the optimum of the program with its rows', async () => {
    await fc.assert(
      fc.asyncProperty(withBudgets, async site => {
        const group = groupOf(12, 60, site);
        const program = toProgram(group, { taxLines: [expectedLines(site, group.axis)] });
        const relaxation = { ...program, exclusive: [] };
        const referee = await solveWithHighs(program, null);
        const options = { tolerance: 1e-7, deadlineMs: null };
        const priced = await solveByPrices(program, options, part => solveWithHighs(part, null));
        expect(priced.status).toBe(referee.status);
        if (priced.status !== 'optimal' || referee.status !== 'optimal') return;
        const proof = certify(relaxation, priced.x, priced.y, '');
        const best = certify(relaxation, referee.x, referee.y, '').costEur;
        expect(Math.abs(proof.costEur - best)).toBeLessThanOrEqual(1e-6 * Math.max(1, Math.abs(best)));
        expect(proof.gap).toBeLessThanOrEqual(1e-6);
        expect(proof.maxResidualMw).toBeLessThan(1e-6);
        expect(proof.maxBoundViolationMw).toBeLessThan(1e-6);
      }),
      { numRuns: 100, seed: 8 },
    );
  });

  test.each(['fails', 'gives a plan that is not proven'])(
    'a method that %s on the rows of budgets is used without them',
    async how => {
      const site = { ...works, budgets: [budgetOf({ limit: 1.5 })] };
      const group = groupOf(4, 60, site);
      const program = toProgram(group, { taxLines: [expectedLines(site, group.axis)] });
      let trials = 0;
      const solution = await solveProven(program, { tolerance: 1e-6, deadlineMs: null }, async part => {
        if (!hasTotals(part)) {
          trials++;
          return solveWithHighs(part, null);
        }
        if (how === 'fails') throw new SolverError('no');
        const { lower, rowCount } = part;
        return { status: 'optimal', x: lower.slice(), y: new Float64Array(rowCount) };
      });
      if (solution.status !== 'optimal') throw new Error(solution.status);
      expect(trials).toBeGreaterThan(1);
      const { costEur, gap, maxResidualMw } = certify(program, solution.x, solution.y, '');
      expect(costEur).toBeCloseTo(10 + 10 + 2.5 * 50, 6);
      expect(gap).toBeLessThan(1e-6);
      expect(maxResidualMw).toBeLessThan(1e-9);
      expect(totalPrice(program, 'site/budget/hours', solution.y)).toBeCloseTo(30, 6);
    },
  );

  test('the price of a budget lies between what one unit more saves and one less costs', async () => {
    const step = 1e-3;
    let priced = 0;
    await fc.assert(
      fc.asyncProperty(withBudgets, async site => {
        const moved = (mwh: number) =>
          groupOf(12, 60, {
            ...site,
            budgets: site.budgets!.map((one, b) => (b === 0 ? { ...one, limit: one.limit + mwh } : one)),
          });
        const [less, base, more] = await Promise.all(
          [-step, 0, step].map(mwh => dispatch(moved(mwh), OPTIONS)),
        );
        if (less!.status !== 'optimal' || base!.status !== 'optimal' || more!.status !== 'optimal') return;
        const { priceEurPerUnit } = base!.sites[0]!.budgets[0]!;
        const eur = (answer: typeof base) =>
          (answer as { certificate: { costEur: number } }).certificate.costEur;
        const slack = (2e-6 * Math.max(1, Math.abs(eur(base)))) / step;
        expect(priceEurPerUnit).toBeGreaterThanOrEqual((eur(base) - eur(more)) / step - slack);
        expect(priceEurPerUnit).toBeLessThanOrEqual((eur(less) - eur(base)) / step + slack);
        if (priceEurPerUnit > 1) priced++;
      }),
      { numRuns: 60, seed: 4 },
    );
    expect(priced).toBeGreaterThan(5);
  });
});
