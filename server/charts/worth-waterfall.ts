import type { CashLine } from '../../scenarios/index.ts';
import type { Chart, Scene } from './chart.ts';
import { money, moneyUnit } from './figures.ts';
import { flowingPackage, hasFinance } from './flowing.ts';
import { INK, LINE_KIND_COLOURS } from './palette.ts';
import { quantity } from './panels.ts';
import { drawn } from './thinning.ts';

/** From the reference to a package: what every line of the cash flow is worth, one after the other, to the net present value. */
export const worthWaterfall: Chart = {
  needsSeries: false,
  applies: result => result.report.packages.some(hasFinance),
  text: textOf,
  view: viewOf,
};

/** Lines smaller than this share of the largest are taken together. */
const VISIBLE_SHARE = 0.005;

/** What costs and what brings; the sum has the ink of the text. */
const LOSS = LINE_KIND_COLOURS.investment;
const GAIN = LINE_KIND_COLOURS.operation;

interface Step {
  readonly label: string;
  readonly eur: number;
}

function stepsOf({ result, variant, language }: Scene): Step[] {
  const { finance } = flowingPackage(result, variant.name);
  const largest = Math.max(...finance.lines.map(({ worthEur }) => Math.abs(worthEur)));
  const isLarge = ({ worthEur }: CashLine) => Math.abs(worthEur) >= VISIBLE_SHARE * largest;
  const large = finance.lines.filter(line => isLarge(line) && line.worthEur !== 0);
  const rest = finance.lines.filter(line => !isLarge(line)).reduce((sum, { worthEur }) => sum + worthEur, 0);
  const steps = large
    .map(({ title, worthEur }) => ({ label: title[language], eur: worthEur }))
    // What is laid out first, then what is gained, so that the eye goes down and up again.
    .sort((a, b) => a.eur - b.eur);
  if (rest === 0) return steps;
  const label = language === 'nl' ? 'Kleinere posten samen' : 'Smaller lines together';
  return [...steps, { label, eur: rest }];
}

function textOf(scene: Scene) {
  const { result, variant, language } = scene;
  const { title, finance } = flowingPackage(result, variant.name);
  const steps = stepsOf(scene);
  const least = steps.reduce((one, other) => (other.eur < one.eur ? other : one));
  const most = steps.reduce((one, other) => (other.eur > one.eur ? other : one));
  const worth = money(finance.company.npvEur, language);
  const part = ({ label, eur }: Step) => `${label} (${money(eur, language)})`;
  if (language === 'nl')
    return {
      title: `Wat elke post contant waard is: ${title.nl}`,
      reading: `Tegen de vergelijkingsbasis kost ${part(least)} het meest en brengt ${part(most)} het meest; alle posten samen zijn netto contant ${worth}.`,
    };
  return {
    title: `What every line is worth now: ${title.en}`,
    reading: `Against the reference ${part(least)} costs the most and ${part(most)} brings the most; all lines together have a net present value of ${worth}.`,
  };
}

function viewOf(scene: Scene) {
  const { result, variant, language, width } = scene;
  const { finance } = flowingPackage(result, variant.name);
  const steps = stepsOf(scene);
  let sum = 0;
  const spans = steps.map(step => {
    const from = sum;
    sum += step.eur;
    return { ...step, colour: step.eur < 0 ? LOSS : GAIN, from, until: sum };
  });
  const total = language === 'nl' ? 'Netto contante waarde' : 'Net present value';
  const bars = [...spans, { label: total, eur: finance.company.npvEur, colour: INK, from: 0, until: sum }];
  const unit = moneyUnit(
    Math.max(...bars.flatMap(({ from, until }) => [Math.abs(from), Math.abs(until)])),
    language,
  );
  const rows = bars.map(({ label, eur, colour, from, until }, row) => ({
    colour,
    value: {
      row,
      label,
      low: drawn(Math.min(from, until) / unit.eur),
      high: drawn(Math.max(from, until) / unit.eur),
      words: `${label}: ${money(eur, language)}`,
    },
  }));
  // Two lines may have one title: the row tells them apart.
  const y = { field: 'row', type: 'ordinal', title: null, axis: null };
  const title = language === 'nl' ? `Contante waarde (${unit.label})` : `Present worth (${unit.label})`;
  return {
    height: { step: 40 },
    width: width === 'container' ? 'container' : width,
    autosize: { type: 'fit-x', contains: 'padding' },
    layer: layersOf(rows, y, title),
  };
}

interface Row {
  readonly colour: string;
  readonly value: Readonly<Record<string, string | number>>;
}

/** A layer for each colour, so that the ink of the theme takes the place of the colour of the text. */
function layersOf(rows: readonly Row[], y: object, title: string) {
  const colours = [...new Set(rows.map(({ colour }) => colour))];
  const bars = colours.map(color => ({
    data: { values: rows.filter(({ colour }) => colour === color).map(({ value }) => value) },
    mark: { type: 'bar', height: { band: 0.4 }, yOffset: 8, color },
    encoding: { y, x: quantity('low', title), x2: { field: 'high' } },
  }));
  const words = {
    data: { values: rows.map(({ value }) => value) },
    mark: { type: 'text', align: 'left', baseline: 'middle', dy: -12, fontSize: 12, aria: false },
    encoding: { y, x: { value: 0 }, text: { field: 'words' } },
  };
  return [...bars, words];
}
