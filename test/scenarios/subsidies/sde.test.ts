import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dictionaryEntry, SUBSIDIES, sdeTechnology } from '../../../data/index.ts';
import {
  derivedBaseAmount,
  heatCorrection,
  highestInPhase,
  phaseOf,
  sdeIntensity,
  sdePayment,
  sdePerUnit,
} from '../../../scenarios/subsidies/sde.ts';

const GJ_PER_MWH = 3.6;

describe('published examples of the SDE, to the cent', () => {
  test('geothermal heat of 10 MW in 2014: 7,000 hours, 252,000 GJ at 14.4 - 5.8 EUR/GJ (slideum.com/doc/6133015)', () => {
    const amounts = { phase: 14.4, correction: 5.8, floor: 0, etsBenefit: 0 };
    const capGj = 10 * 7000 * GJ_PER_MWH;
    expect(capGj).toBe(252_000);
    // It runs longer than the hours that are paid.
    expect(sdePayment(amounts, 10 * 8000 * GJ_PER_MWH, capGj)).toBeCloseTo(2_167_200, 2);
    expect(sdePayment(amounts, 100_000, capGj)).toBeCloseTo(860_000, 2);
  });

  test('correction amount of heat in 2014: 16.03 EUR/GJ (innofunding.nl, 30 Oct 2013)', () => {
    const eurPerM3 = heatCorrection(0.268, 0.1885, 0.9);
    expect((eurPerM3 / 0.03165).toFixed(2)).toBe('16.03');
  });

  test('biomethane contract: 55 - max(20, 15) - 15 = 20, and the floor when the market is below it', () => {
    expect(sdePerUnit({ phase: 55, correction: 20, floor: 15, etsBenefit: 15 })).toBe(20);
    expect(sdePerUnit({ phase: 55, correction: 10, floor: 15, etsBenefit: 15 })).toBe(25);
    expect(sdePerUnit({ phase: 55, correction: 45, floor: 15, etsBenefit: 15 })).toBe(0);
  });

  test('sun power of 190 MWh, half used and half sold: 5,700 and 3,040 EUR (elize.nl)', () => {
    const paid = (correction: number) =>
      sdePayment({ phase: 0.101, correction, floor: 0, etsBenefit: 0 }, 95_000, Number.POSITIVE_INFINITY);
    expect(paid(0.041)).toBeCloseTo(5700, 2);
    expect(paid(0.069)).toBeCloseTo(3040, 2);
  });
});

/** Levelised cost computed apart for the reference of this project; the e-boiler without its power. */
const LEVELISED: readonly (readonly [string, boolean, Readonly<Record<string, number>>])[] = [
  [
    'open-heat-pump',
    true,
    { '4 3000': 70.9, '4 8000': 31.59, '6 3000': 77.69, '6 8000': 34.14, '8 3000': 84.86, '8 8000': 36.82 },
  ],
  [
    'closed-heat-pump',
    true,
    { '4 3000': 64.16, '4 8000': 33.43, '6 3000': 68.99, '6 8000': 35.25, '8 3000': 74.09, '8 8000': 37.16 },
  ],
  [
    'e-boiler',
    false,
    { '4 3000': 4.21, '4 8000': 1.58, '6 3000': 4.71, '6 8000': 1.77, '8 3000': 5.25, '8 8000': 1.97 },
  ],
  [
    'residual-heat',
    true,
    { '4 3000': 52.97, '4 8000': 20.49, '6 3000': 59.09, '6 8000': 22.79, '8 3000': 65.62, '8 8000': 25.23 },
  ],
];

