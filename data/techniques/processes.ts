import type { HeatLevel } from '../../engine/index.ts';
import { figures, type Mark, type Sourced, type Text } from '../tables/sourced.ts';
import type { HeatNeed, Process, Shift } from './process.ts';
import { midden } from './row.ts';
import { TECHNOLOGIES } from './technologies.ts';
import type { Technology } from './technology.ts';

type Continuity = Process['continuity']['value'];
type Need = readonly [
  level: HeatLevel,
  gjPerTonne: number,
  temperatureC: number,
  mark: Mark,
  temperatureSource: string,
];

/** One process as the sector report has it. */
interface Row {
  readonly id: string;
  readonly title: Text;
  readonly sector: string;
  readonly archetype: string;
  readonly continuity: Continuity;
  readonly source: string;
  readonly mark?: Mark;
  /** `null`: none found, and taken as none. */
  readonly kwhPerTonne: number | null;
  readonly heat: readonly Need[];
  readonly shift: Shift;
  readonly shed: Sourced<number>;
}

const STEAM_SEEN = 'Paper: steam of 180 °C at 10 bar (MIDDEN sector report)';
const STEAM_TAKEN = 'Low and middle pressure steam, no temperature found: as that of paper, 180 °C';
const BREWERY = 'Breweries: low-pressure steam of 170-180 °C, 6-10 bar (MIDDEN sector report)';

const shiftSource =
  'pommesdata @32afc4a, German industry: shift-only cluster of 2030, made good within 5 h, nominal';
const seenShift = figures(shiftSource, 'S');
const shareOf = (why: string) => figures(`${why}; no Dutch figure by sector found, a design choice`, 'D');

function shift(share: Sourced<number>): Shift {
  return { share, hours: seenShift(5, 'h'), costEurPerMwh: seenShift(222.6, 'EUR/MWh') };
}

const NOTHING = shift(
  shareOf('A melting tank or kiln hardly waits (general knowledge: 80-90 % at least)')(
    0,
    'share of the load',
  ),
);
const LITTLE = shift(
  shareOf('Continuous works: pumps, mills and refiners with a little stock')(0.05, 'share of the load'),
);
const SOME = shift(shareOf('Batches, cold stores and packing that can wait')(0.15, 'share of the load'));

/** Melts and kilns are damaged by standing still; other works lose a batch. */
const FURNACE_SHED = figures(
  'ACM 19 Jul 2022, Stcrt 2022-19746: value of lost load of industrial smaller firms, unannounced',
  'S',
)(20000, 'EUR/MWh');
const dnv = figures('DNV for smartEn (2022), industrial demand response, weighed over countries', 'S');
/** The class with the largest share, 35 %, for two hours. */
const WORKS_SHED = dnv(1097, 'EUR/MWh');
const LONG_SHED = dnv(207, 'EUR/MWh');

