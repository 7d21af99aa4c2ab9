import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { leastCostSchedule } from '../../../engine/commitment/schedule.ts';
import { linesFor } from '../../../engine/dispatch/tax-lines.ts';
import { type Asset, dispatch, type Site } from '../../../engine/index.ts';
import { toProgram } from '../../../engine/program/site-program.ts';
import { anySite, groupOf, siteWith } from '../small-site.ts';
import { refereeEur } from './referee.ts';

const OPTIONS = { tolerance: 1e-6, deadlineMs: null, foresight: 'perfect' } as const;
const RUNNING = {
  minimumShare: 0,
  startCostEur: 0,
  minimumUpHours: 0,
  minimumDownHours: 0,
  rampUpPerHour: null,
  rampDownPerHour: null,
  before: null,
} as const;
type Limits = Partial<NonNullable<Extract<Asset, { kind: 'chp' }>['running']>>;

/** A CHP that earns by selling, fuel at 40 EUR per MWh power (efficiency 0.5 at 20 EUR/MWh). */
function seller(prices: number[], running: Limits): Site {
  return siteWith({
    limits: { importMw: 0, exportMw: 10 },
    exportEurPerMwh: Float64Array.from(prices),
    importEurPerMwh: Float64Array.from(prices, price => price + 1),
    fuels: { naturalGas: { priceEurPerMwh: 20, tax: [], emissionsTonPerMwh: 0 } },
    assets: [
      {
        kind: 'chp',
        name: 'chp',
        level: 'steam',
        powerMw: 10,
        electricEfficiency: 0.5,
        heatEfficiency: 0.4,
        fuel: 'naturalGas',
        operationEurPerMwh: 0,
        canDumpHeat: true,
        running: { ...RUNNING, ...running },
      },
    ],
  });
}

async function solved(site: Site, steps: number) {
  const answer = await dispatch(groupOf(steps, 60, site), OPTIONS);
  if (answer.status === 'infeasible') throw new Error('infeasible');
  const output = answer.sites[0]!.flows.find(flow => flow.name === 'chp.power')!.values;
  return { answer, output: Array.from(output), site: answer.sites[0]! };
}

describe('cases to check in your head', () => {
  test('over a day, a run pays only where its margins exceed its start', async () => {
    // Margins of 10 MW: hours 6-8 earn 3 * 100, hour 12 earns 50, hours 18-19 earn 2 * 200; a start costs 150.
    const prices = Array.from({ length: 24 }, () => 30);
    for (const t of [6, 7, 8]) prices[t] = 50;
    prices[12] = 45;
    for (const t of [18, 19]) prices[t] = 60;
    const off = { on: false, hours: 10, outputMw: 0 };
    const { answer, output, site } = await solved(
      seller(prices, { minimumShare: 0.5, startCostEur: 150, before: off }),
      24,
    );
    expect(output.map(mw => Math.round(mw))).toEqual(
      prices.map((_, t) => ([6, 7, 8, 18, 19].includes(t) ? 10 : 0)),
    );
    expect(answer.certificate.costEur).toBeCloseTo(-(300 + 400 - 2 * 150), 6);
    expect(answer.certificate.gap).toBeLessThan(1e-6);
    expect(answer.status).toBe('optimal');
    expect(site.costParts.starts).toBe(300);
    expect(site.running).toEqual([{ asset: 'chp', starts: 2, hours: 5 }]);
  });

  test('it idles at minimum load through an hour that costs less than a start', async () => {
    // Idling at 5 MW through one hour at 30 loses 50; a start costs 150.
    const { answer, output } = await solved(
      seller([50, 50, 30, 60, 60], { minimumShare: 0.5, startCostEur: 150 }),
      5,
    );
    expect(output.map(mw => Math.round(mw))).toEqual([10, 10, 5, 10, 10]);
    expect(answer.certificate.costEur).toBeCloseTo(-(100 + 100 - 50 + 200 + 200), 6);
    expect(answer.certificate.gap).toBeLessThan(1e-6);
  });

  test('a minimum run keeps a short run from paying', async () => {
    // One hour at +200 and two at -100 each at full, -50 each at the minimum load of 5 MW: 200 - 100 = 100 for 3 hours.
    const before = { on: false, hours: 10, outputMw: 0 };
    const { output, answer } = await solved(
      seller([30, 30, 60, 30, 30, 30], { minimumShare: 0.5, minimumUpHours: 3, before }),
      6,
    );
    expect(answer.certificate.costEur).toBeCloseTo(-100, 6);
    expect(output.filter(mw => mw > 0).length).toBe(3);
  });

  test('a ramp of 20 percent an hour climbs 2 MW at a time', async () => {
    const before = { on: true, hours: 1, outputMw: 0 };
    const { output, answer } = await solved(
      seller([60, 60, 60, 60, 60, 60, 0, 0], { rampUpPerHour: 0.2, before }),
      8,
    );
    expect(output.map(mw => Math.round(mw * 1e6) / 1e6)).toEqual([2, 4, 6, 8, 10, 10, 0, 0]);
    expect(answer.certificate.gap).toBeLessThan(1e-6);
  });
});

