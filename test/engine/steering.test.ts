import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withPlansOf } from '../../engine/dispatch/steered.ts';
import { linesFor } from '../../engine/dispatch/tax-lines.ts';
import {
  type DispatchOptions,
  dispatch,
  type Site,
  type SiteGroup,
  type SiteOperation,
  type Steering,
  type SteeringUse,
} from '../../engine/index.ts';
import { forEachCoefficient, objective, type Program } from '../../engine/program/program.ts';
import { toProgram } from '../../engine/program/site-program.ts';
import { runHighsInteger, solveWithHighs } from '../../engine/solve/highs.ts';
import { integerModel } from '../../engine/solve/integer-model.ts';
import { solveProgram } from '../../engine/solve/solve.ts';
import { randomGroup } from './random-group.ts';
import { anySite, battery, groupOf, siteWith } from './small-site.ts';

const OPTIONS: DispatchOptions = { tolerance: 1e-7, deadlineMs: null, foresight: 'perfect' };

type Asked = readonly (readonly [step: number, mw: number])[];

/** Asked on top of the plan in some steps: more import above nil, more export below; paid 100 EUR/MWh. */
function duty(steps: number, asked: Asked, parts: Partial<Steering> = {}): Steering {
  const side = (sign: 1 | -1) => {
    const askedMw = new Float64Array(steps);
    for (const [t, mw] of asked) askedMw[t] = Math.max(0, sign * mw);
    const eurPerMwh = askedMw.map(mw => (mw > 0 ? 100 : 0));
    return { askedMw, eurPerMwh, planEurPerMwh: new Float64Array(steps) };
  };
  return { import: side(1), export: side(-1), penaltyEurPerMwh: null, ...parts };
}

const asking = (site: Site, steering: Steering): Site => ({ ...site, limits: { ...site.limits, steering } });

async function planOf(group: SiteGroup, options = OPTIONS) {
  const answer = await dispatch(group, options);
  if (answer.status === 'infeasible') throw new Error(JSON.stringify(answer.infeasibility));
  return answer;
}

async function onlySite(site: Site, steps: number, options = OPTIONS) {
  const plan = await planOf(groupOf(steps, 60, site), options);
  return { ...plan.sites[0]!, certificate: plan.certificate, knowingAllEur: plan.knowingAllEur };
}

function netOf({ flows }: Pick<SiteOperation, 'flows'>): Float64Array {
  const of = (name: string) => flows.find(one => one.name === name && one.asset === null)?.values;
  const [taken, beyond, given] = [of('import')!, of('breach'), of('export')!];
  return taken.map((mw, t) => mw + (beyond?.[t] ?? 0) - given[t]!);
}

const STEPS = 6;
/**
 * 1 MW of load, and a battery of 2 MW and 4 MWh without losses, at 1 EUR for each MWh out. By itself it takes 2 MWh at 20 EUR in
 * hour 1, one for hour 5 at 120 EUR and one for an hour at 60: 60 + 60 + 60 + 60 + 60 + 2 = 242 EUR and nil in two hours.
 */
const shop = siteWith({
  electricityLoadMw: 1,
  importEurPerMwh: Float64Array.of(60, 20, 60, 60, 60, 120),
  assets: [
    {
      ...battery,
      chargeMw: 2,
      dischargeMw: 2,
      energyMwh: 4,
      efficiencyIn: 1,
      efficiencyOut: 1,
      wearEurPerMwh: 1,
    },
  ],
});

