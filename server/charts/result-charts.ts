import { InputError } from '../../engine/index.ts';
import type { RunResult } from '../../scenarios/index.ts';
import { breakEven } from './break-even.ts';
import { cashFlow } from './cash-flow.ts';
import type { Chart, ChartInput, ChartText, Scene, VegaLiteSpec } from './chart.ts';
import { co2Target } from './co2-target.ts';
import { costBreakdown } from './cost-breakdown.ts';
import { WORDS } from './labels.ts';
import { limitValueHeatmap } from './limit-value-heatmap.ts';
import { loadDuration } from './load-duration.ts';
import { operationWeek } from './operation-week.ts';
import { operationYear } from './operation-year.ts';
import { packagesScatter } from './packages-scatter.ts';
import { pareto } from './pareto.ts';
import { pricePaths } from './price-paths.ts';
import { regret } from './regret.ts';
import { sceneOf, unknown } from './scene.ts';
import { config, inked } from './theme.ts';
import { tornado } from './tornado.ts';
import { worthWaterfall } from './worth-waterfall.ts';
import { CHARACTER_EM, wrapped } from './wrapping.ts';

const CHARTS = {
  'operation-week': operationWeek,
  'operation-year': operationYear,
  'load-duration': loadDuration,
  'limit-value-heatmap': limitValueHeatmap,
  'cost-breakdown': costBreakdown,
  'packages-scatter': packagesScatter,
  'pareto-front': pareto,
  regret,
  'price-paths': pricePaths,
  'cash-flow': cashFlow,
  'worth-waterfall': worthWaterfall,
  'co2-target': co2Target,
  tornado,
  'break-even': breakEven,
} as const satisfies Readonly<Record<string, Chart>>;
export type ChartName = keyof typeof CHARTS;

const SCHEMA = 'https://vega.github.io/schema/vega-lite/v6.json';
/** A title is wrapped for this width where the page decides how wide the chart is. */
const NARROWEST_PX = 340;

/** Width of a character at the sizes of the theme, as Vega reckons it on the server. */
const TITLE_CHARACTER_PX = 15 * CHARACTER_EM;
const SUBTITLE_CHARACTER_PX = 12 * CHARACTER_EM;

/** Names of the charts that this result has something to show in. */
export function chartNames(result: RunResult): ChartName[] {
  return (Object.keys(CHARTS) as ChartName[]).filter(name => CHARTS[name].applies(result));
}

/** Whether a chart is drawn from hourly tables. */
export function needsSeries(name: ChartName): boolean {
  return CHARTS[name].needsSeries;
}

/**
 * A chart as Vega-Lite 6, with its data in it. A variant without an answer gives a chart that says so.
 * @throws InputError for an unknown chart, variant, year, week or site.
 */
export function chartSpec(name: string, input: ChartInput): VegaLiteSpec {
  return toldChart(name, input).spec;
}

/** A chart with the title and the sentence that stand beside it. @throws InputError as `chartSpec`. */
export function toldChart(name: string, input: ChartInput): ChartText & { readonly spec: VegaLiteSpec } {
  const chart = chartOf(name);
  const scene = sceneOf(input);
  const text = textOf(chart, scene);
  return { ...text, spec: specOf(chart, scene, text, input) };
}

function specOf(chart: Chart, scene: Scene, { title, reading }: ChartText, input: ChartInput): VegaLiteSpec {
  const { theme = 'auto', heading = true } = input;
  const px = scene.width === 'container' ? NARROWEST_PX : scene.width;
  const spec = {
    $schema: SCHEMA,
    description: `${title}. ${reading}`,
    config: config(theme, scene.language),
    ...(heading && {
      title: {
        text: wrapped(title, px, TITLE_CHARACTER_PX),
        ...(scene.width !== 'container' && { subtitle: wrapped(reading, px, SUBTITLE_CHARACTER_PX) }),
      },
    }),
    ...(chart.view(scene) ?? noteView(noteOf(scene), scene.width)),
  };
  return inked(spec, theme);
}

/** Title of a chart and the one sentence that reads it. */
export function chartText(name: string, input: ChartInput): ChartText {
  return textOf(chartOf(name), sceneOf(input));
}

function chartOf(name: string): Chart {
  if (Object.hasOwn(CHARTS, name)) return CHARTS[name as ChartName];
  throw new InputError([unknown('/chart', name, Object.keys(CHARTS))]);
}

function textOf(chart: Chart, scene: Scene): ChartText {
  const { title, reading } = chart.text(scene);
  return { title, reading: reading || noteOf(scene) };
}

function noteOf({ variant, language }: Scene): string {
  return (variant.status === 'infeasible' ? WORDS.noAnswer : WORDS.noSeries)[language];
}

/** In place of a drawing: why there is none. */
function noteView(note: string, width: number | 'container') {
  return {
    height: 40,
    width,
    data: { values: [{ note }] },
    mark: { type: 'text', align: 'left', aria: false },
    encoding: { text: { field: 'note' }, x: { value: 0 } },
  };
}