test('the dynamic program finds the least of all schedules', () => {
  const cost = fc.integer({ min: -9, max: 9 });
  fc.assert(
    fc.property(
      fc.array(fc.tuple(cost, cost, fc.nat(9)), { minLength: 1, maxLength: 9 }),
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 1, max: 4 }),
      fc.constantFrom(null, true, false),
      (costs, upSteps, downSteps, before) => {
        const [on, off, start] = [0, 1, 2].map(k => Float64Array.from(costs, one => one[k]!));
        const found = leastCostSchedule(
          { on: on!, off: off!, start: start! },
          { upSteps, downSteps, before },
        );
        let least = Number.POSITIVE_INFINITY;
        let own = Number.NaN;
        for (let bits = 0; bits < 2 ** costs.length; bits++) {
          const plan = costs.map((_, t) => (bits >> t) & 1);
          if (!allowed(plan, upSteps, downSteps, before)) continue;
          let eur = 0;
          plan.forEach((running, t) => {
            const earlier = t > 0 ? plan[t - 1]! : before === null ? running : Number(before);
            eur += running ? on![t]! + (earlier ? 0 : start![t]!) : off![t]!;
          });
          least = Math.min(least, eur);
          if (plan.every((value, t) => value === found.on[t])) own = eur;
        }
        expect(found.costEur).toBeCloseTo(least, 9);
        expect(own).toBeCloseTo(least, 9);
      },
    ),
    { numRuns: 500, seed: 11 },
  );
});

function allowed(plan: number[], up: number, down: number, before: boolean | null): boolean {
  let since = before === null || Boolean(plan[0]) === before ? -100 : 0;
  for (let t = 1; t < plan.length; t++) {
    if (plan[t] === plan[t - 1]) continue;
    if (t - since < (plan[t - 1] ? up : down)) return false;
    since = t;
  }
  return true;
}

const limits: fc.Arbitrary<Limits> = fc.record({
  minimumShare: fc.constantFrom(0, 0.3, 0.5, 1),
  startCostEur: fc.constantFrom(0, 20, 200),
  minimumUpHours: fc.constantFrom(0, 2, 4),
  minimumDownHours: fc.constantFrom(0, 3),
  rampUpPerHour: fc.constantFrom(null, 0.4),
  rampDownPerHour: fc.constantFrom(null, 0.4),
});

describe('random sites', () => {
  const STEPS = 24;
  const sites = fc.tuple(anySite(STEPS), limits, limits).map(([site, one, other]) => ({
    ...site,
    assets: site.assets.map((asset, a) =>
      asset.kind === 'chp' || asset.kind === 'gasBoiler' || asset.kind === 'heatPump'
        ? { ...asset, running: { ...RUNNING, ...(a % 2 ? one : other) } }
        : asset,
    ),
  }));

  test('plans are operable, and bound <= optimum of the integer program <= cost', async () => {
    let worst = 0;
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(sites, async site => {
        const group = groupOf(STEPS, 60, site);
        const answer = await dispatch(group, OPTIONS);
        if (answer.status === 'infeasible') return;
        const { certificate } = answer;
        expect(certificate.maxResidualMw).toBeLessThan(1e-6);
        expect(certificate.maxBoundViolationMw).toBeLessThan(1e-6);
        expect(certificate.boundEur).toBeLessThanOrEqual(certificate.costEur + 1e-6);
        const program = toProgram(group, { taxLines: [linesFor(site, answer.sites[0]!)] });
        const referee = await refereeEur(program, 1e-7);
        const scale = 1e-6 * Math.max(1, Math.abs(certificate.costEur));
        expect(referee).not.toBeNull();
        expect(referee!.boundEur).toBeLessThanOrEqual(certificate.costEur + scale);
        expect(certificate.boundEur).toBeLessThanOrEqual(referee!.eur + scale);
        compared++;
        worst = Math.max(worst, (certificate.costEur - referee!.eur) / Math.max(1, Math.abs(referee!.eur)));
      }),
      { numRuns: 16, seed: 5 },
    );
    expect(compared).toBeGreaterThan(10);
    expect(worst).toBeLessThan(0.005);
    console.log(
      `${compared} sites compared, dearest plan ${(100 * worst).toFixed(3)} % above the integer optimum`,
    );
  }, 240_000);
});