describe('a battery that is asked to take 2 MW more in hour 3', () => {
  test('takes 3 MW then for 41 EUR more, and gets 200 EUR', async () => {
    const free = await onlySite(shop, STEPS);
    expect(free.costEur).toBeCloseTo(242, 6);
    expect(free.steering).toBeNull();
    const site = await onlySite(asking(shop, duty(STEPS, [[3, 2]])), STEPS);
    const use = site.steering!;
    const before = netOf(free);
    expect(use.planMw).toEqual(before);
    expect(netOf(site)[3]).toBeCloseTo(before[3]! + 2, 6);
    expect(use).toMatchObject({ hours: 1, paidForPlanEur: 0, penaltyEur: 0, shortMwh: 0 });
    expect([use.askedMwh, use.deliveredMwh, use.paidEur]).toEqual([2, 2, 200]);
    expect(use.planMwh).toBeCloseTo(before[3]!, 9);
    // 2 MWh more at 60; 1 MWh less fits at 20 in hour 1, another hour at 60 is served; 1 MWh more goes out at 1 EUR of wear.
    expect(site.costEur).toBeCloseTo(242 + 2 * 60 - 20 - 60 + 1 - 200, 6);
    expect(site.costParts.steering).toBe(-200);
    expect(site.certificate.gap).toBeLessThanOrEqual(1e-9);
    expect(site.certificate.maxResidualMw).toBeLessThan(1e-9);
  });

  test('3 MW more is more than it can take: told by how much, or 1 MWh short at a penalty of 50 EUR', async () => {
    const asked = duty(STEPS, [[3, 3]]);
    const hard = await dispatch(groupOf(STEPS, 60, asking(shop, asked)), OPTIONS);
    expect(hard.status === 'infeasible' && hard.infeasibility).toMatchObject({
      shortages: [{ site: 'site', step: 3, limit: 'steered' }],
      repairs: [{ change: 'lower-steering', site: 'site', unit: 'MW' }],
    });
    if (hard.status === 'infeasible') {
      expect(hard.infeasibility.shortages[0]!.shortMw).toBeCloseTo(1, 6);
      expect(hard.infeasibility.repairs[0]!.amount).toBeCloseTo(1, 6);
    }
    const soft = await onlySite(asking(shop, { ...asked, penaltyEurPerMwh: 50 }), STEPS);
    expect(soft.steering).toMatchObject({ askedMwh: 3, hours: 1 });
    expect(soft.steering!.deliveredMwh).toBeCloseTo(2, 6);
    expect(soft.steering!.shortMwh).toBeCloseTo(1, 6);
    expect(soft.steering!.paidEur - soft.steering!.penaltyEur).toBeCloseTo(150, 5);
    expect(soft.costEur).toBeCloseTo(283 - 150, 5);
  });

  test('what is paid for the whole flow is paid for its plan too, and for nothing else', async () => {
    const above = duty(STEPS, [[3, 2]]);
    const whole = { ...above, import: { ...above.import, planEurPerMwh: above.import.eurPerMwh } };
    const [one, other] = [
      await onlySite(asking(shop, above), STEPS),
      await onlySite(asking(shop, whole), STEPS),
    ];
    expect(other.steering!.paidForPlanEur).toBeCloseTo(100 * one.steering!.planMwh, 6);
    expect(other.steering!.paidEur).toBeCloseTo(200 + 100 * one.steering!.planMwh, 6);
    expect(one.costEur - other.costEur).toBeCloseTo(other.steering!.paidForPlanEur, 6);
    expect(netOf(other)).toEqual(netOf(one));
  });

  test('a price that does not make up for it: it falls short where the penalty is low, and delivers where it is high', async () => {
    const low = duty(STEPS, [[5, 2]], { penaltyEurPerMwh: 0 });
    const eurPerMwh = new Float64Array(STEPS).fill(1);
    const cheap = { ...low, import: { ...low.import, eurPerMwh } };
    const at = async (penaltyEurPerMwh: number) =>
      (await onlySite(asking(shop, { ...cheap, penaltyEurPerMwh }), STEPS)).steering!;
    expect(await at(0)).toMatchObject({ askedMwh: 2, deliveredMwh: 0, paidEur: 0, penaltyEur: 0 });
    // Its plan has nil then: to take 2 MWh costs 240 EUR, which is less than 1,002 EUR.
    expect((await at(500)).deliveredMwh).toBeCloseTo(2, 6);
  });

  test('no further than the connection goes, and what is asked both ways cancels', async () => {
    const small = { ...shop, limits: { importMw: 2, exportMw: 0 } };
    const free = await onlySite(small, STEPS);
    const room = 2 - netOf(free)[3]!;
    const limited = await onlySite(asking(small, duty(STEPS, [[3, 9]])), STEPS);
    expect(limited.steering!.askedMwh).toBeCloseTo(room, 9);
    const both = duty(STEPS, [[3, 2]]);
    both.export.askedMw[3] = 2;
    expect((await onlySite(asking(shop, both), STEPS)).steering).toMatchObject({ hours: 0, paidEur: 0 });
  });
});

