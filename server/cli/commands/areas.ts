import { populationWith } from '../../../data/index.ts';
import {
  type CongestedArea,
  congestedAreas,
  congestedStudy,
  PRESENT,
  type Present,
} from '../../../scenarios/index.ts';
import { type Command, type Given, textOf } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { inWords, type Language } from '../language.ts';
import { recordsGiven } from '../records-given.ts';
import { shortened, textTable } from '../text-table.ts';

const DEFAULTS = { seed: 1, pick: 5, year: 2026, weather: 3 } as const;
type Way = 'offtake' | 'feedIn';

/** `areas [--grid-areas NAME] [--pick N] [--study]`: the most congested areas of a map, as a list or as a study of flex products. */
export const areas: Command = {
  name: 'areas',
  operands: '',
  fewest: 0,
  most: 0,
  summary: {
    nl: 'zoekt de krapste gebieden van de capaciteitskaart en maakt er een studie van flexproducten van',
    en: 'finds the most congested areas of the capacity map and makes a study of flex products of them',
  },
  explanation: {
    nl: `Benodigd en wachtrij min aanwezig vermogen, de grootste eerst, hoogstens één in elk landelijk gebied. Zonder
--grid-areas de verzonnen kaart. Met --study een studie in JSON: knopen, bedrijven, de rest achter het station en de
wachtrij, met vier ontwerpen (vast, VVTR, TBTR en CBC-A). Overbelasting die mag blijven: 24 uur per jaar, gemiddeld 2 %
van het kleinste station. De kaart zegt niet hoe zwaar een station nu is belast: waar de beheerder niets meer te geven
heeft, telt het als vol (--present). Wat de kaart niet zegt en hier is aangenomen, staat met bron
en merk op het foutkanaal.`,
    en: `Needed capacity and queue less present capacity, largest first, at most one in each national area. Without
--grid-areas the made-up map. With --study a study in JSON: nodes, companies, the rest behind the station and the queue,
with four designs (firm, VVTR, TBTR and CBC-A). Overload that may be left: 24 hours a year, 2 % of the smallest station
on average. The map does not say how loaded a station is now: where its operator has nothing left to give it counts as
full (--present). What the map does not say and is assumed here is told on the error
channel, with source and mark.`,
  },
  options: [
    {
      name: 'grid-areas',
      kind: 'text',
      value: 'NAME',
      text: { nl: 'ingelezen capaciteitskaart', en: 'imported capacity map' },
    },
    count('seed', 0, { nl: 'zaad van de bedrijven, standaard 1', en: 'seed of the companies, default 1' }),
    count('pick', 1, { nl: 'aantal gebieden, standaard 5', en: 'number of areas, default 5' }),
    count('companies', 0, {
      nl: 'alleen gebieden met zoveel bedrijven, standaard 0',
      en: 'only areas with as many companies, default 0',
    }),
    {
      name: 'direction',
      kind: 'choice',
      choices: ['offtake', 'feedIn'],
      text: { nl: 'afname (standaard) of invoeding', en: 'off-take (default) or feed-in' },
    },
    {
      name: 'present',
      kind: 'choice',
      choices: [...PRESENT],
      text: {
        nl: 'wie er al is waar de beheerder niets meer te geven heeft: full (standaard, het station is precies vol), capped (alles wat is toegezegd, hoogstens wat er is) of needed (alles wat is toegezegd tegelijk, ook boven wat er is)',
        en: 'those who are there where the operator has nothing left to give: full (default, the station is just full), capped (all that is given away, at most what is there) or needed (all that is given away at once, also beyond what is there)',
      },
    },
    {
      name: 'present-peak',
      kind: 'number',
      value: 'SHARE',
      minimum: 0,
      text: {
        nl: 'met full: hun piek als deel van wat er is, bijvoorbeeld 1,1; standaard zo hoog als de overbelasting die mag blijven toelaat',
        en: 'with full: their peak as a share of what is there, such as 1.1; default as high as the overload that may be left allows',
      },
    },
    count('year', 1970, { nl: 'jaar van de studie, standaard 2026', en: 'year of the study, default 2026' }),
    count('weather', 1, {
      nl: 'aantal weerjaren van de studie, standaard 3',
      en: 'weather years of the study, default 3',
    }),
    { name: 'study', kind: 'flag', text: { nl: 'de studie, in JSON', en: 'the study, in JSON' } },
  ],
  examples: [
    { line: 'areas', text: { nl: 'vijf krappe gebieden', en: 'five congested areas' } },
    {
      line: 'areas --pick 1 --study > area.json',
      text: { nl: 'een studie van het krapste gebied', en: 'a study of the most congested area' },
    },
  ],
  async run({ given, language, terminal }) {
    const gridAreas = recordsGiven(given, 'grid-areas');
    const way = (given.texts.get('direction')?.[0] ?? 'offtake') as Way;
    const made = populationWith(numberOf(given, 'seed'), gridAreas ? { gridAreas } : {});
    const least = given.numbers.get('companies') ?? 0;
    const here = (id: string) => made.companies.filter(({ gridArea }) => gridArea === id).length;
    const found = congestedAreas(made.gridAreas, numberOf(given, 'pick'), way, ({ id }) => here(id) >= least);
    if (!given.flags.has('study')) {
      await terminal.out(`${made.label[language]}\n\n${areasTable(found, way, here, language)}\n`);
      return EXIT.ok;
    }
    const present = textOf(given, 'present') as Present | undefined;
    const presentPeak = given.numbers.get('present-peak');
    const { study, cases } = await congestedStudy(made, found, {
      direction: way,
      year: numberOf(given, 'year'),
      weather: numberOf(given, 'weather'),
      ...(present && { present }),
      ...(presentPeak !== undefined && { presentPeak }),
    });
    const told = cases.flatMap(({ assumptions }) => assumptions);
    const lines = told.map(({ path, value, unit, source, mark }) =>
      `${path}: ${value} ${unit ?? ''} [${mark}] ${source}`.trim(),
    );
    terminal.err(`${[...new Set(lines)].join('\n')}\n`);
    await terminal.out(`${JSON.stringify(study, null, 2)}\n`);
    return EXIT.ok;
  },
};

