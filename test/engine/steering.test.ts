import { describe, expect, test } from 'vitest';
import { exportMps } from '../../engine/dispatch/export-model.ts';
import { withPlansOf } from '../../engine/dispatch/steered.ts';
import { linesFor } from '../../engine/dispatch/tax-lines.ts';
import { dispatch, type Site } from '../../engine/index.ts';
import { toProgram } from '../../engine/program/site-program.ts';
import { battery, groupOf, siteWith } from './small-site.ts';
import { asking, duty, held, netOf, OPTIONS, planOf, refereeEur } from './steered-site.ts';

async function onlySite(site: Site, steps: number, options = OPTIONS) {
  const plan = await planOf(groupOf(steps, 60, site), options);
  return { ...plan.sites[0]!, certificate: plan.certificate, knowingAllEur: plan.knowingAllEur };
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

describe('prices below nil', () => {
  // 2 MW of sun over 1 MW of load: it is paid 20 EUR to take power and gets 5 EUR for what it feeds in, one meter for both.
  const roof = siteWith({
    electricityLoadMw: 1,
    limits: { importMw: 3, exportMw: 3 },
    importEurPerMwh: -20,
    exportEurPerMwh: 5,
    assets: [{ kind: 'pv', name: 'pv', availableMw: 2, curtailment: { share: 1, costEurPerMwh: 0 } }],
  });

  test('asked to feed in 2 MW more it takes nothing, and is not paid to pass power round', async () => {
    const free = await onlySite(roof, STEPS);
    expect(free.costEur).toBeCloseTo(-20 * STEPS, 6);
    const site = await onlySite(asking(roof, duty(STEPS, [[2, -2]])), STEPS);
    const [taken, given] = ['import', 'export'].map(
      name => site.flows.find(one => one.name === name && one.asset === null)!.values,
    );
    expect([taken![2], given![2], taken![3], given![3]]).toEqual(
      [0, 1, 1, 0].map(mw => expect.closeTo(mw, 6)),
    );
    expect(site.certificate.maxBoundViolationMw).toBeLessThan(1e-7);
    // 5 EUR for what it feeds in, in place of 20 EUR for what it takes.
    expect(site.costEur + 200).toBeCloseTo(free.costEur + 15, 6);
    expect(site.certificate.boundEur).toBeLessThanOrEqual(site.costEur + 1e-6);
  });
});

describe('day by day', () => {
  const DAYS = 5 * 24;
  const hours = (read: (hour: number, day: number) => number) =>
    Float64Array.from({ length: DAYS }, (_, t) => read(t % 24, Math.floor(t / 24)));
  // Cheap at night, dear in the evening; the battery of 4 MWh serves the evening.
  const works = siteWith({
    electricityLoadMw: hours(hour => (hour > 6 && hour < 22 ? 2 : 1)),
    limits: { importMw: 6, exportMw: 0 },
    importEurPerMwh: hours((hour, day) => (hour < 6 ? 30 : hour > 17 && hour < 21 ? 130 : 80) + 3 * day),
    assets: [{ ...battery, chargeMw: 2, dischargeMw: 2, energyMwh: 4, wearEurPerMwh: 1 }],
  });
  const noons = duty(DAYS, [
    [12, 2],
    [24 + 13, 2],
    [3 * 24 + 12, 1],
  ]);

  test('the plan of each day is what it is asked to exceed, and it does', async () => {
    const group = groupOf(DAYS, 60, asking(works, noons));
    const free = await planOf(groupOf(DAYS, 60, works), { ...OPTIONS, foresight: 'day-ahead' });
    const plan = await planOf(group, { ...OPTIONS, foresight: 'day-ahead' });
    const use = plan.sites[0]!.steering!;
    expect(use.planMw).toEqual(netOf(free.sites[0]!));
    const net = netOf(plan.sites[0]!);
    for (const [t, mw] of [
      [12, 2],
      [37, 2],
      [84, 1],
    ] as const)
      expect(net[t]).toBeGreaterThanOrEqual(use.planMw[t]! + mw - 2e-5);
    expect(use.paidEur).toBeCloseTo(500, 6);
    const perfect = await planOf(group);
    expect(perfect.sites[0]!.costEur).toBeLessThanOrEqual(plan.sites[0]!.costEur + 1e-3);
    expect(plan.certificate.maxResidualMw).toBeLessThan(1e-5);
  });

  test('told one hour ahead it knows nothing of it before: it pays for that, and falls short where it is full', async () => {
    const untilStep = new Int32Array(DAYS);
    for (const t of [12, 37, 84]) untilStep[t] = t - 1;
    const soft = { ...noons, penaltyEurPerMwh: 40 };
    const all = await onlySite(asking(works, soft), DAYS);
    const told = await onlySite(asking(works, { ...soft, untilStep }), DAYS);
    expect(told.knowingAllEur![0]).toBeCloseTo(all.costEur, 4);
    expect(told.costEur).toBeGreaterThan(all.costEur);
    // Until it is told it runs as it would without, each day anew.
    const plan = told.steering!.planMw;
    const net = netOf(told);
    for (let t = 0; t < 11; t++) expect(net[t]).toBeCloseTo(plan[t]!, 5);
    held(told.steering!, net, soft);
  });
});

describe('told at the last moment', () => {
  test('what a first call left it in a second finds: it does less than its plan, and pays the fee besides', async () => {
    // By its plan it fills in hour 3 at 10 EUR; asked 2 MW in hour 2 it is full by then.
    const night = { ...shop, importEurPerMwh: Float64Array.of(60, 60, 50, 10, 60, 120) };
    const small = {
      ...night,
      assets: night.assets.map(one => ({ ...one, energyMwh: 2 }) as typeof one),
    };
    const untilStep = Int32Array.of(0, 0, 1, 3, 0, 0);
    const asked = duty(
      STEPS,
      [
        [2, 2],
        [3, 0.5],
      ],
      { penaltyEurPerMwh: 30, untilStep },
    );
    const site = await onlySite(asking(small, asked), STEPS);
    const use = site.steering!;
    expect(use.planMw[3]).toBeCloseTo(3, 6);
    expect([use.deliveredMw[2], use.shortMw[2]]).toEqual([expect.closeTo(2, 6), expect.closeTo(0, 6)]);
    // 1 MW of its load alone: 2 MW less than its plan, and 0.5 MW that was asked.
    expect(netOf(site)[3]).toBeCloseTo(1, 6);
    expect([use.deliveredMw[3], use.shortMw[3]]).toEqual([expect.closeTo(0, 6), expect.closeTo(2.5, 6)]);
    expect([use.paidEur, use.penaltyEur]).toEqual([
      expect.closeTo(200, 5),
      expect.closeTo(30 * 2.5 + 100 * 2, 5),
    ]);
    expect(site.costParts.steering).toBeCloseTo(use.penaltyEur - use.paidEur, 6);
  });
});

describe('for other programs', () => {
  test('the model of an answer holds what was asked, at the same cost', async () => {
    const group = groupOf(STEPS, 60, asking(shop, duty(STEPS, [[3, 2]])));
    const answer = await planOf(group);
    const mps = exportMps(group, answer, 'steered');
    expect(mps).toContain('steered');
    const program = toProgram(withPlansOf(group, answer.sites), {
      taxLines: [linesFor(group.sites[0]!, answer.sites[0]!)],
    });
    const least = await refereeEur(program);
    expect(least).toBeCloseTo(answer.certificate.costEur, 6);
  });
});
