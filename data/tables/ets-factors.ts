import { type PathPoint, type PricePath, pathOf } from './path.ts';
import { figures, type Mark, type Sourced, type Text } from './sourced.ts';

const UNIT = '1';

function point(year: number, value: number, source: string, mark: Mark): PathPoint {
  return { year, value, unit: UNIT, source, mark };
}

function factorPath(name: string, title: Text, points: readonly PathPoint[]): PricePath {
  const { source, mark } = points[0]!;
  return pathOf({ name, title, unit: UNIT, source, mark, points });
}

const CBAM_LAW = 'Directive 2003/87/EC art. 10a(1a), as quoted';
const CBAM_PROPOSAL = 'Proposal COM(2026) 616 of 17 Jul 2026 (not law), as quoted';
const BESIDE_LIST = 'DEHSt: 30 % in 2026, falling evenly to nil in 2030';
const CSCF = 'Commission, 31 May 2021: no cut in 2021-25';
const CSCF_LATER = 'Implementing Decision (EU) 2026/1862, as quoted: no cut in 2026-30';

/** Share of the free allocation that CBAM goods keep, in the law and in the proposal to slow it down. */
export const CBAM_VERSIONS = ['law', 'proposal-2026'] as const;

function cbamPath(
  version: string,
  title: Text,
  source: string,
  values: Readonly<Record<number, number>>,
): PricePath {
  const points = Object.entries(values).map(([year, value]) => point(Number(year), value, source, '2nd'));
  return factorPath(version, title, [point(2025, 1, 'No CBAM obligation before 2026', 'M'), ...points]);
}

/** Factors on the free allocation by year, each in unit 1. */
export const ETS_FACTORS: readonly PricePath[] = [
  factorPath(
    'cross-sectoral',
    { nl: 'Transsectorale correctiefactor', en: 'Cross-sectoral correction factor' },
    [
      point(2021, 1, CSCF, 'S'),
      point(2025, 1, CSCF, 'S'),
      point(2026, 1, CSCF_LATER, '2nd'),
      point(2030, 1, CSCF_LATER, '2nd'),
    ],
  ),
  factorPath('listed', { nl: 'Op de koolstoflekkagelijst', en: 'On the carbon leakage list' }, [
    point(2021, 1, 'DEHSt: full allocation on the list', 'S'),
  ]),
  factorPath('not-listed', { nl: 'Niet op de koolstoflekkagelijst', en: 'Not on the carbon leakage list' }, [
    point(2026, 0.3, BESIDE_LIST, 'S'),
    point(2030, 0, BESIDE_LIST, 'S'),
  ]),
  factorPath('district-heating', { nl: 'Stadswarmte', en: 'District heating' }, [
    point(2026, 0.3, 'DEHSt: stays at 30 %', 'S'),
  ]),
  cbamPath('cbam-law', { nl: 'CBAM-factor', en: 'CBAM factor' }, CBAM_LAW, {
    2026: 0.975,
    2027: 0.95,
    2028: 0.9,
    2029: 0.775,
    2030: 0.515,
    2031: 0.39,
    2032: 0.265,
    2033: 0.14,
    2034: 0,
  }),
  cbamPath(
    'cbam-proposal-2026',
    { nl: 'CBAM-factor, voorstel 2026', en: 'CBAM factor, proposal 2026' },
    CBAM_PROPOSAL,
    {
      2026: 0.975,
      2027: 0.95,
      2028: 0.915,
      2029: 0.81,
      2030: 0.59,
      2031: 0.48,
      2032: 0.375,
      2033: 0.27,
      2034: 0.15,
      2037: 0.15,
      2038: 0,
    },
  ),
];

export type EtsFactor =
  | 'cross-sectoral'
  | 'listed'
  | 'not-listed'
  | 'district-heating'
  | `cbam-${(typeof CBAM_VERSIONS)[number]}`;

/** Path of a factor on the free allocation. */
export function etsFactor(name: EtsFactor): PricePath {
  return ETS_FACTORS.find(path => path.name === name)!;
}

const guidelines = figures(
  'Guidelines 2020/C 317/04 and their supplement of December 2025, as quoted',
  '2nd',
);
const forward = figures(
  'DEHSt: allowance price for the cost year, mean of the forward of the year before',
  '2nd',
);

/** Aid for indirect emission costs (compensation of the CO2 price in the price of electricity). */
export const INDIRECT_COST_AID = {
  /** Share of the cost by list of sectors; before the supplement, one share for all. */
  intensity: {
    table1: guidelines(0.8, '1'),
    table2: guidelines(0.75, '1'),
    before: guidelines(0.75, '1'),
  },
  firstYearOfLists: guidelines(2025, 'year'),
  /** CO2 in the Dutch price of electricity. */
  emissionTonPerMwh: guidelines(0.44, 't/MWh'),
  /** Share of consumption that counts where there is no electricity benchmark, and what it falls by each year after the base year. */
  fallBack: guidelines(0.8, '1'),
  fallBackRate: guidelines(0.0109, '1/yr'),
  fallBackBaseYear: guidelines(2021, 'year'),
  /** Allowance price of a cost year; in other years the price path of the year before. */
  allowanceEurPerTon: {
    2022: forward(54.06, 'EUR/t'),
    2023: forward(83.59, 'EUR/t'),
    2024: forward(89.29, 'EUR/t'),
  } as Readonly<Record<number, Sourced<number>>>,
} as const;
