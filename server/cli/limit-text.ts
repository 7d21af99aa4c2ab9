import type { RunResult, VariantResult } from '../../scenarios/index.ts';
import { budgetLines } from '../tables/budgets.ts';
import { costsAnything } from '../tables/carbon-lines.ts';
import { inWords, type Language } from './language.ts';
import { textTable } from './text-table.ts';

const WORDS = {
  nl: {
    range: ['variant', 'jaar', 'grens', 'uur vol', 'stap MW', 'meer EUR/MW', 'minder EUR/MW'],
    connection: 'aansluiting',
    noPlan: 'geen plan',
    budget: [
      'variant',
      'jaar',
      'locatie',
      'jaargrens',
      'eenheid',
      'grens',
      'gebruikt',
      'over',
      'EUR/eenheid',
    ],
    carbon: [
      'variant',
      'jaar',
      'locatie',
      'uitstoot t',
      'gratis t',
      'belast t',
      'rechten EUR',
      'gratis EUR',
      'heffing EUR',
      'overig EUR',
      'CO2-rekening EUR',
      'EUR per t meer',
      'scope 2 t',
    ],
    group: ['variant', 'jaar', 'groep', 'wie', 'hoogste afname MW', 'kWmax EUR'],
    together: 'samen',
    foresight: ['variant', 'jaar', 'alles bekend EUR', 'dag vooruit EUR', 'verschil EUR', 'verschil %'],
  },
  en: {
    range: ['variant', 'year', 'limit', 'hours full', 'step MW', 'more EUR/MW', 'less EUR/MW'],
    connection: 'connection',
    noPlan: 'no plan',
    budget: ['variant', 'year', 'site', 'yearly limit', 'unit', 'limit', 'used', 'left', 'EUR/unit'],
    carbon: [
      'variant',
      'year',
      'site',
      'emitted t',
      'free t',
      'levied t',
      'allowances EUR',
      'free EUR',
      'levy EUR',
      'other EUR',
      'carbon bill EUR',
      'EUR per t more',
      'scope 2 t',
    ],
    group: ['variant', 'year', 'group', 'who', 'highest import MW', 'kWmax EUR'],
    together: 'together',
    foresight: ['variant', 'year', 'all known EUR', 'day ahead EUR', 'difference EUR', 'difference %'],
  },
} as const;

type Row = readonly string[];

/** Tables of what limits are worth and what foresight is, each only where the result has it. */
export function limitTables({ variants }: RunResult, language: Language): string[] {
  const words = WORDS[language];
  return [
    tableOf(
      words.range,
      variants.flatMap(variant => rangeRows(variant, language)),
      [0, 2],
    ),
    tableOf(
      words.group,
      variants.flatMap(variant => groupRows(variant, language)),
      [0, 2, 3],
    ),
    tableOf(
      words.budget,
      variants.flatMap(variant => budgetRows(variant, language)),
      [0, 2, 3, 4],
    ),
    tableOf(
      words.carbon,
      variants.flatMap(variant => carbonRows(variant, language)),
      [0, 2],
    ),
    tableOf(
      words.foresight,
      variants.flatMap(variant => foresightRows(variant, language)),
      [0],
    ),
  ].filter(text => text !== null);
}

function tableOf(heads: readonly string[], rows: readonly Row[], left: readonly number[]): string | null {
  if (rows.length === 0) return null;
  return textTable(
    heads.map((head, c) => ({
      head,
      align: left.includes(c) ? 'left' : 'right',
      cells: rows.map(row => row[c]!),
    })),
  );
}

/** The connection of a single site, and every shared limit, from both sides. */
function rangeRows(variant: VariantResult, language: Language): Row[] {
  const { name, year, valueRange, hoursAtLimit, sharedLimits } = variant;
  const words = WORDS[language];
  const lines = [
    ...(valueRange ? [{ limit: words.connection as string, hours: hoursAtLimit, range: valueRange }] : []),
    ...sharedLimits.flatMap(shared =>
      shared.valueRange ? [{ limit: shared.name, hours: shared.hoursAtLimit, range: shared.valueRange }] : [],
    ),
  ];
  return lines.map(({ limit, hours, range: { stepMw, more, less } }) => [
    name,
    String(year),
    limit,
    inWords(hours ?? 0, language),
    inWords(stepMw, language, 3),
    inWords(more.eurPerMw, language),
    less ? inWords(less.eurPerMw, language) : words.noPlan,
  ]);
}

/** What each group is charged on its peak together, and what each member bears of it. */
function groupRows({ name, year, sharedLimits, sites }: VariantResult, language: Language): Row[] {
  const row = (group: string, who: string, mw: number, eur: number): Row => [
    name,
    String(year),
    group,
    who,
    inWords(mw, language, 3),
    inWords(eur, language),
  ];
  return sharedLimits.flatMap(({ name: group, peaks }) =>
    peaks.flatMap(({ peaksMw, costEur, members }) => [
      row(group, WORDS[language].together, Math.max(...peaksMw), costEur),
      ...members.map(({ site, costEur: eur }) =>
        row(group, site, sites.find(one => one.name === site)!.peakMw, eur),
      ),
    ]),
  );
}

function budgetRows({ name, year, sites }: VariantResult, language: Language): Row[] {
  return sites.flatMap(site =>
    budgetLines(site).map(({ budget, unit, limit, used, left, priceEurPerUnit }) => [
      name,
      String(year),
      site.name,
      budget,
      unit,
      ...[limit, used, left].map(amount => inWords(amount, language)),
      inWords(priceEurPerUnit, language, 2),
    ]),
  );
}

/** The carbon bill, what the next tonne costs, and scope 2 apart, which is in none of it. */
function carbonRows({ name, year, sites }: VariantResult, language: Language): Row[] {
  return sites
    .filter(({ carbon }) => costsAnything(carbon))
    .map(({ name: site, carbon }) => [
      name,
      String(year),
      site,
      ...[
        carbon.allowancesTon,
        carbon.freeAllocationTon,
        carbon.leviedTon,
        carbon.allowancesEur,
        carbon.freeAllocationEur,
        carbon.levyEur,
        carbon.forgoneEur + carbon.compensationEur,
        carbon.totalEur,
      ].map(amount => inWords(amount, language)),
      inWords(carbon.moreEurPerTon, language, 2),
      inWords(carbon.gridEmissionsTonCo2, language),
    ]);
}

function foresightRows({ name, year, foresight }: VariantResult, language: Language): Row[] {
  if (foresight === null) return [];
  const { perfectEur, dayAheadEur, differenceEur, differenceShare } = foresight;
  return [
    [
      name,
      String(year),
      ...[perfectEur, dayAheadEur, differenceEur].map(eur => inWords(eur, language)),
      differenceShare === null ? '-' : inWords(differenceShare * 100, language, 3),
    ],
  ];
}
