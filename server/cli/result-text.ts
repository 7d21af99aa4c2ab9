import type { PackageResult, RunResult, VariantResult } from '../../scenarios/index.ts';
import { financeTables } from './finance-text.ts';
import { flexTexts } from './flex-text.ts';
import { inWords, type Language } from './language.ts';
import { leftOutText } from './left-out-text.ts';
import { limitTables } from './limit-text.ts';
import { pathTexts } from './paths-text.ts';
import { sizeTexts } from './size-text.ts';
import { subsidyTexts } from './subsidy-text.ts';
import { type TextColumn, textTable } from './text-table.ts';

const WORDS = {
  nl: {
    variant: [
      'variant',
      'jaar',
      'kosten EUR',
      'CO2 t',
      'afname MWh',
      'invoeding MWh',
      'piek MW',
      'niet geleverd MWh',
      '1 MW meer EUR',
      'gat',
      'rest MW',
    ],
    package: [
      'nr',
      'pakket',
      'investering EUR',
      'NCW EUR',
      'IRR',
      'terugverdientijd jr',
      'CO2 vermeden t/jr',
      'EUR/t',
    ],
    notFeasible: 'niet haalbaar',
    repairs: 'Kleinste ingreep die helpt',
    dataSet: 'Reeks',
    caveats: 'Let op',
    defaults: (all: number, unsure: number) =>
      `${all} standaardwaarden ingevuld, waarvan ${unsure} onzeker (merkteken M); --format json noemt ze met hun bron.`,
  },
  en: {
    variant: [
      'variant',
      'year',
      'cost EUR',
      'CO2 t',
      'import MWh',
      'export MWh',
      'peak MW',
      'unserved MWh',
      '1 MW more EUR',
      'gap',
      'residual MW',
    ],
    package: [
      'rank',
      'package',
      'investment EUR',
      'NPV EUR',
      'IRR',
      'payback yr',
      'CO2 avoided t/yr',
      'EUR/t',
    ],
    notFeasible: 'not feasible',
    repairs: 'Smallest change that helps',
    dataSet: 'Series',
    caveats: 'Beware',
    defaults: (all: number, unsure: number) =>
      `${all} defaults filled in, ${unsure} of them uncertain (mark M); --format json lists them with their source.`,
  },
} as const;

const MOST_SHORTAGES = 3;

/** The answer as a person reads it in a terminal or a mail: headline, tables, what binds, what to beware of. */
export function resultText(result: RunResult, language: Language): string {
  const words = WORDS[language];
  const { report, variants, defaults, dataSets } = result;
  const unsure = defaults.filter(({ mark }) => mark === 'M').length;
  return [
    report.headline[language],
    '',
    ...(result.flex
      ? flexTexts(result.flex, language).join('\n\n').split('\n')
      : [variantTable(variants, language)]),
    ...variants.flatMap(variant => infeasibilityLines(variant, language)),
    ...limitTables(result, language).flatMap(text => ['', text]),
    ...(report.packages.length > 0 ? ['', packageTable(report.packages, language)] : []),
    ...leftOutText(result, language).flatMap(text => ['', text]),
    ...pathTexts(result, language).flatMap(text => ['', text]),
    ...sizeTexts(result, language).flatMap(text => ['', text]),
    ...subsidyTexts(result, language).flatMap(text => ['', text]),
    ...financeTables(result, language).flatMap(text => ['', text]),
    '',
    ...(report.packages.length > 0 ? report.packages : variants).map(
      ({ name, line }) => `${name}: ${line[language]}`,
    ),
    ...(report.caveats.length > 0
      ? ['', `${words.caveats}:`, ...report.caveats.map(text => `- ${text[language]}`)]
      : []),
    '',
    words.defaults(defaults.length, unsure),
    ...dataSets.map(
      ({ name, source, sha256 }) => `${words.dataSet} ${name} (${source}), sha256 ${sha256.slice(0, 16)}`,
    ),
    '',
  ].join('\n');
}

function variantTable(variants: readonly VariantResult[], language: Language): string {
  const { variant: heads, notFeasible } = WORDS[language];
  const amount = (pick: (variant: VariantResult) => number | null, digits = 0) =>
    variants.map(variant => number(pick(variant), language, digits));
  const cells = [
    variants.map(({ name }) => name),
    variants.map(({ year }) => String(year)),
    variants.map(variant => (variant.costEur === null ? notFeasible : number(variant.costEur, language, 0))),
    amount(variant => variant.emissionsTonCo2),
    amount(variant => variant.importMwh),
    amount(variant => variant.exportMwh),
    amount(variant => variant.peakMw, 3),
    amount(variant => variant.unservedMwh),
    amount(variant => variant.valueOfOneMwEur),
    variants.map(({ certificate }) => exponent(certificate?.gap)),
    variants.map(({ certificate }) => exponent(certificate?.maxResidualMw)),
  ];
  return textTable(columns(heads, cells, [0]));
}

function packageTable(packages: readonly PackageResult[], language: Language): string {
  const amount = (pick: (line: PackageResult) => number | null, digits = 0) =>
    packages.map(line => number(pick(line), language, digits));
  const cells = [
    packages.map(({ rank }) => String(rank)),
    packages.map(({ name }) => name),
    amount(line => line.investmentEur),
    amount(line => line.npvEur),
    packages.map(({ irr }) => (irr === null ? '-' : `${inWords(irr * 100, language, 1)} %`)),
    amount(line => line.paybackYears, 1),
    amount(line => line.co2AvoidedTonPerYear),
    amount(line => line.eurPerTonAvoided),
  ];
  return textTable(columns(WORDS[language].package, cells, [1]));
}

function infeasibilityLines({ name, year, infeasibility }: VariantResult, language: Language): string[] {
  if (!infeasibility) return [];
  const short = language === 'nl' ? 'tekort op' : 'short of';
  return [
    '',
    `${name} ${year}: ${WORDS[language].notFeasible}`,
    ...infeasibility.shortages
      .slice(0, MOST_SHORTAGES)
      .map(
        ({ site, time, limit, shortMw }) =>
          `  ${time}  ${site}: ${inWords(shortMw, language, 3)} ${limit.endsWith('.stock') ? 'MWh' : 'MW'} ${short} ${limit}`,
      ),
    `  ${WORDS[language].repairs}:`,
    ...infeasibility.repairs.map(
      ({ change, site, amount, unit }) => `  - ${change} (${site}): ${inWords(amount, language, 3)} ${unit}`,
    ),
  ];
}

function columns(
  heads: readonly string[],
  cells: readonly (readonly string[])[],
  left: readonly number[],
): TextColumn[] {
  return heads.map((head, c) => ({ head, align: left.includes(c) ? 'left' : 'right', cells: cells[c]! }));
}

function number(value: number | null, language: Language, digits: number): string {
  return value === null ? '-' : inWords(value, language, digits);
}

function exponent(value: number | undefined): string {
  return value === undefined ? '-' : value.toExponential(1);
}
