import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Asset, type Carbon, carbonBill, dispatch } from '../../../engine/index.ts';
import { groupOf, siteWith } from '../small-site.ts';

const HOURS = 24;
const boiler: Asset = {
  kind: 'gasBoiler',
  name: 'boiler',
  level: 'steam',
  heatMw: 20,
  efficiency: 1,
  fuel: 'naturalGas',
  operationEurPerMwh: 0,
};
const eBoiler: Asset = {
  kind: 'eBoiler',
  name: 'e-boiler',
  level: 'steam',
  heatMw: 20,
  efficiency: 1,
  operationEurPerMwh: 0,
};

/** A day of 10 MW of steam from gas at 30 EUR/MWh and 0.2 t/MWh, or from power. */
async function solved(parts: Partial<Carbon>, assets = [boiler, eBoiler], powerEur = 60, steamMw = 10) {
  const site = siteWith({
    heatLoadMw: { steam: steamMw },
    limits: { importMw: 20, exportMw: 0 },
    importEurPerMwh: powerEur,
    fuels: { naturalGas: { priceEurPerMwh: 30, tax: [], emissionsTonPerMwh: 0.2 } },
    carbon: { ...CARBON, ...parts },
    assets,
  });
  const options = { tolerance: 1e-8, deadlineMs: null, foresight: 'perfect' } as const;
  const answer = await dispatch(groupOf(HOURS, 60, site), options);
  if (answer.status === 'infeasible') throw new Error('infeasible');
  return answer.sites[0]!;
}

const CARBON: Carbon = {
  etsEurPerTon: 80,
  freeAllocationTon: 500,
  levyEurPerTon: 20,
  dispensationTon: 800,
};

describe('by head', () => {
  test('1,000 t with 800 rights is taxed on 200 t (NEa)', () => {
    const { leviedTon, levyEur } = carbonBill({ ...CARBON, etsEurPerTon: 0 }, 1000);
    expect([leviedTon, levyEur]).toEqual([200, 4000]);
  });

  test('1,000 t at 80, 500 t free, 200 t at 20: 44,000', () => {
    const bill = carbonBill(CARBON, 1000);
    expect(bill).toMatchObject({ allowancesEur: 80_000, freeAllocationEur: -40_000, levyEur: 4000 });
    expect(bill.totalEur).toBe(44_000);
    expect([bill.moreEurPerTon, bill.lessEurPerTon]).toEqual([100, 100]);
  });

  test('at the dispensation one tonne more costs the levy too, one tonne less only saves an allowance', () => {
    const { moreEurPerTon, lessEurPerTon, levyEur } = carbonBill(CARBON, 800);
    expect([moreEurPerTon, lessEurPerTon, levyEur]).toEqual([100, 80, 0]);
  });

  test('every rate takes what lies between its threshold and the next', () => {
    const tiers = { ...CARBON, levyTiers: [{ aboveTon: 100, eurPerTon: 50 }] };
    expect(carbonBill(tiers, 1000).levyEur).toBe(100 * 20 + 100 * 50);
    expect(carbonBill(tiers, 900)).toMatchObject({ moreEurPerTon: 130, lessEurPerTon: 100 });
  });

  test('what is left of free allowances is sold; aid comes in; what is not earned is paid', () => {
    const bill = carbonBill({ ...CARBON, compensationEur: 1000 }, 100, 50);
    expect(bill.totalEur).toBe((100 - 500 + 50) * 80 - 1000);
  });
});

const ton = fc.double({ min: 0, max: 2000, noNaN: true });
const carbon = fc
  .record({
    etsEurPerTon: fc.double({ min: 0, max: 200, noNaN: true }),
    freeAllocationTon: ton,
    dispensationTon: ton,
    levyEurPerTon: fc.double({ min: 0, max: 100, noNaN: true }),
    rises: fc.array(
      fc.tuple(fc.double({ min: 1, max: 500, noNaN: true }), fc.double({ min: 0, max: 50, noNaN: true })),
      { maxLength: 3 },
    ),
  })
  .map(({ rises, ...rest }): Carbon => {
    const levyTiers: { aboveTon: number; eurPerTon: number }[] = [];
    for (const [width, rise] of rises) {
      const before = levyTiers.at(-1) ?? { aboveTon: 0, eurPerTon: rest.levyEurPerTon };
      levyTiers.push({ aboveTon: before.aboveTon + width, eurPerTon: before.eurPerTon + rise });
    }
    return { ...rest, ...(levyTiers.length > 0 && { levyTiers }) };
  });

