import { figures, type Sourced, type Text } from './sourced.ts';

/** Money of one technique as PBL took it for a base amount of the SDE++, per kW of heat. */
interface SdeTechnology {
  readonly id: string;
  readonly title: Text;
  readonly capexEurPerKw: Sourced<number>;
  readonly fixedEurPerKwYear: Sourced<number>;
  /** Without power; 0 where the advice has none beside power. */
  readonly variableEurPerKwh: Sourced<number>;
  /** Power per heat, and the price of it behind the advice. */
  readonly powerPerHeat: Sourced<number>;
  readonly powerEurPerKwh: Sourced<number>;
  readonly termYears: Sourced<number>;
  /** Full-load hours in a year that are subsidised at most. */
  readonly fullLoadHours: Sourced<number>;
}

/** A round of the SDE++: its budget and the most it pays per tonne of CO2 by phase. */
interface SdeRound {
  readonly year: number;
  readonly budgetEur: Sourced<number>;
  readonly phaseEurPerTon: readonly Sourced<number>[];
}

const HOURS_UNCHECKED = 'SDE++ hour caps of heat pumps and e-boilers were not found; as remembered';
const long = figures(HOURS_UNCHECKED, 'M')(8000, 'h/yr');
const short = figures(HOURS_UNCHECKED, 'M')(3000, 'h/yr');
/** Costs that PBL writes as one variable amount hold the power at this price, so no more is added for power. */
const withinVariable = figures('Power is within the variable cost of the advice', 'D')(0, 'EUR/kWh');
const meanPower = figures(
  'Mean of the power prices behind two PBL advices: 0.0525 (closed heat pump), 0.056 (MVR)',
  'C',
)((0.0525 + 0.056) / 2, 'EUR/kWh');
const nil = figures('The PBL advice has no variable cost beside power', 'S')(0, 'EUR/kWh');

function advice(name: string, row: string): string {
  return `PBL ${name}, in MIDDEN ${row} (pbl-nl/MIDDEN @569ed7a); money of the advice, not indexed`;
}

const CLOSED = figures(advice('concept advice SDE++ 2021', 'TC0312'), 'S');
const OPEN = figures(advice('concept advice SDE++ 2021', 'TC0311'), 'S');
const STEAM = figures(advice('concept advice SDE++ 2022', 'TC0471'), 'S');
const E_BOILER = figures(advice('final advice SDE++ 2020', 'TC0461-0463'), 'S');
const RESIDUAL = figures(advice('concept advice SDE++ 2021', 'TC0317'), 'S');
const PER_HEAT = 'MWh power/MWh heat';

