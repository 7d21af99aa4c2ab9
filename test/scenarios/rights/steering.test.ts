import { describe, expect, test } from 'vitest';
import type { Study } from '../../../scenarios/index.ts';
import { amounts, billFor } from '../bill/bills.ts';
import { resolved, studyWith } from '../small-study.ts';

type Contract = Study['sites'][number]['contract'];
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
/** A price of the hour. */
const PRICES = { electricity: { dayAheadEurPerMwh: HOURS }, energyTax: 'none' } as const;

function contractOf(contract: Partial<Contract>) {
  const period = { start: '2026-01-12T23:00:00Z', end: '2026-01-13T23:00:00Z' };
  const study = studyWith(
    { period, prices: PRICES },
    { contract: { importMw: 10, ...contract }, demand: { electricityMw: 0 } },
  );
  const { years, defaults } = resolved(study);
  return { ...years[0]!.sites[0]!.contract, defaults };
}

const agrees = (bill: { differenceEur: number }) =>
  expect(Math.abs(bill.differenceEur)).toBeLessThanOrEqual(0.01);

describe('a steering contract', () => {
  test('steering pays for what is taken above the plan, not for the plan', async () => {
    const bill = await billFor(
      { period: { start: '2026-01-12T23:00:00Z', end: '2026-01-13T23:00:00Z' }, prices: PRICES },
      {
        contract: {
          importMw: 4,
          right: {
            preset: 'csc',
            availabilityEurPerMwH: 0,
            activationEurPerMwh: 100,
            call: { toMw: 2 },
            calls: { overloadMw: HOURS.map(hour => (hour === 12 ? 2 : 0)) },
          },
        },
        demand: { electricityMw: 1 },
        assets: [
          {
            kind: 'battery',
            name: 'battery',
            powerMw: 2,
            energyMwh: 4,
            startMwh: 0,
            end: 0,
            efficiencyIn: 1,
            efficiencyOut: 1,
          },
        ],
      },
    );
    // 2 MW of charging at noon; the load of 1 MW is its own plan.
    expect(amounts(bill)).toMatchObject({ 'steering-import': -200, 'steeringPlan-import': 0 });
    const line = (of: string) => bill.lines.find(({ kind }) => kind === of)!;
    expect(line('steering-import')).toMatchObject({ quantity: 2, rateEur: -100, section: 'grid' });
    expect(line('steeringPlan-import')).toMatchObject({ quantity: 1, rateEur: 0 });
    expect(bill.lines.map(({ kind }) => kind)).not.toContain('steeringPenalty-import');
    agrees(bill);
  });

  test('what no source says of steering is listed: what is paid for, and what a shortfall costs', () => {
    const right = { preset: 'csc', activationEurPerMwh: 80, call: { toMw: 2 }, calls: 'none' } as const;
    const listed = ({ defaults }: ReturnType<typeof contractOf>) =>
      defaults
        .filter(({ path }) => /paidOn|penalty/.test(path))
        .map(({ path, value, mark }) => [path.split('/').at(-1), value, mark]);
    expect(listed(contractOf({ right }))).toEqual([
      ['paidOn', 'above-plan', 'D'],
      ['penaltyEurPerMwh', 80, 'D'],
    ]);
    const own = contractOf({ right: { ...right, paidOn: 'whole-flow', penaltyEurPerMwh: 'must-deliver' } });
    expect(listed(own)).toEqual([]);
    expect(own.steering!.duty.penaltyEurPerMwh).toBeNull();
    expect(own.breach).toBeNull();
  });

  test('steering that pays the whole flow pays the plan too, and a shortfall is on the bill', async () => {
    const bill = await billFor(
      { period: { start: '2026-01-12T23:00:00Z', end: '2026-01-13T23:00:00Z' }, prices: PRICES },
      {
        contract: {
          importMw: 4,
          right: {
            preset: 'csc',
            paidOn: 'whole-flow',
            availabilityEurPerMwH: 0,
            activationEurPerMwh: 100,
            penaltyEurPerMwh: 30,
            call: { toMw: 3 },
            calls: {
              windows: [{ from: '2026-01-13T12:00:00+01:00', until: '2026-01-13T13:00:00+01:00', toMw: 2.5 }],
            },
          },
        },
        demand: { electricityMw: 1 },
      },
    );
    // Nothing to take more with: 2.5 MWh short, and 1 MWh of its own paid.
    expect(amounts(bill)).toMatchObject({ 'steeringPlan-import': -100, 'steeringPenalty-import': 75 });
    agrees(bill);
  });

  test('steering to feed in pays for what is fed in above the plan', async () => {
    const bill = await billFor(
      { period: { start: '2026-01-12T23:00:00Z', end: '2026-01-13T23:00:00Z' }, prices: PRICES },
      {
        contract: {
          importMw: 4,
          exportMw: 3,
          right: {
            preset: 'csc',
            direction: 'export',
            availabilityEurPerMwH: 0,
            activationEurPerMwh: 100,
            call: { toMw: 2 },
            calls: { overloadMw: HOURS.map(hour => (hour === 6 ? 2 : 0)) },
          },
        },
        demand: { electricityMw: 0 },
        assets: [
          {
            kind: 'battery',
            name: 'battery',
            powerMw: 2,
            energyMwh: 2,
            startMwh: 2,
            end: 0,
            efficiencyIn: 1,
            efficiencyOut: 1,
          },
        ],
      },
    );
    expect(amounts(bill)['steering-export']).toBe(-200);
    agrees(bill);
  });
});