describe('feeding in', () => {
  // 2 MW of sun at 30 EUR; the battery keeps 2 MWh for hour 4 at 90 EUR.
  const roof = siteWith({
    limits: { importMw: 1, exportMw: 6 },
    importEurPerMwh: Float64Array.of(31, 31, 31, 31, 91, 31),
    exportEurPerMwh: Float64Array.of(30, 30, 30, 30, 90, 30),
    assets: [
      { ...battery, chargeMw: 2, dischargeMw: 2, energyMwh: 2, efficiencyIn: 1, efficiencyOut: 1 },
      { kind: 'pv', name: 'pv', availableMw: 2, curtailment: { share: 1, costEurPerMwh: 0 } },
    ],
  });

  test('2 MW more in hour 2: from what it had put by, and it fills anew in hour 3 at no cost', async () => {
    const free = await onlySite(roof, STEPS);
    const site = await onlySite(asking(roof, duty(STEPS, [[2, -2]])), STEPS);
    expect(site.costEur + 200).toBeCloseTo(free.costEur, 6);
    const use = site.steering!;
    expect(netOf(site)[2]).toBeCloseTo(use.planMw[2]! - 2, 6);
    expect(use.deliveredMw[2]).toBeCloseTo(-2, 9);
    expect(use.paidEur).toBeCloseTo(200, 9);
  });

  test('to take 1 MW more is to feed in 1 MW less where it would feed in', async () => {
    const free = await onlySite(roof, STEPS);
    const site = await onlySite(asking(roof, duty(STEPS, [[5, 1]])), STEPS);
    expect(netOf(free)[5]).toBeCloseTo(-2, 6);
    expect(netOf(site)[5]).toBeCloseTo(-1, 6);
    // It throws 1 MWh of 30 EUR away.
    expect(site.costEur + 100 - free.costEur).toBeCloseTo(30, 6);
  });
});

/** The program with a yes-no column per pair and step, by HiGHS. */
async function refereeEur(program: Program): Promise<number> {
  const cost = [...objective(program)];
  const entries: [number, number][][] = cost.map(() => []);
  forEachCoefficient(program, (row, column, value) => entries[column]!.push([row, value]));
  const [lower, upper] = [[...program.lower], [...program.upper]];
  const [rowLower, rowUpper] = [[...program.rowLower], [...program.rowUpper]];
  const most = 1000;
  for (const pair of program.exclusive)
    for (let t = 0; t < program.steps; t++) {
      const yes = cost.push(0) - 1;
      lower.push(0);
      upper.push(1);
      entries.push([]);
      for (const [side, sign] of [
        [pair.one, -1],
        [pair.other, 1],
      ] as const) {
        const row = rowUpper.push(sign < 0 ? 0 : most) - 1;
        rowLower.push(Number.NEGATIVE_INFINITY);
        for (const block of side) entries[program.columns[block]!.start + t]!.push([row, 1]);
        entries[yes]!.push([row, sign * most]);
      }
    }
  const integer = cost.map((_, c) => c >= program.columnCount);
  const model = integerModel({ cost, lower, upper, entries, rowLower, rowUpper, integer });
  const solution = await runHighsInteger(model, { mip_rel_gap: 1e-9 }, null);
  if (solution.status !== 'plan') throw new Error(solution.status);
  const constant = program.constants.reduce((sum, { eur }) => sum + eur, 0);
  return cost.reduce((sum, eur, c) => sum + eur * solution.x[c]!, constant);
}