/** Processes of the sectors of Cluster 6. */
export const PROCESSES: readonly Process[] = [
  processOf({
    id: 'paper-corrugated',
    title: { nl: 'Papier voor golfkarton', en: 'Paper for corrugated board' },
    sector: 'paper',
    archetype: 'paper',
    continuity: 'continuous',
    source: midden('paper and board: 278 kWh/t, steam 4.0-6.3 GJ/t by product, the low end taken'),
    kwhPerTonne: 278,
    heat: [['steam', 4, 180, 'S', STEAM_SEEN]],
    shift: LITTLE,
    shed: WORKS_SHED,
  }),
  processOf({
    id: 'bricks',
    title: { nl: 'Bakstenen', en: 'Bricks' },
    sector: 'ceramics',
    archetype: 'kiln',
    continuity: 'continuous',
    source: midden(
      'ceramics: firing 1.5 GJ gas/t, drying .74 GJ gas per t dried at 1.1 t dried per t; 68 kWh/t',
    ),
    mark: 'C',
    kwhPerTonne: 68,
    heat: [
      ['furnace', 1.5, 1200, 'S', 'Kiln of 950-1,200 °C (verduurzamingindustrie.nl)'],
      ['steam', 0.74 * 1.1, 150, 'D', 'Air of dryers, no temperature found'],
    ],
    shift: NOTHING,
    shed: FURNACE_SHED,
  }),
  processOf({
    id: 'cheese',
    title: { nl: 'Kaas', en: 'Cheese' },
    sector: 'dairy',
    archetype: 'dairy',
    continuity: 'batch',
    source: midden('dairy: cheese 1.42 GJ steam, .95 GJ hot water, 259 kWh per t'),
    kwhPerTonne: 259,
    heat: [
      ['steam', 1.42, 180, 'D', STEAM_TAKEN],
      ['hotWater', 0.95, 100, 'S', 'Dairy: water of 60-100 °C (MIDDEN sector report)'],
    ],
    shift: SOME,
    shed: WORKS_SHED,
  }),
  processOf({
    id: 'milk-powder',
    title: { nl: 'Melkpoeder (sproeidrogen)', en: 'Milk powder (spray drying)' },
    sector: 'dairy',
    archetype: 'dairy',
    continuity: 'continuous',
    source: midden('dairy: spray drying 4.38 GJ steam, 1.25 GJ hot water, 100 kWh per t'),
    kwhPerTonne: 100,
    heat: [
      ['steam', 4.38, 180, 'D', STEAM_TAKEN],
      ['hotWater', 1.25, 100, 'S', 'Dairy: water of 60-100 °C (MIDDEN sector report)'],
    ],
    shift: LITTLE,
    shed: WORKS_SHED,
  }),
  processOf({
    id: 'container-glass',
    title: { nl: 'Verpakkingsglas', en: 'Container glass' },
    sector: 'glass',
    archetype: 'glass',
    continuity: 'continuous',
    source: midden('TC0001, TC0009: melt 3.95 GJ gas and 109 kWh, forming .542 GJ gas and 134 kWh per t'),
    mark: 'C',
    kwhPerTonne: 109 + 134,
    heat: [['furnace', 3.95 + 0.542, 1400, 'M', 'Melt above 1,400 °C']],
    shift: NOTHING,
    shed: FURNACE_SHED,
  }),
  processOf({
    id: 'salt',
    title: { nl: 'Zout (indampen van pekel)', en: 'Salt (evaporation of brine)' },
    sector: 'salt',
    archetype: 'chemicals',
    continuity: 'continuous',
    source: midden(
      'salt: 1.25 GJ heat per t slurry; power over heat of the two works, .29 PJ in 7.3 PJ of gas',
    ),
    mark: 'C',
    kwhPerTonne: ((0.29 / 7.3) * 1250) / 3.6,
    heat: [['steam', 1.25, 180, 'D', STEAM_TAKEN]],
    shift: LITTLE,
    shed: LONG_SHED,
  }),
  processOf({
    id: 'glass-wool',
    title: { nl: 'Glaswol', en: 'Glass wool' },
    sector: 'insulation',
    archetype: 'glass',
    continuity: 'continuous',
    source: midden('insulation: glass wool 15.7 GJ gas and 1,111 kWh per t'),
    kwhPerTonne: 1111,
    heat: [['furnace', 15.7, 1400, 'M', 'Melt as that of glass, above 1,400 °C']],
    shift: NOTHING,
    shed: FURNACE_SHED,
  }),
  processOf({
    id: 'frozen-potato',
    title: { nl: 'Diepvriesfriet', en: 'Frozen potato products' },
    sector: 'potato',
    archetype: 'potato',
    continuity: 'batch',
    source: midden('potato: frozen .77 GJ steam, 2.08 GJ direct gas, 128 kWh per t'),
    kwhPerTonne: 128,
    heat: [
      ['steam', 0.77, 180, 'D', STEAM_TAKEN],
      ['furnace', 2.08, 275, 'S', 'Fryers with 275 °C on the hot side (PepsiCo Broek op Langedijk)'],
    ],
    shift: SOME,
    shed: WORKS_SHED,
  }),
  processOf({
    id: 'rapeseed-crushing',
    title: { nl: 'Koolzaad persen', en: 'Crushing of rapeseed' },
    sector: 'oils-fats',
    archetype: 'chemicals',
    continuity: 'continuous',
    source: midden('oils and fats: crushing of rape 1.56 GJ steam and 114 kWh per t'),
    kwhPerTonne: 114,
    heat: [['steam', 1.56, 180, 'D', STEAM_TAKEN]],
    shift: LITTLE,
    shed: WORKS_SHED,
  }),
  processOf({
    id: 'beer',
    title: { nl: 'Bier', en: 'Beer' },
    sector: 'beer',
    archetype: 'foodFiveDay',
    continuity: 'batch',
    source: midden('beer: 40 MJ steam and 5.5 kWh per hl, a hl taken as a tenth of a tonne'),
    mark: 'C',
    kwhPerTonne: 5.5 * 10,
    heat: [['steam', 0.04 * 10, 180, 'S', BREWERY]],
    shift: SOME,
    shed: WORKS_SHED,
  }),
  processOf({
    id: 'malt',
    title: { nl: 'Mout', en: 'Malt' },
    sector: 'beer',
    archetype: 'foodSixDay',
    continuity: 'batch',
    source: midden('beer and malt: malt 1.93 GJ and 90 kWh per t'),
    kwhPerTonne: 90,
    heat: [['hotWater', 1.93, 90, 'D', 'Kilning air, no temperature found']],
    shift: SOME,
    shed: WORKS_SHED,
  }),
  processOf({
    id: 'starch',
    title: { nl: 'Zetmeel', en: 'Starch' },
    sector: 'starch',
    archetype: 'chemicals',
    continuity: 'continuous',
    source: midden('starch, Koog: 3.5 GJ steam and 167 kWh per t'),
    kwhPerTonne: 167,
    heat: [['steam', 3.5, 180, 'D', STEAM_TAKEN]],
    shift: LITTLE,
    shed: WORKS_SHED,
  }),
  processOf({
    id: 'sugar-pulp',
    title: { nl: 'Pulpdrogen (suiker)', en: 'Drying of pulp (sugar)' },
    sector: 'sugar',
    archetype: 'sugar',
    continuity: 'campaign',
    source: midden('sugar: pulp dryer 6.1 GJ gas per t dry pulp'),
    kwhPerTonne: null,
    heat: [['furnace', 6.1, 400, 'D', 'Drum dryer, no temperature found']],
    shift: LITTLE,
    shed: WORKS_SHED,
  }),
  processOf({
    id: 'zinc',
    title: { nl: 'Zink (elektrolyse)', en: 'Zinc (electrolysis)' },
    sector: 'metal',
    archetype: 'chemicals',
    continuity: 'continuous',
    source: midden('zinc: 4,111 kWh per t'),
    kwhPerTonne: 4111,
    heat: [],
    shift: SOME,
    shed: LONG_SHED,
  }),
];

