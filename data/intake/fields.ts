import { PLAUSIBLE } from '../import/plausible-figures.ts';
import { ARCHETYPES, type Archetype } from '../synthetic/production.ts';
import { GRID_LEVELS, OPERATORS } from '../tables/grid-tariffs.ts';
import { SECTOR_SIZES } from '../tables/sector-sizes.ts';

/** A fact that a company has, by the names a sheet may give it and the units it may be in. */
export type IntakeField =
  | {
      readonly key: string;
      readonly kind: 'number';
      readonly names: readonly string[];
      /** Units by name, as a factor to the first. */
      readonly units: Readonly<Record<string, number>>;
      readonly maximum: number;
    }
  | {
      readonly key: string;
      readonly kind: 'choice';
      readonly names: readonly string[];
      /** Words by what they mean. */
      readonly words: Readonly<Record<string, readonly string[]>>;
    }
  | { readonly key: string; readonly kind: 'text'; readonly names: readonly string[] };

const { intake: MOST } = PLAUSIBLE;
const POWER = { kW: 1, MW: 1000 } as const;
const YES_NO = { yes: ['ja', 'yes', 'true', '1'], no: ['nee', 'no', 'false', '0'] } as const;

const SHIFTS: Readonly<Record<Archetype, readonly string[]>> = {
  continuous: ['continu', 'continuous', 'volcontinu', '5 ploegen', '5-ploegen', '24/7'],
  fiveDay: ['5 dagen', 'five days', '3 ploegen', '3-ploegen', '24/5'],
  sixDay: ['6 dagen', 'six days', '24/6'],
  daytime: ['dagdienst', 'daytime', '1 ploeg', 'one shift'],
  campaign: ['campagne', 'campaign'],
};

const SECTOR_WORDS: Readonly<Record<string, readonly string[]>> = {
  glass: ['glas'],
  insulation: ['isolatie', 'isolatiemateriaal'],
  ceramics: ['keramiek', 'keramisch', 'baksteen'],
  dairy: ['zuivel'],
  potato: ['aardappel', 'aardappelen'],
  beer: ['bier', 'brouwerij', 'brewery'],
  'oils-fats': ['olie en vet', 'oliën en vetten', 'oils and fats'],
  starch: ['zetmeel'],
  other: ['anders', 'overig'],
};

/** Every fact of the sheet. Gas is in normal cubic metres of Groningen quality. */
export const INTAKE_FIELDS: readonly IntakeField[] = [
  { key: 'name', kind: 'text', names: ['naam', 'name', 'bedrijf', 'company'] },
  {
    key: 'sector',
    kind: 'choice',
    names: ['sector', 'branche'],
    words: Object.fromEntries(
      [...SECTOR_SIZES.map(({ sector }) => sector), 'other'].map(one => [
        one,
        [one, ...(SECTOR_WORDS[one] ?? [])],
      ]),
    ),
  },
  {
    key: 'annualGasM3',
    kind: 'number',
    names: ['gasverbruik', 'gas per jaar', 'annual gas'],
    units: { m3: 1, Nm3: 1, 'm3/jaar': 1, 'm3/year': 1 },
    maximum: MOST.gas.value,
  },
  {
    key: 'annualElectricityKwh',
    kind: 'number',
    names: [
      'stroomverbruik',
      'elektriciteitsverbruik',
      'stroom per jaar',
      'annual power',
      'annual electricity',
    ],
    units: { kWh: 1, MWh: 1000, GWh: 1e6, 'kWh/jaar': 1, 'kWh/year': 1 },
    maximum: MOST.electricity.value,
  },
  {
    key: 'contractKw',
    kind: 'number',
    names: ['contract afname', 'gecontracteerd vermogen', 'contract', 'contracted power'],
    units: POWER,
    maximum: MOST.power.value,
  },
  {
    key: 'feedInKw',
    kind: 'number',
    names: ['contract invoeding', 'invoeding', 'contracted feed-in'],
    units: POWER,
    maximum: MOST.power.value,
  },
  {
    key: 'peakKw',
    kind: 'number',
    names: ['piek', 'hoogste piek', 'peak', 'peak power'],
    units: POWER,
    maximum: MOST.power.value,
  },
  {
    key: 'shifts',
    kind: 'choice',
    names: ['ploegen', 'bedrijfstijden', 'shifts', 'opening hours'],
    words: Object.fromEntries(ARCHETYPES.map(one => [one, [one, ...SHIFTS[one]]])),
  },
  {
    key: 'heatC',
    kind: 'number',
    names: ['temperatuur', 'warmtetemperatuur', 'procestemperatuur', 'heat temperature'],
    units: { C: 1, '°C': 1, graden: 1 },
    maximum: MOST.heat.value,
  },
  {
    key: 'directGasPercent',
    kind: 'number',
    names: ['gas in ovens', 'direct gestookt', 'direct-fired gas'],
    units: { '%': 1 },
    maximum: 100,
  },
  { key: 'inEts', kind: 'choice', names: ['ets', 'in ets', 'eu ets'], words: YES_NO },
  {
    key: 'freeAllocationTon',
    kind: 'number',
    names: ['gratis rechten', 'toewijzing', 'free allocation'],
    units: { t: 1, ton: 1 },
    maximum: MOST.allocation.value,
  },
  {
    key: 'pvKw',
    kind: 'number',
    names: ['zonnepanelen', 'pv', 'solar panels'],
    units: { kWp: 1, MWp: 1000, ...POWER },
    maximum: MOST.power.value,
  },
  {
    key: 'chpKw',
    kind: 'number',
    names: ['wkk', 'chp'],
    units: { kWe: 1, MWe: 1000, ...POWER },
    maximum: MOST.power.value,
  },
  {
    key: 'batteryKw',
    kind: 'number',
    names: ['batterij vermogen', 'battery power'],
    units: POWER,
    maximum: MOST.power.value,
  },
  {
    key: 'batteryKwh',
    kind: 'number',
    names: ['batterij', 'batterij energie', 'battery', 'battery energy'],
    units: { kWh: 1, MWh: 1000 },
    maximum: MOST.battery.value,
  },
  {
    key: 'gridOperator',
    kind: 'choice',
    names: ['netbeheerder', 'grid operator'],
    words: Object.fromEntries(OPERATORS.map(one => [one, [one]])),
  },
  {
    key: 'gridLevel',
    kind: 'choice',
    names: ['netvlak', 'grid level'],
    words: Object.fromEntries(GRID_LEVELS.map(one => [one, [one]])),
  },
];
