import { driverName, type RunResult, settingText, type TornadoBar } from '../../scenarios/index.ts';
import type { Chart, Scene } from './chart.ts';
import { BELOW_WORDS_PX, explainedPackage, hasTornado, ROW_STEP_PX, WORDS_MARK } from './explained.ts';
import { money, moneyUnit } from './figures.ts';
import type { Language } from './labels.ts';
import { INK, SERIES_COLOURS } from './palette.ts';
import { legendColumns, quantity } from './panels.ts';
import { drawn } from './thinning.ts';

/** How far the net present value moves as each thing is set low and high, the operation chosen anew; the widest on top. */
export const tornado: Chart = {
  needsSeries: false,
  applies: (result: RunResult) => (result.explanations ?? []).some(hasTornado),
  text: textOf,
  view: viewOf,
};

const ENDS = {
  low: { nl: 'Laag', en: 'Low' },
  high: { nl: 'Hoog', en: 'High' },
} as const;

function textOf({ result, variant, language }: Scene) {
  const { title, tornado: found } = explainedPackage(result, variant.name);
  const [top] = found.bars;
  const heading =
    language === 'nl' ? `Waar de waarde van afhangt: ${title.nl}` : `What the worth depends on: ${title.en}`;
  if (!top) return { title: heading, reading: '' };
  const name = driverName(top.driver, language);
  const own = money(found.npvEur, language);
  const ends = [endText(top, 'low', language), endText(top, 'high', language)];
  const reading =
    language === 'nl'
      ? `De netto contante waarde is ${own} en hangt het meest af van ${name}: ${ends.join(' tot ')}. Bij elke balk is de bedrijfsvoering opnieuw gekozen.`
      : `The net present value is ${own} and depends most on ${name}: ${ends.join(' to ')}. The operation is chosen anew for every bar.`;
  return { title: heading, reading };
}

function endText(bar: TornadoBar, end: 'low' | 'high', language: Language): string {
  return `${worthText(bar[end], language)} (${settingText(bar[end].setting, language)})`;
}

function worthText({ npvEur }: TornadoBar['low'], language: Language): string {
  if (npvEur !== null) return money(npvEur, language);
  return language === 'nl' ? 'onmogelijk' : 'impossible';
}

/** A bar of less than this cannot be seen. */
const LEAST_EUR = 1;

function viewOf(scene: Scene) {
  const { result, variant, language, width } = scene;
  const { tornado: found } = explainedPackage(result, variant.name);
  // What moves nothing is in the table.
  const moving = found.bars.filter(({ swingEur }) => swingEur >= LEAST_EUR);
  const worths = found.bars.flatMap(({ low, high }) => [
    low.npvEur ?? found.npvEur,
    high.npvEur ?? found.npvEur,
  ]);
  const unit = moneyUnit(Math.max(...worths.map(Math.abs), Math.abs(found.npvEur)), language);
  const base = drawn(found.npvEur / unit.eur);
  const bars = moving.flatMap((bar, row) =>
    (['low', 'high'] as const).map(end => ({
      row,
      end: ENDS[end][language],
      from: base,
      until: drawn((bar[end].npvEur ?? found.npvEur) / unit.eur),
    })),
  );
  const words = moving.map((bar, row) => {
    const name = driverName(bar.driver, language);
    const ends = [bar.low, bar.high].map(end => worthText(end, language)).join(' – ');
    return { row, words: `${name.charAt(0).toUpperCase()}${name.slice(1)}\n${ends}` };
  });
  const labels = [ENDS.low[language], ENDS.high[language]];
  const title =
    language === 'nl' ? `Netto contante waarde (${unit.label})` : `Net present value (${unit.label})`;
  const y = { field: 'row', type: 'ordinal', title: null, axis: null };
  return {
    height: { step: ROW_STEP_PX },
    width: width === 'container' ? 'container' : width,
    autosize: { type: 'fit-x', contains: 'padding' },
    layer: [
      {
        data: { values: bars },
        mark: { type: 'bar', height: { band: 0.3 }, yOffset: BELOW_WORDS_PX },
        encoding: {
          y,
          x: quantity('from', title, { scale: { zero: false, nice: true } }),
          x2: { field: 'until' },
          color: {
            field: 'end',
            type: 'nominal',
            title: null,
            scale: { domain: labels, range: SERIES_COLOURS.slice(0, 2) },
            legend: { columns: legendColumns(width, labels), symbolType: 'square' },
          },
        },
      },
      {
        data: { values: [{ from: base }] },
        mark: { type: 'rule', color: INK, strokeWidth: 1.5, opacity: 0.4, aria: false },
        encoding: { x: quantity('from', title) },
      },
      {
        data: { values: words },
        mark: WORDS_MARK,
        encoding: { y, x: { value: 0 }, text: { field: 'words' } },
      },
    ],
  };
}
