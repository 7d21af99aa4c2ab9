import type { CashLine, PackageFinance, PackageResult, RunResult } from '../../scenarios/index.ts';
import { inWords, type Language } from './language.ts';
import { type TextColumn, textTable } from './text-table.ts';

const WORDS = {
  nl: {
    views: [
      'pakket',
      'blik',
      'rente',
      'NCW EUR',
      'IRR',
      'MIRR',
      'terugverdiend jr',
      'met rente jr',
      'EUR/t CO2',
    ],
    company: 'bedrijf',
    beforeTax: 'voor belasting en lening',
    national: 'land',
    several: 'meer dan een',
    breakEvens: ['pakket', 'NCW is nul bij', 'gerekend met', 'omslag', 'eenheid'],
    capex: 'investering',
    co2: 'CO2-prijs',
    power: 'stroomprijs',
    gas: 'gasprijs',
    heat: [
      'pakket',
      'warmte MWh/jr',
      'nieuw EUR/MWh',
      'bespaard EUR/MWh',
      'onrendabele top EUR',
      'EUR/MWh',
      'EUR/t',
    ],
    held: 'Omslagpunten bij dezelfde bedrijfsvoering; prijzen zijn gemiddelden over de looptijd, elk jaar en uur evenveel verschoven.',
    flow: (name: string) => `Kasstroom van ${name} tegen de vergelijkingsbasis, nominaal EUR`,
    line: 'post',
    real: 'in geld van het begin',
    worths: ['contant bedrijf', 'contant land'],
    start: 'begin',
    sum: 'totaal',
  },
  en: {
    views: [
      'package',
      'view',
      'rate',
      'NPV EUR',
      'IRR',
      'MIRR',
      'payback yr',
      'with interest yr',
      'EUR/t CO2',
    ],
    company: 'company',
    beforeTax: 'before tax and loan',
    national: 'country',
    several: 'several',
    breakEvens: ['package', 'NPV is nil at', 'reckoned with', 'break-even', 'unit'],
    capex: 'investment',
    co2: 'CO2 price',
    power: 'power price',
    gas: 'gas price',
    heat: [
      'package',
      'heat MWh/yr',
      'new EUR/MWh',
      'saved EUR/MWh',
      'unprofitable gap EUR',
      'EUR/MWh',
      'EUR/t',
    ],
    held: 'Break-evens with the operation held; prices are means over the horizon, moved by the same amount in every year and hour.',
    flow: (name: string) => `Cash flow of ${name} against the reference, nominal EUR`,
    line: 'line',
    real: 'in money of the start',
    worths: ['worth company', 'worth country'],
    start: 'start',
    sum: 'total',
  },
} as const;

const VIEWS = ['company', 'beforeTax', 'national'] as const;

interface Flowing extends PackageResult {
  readonly finance: PackageFinance;
}

/** The money of a business case in tables: views, heat and gap, break-evens, and the cash flow of the best package. */
export function financeTables({ report }: RunResult, language: Language): string[] {
  const packages = report.packages.filter((one): one is Flowing => Boolean(one.finance));
  const best = packages[0];
  if (!best) return [];
  const tables = [viewTable(packages, language), heatTable(packages, language)];
  return [
    ...tables,
    `${breakEvenTable(packages, language)}\n${WORDS[language].held}`,
    `${WORDS[language].flow(best.name)}\n${flowTable(best, language)}`,
  ];
}

function viewTable(packages: readonly Flowing[], language: Language): string {
  const words = WORDS[language];
  const rows = packages.flatMap(({ name, finance }) =>
    // Without tax and loan the view before them is that of the company.
    VIEWS.filter(view => view !== 'beforeTax' || finance.beforeTax.npvEur !== finance.company.npvEur).map(
      view => {
        const { discountRate, npvEur, irr, irrNote, ...years } = finance[view];
        const rate = irr === null ? (irrNote === 'several' ? words.several : '-') : percent(irr, language);
        return [
          name,
          words[view],
          percent(discountRate, language, 2),
          amount(npvEur, language),
          rate,
          // Reckoned for the company after tax: one number also where there is no rate of return, or several.
          view === 'company' && finance.mirr !== null ? percent(finance.mirr, language) : '-',
          amount(years.paybackYears, language, 1),
          amount(years.discountedPaybackYears, language, 1),
          amount(years.eurPerTonAvoided, language),
        ];
      },
    ),
  );
  return table(words.views, rows, 2);
}

function heatTable(packages: readonly Flowing[], language: Language): string {
  const rows = packages.map(({ name, finance: { levelisedHeat: heat, unprofitableGap: gap } }) => [
    name,
    amount(heat?.mwhPerYear, language),
    amount(heat?.newEurPerMwh, language, 2),
    amount(heat?.replacedEurPerMwh, language, 2),
    amount(gap.eur, language),
    amount(gap.eurPerMwhHeat, language, 2),
    amount(gap.eurPerTon, language, 2),
  ]);
  return table(WORDS[language].heat, rows, 1);
}

function breakEvenTable(packages: readonly Flowing[], language: Language): string {
  const rows = packages.flatMap(({ name, finance }) =>
    finance.breakEvens
      .filter(({ used }) => used > 0)
      .map(({ of, unit, used, at }) => {
        const digits = unit === 'EUR' ? 0 : 2;
        return [
          name,
          WORDS[language][of],
          amount(used, language, digits),
          amount(at, language, digits),
          unit,
        ];
      }),
  );
  return table(WORDS[language].breakEvens, rows, 2);
}

function flowTable({ finance }: Flowing, language: Language): string {
  const words = WORDS[language];
  const { lines, nominalEur, startYear } = finance;
  const years = nominalEur.map((_, t) => (t === 0 ? words.start : String(startYear + t - 1)));
  // A line may end before the horizon does: nothing comes after.
  const cells = (eurByYear: readonly number[]) => years.map((_, t) => amount(eurByYear[t] ?? 0, language));
  const row = ({ title, eurByYear, worthEur, nationalWorthEur }: CashLine) => [
    title[language],
    ...cells(eurByYear),
    amount(worthEur, language),
    amount(nationalWorthEur, language),
  ];
  const { company, national, inflation, realEur } = finance;
  const rows = [
    ...lines.map(row),
    [words.sum, ...cells(nominalEur), amount(company.npvEur, language), amount(national.npvEur, language)],
    ...(inflation === 0 ? [] : [[words.real, ...cells(realEur), '', '']]),
  ];
  return table([words.line, ...years, ...words.worths], rows, 1);
}

/** The first `left` columns are text. */
function table(heads: readonly string[], rows: readonly (readonly string[])[], left: number): string {
  return textTable(
    heads.map(
      (head, c): TextColumn => ({
        head,
        align: c < left ? 'left' : 'right',
        cells: rows.map(row => row[c]!),
      }),
    ),
  );
}

function amount(value: number | null | undefined, language: Language, digits = 0): string {
  return value === null || value === undefined ? '-' : inWords(value + 0, language, digits);
}

function percent(share: number, language: Language, digits = 1): string {
  return `${inWords(share * 100, language, digits)} %`;
}
