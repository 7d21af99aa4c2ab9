import { type HeatNeed, type Process, type Technology, valueText } from '../../data/index.ts';
import type { Language } from './language.ts';
import { type TextColumn, textTable } from './text-table.ts';

function left(head: string, cells: readonly string[]): TextColumn {
  return { head, align: 'left', cells };
}

/** Techniques beside each other: money per size, performance, life, first year of sale. */
export function techniqueTable(all: readonly Technology[], language: Language): string {
  const words = HEADS[language];
  const column = (head: string, of: (one: Technology) => unknown): TextColumn => ({
    head,
    align: 'right',
    cells: all.map(one => valueText(of(one), language)),
  });
  return textTable([
    left(
      words.id,
      all.map(({ id }) => id),
    ),
    left(
      words.title,
      all.map(({ title }) => title[language]),
    ),
    column(words.capex, ({ capexEur }) => Math.round(capexEur.value)),
    left(
      words.per,
      all.map(({ sizeUnit }) => sizeUnit),
    ),
    left(
      words.mark,
      all.map(({ capexEur }) => capexEur.mark),
    ),
    column(words.performance, ({ performance }) => {
      const { cop, efficiency, electricEfficiency, efficiencyIn } = performance;
      const value = (cop ?? efficiency ?? electricEfficiency ?? efficiencyIn)?.value;
      return value === undefined ? undefined : Number(value.toFixed(3));
    }),
    column(words.life, ({ lifetimeYears }) => lifetimeYears.value),
    left(
      words.from,
      all.map(({ availableFrom }) => String(availableFrom.value)),
    ),
  ]);
}

/** Processes beside each other: what they need per tonne and how they run. */
export function processTable(all: readonly Process[], language: Language): string {
  const words = HEADS[language];
  return textTable([
    left(
      words.process,
      all.map(({ id }) => id),
    ),
    left(
      words.title,
      all.map(({ title }) => title[language]),
    ),
    left(
      words.heat,
      all.map(({ heat }) =>
        heat
          .map(
            ({ level, temperatureC, gjPerTonne }) =>
              `${LEVELS[language][level]} ${temperatureC.value} °C ${valueText(gjPerTonne.value, language)} GJ/t`,
          )
          .join(', '),
      ),
    ),
    {
      head: 'kWh/t',
      align: 'right',
      cells: all.map(({ electricityKwhPerTonne }) => valueText(electricityKwhPerTonne.value, language)),
    },
    left(
      words.continuity,
      all.map(({ continuity }) => WAYS[language][continuity.value]),
    ),
  ]);
}

const HEADS = {
  nl: {
    id: 'techniek',
    process: 'proces',
    title: 'naam',
    capex: 'EUR',
    per: 'per',
    mark: 'merk',
    performance: 'rendement of COP',
    life: 'jaren',
    from: 'te koop vanaf',
    heat: 'warmte',
    continuity: 'bedrijf',
    value: 'waarde',
  },
  en: {
    id: 'technique',
    process: 'process',
    title: 'name',
    capex: 'EUR',
    per: 'per',
    mark: 'mark',
    performance: 'efficiency or COP',
    life: 'years',
    from: 'sold from',
    heat: 'heat',
    continuity: 'runs',
    value: 'value',
  },
} as const;
const LEVELS = {
  nl: { hotWater: 'warm water', steam: 'stoom', furnace: 'oven' },
  en: { hotWater: 'hot water', steam: 'steam', furnace: 'furnace' },
} as const;
const WAYS = {
  nl: { continuous: 'continu', batch: 'in partijen', campaign: 'campagne' },
  en: { continuous: 'continuous', batch: 'in batches', campaign: 'campaign' },
} as const;

/** What a process needs at one level, and the techniques that can make it. */
export function needText(
  { title }: Process,
  { level, temperatureC }: HeatNeed,
  able: readonly Technology[],
  language: Language,
): string {
  const celsius = `${valueText(temperatureC.value, language)} °C (${temperatureC.mark})`;
  return `${title[language]}: ${LEVELS[language][level]}, ${celsius}\n${techniqueTable(able, language)}`;
}
