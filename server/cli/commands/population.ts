import { type Population, populationTotals, populationWith, type TotalRow } from '../../../data/index.ts';
import type { Command } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { inWords, type Language } from '../language.ts';
import { recordsGiven } from '../records-given.ts';
import { shortened, textTable } from '../text-table.ts';

const DEFAULT_SEED = 1;

/** `population [--seed N]`: a Cluster 6, made up or with imported parts, and how its totals compare with the published ones. */
export const population: Command = {
  name: 'population',
  operands: '',
  fewest: 0,
  most: 0,
  summary: {
    nl: 'maakt een synthetisch Cluster 6 en legt de totalen naast de gepubliceerde',
    en: 'makes a synthetic Cluster 6 and sets its totals beside the published ones',
  },
  explanation: {
    nl: `Ongeveer 450 verzonnen bedrijven met aansluiting, contract, jaarverbruik en warmteniveaus, de voedingsgebieden en de
wachtrij. Geen bedrijf of gebied bestaat; alleen de totalen volgen gepubliceerde cijfers. Met --json alles.
--grid-areas en --sites zetten een ingelezen kaart of lijst in de plaats van het verzonnen deel; de uitvoer zegt van elk
deel waar het vandaan komt, met de hash. Wat een lijst niet zegt, blijft leeg.`,
    en: `About 450 made-up companies with connection, contract, yearly use and heat levels, the supply areas and the waiting
list. No company or area exists; only the totals follow published figures. With --json all of it.
--grid-areas and --sites put an imported map or list in the place of the made-up part; the output says of each part where
it comes from, with the hash. What a list does not say stays empty.`,
  },
  options: [
    {
      name: 'seed',
      kind: 'number',
      value: 'N',
      minimum: 0,
      whole: true,
      text: {
        nl: 'zaad; hetzelfde zaad geeft hetzelfde, standaard 1',
        en: 'seed; the same gives the same, default 1',
      },
    },
    {
      name: 'grid-areas',
      kind: 'text',
      value: 'NAME',
      text: { nl: 'ingelezen capaciteitskaart', en: 'imported capacity map' },
    },
    {
      name: 'sites',
      kind: 'text',
      value: 'NAME',
      text: { nl: 'ingelezen lijst van locaties', en: 'imported list of sites' },
    },
  ],
  examples: [
    {
      line: 'population',
      text: { nl: 'totalen per sector en provincie', en: 'totals by sector and province' },
    },
    {
      line: 'population --grid-areas grid-map --sites emitters',
      text: { nl: 'de echte kaart en een echte lijst', en: 'the real map and a real list' },
    },
    {
      line: 'population --seed 7 --json > population.json',
      text: { nl: 'een andere bevolking, helemaal', en: 'another population, in full' },
    },
  ],
  async run({ given, language, terminal }) {
    const gridAreas = recordsGiven(given, 'grid-areas');
    const sites = recordsGiven(given, 'sites');
    const made = populationWith(given.numbers.get('seed') ?? DEFAULT_SEED, {
      ...(gridAreas && { gridAreas }),
      ...(sites && { sites }),
    });
    const totals = populationTotals(made);
    await terminal.out(
      given.flags.has('json')
        ? `${JSON.stringify({ ...made, totals }, null, 2)}\n`
        : `${overview(made, totals, language)}\n`,
    );
    return EXIT.ok;
  },
};

const MEASURES: Readonly<Record<TotalRow['measure'], { readonly nl: string; readonly en: string }>> = {
  companies: { nl: 'bedrijven', en: 'companies' },
  etsCompanies: { nl: 'bedrijven onder het ETS', en: 'companies under the ETS' },
  emissions: { nl: 'uitstoot (ETS)', en: 'emissions (ETS)' },
  medianEmissions: { nl: 'mediane uitstoot per bedrijf', en: 'median emissions per company' },
  gas: { nl: 'gas, uit de uitstoot', en: 'gas, from emissions' },
  gasMidden: { nl: 'gas volgens MIDDEN', en: 'gas by MIDDEN' },
  power: { nl: 'stroomgebruik', en: 'power use' },
  ownPower: { nl: 'eigen opwek', en: 'own power' },
  powerCeiling: { nl: 'stroom, hoogstens de hele sector', en: 'power, at most all of the sector' },
  utilisation: { nl: 'benutting', en: 'utilisation' },
  presentMw: { nl: 'aanwezig', en: 'present' },
  neededMw: { nl: 'benodigd', en: 'needed' },
  queueMw: { nl: 'wachtrij', en: 'queue' },
  requests: { nl: 'aanvragen in de wachtrij', en: 'requests in the queue' },
};

function overview(made: Population, totals: readonly TotalRow[], language: Language): string {
  const missed = totals.filter(({ within }) => !within).length;
  const requestMw = made.requests.reduce((sum, { powerMw }) => sum + powerMw, 0);
  const [companies, areas, requests, mw] = [
    made.companies.length,
    made.gridAreas.length,
    made.requests.length,
    requestMw,
  ].map(value => inWords(value, language));
  const words = {
    nl: [
      `${companies} bedrijven, ${areas} gebieden, ${requests} aanvragen van deze bedrijven (${mw} MW)`,
      `${totals.length - missed} van ${totals.length} totalen binnen de toegestane afwijking`,
    ],
    en: [
      `${companies} companies, ${areas} areas, ${requests} requests of these companies (${mw} MW)`,
      `${totals.length - missed} of ${totals.length} totals within the allowed deviation`,
    ],
  }[language];
  return [made.label[language], ...originLines(made), ...words, '', totalsTable(totals, language)].join('\n');
}

/** Name, hash and source of every imported part. */
function originLines({ origins }: Population): string[] {
  return Object.values(origins).flatMap(origin => {
    if (origin.kind === 'synthetic') return [];
    const { name, sha256, source, licence, retrieved } = origin.dataSet;
    return [`${name}: sha256 ${sha256}; ${shortened(source)}; ${licence}; ${retrieved.slice(0, 10)}`];
  });
}

function totalsTable(totals: readonly TotalRow[], language: Language): string {
  const heads = {
    nl: ['groep', 'maat', 'eenheid', 'gepubliceerd', 'hier', 'afwijking', 'toegestaan', 'merk', ''],
    en: ['group', 'measure', 'unit', 'published', 'here', 'deviation', 'allowed', 'mark', ''],
  }[language];
  const rows = totals.map(row => [
    row.group,
    MEASURES[row.measure][language],
    row.published.unit,
    amount(row.published.value, row.published.unit, language),
    amount(row.found, row.published.unit, language),
    percent(row.deviation, language),
    `${inWords(100 * row.allowed, language)} %`,
    row.published.mark,
    row.within ? '' : language === 'nl' ? 'BUITEN' : 'OUTSIDE',
  ]);
  return textTable(
    heads.map((head, c) => ({
      head,
      align: c >= 3 && c <= 6 ? 'right' : 'left',
      cells: rows.map(row => row[c]!),
    })),
  );
}

/** Counts whole, small amounts with two decimals. */
function amount(value: number, unit: string, language: Language): string {
  if (unit === 'companies' || unit === 'requests' || value >= 1000) return inWords(value, language);
  return inWords(value, language, value < 10 ? 2 : 1);
}

/** A share in hundredths; what rounds to nothing has no sign. */
function percent(share: number, language: Language): string {
  return `${inWords(Math.round(1000 * share) / 10 + 0, language, 1)} %`;
}