function processOf(row: Row): Process {
  const figure = figures(row.source, row.mark ?? 'S');
  const shape = figures('Shapes by sector: SECTORS.md 2 and FACTS.md 7', 'M');
  return {
    id: row.id,
    title: row.title,
    sector: row.sector,
    archetype: shape(row.archetype, 'name'),
    continuity: shape(row.continuity, 'name'),
    electricityKwhPerTonne:
      row.kwhPerTonne === null
        ? figures(`${row.source}: no electricity per tonne found, taken as none`, 'D')(0, 'kWh/t')
        : figure(row.kwhPerTonne, 'kWh/t'),
    heat: row.heat.map(
      ([level, gj, celsius, mark, source]): HeatNeed => ({
        level,
        gjPerTonne: figure(gj, 'GJ/t'),
        temperatureC: figures(source, mark)(celsius, 'C'),
      }),
    ),
    shift: row.shift,
    shedEurPerMwh: row.shed,
  };
}

export function processes(): readonly Process[] {
  return PROCESSES;
}

const LEVELS: readonly HeatLevel[] = ['hotWater', 'steam', 'furnace'];

/** Techniques that can make the heat of a need: at its level or above, and hot enough where the machine has a limit. */
export function techniquesFor({ level, temperatureC }: HeatNeed): readonly Technology[] {
  return TECHNOLOGIES.filter(({ becomes, hottestC }) => {
    if (becomes?.kind !== 'assets') return false;
    if (hottestC && hottestC.value < temperatureC.value) return false;
    return becomes.parts.every(
      part => MAKES_HEAT.has(part.kind) && LEVELS.indexOf(part.level!) >= LEVELS.indexOf(level),
    );
  });
}

const MAKES_HEAT: ReadonlySet<string> = new Set(['eBoiler', 'heatPump', 'gasBoiler', 'chp', 'heatBattery']);
