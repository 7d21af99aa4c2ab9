import {
  breakEvenName,
  driverName,
  type Explanation,
  limitName,
  type RunResult,
  settingText,
} from '../../scenarios/index.ts';
import { inWords, type Language } from './language.ts';
import { shortened, type TextColumn, textTable } from './text-table.ts';

const WORDS = {
  nl: {
    can: 'Wat kan',
    cannot: 'Wat kan niet',
    change: 'Wat zou dat veranderen',
    limits: ['grens', 'maat', 'eenheid', 'uren/jr', 'EUR/eenheid/jr'],
    reliefs: ['verruiming', 'waard EUR/jr', 'kost EUR/jr', 'grondslag'],
    tornado: ['als anders is', 'laag', 'NCW EUR', 'hoog', 'NCW EUR', 'verschil EUR'],
    breakEvens: ['NCW is nul bij', 'gerekend met', 'opnieuw gekozen', 'bedrijf gelijk', 'eenheid', 'sommen'],
    exact: (permille: string) =>
      `Omslagpunten met de bedrijfsvoering bij elke prijs opnieuw gekozen, tot op ${permille} promille van wat gerekend is; gezocht van nul tot tien keer zoveel. Waar meer omslagpunten niet uitgesloten zijn staat dat er hierboven bij. De CO2-heffing volgt de ETS-prijs; van de investering verandert alleen wat uitgegeven wordt, onderhoud blijft gelijk (ook in de tornado).`,
    none: 'geen',
  },
  en: {
    can: 'What can',
    cannot: 'What cannot',
    change: 'What would change it',
    limits: ['limit', 'size', 'unit', 'hours/yr', 'EUR/unit/yr'],
    reliefs: ['way out', 'worth EUR/yr', 'costs EUR/yr', 'rests on'],
    tornado: ['if other', 'low', 'NPV EUR', 'high', 'NPV EUR', 'swing EUR'],
    breakEvens: ['NPV is nil at', 'reckoned with', 'chosen anew', 'held', 'unit', 'solves'],
    exact: (permille: string) =>
      `Break-evens with the operation chosen anew at every price, within ${permille} per mille of what was reckoned with; looked for from nil to ten times as much. Where further break-evens are not excluded, that is told above. The CO2 levy follows the ETS price; of the investment only what is laid out changes, upkeep stays (in the tornado too).`,
    none: 'none',
  },
} as const;

/** Every package that is explained: its sentences, and the tables that they are of. */
export function explanationText({ explanations = [] }: RunResult, language: Language): string {
  return `${explanations.map(one => oneText(one, language)).join('\n\n')}\n`;
}

function oneText(one: Explanation, language: Language): string {
  const words = WORDS[language];
  const head = `${one.title[language]} (${one.name}, ${one.year})`;
  const parts = (['can', 'cannot', 'change'] as const).flatMap(part =>
    one.text[part].length === 0
      ? []
      : [`${words[part]}`, ...one.text[part].map(sentence => `  - ${sentence[language]}`)],
  );
  const tables = [
    limits(one, language),
    reliefs(one, language),
    tornado(one, language),
    breakEvens(one, language),
  ];
  return [
    head,
    '='.repeat(head.length),
    ...parts,
    ...tables.flatMap(table => (table === null ? [] : ['', table])),
  ].join('\n');
}

function limits({ limits: all }: Explanation, language: Language): string | null {
  if (all.length === 0) return null;
  const rows = all.map(limit => [
    limitName(limit, language),
    inWords(limit.size, language, 2),
    limit.unit,
    inWords(limit.hoursAtLimit, language, 0),
    inWords(limit.valueEurPerUnit, language, 0),
  ]);
  return table(WORDS[language].limits, rows, [0, 2]);
}

function reliefs({ reliefs: all }: Explanation, language: Language): string | null {
  if (all.length === 0) return null;
  const rows = all.map(({ title, valueEurPerYear, costEurPerYear, source }) => [
    title[language],
    inWords(valueEurPerYear, language, 0),
    costEurPerYear === null ? '-' : inWords(costEurPerYear, language, 0),
    shortened(source[language]),
  ]);
  return table(WORDS[language].reliefs, rows, [0, 3]);
}

function tornado({ tornado: found }: Explanation, language: Language): string | null {
  if (!found || found.bars.length === 0) return null;
  const worth = (eur: number | null) => (eur === null ? '-' : inWords(eur, language, 0));
  const rows = found.bars.map(({ driver, low, high, swingEur }) => [
    driverName(driver, language),
    settingText(low.setting, language),
    worth(low.npvEur),
    settingText(high.setting, language),
    worth(high.npvEur),
    inWords(swingEur, language, 0),
  ]);
  return table(WORDS[language].tornado, rows, [0, 1, 3]);
}

function breakEvens({ breakEvens: all }: Explanation, language: Language): string | null {
  if (!all || all.length === 0) return null;
  const words = WORDS[language];
  const rows = all.map(({ of, unit, used, at, held, solves }) => {
    const digits = unit === 'EUR' ? 0 : 2;
    return [
      breakEvenName(of, language),
      inWords(used, language, digits),
      at.map(value => inWords(value, language, digits)).join(' / ') || words.none,
      held === null ? words.none : inWords(held, language, digits),
      unit,
      String(solves),
    ];
  });
  const permille = inWords((1000 * all[0]!.within) / all[0]!.used, language, 1);
  return `${table(words.breakEvens, rows, [0, 4])}\n${words.exact(permille)}`;
}

/** Columns in `left` are text. */
function table(
  heads: readonly string[],
  rows: readonly (readonly string[])[],
  left: readonly number[],
): string {
  return textTable(
    heads.map(
      (head, c): TextColumn => ({
        head,
        align: left.includes(c) ? 'left' : 'right',
        cells: rows.map(row => row[c]!),
      }),
    ),
  );
}
