import { InputError, type Issue } from '../../engine/index.ts';
import { ARCHETYPES as SITE_ARCHETYPES } from '../profiles/archetypes.ts';
import { figures, type Mark, type Sourced, type Text } from '../tables/sourced.ts';
import type { SystemYear } from './power-system.ts';
import { ARCHETYPES } from './production.ts';

/** Made of the weather, and profiles of sites and of what stands behind a station. */
const WEATHER_KINDS = ['price', 'pv', 'wind', 'load', 'heat', 'temperature'] as const;
const PROFILE_KINDS = ['site-load', 'site-heat', 'feeder', 'connections'] as const;
export type WeatherKind = (typeof WEATHER_KINDS)[number];
export type ProfileKind = (typeof PROFILE_KINDS)[number];
export const GENERATORS = [...WEATHER_KINDS, ...PROFILE_KINDS] as const;
export type GeneratorKind = (typeof GENERATORS)[number];

/** One number or choice of a generator. Choices have `allowed`, numbers have bounds. */
export interface GeneratorParameter {
  readonly name: string;
  readonly default: number | string;
  readonly unit: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly allowed?: readonly string[];
  readonly description: Text;
  /** Where the default comes from, and how sure it is. */
  readonly source: string;
  readonly mark: Mark;
}

const SOURCE = 'A stated default of this tool, to be set in a study';
const MARK = 'D';

function number(
  name: string,
  fallback: number,
  unit: string,
  [minimum, maximum]: readonly [number, number],
  description: Text,
): GeneratorParameter {
  return { name, default: fallback, unit, minimum, maximum, description, source: SOURCE, mark: MARK };
}

/** `growing` is the middle view of gas and CO2 prices. */
const SYSTEMS = ['recent', 'growing-low', 'growing', 'growing-high'] as const;

/** Parameters of the price that take the figures of the power system up or down, each over what its path says. */
export const SYSTEM_SCALES: Readonly<Record<keyof SystemYear, string>> = {
  loadGw: 'loadScale',
  solarGw: 'solarScale',
  onshoreGw: 'onshoreScale',
  offshoreGw: 'offshoreScale',
  storageGw: 'storageScale',
  gasEurPerMwh: 'gasScale',
  etsEurPerTon: 'etsScale',
};
const SCALED: Readonly<Record<keyof SystemYear, Text>> = {
  loadGw: { nl: 'Nederlandse vraag', en: 'Dutch load' },
  solarGw: { nl: 'Zonnestroom', en: 'Solar power' },
  onshoreGw: { nl: 'Wind op land', en: 'Wind on land' },
  offshoreGw: { nl: 'Wind op zee', en: 'Wind at sea' },
  storageGw: { nl: 'Batterijen', en: 'Batteries' },
  gasEurPerMwh: { nl: 'Gasprijs', en: 'Gas price' },
  etsEurPerTon: { nl: 'CO2-prijs', en: 'CO2 price' },
};
const SCALES = (Object.keys(SYSTEM_SCALES) as (keyof SystemYear)[]).map(figure =>
  number(SYSTEM_SCALES[figure], 1, 'share of the path', [0, 10], {
    nl: `${SCALED[figure].nl} ten opzichte van het pad van het stroomsysteem`,
    en: `${SCALED[figure].en} over the path of the power system`,
  }),
);

const PRODUCTION: readonly GeneratorParameter[] = [
  {
    name: 'archetype',
    default: 'continuous',
    unit: 'name',
    allowed: ARCHETYPES,
    description: { nl: 'Wanneer het bedrijf draait', en: 'When the works runs' },
    source: SOURCE,
    mark: MARK,
  },
  number('meanMw', 1, 'MW', [0, 10_000], { nl: 'Gemiddelde over een jaar', en: 'Mean over a year' }),
  number('spread', 0.08, 'share of the mean', [0, 1], {
    nl: 'Standaardafwijking tijdens bedrijf',
    en: 'Standard deviation while running',
  }),
  number('idleShare', 0.25, 'share of running level', [0, 1], {
    nl: 'Niveau buiten bedrijfstijd',
    en: 'Level outside running hours',
  }),
];