export const SDE_TECHNOLOGIES: readonly SdeTechnology[] = [
  {
    id: 'closed-heat-pump',
    title: { nl: 'Gesloten warmtepomp, 30 naar 80 °C', en: 'Closed heat pump, 30 to 80 °C' },
    capexEurPerKw: CLOSED(1140, 'EUR/kW'),
    fixedEurPerKwYear: CLOSED(26, 'EUR/kW/yr'),
    variableEurPerKwh: CLOSED(0.015, 'EUR/kWh'),
    powerPerHeat: CLOSED(1 / 3.5, PER_HEAT),
    powerEurPerKwh: withinVariable,
    termYears: CLOSED(12, 'yr'),
    fullLoadHours: long,
  },
  {
    id: 'open-heat-pump',
    title: { nl: 'Open warmtepomp (MVR)', en: 'Open heat pump (MVR)' },
    capexEurPerKw: OPEN(1602, 'EUR/kW'),
    fixedEurPerKwYear: OPEN(18, 'EUR/kW/yr'),
    variableEurPerKwh: OPEN(0.008, 'EUR/kWh'),
    powerPerHeat: OPEN(1 / 7, PER_HEAT),
    powerEurPerKwh: withinVariable,
    termYears: OPEN(12, 'yr'),
    fullLoadHours: long,
  },
  {
    id: 'steam-heat-pump',
    title: { nl: 'Industriële warmtepomp voor stoom', en: 'Industrial heat pump for steam' },
    capexEurPerKw: STEAM(976, 'EUR/kW'),
    fixedEurPerKwYear: STEAM(20, 'EUR/kW/yr'),
    variableEurPerKwh: nil,
    powerPerHeat: STEAM(1 / 3.5, PER_HEAT),
    powerEurPerKwh: meanPower,
    termYears: STEAM(12, 'yr'),
    fullLoadHours: long,
  },
  {
    id: 'e-boiler',
    title: { nl: 'Grote elektrische boiler', en: 'Large electric boiler' },
    capexEurPerKw: E_BOILER(115, 'EUR/kW'),
    fixedEurPerKwYear: E_BOILER(2.3, 'EUR/kW/yr'),
    variableEurPerKwh: nil,
    powerPerHeat: E_BOILER(1 / 0.99, PER_HEAT),
    powerEurPerKwh: meanPower,
    termYears: E_BOILER(15, 'yr'),
    fullLoadHours: short,
  },
  {
    id: 'residual-heat',
    title: { nl: 'Restwarmte met 10 km leiding', en: 'Residual heat with 10 km of pipe' },
    capexEurPerKw: RESIDUAL(1411, 'EUR/kW'),
    fixedEurPerKwYear: RESIDUAL(29, 'EUR/kW/yr'),
    variableEurPerKwh: RESIDUAL(0.001, 'EUR/kWh'),
    powerPerHeat: RESIDUAL(0.018, PER_HEAT),
    powerEurPerKwh: withinVariable,
    termYears: RESIDUAL(15, 'yr'),
    fullLoadHours: long,
  },
];

/** Technique of the SDE++ by id; undefined when there is none. */
export function sdeTechnology(id: string): SdeTechnology | undefined {
  return SDE_TECHNOLOGIES.find(one => one.id === id);
}

const END = figures('vemw.nl, 5 Mar 2024: five phases, from 75 to 400', 'S');
const STEP = figures('Steps between 75 and 400 as remembered', 'M');
const HELD = figures('Phases of 2024 taken for this round', 'D');
const PER_TON = 'EUR/t';

const PHASES_2024 = [
  END(75, PER_TON),
  STEP(150, PER_TON),
  STEP(225, PER_TON),
  STEP(300, PER_TON),
  END(400, PER_TON),
];
const PHASES_HELD = PHASES_2024.map(({ value, unit }) => HELD(value, unit));

function round(year: number, budgetEur: Sourced<number>, phaseEurPerTon = PHASES_HELD): SdeRound {
  return { year, budgetEur, phaseEurPerTon };
}

/** Rounds by year of application. */
export const SDE_ROUNDS: readonly SdeRound[] = [
  round(2022, figures('Stcrt 2022-11407 (open 28 Jun-6 Oct)', 'S')(13e9, 'EUR')),
  round(2023, figures('vemw.nl', 'S')(8e9, 'EUR')),
  round(2024, figures('vemw.nl, 5 Mar 2024 (open 10 Sep-10 Oct)', 'S')(11.5e9, 'EUR'), PHASES_2024),
  round(2025, figures('Secondary text; nearly three times asked', '2nd')(8e9, 'EUR')),
  round(2026, figures('Letter to parliament, 13 Feb 2026, in a secondary text', '2nd')(8e9, 'EUR')),
];

const fact = figures('innofunding.nl, 30 Oct 2013 (SDE+ 2014): gas boiler of 90 %', 'S');
const chosen = (why: string) => figures(why, 'D');

/** What the correction amount and the base amount take beside the rows above. */
export const SDE_METHOD = {
  gasBoilerEfficiency: fact(0.9, 'MWh heat/MWh fuel'),
  rate: chosen('Project rate of the SDE++ not found; that of the levelised checks of POLICY.md')(
    0.06,
    '1/yr',
  ),
  floorEurPerMwh: chosen('Base price (floor of the correction amount) not found: none taken')(0, 'EUR/MWh'),
} as const;
