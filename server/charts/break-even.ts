import { breakEvenName, type ExactBreakEven, type RunResult } from '../../scenarios/index.ts';
import type { Chart, Scene } from './chart.ts';
import { BELOW_WORDS_PX, explainedPackage, hasTornado, ROW_STEP_PX, WORDS_MARK } from './explained.ts';
import { figure, money } from './figures.ts';
import type { Language } from './labels.ts';
import { INK, SERIES_COLOURS } from './palette.ts';
import { legendColumns, quantity } from './panels.ts';
import { drawn } from './thinning.ts';

/** Where the net present value is nil: each price and the investment as a share of what was reckoned with. */
export const breakEven: Chart = {
  needsSeries: false,
  applies: (result: RunResult) => (result.explanations ?? []).some(hasTornado),
  text: textOf,
  view: viewOf,
};

const KINDS = {
  exact: { nl: 'Bedrijfsvoering opnieuw gekozen', en: 'Operation chosen anew' },
  held: { nl: 'Bedrijfsvoering gelijk', en: 'Operation held' },
} as const;

/** Nearest to what was reckoned with first: the least change turns it. */
function nearest(breakEvens: readonly ExactBreakEven[]) {
  const turns = breakEvens.flatMap(one => one.at.map(at => ({ one, at, share: at / one.used })));
  return turns.sort((a, b) => Math.abs(Math.log(a.share)) - Math.abs(Math.log(b.share)))[0];
}

function textOf({ result, variant, language }: Scene) {
  const { title, breakEvens } = explainedPackage(result, variant.name);
  const heading = language === 'nl' ? `Omslagpunten: ${title.nl}` : `Break-even points: ${title.en}`;
  const first = nearest(breakEvens);
  if (!first)
    return {
      title: heading,
      reading:
        language === 'nl'
          ? 'Geen prijs of investering tot tien keer wat gerekend is maakt de contante waarde nul.'
          : 'No price or investment up to ten times what was reckoned with makes the net present value nil.',
    };
  const name = breakEvenName(first.one.of, language);
  const [at, used] = [amount(first.at, first.one, language), amount(first.one.used, first.one, language)];
  const reading =
    language === 'nl'
      ? `Het dichtstbijzijnde omslagpunt is een ${name} van ${at}; gerekend is met ${used}.`
      : `The nearest break-even is ${name} of ${at}; ${used} was reckoned with.`;
  return { title: heading, reading };
}

function amount(value: number, { unit }: ExactBreakEven, language: Language): string {
  return unit === 'EUR' ? money(value, language) : `${figure(value, language)} ${unit}`;
}

function viewOf({ result, variant, language, width }: Scene) {
  const { breakEvens } = explainedPackage(result, variant.name);
  const points = breakEvens.flatMap((one, row) => [
    ...one.at.map(at => ({ row, kind: KINDS.exact[language], share: drawn((at / one.used) * 100) })),
    ...(one.held === null
      ? []
      : [{ row, kind: KINDS.held[language], share: drawn((one.held / one.used) * 100) }]),
  ]);
  const words = breakEvens.map((one, row) => ({ row, words: wordsOf(one, language) }));
  const labels = [KINDS.exact[language], KINDS.held[language]];
  const title = language === 'nl' ? 'Van wat gerekend is (%)' : 'Of what was reckoned with (%)';
  const y = { field: 'row', type: 'ordinal', title: null, axis: null };
  const most = Math.max(200, ...points.map(({ share }) => share));
  const scale = { domain: [0, most], nice: true };
  return {
    height: { step: ROW_STEP_PX },
    width: width === 'container' ? 'container' : width,
    autosize: { type: 'fit-x', contains: 'padding' },
    layer: [
      {
        data: { values: [{ share: 100 }] },
        mark: { type: 'rule', color: INK, strokeWidth: 1.5, aria: false },
        encoding: { x: quantity('share', title, { scale }) },
      },
      {
        data: { values: points },
        mark: { type: 'point', filled: true, size: 110, opacity: 1, yOffset: BELOW_WORDS_PX },
        encoding: {
          y,
          x: quantity('share', title, { scale }),
          color: {
            field: 'kind',
            type: 'nominal',
            title: null,
            scale: { domain: labels, range: SERIES_COLOURS.slice(0, 2) },
            legend: { columns: legendColumns(width, labels) },
          },
          shape: {
            field: 'kind',
            type: 'nominal',
            title: null,
            scale: { domain: labels, range: ['circle', 'diamond'] },
            legend: { columns: legendColumns(width, labels) },
          },
        },
      },
      {
        data: { values: words },
        mark: WORDS_MARK,
        encoding: { y, x: { value: 0 }, text: { field: 'words' } },
      },
    ],
  };
}

function wordsOf(one: ExactBreakEven, language: Language): string {
  const name = breakEvenName(one.of, language).replace(/^an? /, '');
  const head = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  const used = amount(one.used, one, language);
  const and = language === 'nl' ? ' en ' : ' and ';
  const none = language === 'nl' ? 'geen tot tien keer zoveel' : 'none up to ten times';
  const turns = one.at.map(at => amount(at, one, language)).join(and) || none;
  return language === 'nl' ? `${head}\n${turns} (gerekend ${used})` : `${head}\n${turns} (used ${used})`;
}
