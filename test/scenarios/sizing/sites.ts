import type { Study } from '../../../scenarios/index.ts';
import { studyWith } from '../small-study.ts';

type Measure = NonNullable<Study['measures']>[number];
type Site = Study['sites'][number];

/** A site with one or two sizes to choose, and the measures at given sizes written out. */
export interface SizedSite {
  readonly name: string;
  readonly study: Study;
  readonly ranges: readonly { readonly minimum: number; readonly maximum: number }[];
  /** The measures at sizes; `null`: their best size sought. */
  readonly measures: (sizes: readonly number[] | null) => readonly Measure[];
}

/** Two weeks of winter, a business case of ten years at 6 %. */
function caseOf(site: Partial<Site>, parts: Partial<Study> = {}): Study {
  return studyWith(
    {
      kind: 'business-case',
      period: { start: '2024-01-01T00:00:00Z', end: '2024-01-15T00:00:00Z' },
      years: [2026],
      prices: {
        electricity: { dayAheadEurPerMwh: { generator: 'price', meanTo: 70 } },
        fuels: { naturalGas: { priceEurPerMwh: 38 } },
        energyTax: 'none',
      },
      finance: { startYear: 2026, horizonYears: 10, discountRate: 0.06 },
      solve: { tolerance: 1e-7 },
      ...parts,
    },
    {
      contract: { importMw: 12, exportMw: 6 },
      demand: { electricityMw: { generator: 'load', parameters: { spread: 0.3 }, meanTo: 3 } },
      ...site,
    },
  );
}

const STEAM = { steam: { generator: 'heat' as const, parameters: { spread: 0.4 }, meanTo: 5 } };
const GAS = { kind: 'gasBoiler', name: 'gas', level: 'steam', heatMw: 12, efficiency: 0.9 } as const;
const E_BOILER = { kind: 'eBoiler', name: 'present', level: 'steam', heatMw: 4, efficiency: 0.99 } as const;
const HEATED: Partial<Site> = {
  demand: { electricityMw: 2, heatMw: STEAM },
  assets: [GAS],
};

/** What a measure adds for its size, and what a unit costs. */
interface Growing {
  readonly name: string;
  readonly unitEur: number;
  readonly fixedEurPerYear?: number;
  readonly year?: number;
  readonly changes: (size: number) => Omit<Measure, 'name' | 'investment'>;
}

function grown(parts: readonly Growing[], ranges: SizedSite['ranges']): SizedSite['measures'] {
  return sizes =>
    parts.map(({ name, unitEur, fixedEurPerYear = 0, year, changes }, i) => {
      const size = sizes ? sizes[i]! : 1;
      return {
        name,
        ...changes(size),
        investment: {
          capexEur: unitEur * size,
          fixedEurPerYear: fixedEurPerYear * size,
          lifetimeYears: 10,
          ...(year !== undefined && { year }),
          ...(sizes === null && { bestSize: ranges[i]! }),
        },
      };
    });
}

function siteOf(
  name: string,
  study: Study,
  ranges: SizedSite['ranges'],
  parts: readonly Growing[],
): SizedSite {
  return { name, study, ranges, measures: grown(parts, ranges) };
}

const battery = (unitEur: number): Growing => ({
  name: 'battery',
  unitEur,
  changes: size => ({
    add: [
      {
        kind: 'battery',
        name: 'battery',
        powerMw: size / 2,
        energyMwh: size,
        minimumMwh: 0.1 * size,
        wearEurPerMwh: 1,
      },
    ],
  }),
});
const eBoiler = (unitEur: number): Growing => ({
  name: 'e-boiler',
  unitEur,
  fixedEurPerYear: 1000,
  changes: size => ({
    add: [{ kind: 'eBoiler', name: 'e-boiler', level: 'steam', heatMw: size, efficiency: 0.99 }],
  }),
});
const tank = (unitEur: number): Growing => ({
  name: 'tank',
  unitEur,
  changes: size => ({
    add: [
      {
        kind: 'thermalStore',
        name: 'tank',
        level: 'steam',
        powerMw: size / 4,
        energyMwh: size,
        lossPerHour: 0.005,
      },
    ],
  }),
});
const panels = (unitEur: number): Growing => ({
  name: 'panels',
  unitEur,
  changes: size => ({ add: [{ kind: 'pv', name: 'panels', peakMw: size }] }),
});