describe('windows, deadlines and steps', () => {
  const PRICES = Array.from({ length: 96 }, (_, t) => 40 + 25 * Math.sin((2 * Math.PI * (t + 3)) / 24));
  const LIMITS: Limits = {
    minimumShare: 0.5,
    startCostEur: 300,
    minimumUpHours: 7,
    minimumDownHours: 6,
    rampUpPerHour: 0.3,
    rampDownPerHour: 0.3,
  };

  test('day-ahead carries runs and ramps over the borders of its windows', async () => {
    const group = groupOf(96, 60, seller(PRICES, LIMITS));
    const perfect = await dispatch(group, OPTIONS);
    const dayAhead = await dispatch(group, { ...OPTIONS, foresight: 'day-ahead' });
    if (perfect.status === 'infeasible' || dayAhead.status === 'infeasible') throw new Error('infeasible');
    expect(dayAhead.certificate.maxBoundViolationMw).toBeLessThan(1e-6);
    expect(dayAhead.certificate.maxResidualMw).toBeLessThan(1e-6);
    expect(dayAhead.certificate.costEur).toBeGreaterThanOrEqual(perfect.certificate.boundEur - 1e-3);
    expect(dayAhead.sites[0]!.running[0]!.starts).toBeGreaterThan(0);
  });

  test('a deadline that is over before it began still gives an operable plan and a valid bound', async () => {
    const group = groupOf(96, 60, seller(PRICES, LIMITS));
    const late = await dispatch(group, { ...OPTIONS, deadlineMs: 0 });
    const perfect = await dispatch(group, OPTIONS);
    if (perfect.status === 'infeasible' || late.status === 'infeasible') throw new Error('infeasible');
    expect(late.status).toBe('deadline');
    expect(late.certificate.maxBoundViolationMw).toBeLessThan(1e-6);
    expect(late.certificate.boundEur).toBeLessThanOrEqual(perfect.certificate.costEur + 1e-3);
    expect(late.certificate.costEur).toBeGreaterThanOrEqual(perfect.certificate.boundEur - 1e-3);
  });

  test('runs and stops are the same in quarters as in hours, and a ramp of one step a step climbs as far', async () => {
    const quarters = PRICES.slice(0, 48).flatMap(price => [price, price, price, price]);
    const free: Limits = { ...LIMITS, rampUpPerHour: null, rampDownPerHour: null };
    const [hourly, fine] = [
      await solved(seller(PRICES.slice(0, 48), free), 48),
      await dispatch(groupOf(192, 15, seller(quarters, free)), OPTIONS),
    ];
    if (fine.status === 'infeasible') throw new Error('infeasible');
    const apartEur = Math.abs(fine.certificate.costEur - hourly.answer.certificate.costEur);
    expect(apartEur).toBeLessThan(2 * OPTIONS.tolerance * Math.abs(hourly.answer.certificate.costEur));
    // An hour at a margin of nil may be run or not.
    expect(fine.sites[0]!.running[0]!.starts).toBe(hourly.site.running[0]!.starts);
    // 20 % an hour from standstill: after five hours at full, whatever the step.
    const climb = { rampUpPerHour: 0.2, before: { on: true, hours: 1, outputMw: 0 } };
    const coarse = await solved(seller(Array(8).fill(60), climb), 8);
    const dense = await dispatch(groupOf(32, 15, seller(Array(32).fill(60), climb)), OPTIONS);
    if (dense.status === 'infeasible') throw new Error('infeasible');
    const power = dense.sites[0]!.flows.find(flow => flow.name === 'chp.power')!.values;
    for (let hour = 0; hour < 8; hour++) expect(power[4 * hour + 3]).toBeCloseTo(coarse.output[hour]!, 6);
  });
});
