import type { RightOutcome, RightsComparison } from '../../scenarios/index.ts';
import { inWords, type Language } from './language.ts';
import { type TextColumn, textTable } from './text-table.ts';

const WORDS = {
  nl: {
    head: (site: string, year: number) => `Rechten van ${site}, per jaar (${year})`,
    costs: 'Kosten in EUR per jaar; CO2 en bedrijf bij energie, kWh en vast bij rest',
    cost: ['recht', 'energie', 'kWcontract', 'kWmax', 'rest net', 'vergoed', 'uitval', 'samen', 'tegen vast'],
    given: 'Wat wordt opgegeven',
    hours: [
      'recht',
      'uren',
      'MWh',
      'anders benut',
      'waarde EUR',
      'EUR/MWh benut',
      'duurste uren (maand, uur: EUR/MWh)',
    ],
    even: 'Even goed als de beste (van de beste: als de volgende)',
    terms: [
      'recht',
      'als',
      'EUR per jaar meer',
      'EUR/MW',
      'EUR/MWh',
      '% kWcontract nu',
      'dan',
      'uren hoogstens',
    ],
    out: 'Niet vergeleken',
    best: 'het best',
    open: 'niet afgeroepen gerekend',
    defaults: (all: number, unsure: number) =>
      `${all} standaardwaarden ingevuld, waarvan ${unsure} onzeker (merkteken M); --json noemt ze met hun bron.`,
  },
  en: {
    head: (site: string, year: number) => `Rights of ${site}, per year (${year})`,
    costs: 'Cost in EUR a year; CO2 and operation with energy, kWh and fixed with the rest',
    cost: [
      'right',
      'energy',
      'kWcontract',
      'kWmax',
      'other grid',
      'paid to it',
      'not served',
      'total',
      'against firm',
    ],
    given: 'What is given up',
    hours: [
      'right',
      'hours',
      'MWh',
      'of use',
      'value EUR',
      'EUR/MWh of use',
      'dearest hours (month, hour: EUR/MWh)',
    ],
    even: 'As good as the best (of the best: as the next)',
    terms: [
      'right',
      'as',
      'EUR a year more',
      'EUR/MW',
      'EUR/MWh',
      '% kWcontract now',
      'then',
      'hours at most',
    ],
    out: 'Not compared',
    best: 'best',
    open: 'counted as never called',
    defaults: (all: number, unsure: number) =>
      `${all} defaults filled in, ${unsure} of them unsure (mark M); --json names them with their source.`,
  },
} as const;

/** A comparison of rights: which is best, what each costs, what its hours are worth, and what would make it as good. */
export function rightsText(comparison: RightsComparison, language: Language): string {
  const words = WORDS[language];
  const { site, year, rights, line, defaults } = comparison;
  const head = words.head(site, year);
  const counted = rights.filter(({ costs }) => costs !== null);
  const out = rights.filter(({ costs }) => costs === null);
  const unsure = defaults.filter(({ mark }) => mark === 'M').length;
  return [
    head,
    '='.repeat(head.length),
    line[language],
    '',
    words.costs,
    table(
      words.cost,
      counted.map(one => costRow(one, comparison, language)),
    ),
    '',
    words.given,
    table(
      words.hours,
      counted.map(one => hoursRow(one, language)),
      [0, 6],
    ),
    '',
    words.even,
    table(
      words.terms,
      counted.flatMap(one => termsRow(one, language)),
      [0, 1],
    ),
    ...(out.length === 0 ? [] : ['', `${words.out}:`]),
    ...out.map(({ name, reason }) => `  - ${name}: ${reason?.[language] ?? ''}`),
    '',
    words.defaults(defaults.length, unsure),
    '',
  ].join('\n');
}

function costRow(
  { name, status, costs, againstFirmEur }: RightOutcome,
  { best }: RightsComparison,
  language: Language,
): string[] {
  const words = WORDS[language];
  const note = name === best ? ` (${words.best})` : status === 'open' ? ` (${words.open})` : '';
  const part = costs!;
  const { electricityEur, fuelEur, carbonEur, operationEur, othersEur } = part;
  return [
    `${name}${note}`,
    ...[
      electricityEur + fuelEur + carbonEur + operationEur + othersEur,
      part.gridContractEur,
      part.gridPeakEur,
      part.gridEnergyEur + part.gridFixedEur + part.penaltyEur,
      part.paymentsEur,
      part.unservedEur,
      part.totalEur,
      againstFirmEur!,
    ].map(eur => whole(eur, language)),
  ];
}

function hoursRow({ name, givenUp }: RightOutcome, language: Language): string[] {
  const { hours, mwh, usedMwh, valueEur, eurPerMwhUsed, dearest } = givenUp!;
  return [
    name,
    whole(hours, language),
    whole(mwh, language),
    whole(usedMwh, language),
    whole(valueEur, language),
    eurPerMwhUsed === null ? '-' : inWords(eurPerMwhUsed, language, 1),
    dearest
      .map(
        one =>
          `${monthName(one.month, language)} ${one.hour}-${one.hour + 1}: ${whole(one.eurPerMwh, language)}`,
      )
      .join(', '),
  ];
}

function termsRow({ name, even }: RightOutcome, language: Language): string[][] {
  if (even === null) return [];
  const { other, paymentEur, perMwEur, perMwhEur, contractShare, contractShareNow, mostHours } = even;
  const some = (value: number | null, digits = 0) =>
    value === null ? '-' : inWords(value + 0, language, digits);
  return [
    [
      name,
      other,
      whole(paymentEur, language),
      some(perMwEur),
      some(perMwhEur, 2),
      some(100 * contractShareNow),
      contractShare === null ? '-' : some(100 * contractShare),
      some(mostHours),
    ],
  ];
}

/** Whole numbers, without a nil below nil. */
function whole(value: number, language: Language): string {
  return inWords(Math.round(value) + 0, language, 0);
}

function monthName(month: number, language: Language): string {
  const locale = language === 'nl' ? 'nl-NL' : 'en-GB';
  return new Intl.DateTimeFormat(locale, { month: 'short', timeZone: 'UTC' }).format(
    Date.UTC(2024, month - 1),
  );
}

function table(
  heads: readonly string[],
  rows: readonly (readonly string[])[],
  left: readonly number[] = [0],
): string {
  const columns = heads.map(
    (head, c): TextColumn => ({
      head,
      align: left.includes(c) ? 'left' : 'right',
      cells: rows.map(row => row[c]!),
    }),
  );
  return textTable(columns);
}