const DAY = 12;
/** A site under a duty in some steps; half of them must deliver. */
const anySteered = fc
  .record({
    site: anySite(DAY),
    asked: fc.array(fc.tuple(fc.integer({ min: 0, max: DAY - 1 }), fc.integer({ min: -3, max: 3 })), {
      minLength: 1,
      maxLength: 4,
    }),
    penalty: fc.constantFrom(null, 0, 60, 1000),
    paysPlan: fc.boolean(),
  })
  .map(({ site, asked, penalty, paysPlan }) => {
    const made = duty(DAY, asked, { penaltyEurPerMwh: penalty });
    const side = (one: Steering['import']) => ({
      ...one,
      planEurPerMwh: paysPlan ? one.eurPerMwh : one.planEurPerMwh,
    });
    return asking(site, { ...made, import: side(made.import), export: side(made.export) });
  });

const RUNS = { numRuns: 60, seed: 26, endOnFailure: true };

function held(use: SteeringUse, net: Float64Array, steering: Steering): void {
  let paidEur = 0;
  for (let t = 0; t < net.length; t++) {
    const [asked, delivered] = [use.askedMw[t]!, use.deliveredMw[t]!];
    const sign = Math.sign(asked);
    const above = sign * (net[t]! - use.planMw[t]!);
    // What it gives above its plan is at least what counts as delivered, and that no more than was asked.
    if (asked !== 0) expect(above).toBeGreaterThanOrEqual(Math.abs(delivered) - 2e-5);
    expect(sign * delivered).toBeGreaterThanOrEqual(-1e-6);
    expect(sign * delivered).toBeLessThanOrEqual(Math.abs(asked) + 1e-6);
    const side = asked > 0 ? steering.import : steering.export;
    paidEur += Math.abs(delivered) * side.eurPerMwh[t]!;
    if (asked !== 0) paidEur += Math.max(0, sign * use.planMw[t]!) * side.planEurPerMwh[t]!;
  }
  expect(use.paidEur).toBeCloseTo(paidEur, 4);
  expect(use.deliveredMwh + use.shortMwh).toBeCloseTo(use.askedMwh, 6);
  if (steering.penaltyEurPerMwh === null) expect(use.shortMwh).toBe(0);
  else expect(use.penaltyEur).toBeCloseTo(steering.penaltyEurPerMwh * use.shortMwh, 4);
}

