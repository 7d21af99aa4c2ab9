import { afterAll, describe, expect, test } from 'vitest';
import { createPool } from '../../../engine/index.ts';
import { checkStudy, runStudy, type Study } from '../../../scenarios/index.ts';
import { NO_SOURCES } from '../small-study.ts';
import { areaStudy, type Right, works } from './area-studies.ts';

const pool = createPool({ workers: 1 });
afterAll(() => pool.close());

/** 8 of the 8,760 hours of 2026. */
const PER_YEAR = 8760 / 8;
const CSC: Right = {
  preset: 'csc',
  direction: 'import',
  call: { toMw: 2 },
  availabilityEurPerMwH: 0,
  activationEurPerMwh: 100,
};

/** As in test/engine/area/steering.test.ts: 1 MW of load and 2 MWh of battery under 7.5 MW of sun in hour 4, of which 5 may go up. */
function underSun(right: Right, exportMw = 5): Study {
  return areaStudy({
    period: { start: '2026-01-31T00:00:00Z', end: '2026-01-31T08:00:00Z' },
    prices: {
      electricity: { dayAheadEurPerMwh: [60, 20, 60, 60, 60, 60, 60, 120] },
      energyTax: 'none',
    },
    areas: [
      {
        name: 'area',
        nodes: [
          {
            name: 'station',
            kind: 'station',
            importMw: 100,
            exportMw,
            backgroundMw: [0, 0, 0, 0, -7.5, 0, 0, 0],
          },
        ],
      },
    ],
    sites: [
      {
        ...works('shop', 1, { importMw: 10 }),
        assets: [
          {
            kind: 'battery',
            name: 'battery',
            powerMw: 2,
            energyMwh: 2,
            startMwh: 0,
            end: 0,
            efficiencyIn: 1,
            efficiencyOut: 1,
            lossPerHour: 0,
            wearEurPerMwh: 1,
          },
        ],
      },
    ],
    designs: [{ name: 'firm' }, { name: 'csc', offers: [{ rights: [right] }] }],
  });
}

async function designOf(study: Study) {
  expect(checkStudy(study).issues).toEqual([]);
  const { result } = await runStudy(study, { executor: pool, sources: NO_SOURCES });
  const [firm, design] = result.flex!.designs;
  return { firm: firm!, design: design!, defaults: result.defaults };
}

describe('the preset of steering in a study', () => {
  test('1.5 MWh above the plan for 150 EUR clears the station, nothing for the plan', async () => {
    const { firm, design, defaults } = await designOf(underSun(CSC));
    expect([firm.overloadMwh.mean, firm.steering]).toEqual([expect.closeTo(1.5, 4), null]);
    expect(design.overloadMwh.mean).toBeCloseTo(0, 4);
    const steering = design.steering!;
    expect(steering.askedMwh / PER_YEAR).toBeCloseTo(1.5, 4);
    expect(steering.deliveredMwh / PER_YEAR).toBeCloseTo(1.5, 4);
    expect(steering.planMwh / PER_YEAR).toBeCloseTo(1, 4);
    expect(steering.paidEur / PER_YEAR).toBeCloseTo(150, 2);
    expect([steering.paidForPlanEur, design.freeShare]).toEqual([0, expect.closeTo(0, 6)]);
    expect(design.paymentsEur.mean).toBeCloseTo(steering.paidEur, 2);
    // 1.5 MWh more go through the battery, at 1 EUR of wear for each.
    expect(design.companyGainEur.mean / PER_YEAR).toBeCloseTo(150 - 1.5, 2);
    expect(design.line.en).toMatch(/Steering asked 1,64\d MWh a year above the plans of companies/);
    const listed = defaults.filter(({ path }) => /paidOn|penalty/.test(path));
    expect(listed.map(({ value, mark }) => [value, mark])).toEqual([
      ['above-plan', 'D'],
      [100, 'D'],
    ]);
  });

  test('paid on the whole flow, 100 EUR of it are for what the company takes anyway: two fifths are free', async () => {
    const { design } = await designOf(underSun({ ...CSC, paidOn: 'whole-flow' }));
    expect(design.steering!.paidForPlanEur / PER_YEAR).toBeCloseTo(100, 2);
    expect(design.steering!.paidEur / PER_YEAR).toBeCloseTo(250, 2);
    expect(design.freeShare).toBeCloseTo(1 / 2.5, 4);
    expect(design.paymentsEur.mean).toBeCloseTo(design.steering!.paidEur, 2);
  });

  test('more asked than the battery can take: what falls short is told and paid for', async () => {
    const { design } = await designOf(underSun({ ...CSC, call: { toMw: 9 }, penaltyEurPerMwh: 30 }, 4));
    const { askedMwh, deliveredMwh, shortMwh, penaltyEur } = design.steering!;
    expect([askedMwh, deliveredMwh, shortMwh].map(mwh => mwh / PER_YEAR)).toEqual([
      expect.closeTo(2.5, 4),
      expect.closeTo(2, 4),
      expect.closeTo(0.5, 4),
    ]);
    expect(penaltyEur / PER_YEAR).toBeCloseTo(15, 3);
    expect(design.line.nl).toMatch(/MWh kwam tekort \(boete/);
    expect(design.overloadMwh.mean).toBeCloseTo(0.5, 4);
  });
});
