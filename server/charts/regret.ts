import type { PathResult, Robust, RobustPackage, RunResult } from '../../scenarios/index.ts';
import type { Chart, Scene } from './chart.ts';
import { money, moneyUnit } from './figures.ts';
import { type Language, variantTitle } from './labels.ts';
import { quantity, stacked } from './panels.ts';
import { pathColour } from './path-colours.ts';
import { drawn } from './thinning.ts';

/** What packages are worth in every price path, and their regret: a dot for each path, counted cases and no error bars. */
export const regret: Chart = {
  needsSeries: false,
  applies: ({ report }) => report.robust !== undefined,
  text: ({ result, language }) => ({
    title: TITLE[language],
    reading: readingOf(result, result.report.robust!, language),
  }),
  view: viewOf,
};

const TITLE = { nl: 'Pakketten over de prijspaden', en: 'Packages over the price paths' };
/** Rows that are still read; those with the least regret come first. */
const MOST_ROWS = 8;
const ROW_PX = 38;

function readingOf({ report }: RunResult, { packages, choice }: Robust, language: Language): string {
  const paths = report.paths!.filter(({ weight }) => weight > 0).length;
  const { name, worstRegretEur, bestIn } = packages.find(one => one.name === choice.worstRegret)!;
  const title = variantTitle(name, report.packages, language);
  const eur = money(worstRegretEur, language);
  const shown = Math.min(MOST_ROWS, packages.length);
  if (language === 'nl') {
    const rows = shown < packages.length ? ` (getoond: ${shown} van de ${packages.length} pakketten)` : '';
    return `De minste spijt geeft ${title}: in ${bestIn} van de ${paths} paden de beste keuze, en nooit meer dan ${eur} duurder dan de beste${rows}.`;
  }
  const rows = shown < packages.length ? ` (shown: ${shown} of ${packages.length} packages)` : '';
  return `${title} gives the least regret: the best choice in ${bestIn} of ${paths} paths, and never more than ${eur} dearer than the best${rows}.`;
}

function viewOf({ result, language, width }: Scene) {
  const { packages } = result.report.robust!;
  const paths = result.report.paths!;
  const rows = [...packages].sort((a, b) => a.worstRegretEur - b.worstRegretEur).slice(0, MOST_ROWS);
  const titles = rows.map(({ name }) => variantTitle(name, result.report.packages, language));
  const worth = language === 'nl' ? 'Netto contante waarde' : 'Net present value';
  const short = language === 'nl' ? 'Spijt tegen de beste keuze' : 'Regret against the best choice';
  const panels = [
    panel(rows, titles, paths, {
      of: ({ npvEur }) => npvEur,
      title: worth,
      hasLegend: false,
      language,
      width,
    }),
    panel(rows, titles, paths, {
      of: ({ regretEur }) => regretEur,
      title: short,
      hasLegend: true,
      language,
      width,
    }),
  ];
  return stacked(panels, width);
}

interface Panel extends Pick<Scene, 'language' | 'width'> {
  readonly of: (line: RobustPackage) => readonly number[];
  readonly title: string;
  readonly hasLegend: boolean;
}

function panel(
  lines: readonly RobustPackage[],
  titles: readonly string[],
  paths: readonly PathResult[],
  { of, title, hasLegend, language, width }: Panel,
) {
  const amounts = lines.flatMap(line => [...of(line)]);
  const unit = moneyUnit(Math.max(...amounts.map(Math.abs)), language);
  const dots = lines.flatMap((line, row) =>
    of(line).map((eur, k) => ({ row, path: paths[k]!.title[language], v: drawn(eur / unit.eur) })),
  );
  const spans = lines.map((line, row) => ({
    row,
    low: drawn(Math.min(...of(line)) / unit.eur),
    high: drawn(Math.max(...of(line)) / unit.eur),
  }));
  // Two packages may have one title: the row tells them apart.
  const y = { field: 'row', type: 'ordinal', title: null, axis: null };
  const x = quantity('v', `${title} (${unit.label})`);
  return {
    height: { step: ROW_PX },
    layer: [
      {
        data: { values: [{ v: 0 }] },
        mark: { type: 'rule', opacity: 0.5, aria: false },
        encoding: { x },
      },
      {
        data: { values: spans },
        mark: { type: 'rule', opacity: 0.4, yOffset: 8, aria: false },
        encoding: { y, x: quantity('low', `${title} (${unit.label})`), x2: { field: 'high' } },
      },
      {
        data: { values: dots },
        mark: { type: 'point', filled: true, size: 90, opacity: 0.95, yOffset: 8 },
        encoding: { y, x, ...pathColour(paths, language, width, hasLegend) },
      },
      {
        data: { values: titles.map((words, row) => ({ row, words })) },
        mark: { type: 'text', align: 'left', baseline: 'middle', dy: -9, fontSize: 12, aria: false },
        encoding: { y, x: { value: 0 }, text: { field: 'words' } },
      },
    ],
  };
}