function count(name: string, minimum: number, text: Command['summary']): Command['options'][number] {
  return { name, kind: 'number', value: 'N', minimum, whole: true, text };
}

function numberOf({ numbers }: Given, name: keyof typeof DEFAULTS): number {
  return numbers.get(name) ?? DEFAULTS[name];
}

function areasTable(
  found: readonly CongestedArea[],
  way: Way,
  companies: (id: string) => number,
  language: Language,
): string {
  const heads = {
    nl: [
      'gebied',
      'provincie',
      'aanwezig MW',
      'benodigd MW',
      'wachtrij MW',
      'aanvragen',
      'tekort MW',
      'bedrijven',
      'ruimte vanaf',
      'landelijk gebied',
    ],
    en: [
      'area',
      'province',
      'present MW',
      'needed MW',
      'queue MW',
      'requests',
      'short MW',
      'companies',
      'room from',
      'national area',
    ],
  }[language];
  const words = (value: number | undefined) => (value === undefined ? '-' : inWords(value, language));
  const rows = found.map(({ area, shortMw, national }) => {
    const { presentMw, neededMw, queueMw, requestsInQueue, reliefYear, nationalReliefYear } = area[way];
    const year = Math.max(reliefYear ?? 0, nationalReliefYear ?? 0, national?.[way].reliefYear ?? 0);
    return [
      shortened(area.name),
      area.province ?? '-',
      words(presentMw),
      words(neededMw),
      words(queueMw),
      words(requestsInQueue),
      words(Math.round(10 * shortMw) / 10),
      words(companies(area.id)),
      year === 0 ? '-' : String(year),
      national?.name ?? '-',
    ];
  });
  const isText = (c: number) => c < 2 || c === heads.length - 1;
  return textTable(
    heads.map((head, c) => ({
      head,
      align: isText(c) ? 'left' : 'right',
      cells: rows.map(row => row[c]!),
    })),
  );
}
