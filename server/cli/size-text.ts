import { type RunResult, type SizingResult, sizeText } from '../../scenarios/index.ts';
import { inWords, type Language } from './language.ts';
import { type TextColumn, textTable } from './text-table.ts';

const WORDS = {
  nl: {
    head: 'Beste omvang: de laagste kosten voor belasting en subsidie, tegen de disconteringsvoet van de studie',
    columns: ['pakket', 'maatregel', 'omvang', 'bereik', '1 meer brengt EUR/jr', '1 meer kost EUR/jr', 'gat'],
  },
  en: {
    head: 'Best size: the least cost before tax and subsidy, at the discount rate of the study',
    columns: ['package', 'measure', 'size', 'range', '1 more saves EUR/yr', '1 more costs EUR/yr', 'gap'],
  },
} as const;

/** The best sizes that were sought: the table, and below it a sentence for every package. */
export function sizeTexts({ report: { sizing = [] } }: RunResult, language: Language): string[] {
  if (sizing.length === 0) return [];
  const { head, columns } = WORDS[language];
  const rows = sizing.flatMap(of => of.measures.map(one => rowOf(of, one, language)));
  const cells = columns.map(
    (title, c): TextColumn => ({
      head: title,
      align: c < 2 ? 'left' : 'right',
      cells: rows.map(row => row[c]!),
    }),
  );
  const lines = sizing.map(({ name, line }) => `${name}: ${line[language]}`);
  return [[head, textTable(cells), ...lines].join('\n')];
}

function rowOf(of: SizingResult, one: SizingResult['measures'][number], language: Language): string[] {
  const { size, unit, minimum, maximum } = one;
  return [
    of.name,
    one.measure,
    sizeText(size, unit, language),
    `${sizeText(minimum, unit, language)} - ${sizeText(maximum, unit, language)}`,
    inWords(one.valueEurPerUnitYear, language),
    inWords(one.annuityEurPerUnitYear, language),
    of.gap === 0 ? '0' : of.gap.toExponential(1),
  ];
}
