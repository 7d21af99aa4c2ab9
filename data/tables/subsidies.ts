import { SDE_METHOD, SDE_ROUNDS, SDE_TECHNOLOGIES } from './sde.ts';
import { figures, type Sourced } from './sourced.ts';

/** Years of application in which a scheme is known to be open, with what is known of its terms in them. */
interface SchemeYear {
  readonly year: number;
  readonly open: Sourced<string>;
  /** Largest amount per project; for a tax deduction the largest investment. Absent: none found. */
  readonly largestEur?: Sourced<number>;
  /** Smallest amount paid out; absent: none found. */
  readonly leastEur?: Sourced<number>;
  /** Share of the investment that may be deducted. */
  readonly share?: Sourced<number>;
}

const EUR = 'EUR';
const SHARE = 'share of the investment';
const OPEN = 'when open';

const RVO_2024 = figures('rvo.nl/veki', 'S');
const VEKI_2026 = figures('enablemi.com (VEKI 2026)', 'S');
const VEKI_2023 = figures('nrk.nl, 10 Mar 2023; lcgroup.nl', 'S');
const VEKI_2022 = figures('ekwadraat.com, lcgroup.nl (VEKI 2022-23)', 'S');
const LAST_LEAST = figures('Least amount of 2023 (nrk.nl) taken: that of this round was not found', 'D');

interface VekiYear extends SchemeYear {
  readonly largestEur: Sourced<number>;
  readonly leastEur: Sourced<number>;
}

function vekiYear(
  year: number,
  open: Sourced<string>,
  largestEur: Sourced<number>,
  leastEur: Sourced<number>,
): VekiYear {
  return { year, open, largestEur, leastEur };
}

/** VEKI (Versnelde klimaatinvesteringen in de industrie): investment grant for proven techniques. */
const VEKI = {
  years: [
    vekiYear(2022, VEKI_2022('2022', OPEN), VEKI_2022(15e6, EUR), VEKI_2022(125e3, EUR)),
    vekiYear(2023, VEKI_2023('2023', OPEN), VEKI_2023(15e6, EUR), VEKI_2023(30e3, EUR)),
    vekiYear(2024, RVO_2024('22 Apr 2024-31 Jan 2025', OPEN), RVO_2024(30e6, EUR), LAST_LEAST(30e3, EUR)),
    vekiYear(2026, VEKI_2026('7 May 2026-28 Jan 2027', OPEN), VEKI_2026(30e6, EUR), LAST_LEAST(30e3, EUR)),
  ],
  shares: {
    efficiency: VEKI_2022(0.3, SHARE),
    recycling: VEKI_2022(0.35, SHARE),
    otherCo2: VEKI_2022(0.4, SHARE),
    localInfrastructure: VEKI_2022(0.5, SHARE),
  },
  bonus: { medium: VEKI_2022(0.1, SHARE), small: VEKI_2022(0.2, SHARE) },
  largestShare: VEKI_2026(0.7, SHARE),
  infrastructureLargestEur: figures('Stcrt 2024-12503', 'S')(25e6, EUR),
  paybackYears: VEKI_2022(5, 'yr'),
} as const;

const TAX_FIRMS = figures('loyensloeff.com, vaartadviseurs.nl', 'S');
const OLD_EIA = figures('duurzaamgebouwd.nl, bridgefund.nl', 'S');
const EIA_ASSET = figures('Belastingdienst, EIA 2026', 'S');
const YEAR_ROUND = figures('Deduction of the tax year', 'D');

function eiaYear(year: number, share: Sourced<number>, largestEur?: Sourced<number>): SchemeYear {
  return { year, open: YEAR_ROUND(String(year), OPEN), share, ...(largestEur && { largestEur }) };
}

/** EIA (Energie-investeringsaftrek): share of the investment off the taxable profit. */
const EIA = {
  years: [
    eiaYear(2022, OLD_EIA(0.455, SHARE)),
    eiaYear(2023, OLD_EIA(0.455, SHARE)),
    eiaYear(2024, OLD_EIA(0.4, SHARE), TAX_FIRMS(149e6, EUR)),
    eiaYear(2025, OLD_EIA(0.4, SHARE), TAX_FIRMS(151e6, EUR)),
    eiaYear(2026, OLD_EIA(0.4, SHARE), TAX_FIRMS(153e6, EUR)),
  ],
  leastAssetEur: EIA_ASSET(2500, EUR),
} as const;

const MIA_UNCHECKED = figures('MIA and Vamil as remembered', 'M');
const MIA_OLD = figures('rvomagazines.nl, 2020; middelkoop-accountants.nl', 'S');

function environmentYear(year: number): SchemeYear {
  return { year, open: YEAR_ROUND(String(year), OPEN) };
}

const MIA_YEARS: readonly SchemeYear[] = [
  environmentYear(2020),
  environmentYear(2021),
  environmentYear(2022),
  environmentYear(2023),
];

/** MIA (Milieu-investeringsaftrek) and Vamil (free depreciation); the rates of years after 2023 were not found. */
const MIA = {
  years: MIA_YEARS,
  shares: [MIA_UNCHECKED(0.27, SHARE), MIA_OLD(0.36, SHARE), MIA_UNCHECKED(0.45, SHARE)],
  largestPerFirmEur: MIA_OLD(25e6, EUR),
} as const;

const VAMIL = { years: MIA_YEARS, freeShare: MIA_UNCHECKED(0.75, SHARE) } as const;

const DEI_SOURCE = figures('emconsult.nl (DEI+ 2022-23)', 'S');

interface DeiYear extends SchemeYear {
  readonly largestEur: Sourced<number>;
}

function deiYear(year: number, largestEur: Sourced<number>): DeiYear {
  return { year, open: DEI_SOURCE(String(year), OPEN), largestEur };
}

/** DEI+ (Demonstratie energie- en klimaatinnovatie): grant for experiments and first of their kind. */
const DEI = {
  years: [deiYear(2022, DEI_SOURCE(15e6, EUR)), deiYear(2023, DEI_SOURCE(15e6, EUR))],
  shares: { least: DEI_SOURCE(0.25, SHARE), most: DEI_SOURCE(0.5, SHARE) },
  bonus: { medium: DEI_SOURCE(0.1, SHARE), small: DEI_SOURCE(0.2, SHARE) },
} as const;

/** Flex-e: grant for flexible power use. */
const FLEX_E = { largestEur: figures('Flex-e, in a secondary text', '2nd')(3e5, EUR) } as const;

/** Corporate income tax on the last euro of a large profit; a deduction is worth this much of itself. */
const PROFIT_TAX = figures('country.eiu.com', '2nd')(0.258, 'share of profit');

const DUTY = figures('kst-30196-738; registeraccountants.com', 'S');

/** Energiebesparingsplicht: what pays back within the years must be done at sites that use at least this much. */
const SAVING_DUTY = {
  paybackYears: DUTY(5, 'yr'),
  leastKwhPerYear: DUTY(50_000, 'kWh/yr'),
  leastGasM3PerYear: DUTY(25_000, 'm3/yr'),
} as const;

/** Every scheme with its dates and terms, and the duty that stands beside them. */
export const SUBSIDIES = {
  sde: { technologies: SDE_TECHNOLOGIES, rounds: SDE_ROUNDS, method: SDE_METHOD },
  veki: VEKI,
  eia: EIA,
  mia: MIA,
  vamil: VAMIL,
  dei: DEI,
  flexE: FLEX_E,
  profitTax: PROFIT_TAX,
  savingDuty: SAVING_DUTY,
} as const;