describe('any site that is steered', () => {
  test('delivers what is asked or is told how much it is short, and HiGHS finds nothing cheaper', async () => {
    await fc.assert(
      fc.asyncProperty(anySteered, async site => {
        const group = groupOf(DAY, 60, site);
        const answer = await dispatch(group, OPTIONS);
        const { steering } = site.limits;
        if (answer.status === 'infeasible') {
          const { repairs, shortages } = answer.infeasibility;
          const alone = await dispatch(
            groupOf(DAY, 60, { ...site, limits: { ...site.limits, steering: undefined } as never }),
            OPTIONS,
          );
          if (alone.status === 'infeasible') return;
          expect(steering!.penaltyEurPerMwh).toBeNull();
          expect(repairs[0]?.change).toBe('lower-steering');
          expect(shortages.every(({ limit }) => limit === 'steered')).toBe(true);
          return;
        }
        const [operation] = answer.sites;
        const use = operation!.steering;
        if (!use) return;
        held(use, netOf(operation!), steering!);
        const planned = withPlansOf(group, answer.sites);
        const program = toProgram(planned, { taxLines: [linesFor(site, operation!)] });
        const least = await refereeEur(program);
        const { costEur, boundEur } = answer.certificate;
        const near = 1e-6 * Math.max(1, Math.abs(least));
        // Energy tax in brackets: another bracket may be the cheaper, for both.
        expect(boundEur).toBeLessThanOrEqual(least + near);
        expect(costEur).toBeGreaterThanOrEqual(least - near - 1e-2);
        expect(costEur - least).toBeLessThanOrEqual(Math.max(1e-3 * Math.abs(least), 1e-2));
      }),
      RUNS,
    );
  });

  test('the worth of a MW more asked is what cost changes by, before what is paid for it', async () => {
    const step = 1e-3;
    await fc.assert(
      fc.asyncProperty(anySteered, async made => {
        // One bracket and prices above nil: the least cost is convex in what is asked.
        const site = {
          ...made,
          electricityTax: [],
          importEurPerMwh: (made.importEurPerMwh as Float64Array).map(eur => 80 + Math.abs(eur)),
          exportEurPerMwh: (made.exportEurPerMwh as Float64Array).map(eur => 10 + Math.abs(eur) / 4),
        };
        const group = groupOf(DAY, 60, site);
        const answer = await dispatch(group, OPTIONS);
        const use = answer.status === 'infeasible' ? null : answer.sites[0]!.steering;
        const t = use?.askedMw.findIndex(mw => mw !== 0) ?? -1;
        if (answer.status === 'infeasible' || !use || t < 0) return;
        const costAt = async (mw: number) => {
          const { limits } = withPlansOf(group, answer.sites).sites[0]!;
          const way = use.askedMw[t]! > 0 ? 'import' : 'export';
          const side = { ...limits.steering![way], askedMw: limits.steering![way].askedMw.slice() };
          side.askedMw[t] = Math.abs(use.askedMw[t]!) + mw;
          const moved = { ...site, limits: { ...limits, steering: { ...limits.steering!, [way]: side } } };
          const other = await dispatch(groupOf(DAY, 60, moved), OPTIONS);
          if (other.status === 'infeasible') return null;
          const { costEur, steering } = other.sites[0]!;
          const atLimit = Math.abs(Math.abs(steering!.askedMw[t]!) - side.askedMw[t]!) > 1e-9;
          return atLimit ? null : costEur + 100 * steering!.askedMwh;
        };
        const [less, now, more] = [await costAt(-step), await costAt(0), await costAt(step)];
        if (less === null || now === null || more === null) return;
        const worth = use.costEurPerMw[t]!;
        expect(worth).toBeGreaterThanOrEqual((now - less) / step - 0.5);
        expect(worth).toBeLessThanOrEqual((more - now) / step + 0.5);
      }),
      { ...RUNS, numRuns: 40 },
    );
  });

  test.each([3, 11, 20, 38, 41, 57])('the solver finds the cost that HiGHS does on group %i', async seed => {
    const group = randomGroup(seed, 400);
    const { steps } = group.axis;
    const sites = group.sites.map((site, s) => {
      const asked = Array.from({ length: Math.ceil(steps / 9) }, (_, k): [number, number] => [
        (k * 9 + s) % steps,
        (k % 2 === 0 ? 0.1 : -0.1) * (Math.max(...[site.limits.importMw].flat().map(Number)) || 1),
      ]);
      return asking(site, {
        ...duty(steps, asked, { penaltyEurPerMwh: 300 }),
        planMw: new Float64Array(steps),
      });
    });
    const taxLines = sites.map(() => ({
      electricity: { bracket: 0, eurPerMwh: 0, constantEur: 0 },
      fuels: {},
    }));
    const program = { ...toProgram({ ...group, sites }, { taxLines }), exclusive: [] };
    const costOf = ({ x }: { readonly x: Float64Array }) =>
      objective(program).reduce((sum, eur, c) => sum + eur * x[c]!, 0);
    const [own, other] = [
      await solveProgram(program, { tolerance: 1e-6, deadlineMs: null }),
      await solveWithHighs(program, null),
    ];
    expect(own.status).toBe(other.status);
    if (own.status !== 'optimal' || other.status !== 'optimal') return;
    expect(costOf(own)).toBeCloseTo(costOf(other), -Math.log10(1e-5 * Math.max(1, Math.abs(costOf(other)))));
  });
});