describe('a base amount derived from the inputs of PBL', () => {
  test.each(LEVELISED)(
    '%s as computed apart, at three rates and two numbers of hours',
    (id, power, expected) => {
      const row = sdeTechnology(id)!;
      for (const [key, eurPerMwh] of Object.entries(expected)) {
        const [percent, fullLoadHours] = key.split(' ').map(Number) as [number, number];
        const amount = derivedBaseAmount({
          capexEurPerKw: row.capexEurPerKw.value,
          fixedEurPerKwYear: row.fixedEurPerKwYear.value,
          variableEurPerKwh: row.variableEurPerKwh.value,
          powerPerHeat: power ? row.powerPerHeat.value : 0,
          powerEurPerKwh: row.powerEurPerKwh.value,
          termYears: row.termYears.value,
          rate: percent / 100,
          fullLoadHours,
        });
        expect(amount, key).toBeCloseTo(eurPerMwh, 2);
      }
    },
  );

  test('power comes on top of an e-boiler: 0.05425 EUR/kWh over 0.99', () => {
    const { powerPerHeat, powerEurPerKwh } = sdeTechnology('e-boiler')!;
    expect(powerPerHeat.value * powerEurPerKwh.value * 1000).toBeCloseTo(54.798, 3);
  });
});

describe('intensity and phase', () => {
  const amounts = { phase: 60, correction: 30, floor: 0, etsBenefit: 10 };

  test('20 EUR/MWh over 0.2 t/MWh is 100 EUR/t, which the second phase allows', () => {
    expect(sdeIntensity(amounts, 0.2)).toBeCloseTo(100, 9);
    const phases = SUBSIDIES.sde.rounds.at(-1)!.phaseEurPerTon.map(({ value }) => value);
    expect(phases).toEqual([75, 150, 225, 300, 400]);
    expect([74, 75, 100, 400, 401].map(eur => phaseOf(eur, phases))).toEqual([1, 1, 2, 5, null]);
  });

  test('what is lowered to a phase is allowed in it', () => {
    const eur = fc.double({ min: 0, max: 200, noNaN: true });
    fc.assert(
      fc.property(
        eur,
        eur,
        eur,
        fc.double({ min: 0.01, max: 1, noNaN: true }),
        (correction, floor, ets, ton) => {
          const rest = { correction, floor, etsBenefit: ets };
          const phase = highestInPhase(rest, ton, 400);
          expect(phaseOf(sdeIntensity({ ...rest, phase }, ton), [75, 400])).not.toBeNull();
        },
      ),
    );
  });
});

test('never pays below nil, above the phase amount, or above the cap', () => {
  const eur = fc.double({ min: 0, max: 500, noNaN: true });
  const made = fc.double({ min: 0, max: 1e6, noNaN: true });
  fc.assert(
    fc.property(eur, eur, eur, eur, made, made, (phase, correction, floor, etsBenefit, heat, cap) => {
      const amounts = { phase, correction, floor, etsBenefit };
      const paid = sdePayment(amounts, heat, cap);
      expect(paid).toBeGreaterThanOrEqual(0);
      expect(paid).toBeLessThanOrEqual(phase * Math.min(heat, cap) * (1 + 1e-12));
      expect(sdePayment(amounts, cap * 2, cap)).toBe(sdePayment(amounts, cap, cap));
    }),
  );
});

test('defaults of the fields are the figures of the table', () => {
  expect(dictionaryEntry('subsidy.profitTaxShare').default).toBe(SUBSIDIES.profitTax.value);
  expect(dictionaryEntry('subsidy.mia.share').choices).toEqual(
    SUBSIDIES.mia.shares.map(({ value }) => value),
  );
  expect(dictionaryEntry('subsidy.dei.share').default).toBe(SUBSIDIES.dei.shares.least.value);
});

test('the inputs are those of the reference', () => {
  const rows = SUBSIDIES.sde.technologies;
  expect(rows.map(({ id, capexEurPerKw, termYears }) => [id, capexEurPerKw.value, termYears.value])).toEqual([
    ['closed-heat-pump', 1140, 12],
    ['open-heat-pump', 1602, 12],
    ['steam-heat-pump', 976, 12],
    ['e-boiler', 115, 15],
    ['residual-heat', 1411, 15],
  ]);
});