describe('any bill', () => {
  test('is convex in emissions: a mean of two is never dearer than the two', () => {
    fc.assert(
      fc.property(carbon, ton, ton, fc.double({ min: 0, max: 1, noNaN: true }), (one, a, b, share) => {
        const at = (emitted: number) => carbonBill(one, emitted).totalEur;
        const mean = share * at(a) + (1 - share) * at(b);
        expect(at(share * a + (1 - share) * b)).toBeLessThanOrEqual(
          mean + 1e-6 * Math.max(1, Math.abs(mean)),
        );
      }),
    );
  });

  test('has slopes that are its marginal price on either side', () => {
    fc.assert(
      fc.property(carbon, ton, (one, emitted) => {
        const d = 1e-3;
        const { totalEur, moreEurPerTon, lessEurPerTon } = carbonBill(one, emitted);
        const above = emitted - one.dispensationTon;
        const kinks = [0, ...(one.levyTiers ?? []).map(({ aboveTon }) => aboveTon)];
        fc.pre(kinks.every(kink => above === kink || Math.abs(above - kink) > 2 * d));
        const more = (carbonBill(one, emitted + d).totalEur - totalEur) / d;
        const less = (totalEur - carbonBill(one, emitted - d).totalEur) / d;
        expect(more).toBeCloseTo(moreEurPerTon, 3);
        expect(less).toBeCloseTo(lessEurPerTon, 3);
        expect(lessEurPerTon).toBeLessThanOrEqual(moreEurPerTon + 1e-9);
      }),
    );
  });

  test('has lines that add up', () => {
    fc.assert(
      fc.property(carbon, ton, ton, (one, emitted, forgone) => {
        const bill = carbonBill(one, emitted, forgone);
        const lines = [
          bill.allowancesEur,
          bill.freeAllocationEur,
          bill.forgoneEur,
          bill.levyEur,
          bill.compensationEur,
        ];
        expect(lines.reduce((sum, eur) => sum + eur, 0)).toBeCloseTo(bill.totalEur, 6);
      }),
    );
  });
});

describe('dispatch and bill', () => {
  test('the parts of the cost are the lines of the bill, process emissions and aid included', async () => {
    const {
      carbon: bill,
      costParts,
      emissionsTonCo2,
    } = await solved({ processTon: 300, dispensationTon: 310, compensationEur: 77 }, [boiler]);
    expect(emissionsTonCo2).toBeCloseTo(300 + HOURS * 10 * 0.2, 6);
    expect(costParts.carbon).toBeCloseTo(bill.allowancesEur + bill.freeAllocationEur, 4);
    expect(costParts.levy).toBeCloseTo(bill.levyEur, 4);
    expect(bill.levyEur).toBeCloseTo((300 + HOURS * 2 - 310) * 20, 4);
    expect(costParts.compensation).toBe(-77);
  });

  test('a site that burns nothing pays the levy on its process emissions', async () => {
    const { carbon: bill, costParts, levy } = await solved({ processTon: 900 }, [eBoiler]);
    expect(costParts.levy).toBe(2000);
    expect(bill.levyEur).toBe(2000);
    expect(levy).toMatchObject({ leviedTon: 100, levyEur: 2000, marginalEurPerTon: 20 });
  });

  // Gas heat costs 30 + 0.2 t at the marginal price of CO2, electric heat what power costs.
  test.each([
    ['no levy', { levyEurPerTon: 0 }, 45.9, 46.1],
    ['above the dispensation', { dispensationTon: 0 }, 49.9, 50.1],
    ['below the dispensation', { dispensationTon: 1e6 }, 45.9, 46.1],
    [
      'in a higher tier',
      { dispensationTon: 0, levyTiers: [{ aboveTon: 1, eurPerTon: 70 }], processTon: 500 },
      59.9,
      60.1,
    ],
  ] as const)(
    '%s: dispatch turns from power to gas at the marginal price of the bill',
    async (_, parts, below, above) => {
      const cheap = await solved(parts, undefined, below);
      const dear = await solved(parts, undefined, above);
      expect(cheap.fuelMwh.naturalGas ?? 0).toBeCloseTo(0, 4);
      expect(dear.fuelMwh.naturalGas).toBeCloseTo(HOURS * 10, 4);
      expect(30 + 0.2 * dear.carbon.lessEurPerTon).toBeLessThan(above);
      expect(30 + 0.2 * dear.carbon.lessEurPerTon).toBeGreaterThan(below);
    },
  );

  test('emissions stop at the dispensation where power costs less than the levied tonne and more than the free one', async () => {
    const dispensationTon = HOURS;
    const site = await solved({ dispensationTon }, undefined, 48);
    expect(site.emissionsTonCo2).toBeCloseTo(dispensationTon, 4);
    expect(site.carbon.lessEurPerTon - 80).toBeLessThanOrEqual(site.levy!.marginalEurPerTon);
    // (48 - 30) / 0.2 = 90 EUR/t: 10 above the price of an allowance.
    expect(site.levy!.marginalEurPerTon).toBeCloseTo(10, 3);
  });

  test('free allowances that electric heat does not earn are part of what it costs', async () => {
    const forgone = { levyEurPerTon: 0, forgoneTonPerMwh: { steam: 0.1 } };
    // 46 for gas; electric heat costs its power and 0.1 t at 80.
    const cheap = await solved(forgone, undefined, 37.9);
    const dear = await solved(forgone, undefined, 38.1);
    expect(cheap.carbon.forgoneTon).toBeCloseTo(HOURS * 10 * 0.1, 4);
    expect(cheap.costParts.carbon).toBeCloseTo(cheap.carbon.totalEur, 4);
    expect(dear.carbon.forgoneTon).toBeCloseTo(0, 4);
  });

  test('the cost of the year less emissions is the marginal price: finite difference over the demand', async () => {
    for (const levyEurPerTon of [0, 20]) {
      const base = await solved({ levyEurPerTon, dispensationTon: 0 }, [boiler]);
      const next = await solved({ levyEurPerTon, dispensationTon: 0 }, [boiler], 60, 10.001);
      const ofCarbon = ({ costParts }: typeof next) => costParts.carbon + costParts.levy;
      const slope = (ofCarbon(next) - ofCarbon(base)) / (next.emissionsTonCo2 - base.emissionsTonCo2);
      expect(slope).toBeCloseTo(base.carbon.moreEurPerTon, 6);
      expect(slope).toBeCloseTo(80 + levyEurPerTon, 6);
    }
  });
});