const MEAN_MW = PRODUCTION.find(({ name }) => name === 'meanMw')!;
/** Largest seed, a whole 31-bit number. */
const LARGEST_SEED = 2 ** 31 - 1;

function seed(name: string, description: Text): GeneratorParameter {
  return number(name, 1, 'whole number', [-LARGEST_SEED, LARGEST_SEED], description);
}

const SITE: readonly GeneratorParameter[] = [
  {
    name: 'archetype',
    default: 'workshop',
    unit: 'name',
    allowed: SITE_ARCHETYPES.map(({ id }) => id),
    description: { nl: 'Soort bedrijf', en: 'Kind of works' },
    source: SOURCE,
    mark: MARK,
  },
  seed('siteSeed', {
    nl: 'Welk bedrijf: ploegen, stops en schommelingen; gelijk voor stroom en warmte van één bedrijf',
    en: 'Which works: shifts, stops and swings; the same for electricity and heat of one works',
  }),
  MEAN_MW,
];

const MEGAWATTS = [0, 10_000] as const;

const PARAMETERS: Readonly<Record<GeneratorKind, readonly GeneratorParameter[]>> = {
  price: [
    number('meanEurPerMwh', 85, 'EUR/MWh', [-1000, 5000], {
      nl: 'Gemiddelde prijs over veel jaren met het stroomsysteem van 2023-2025',
      en: 'Mean price over many years of the power system of 2023-2025',
    }),
    number('spread', 1, 'share of the spread of 2023-2025', [0, 10], {
      nl: 'Spreiding om het gemiddelde',
      en: 'Spread around the mean',
    }),
    {
      name: 'system',
      default: 'recent',
      unit: 'name',
      allowed: SYSTEMS,
      description: {
        nl: 'Stroomsysteem: dat van 2023-2025, of groeiend met het jaar (zon, wind, opslag, gas- en CO2-prijs)',
        en: 'Power system: that of 2023-2025, or growing with the year (sun, wind, storage, gas and CO2 price)',
      },
      source: SOURCE,
      mark: MARK,
    },
    ...SCALES,
  ],
  pv: [
    number('tiltDegrees', 35, 'degrees', [0, 90], { nl: 'Hellingshoek', en: 'Tilt' }),
    number('azimuthDegrees', 180, 'degrees', [0, 360], {
      nl: 'Richting, 180 is zuid',
      en: 'Direction, 180 is south',
    }),
    number('performanceRatio', 0.85, 'share of rating', [0, 1], {
      nl: 'Opbrengst ten opzichte van het vermogen op het typeplaatje',
      en: 'Output over what the rating would give',
    }),
  ],
  wind: [
    number('meanSpeedMPerS', 7, 'm/s', [1, 15], {
      nl: 'Gemiddelde windsnelheid op ashoogte',
      en: 'Mean wind speed at the hub',
    }),
    number('ratedSpeedMPerS', 12, 'm/s', [6, 20], {
      nl: 'Windsnelheid waarbij vol vermogen begint',
      en: 'Wind speed at which full output begins',
    }),
  ],
  load: PRODUCTION,
  heat: [
    ...PRODUCTION,
    number('weatherShare', 0, 'share of the mean', [0, 1], {
      nl: 'Deel dat met de buitentemperatuur meegaat',
      en: 'Part that follows the outdoor temperature',
    }),
  ],
  temperature: [
    number('meanC', 11, 'C', [-20, 40], { nl: 'Gemiddelde over een jaar', en: 'Mean over a year' }),
  ],
  'site-load': SITE,
  'site-heat': SITE,
  feeder: [
    number('demandMw', 5, 'MW', MEGAWATTS, {
      nl: 'Gemiddelde vraag van huizen en bedrijven',
      en: 'Mean demand of homes and businesses',
    }),
    number('homesShare', 0.5, 'share of the demand', [0, 1], {
      nl: 'Deel van de vraag dat huizen is',
      en: 'Part of the demand that is homes',
    }),
    number('solarMw', 9, 'MW', MEGAWATTS, { nl: 'Zonnepanelen', en: 'Solar panels' }),
    number('windMw', 0, 'MW', MEGAWATTS, { nl: 'Windmolens', en: 'Wind turbines' }),
    seed('feederSeed', { nl: 'Welk station', en: 'Which station' }),
  ],
  connections: [
    number('count', 100, 'connections', [1, 20_000], {
      nl: 'Aantal aansluitingen',
      en: 'Number of connections',
    }),
    MEAN_MW,
    seed('groupSeed', { nl: 'Welke aansluitingen', en: 'Which connections' }),
  ],
};