const BATTERY_RANGE = { minimum: 0, maximum: 24 };

export const SITES: readonly SizedSite[] = [
  siteOf('battery', caseOf({ contract: { importMw: 5, exportMw: 1 } }), [BATTERY_RANGE], [battery(120_000)]),
  siteOf('e-boiler', caseOf(HEATED), [{ minimum: 0, maximum: 12 }], [eBoiler(60_000)]),
  siteOf(
    'heat store beside an electric boiler',
    caseOf({ ...HEATED, assets: [GAS, E_BOILER] }),
    [{ minimum: 0, maximum: 40 }],
    [tank(7_000)],
  ),
  siteOf(
    'solar panels behind a narrow export',
    caseOf(
      { contract: { importMw: 6, exportMw: 1 } },
      { period: { start: '2024-06-03T00:00:00Z', end: '2024-06-17T00:00:00Z' } },
    ),
    [{ minimum: 1, maximum: 16 }],
    [panels(900_000)],
  ),
  siteOf(
    'MW of connection for an electric boiler',
    caseOf({ ...HEATED, assets: [GAS, { ...E_BOILER, heatMw: 10 }], contract: { importMw: 3 } }),
    [{ minimum: 0, maximum: 10 }],
    [{ name: 'wider', unitEur: 100_000, changes: size => ({ addImportMw: size }) }],
  ),
  siteOf(
    'heat pump beside gas, in two years, built in the second',
    caseOf(HEATED, { years: [2026, 2030] }),
    [{ minimum: 0, maximum: 10 }],
    [
      {
        name: 'pump',
        unitEur: 700_000,
        year: 2030,
        changes: size => ({
          add: [{ kind: 'heatPump', name: 'pump', level: 'steam', heatMw: size, cop: 2.2 }],
        }),
      },
    ],
  ),
  siteOf(
    'e-boiler in the place of gas: no plan where it is small',
    caseOf({
      demand: { electricityMw: 2, heatMw: STEAM, unserved: { heatEurPerMwh: 'not-allowed' } },
      assets: [GAS, { ...GAS, name: 'old', heatMw: 3 }],
    }),
    [{ minimum: 0, maximum: 10 }],
    [
      {
        ...eBoiler(300_000),
        changes: size => ({ remove: ['gas'], ...eBoiler(0).changes(size) }),
      },
    ],
  ),
  siteOf(
    'shifting of load, no more than there is of it',
    caseOf({ contract: { importMw: 5 } }),
    [{ minimum: 0, maximum: 5 }],
    [
      {
        name: 'shift',
        unitEur: 30_000,
        changes: size => ({
          add: [
            {
              kind: 'loadShift',
              name: 'shift',
              awayMw: size,
              energyMwh: 2 * size,
              windowHours: 12,
              costEurPerMwh: 2,
            },
          ],
        }),
      },
    ],
  ),
  siteOf(
    'panels with a battery',
    caseOf(
      { contract: { importMw: 6, exportMw: 1 } },
      { period: { start: '2024-06-03T00:00:00Z', end: '2024-06-10T00:00:00Z' } },
    ),
    [
      { minimum: 0, maximum: 12 },
      { minimum: 0, maximum: 12 },
    ],
    [panels(480_000), battery(230_000)],
  ),
  siteOf(
    'e-boiler with a heat store',
    caseOf(HEATED, { period: { start: '2024-01-01T00:00:00Z', end: '2024-01-08T00:00:00Z' } }),
    [
      { minimum: 0, maximum: 12 },
      { minimum: 0, maximum: 48 },
    ],
    [eBoiler(60_000), tank(3_600)],
  ),
];