const UNITS: Readonly<Record<GeneratorKind, string>> = {
  price: 'EUR/MWh',
  pv: 'MW/MW',
  wind: 'MW/MW',
  load: 'MW',
  heat: 'MW',
  temperature: 'C',
  'site-load': 'MW',
  'site-heat': 'MW',
  feeder: 'MW',
  connections: 'MW',
};

/** Defaults and bounds of every generator, for the data dictionary. */
export const GENERATOR_FIGURES = Object.fromEntries(
  GENERATORS.map(kind => [kind, Object.fromEntries(PARAMETERS[kind].map(one => [one.name, figuresOf(one)]))]),
);

function figuresOf(one: GeneratorParameter): Readonly<Record<string, Sourced<unknown>>> {
  const figure = figures(one.source, one.mark);
  const { minimum, maximum, unit } = one;
  return {
    default: figure(one.default, unit),
    ...(minimum !== undefined && { bounds: figure([minimum, maximum], unit) }),
  };
}

/** Parameters of a generator: names, defaults, units, bounds or choices, and what they mean. */
export function generatorParameters(kind: GeneratorKind): readonly GeneratorParameter[] {
  return PARAMETERS[kind];
}

/** Unit of what a generator makes. */
export function generatorUnit(kind: GeneratorKind): string {
  return UNITS[kind];
}

/** Every problem with the parameters of a generator; paths are relative to the object that holds `parameters`. */
export function generatorIssues(kind: string, given: Readonly<Record<string, number | string>>): Issue[] {
  if (!Object.hasOwn(PARAMETERS, kind))
    return [issue('/generator', 'unknown-generator', kind, `one of ${GENERATORS.join(', ')}`)];
  const known = PARAMETERS[kind as GeneratorKind];
  return Object.entries(given).flatMap(([name, value]) => {
    const path = `/parameters/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const parameter = known.find(one => one.name === name);
    if (!parameter)
      return [issue(path, 'unknown-parameter', name, `one of ${known.map(one => one.name).join(', ')}`)];
    const expected = expectation(parameter);
    return fits(parameter, value) ? [] : [issue(path, 'out-of-range', value, expected)];
  });
}

/** All parameters of a generator with the given ones filled in. @throws InputError with every problem. */
export function filledParameters(
  kind: GeneratorKind,
  given: Readonly<Record<string, number | string>>,
): Readonly<Record<string, number | string>> {
  const issues = generatorIssues(kind, given);
  if (issues.length) throw new InputError(issues);
  const defaults = Object.fromEntries(PARAMETERS[kind].map(one => [one.name, one.default]));
  return { ...defaults, ...given };
}

function fits({ allowed, minimum, maximum }: GeneratorParameter, value: number | string): boolean {
  if (allowed) return typeof value === 'string' && allowed.includes(value);
  return typeof value === 'number' && value >= minimum! && value <= maximum!;
}

function expectation({ allowed, minimum, maximum, unit }: GeneratorParameter): string {
  return allowed ? `one of ${allowed.join(', ')}` : `a number from ${minimum} to ${maximum} (${unit})`;
}

function issue(path: string, code: string, value: number | string, expected: string): Issue {
  return {
    path,
    code,
    message: `generator: got ${value}, expected ${expected}`,
    expected,
    value: String(value).slice(0, 80),
  };
}
