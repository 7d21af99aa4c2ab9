import { InputError } from '../../engine/index.ts';
import type { RunResult } from '../../scenarios/index.ts';
import { areaExitYear, areaHeadroom, areaQueue } from './area-maps.ts';
import { breakEven } from './break-even.ts';
import { callCalendar } from './call-calendar.ts';
import { cashFlow } from './cash-flow.ts';
import type { Chart, ChartInput, ChartText, Scene, VegaLiteSpec } from './chart.ts';
import { co2Target } from './co2-target.ts';
import { costBreakdown } from './cost-breakdown.ts';
import { flexFront } from './flex-front.ts';
import { type FlexChart, flexSceneOf } from './flex-scene.ts';
import { flexSupply } from './flex-supply.ts';
import { headroom } from './headroom.ts';
import { WORDS } from './labels.ts';
import { limitValueHeatmap } from './limit-value-heatmap.ts';
import { loadDuration } from './load-duration.ts';
import { nodeLoadDuration } from './node-load-duration.ts';
import { operationWeek } from './operation-week.ts';
import { operationYear } from './operation-year.ts';
import { packagesScatter } from './packages-scatter.ts';
import { pareto } from './pareto.ts';
import { pricePaths } from './price-paths.ts';
import { regret } from './regret.ts';
import { sceneOf, unknown } from './scene.ts';
import { config, inked } from './theme.ts';
import { tornado } from './tornado.ts';
import { waitingList } from './waiting-list.ts';
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
/** Those of an answer about flex products, which has no others. */
const FLEX_CHARTS = {
  'waiting-list': waitingList,
  'flex-front': flexFront,
  headroom,
  'node-load-duration': nodeLoadDuration,
  'flex-supply': flexSupply,
  'call-calendar': callCalendar,
  'area-headroom': areaHeadroom,
  'area-queue': areaQueue,
  'area-exit-year': areaExitYear,
} as const satisfies Readonly<Record<string, FlexChart>>;
export type ChartName = keyof typeof CHARTS | keyof typeof FLEX_CHARTS;

const SCHEMA = 'https://vega.github.io/schema/vega-lite/v6.json';
/** A title is wrapped for this width where the page decides how wide the chart is. */
const NARROWEST_PX = 340;

/** Width of a character at the sizes of the theme, as Vega reckons it on the server. */
const TITLE_CHARACTER_PX = 15 * CHARACTER_EM;
const SUBTITLE_CHARACTER_PX = 12 * CHARACTER_EM;

/** Names of the charts that this result has something to show in. */
export function chartNames(result: RunResult): ChartName[] {
  const { flex } = result;
  if (!flex) return namesOf(CHARTS).filter(name => CHARTS[name].applies(result));
  return namesOf(FLEX_CHARTS).filter(name => FLEX_CHARTS[name].applies(flex));
}

function namesOf<Name extends string>(charts: Readonly<Record<Name, unknown>>): Name[] {
  return Object.keys(charts) as Name[];
}

/** Whether a chart is drawn from hourly tables. */
export function needsSeries(name: ChartName): boolean {
  return has(CHARTS, name) && CHARTS[name].needsSeries;
}

/**
 * A chart as Vega-Lite 6, with its data in it. A variant without an answer gives a chart that says so.
 * @throws InputError for an unknown chart, variant, year, week, site or node.
 */
export function chartSpec(name: string, input: ChartInput): VegaLiteSpec {
  return toldChart(name, input).spec;
}

/** A chart with the title and the sentence that stand beside it. @throws InputError as `chartSpec`. */
export function toldChart(name: string, input: ChartInput): ChartText & { readonly spec: VegaLiteSpec } {
  const { view, ...text } = drawingOf(name, input);
  return { ...text, spec: specOf(view(), text, input) };
}

/** Title of a chart and the one sentence that reads it. */
export function chartText(name: string, input: ChartInput): ChartText {
  const { title, reading } = drawingOf(name, input);
  return { title, reading };
}

interface Drawing extends ChartText {
  readonly view: () => VegaLiteSpec;
}

function drawingOf(name: string, input: ChartInput): Drawing {
  const { flex } = input.result;
  if (flex && has(FLEX_CHARTS, name)) {
    const chart: FlexChart = FLEX_CHARTS[name];
    const scene = flexSceneOf(input, flex);
    const text = chart.text(scene);
    return { ...text, view: () => chart.view(scene) ?? noteView(text.reading, scene.width) };
  }
  if (!flex && has(CHARTS, name)) return plainDrawing(CHARTS[name], sceneOf(input));
  throw new InputError([unknown('/chart', name, namesOf<string>(flex ? FLEX_CHARTS : CHARTS))]);
}

function plainDrawing(chart: Chart, scene: Scene): Drawing {
  const { title, reading } = chart.text(scene);
  const view = () => chart.view(scene) ?? noteView(noteOf(scene), scene.width);
  return { title, reading: reading || noteOf(scene), view };
}

function has<Name extends string>(charts: Readonly<Record<Name, unknown>>, name: string): name is Name {
  return Object.hasOwn(charts, name);
}

function specOf(view: VegaLiteSpec, { title, reading }: ChartText, input: ChartInput): VegaLiteSpec {
  const { theme = 'auto', heading = true, language, width = 'container' } = input;
  const px = width === 'container' ? NARROWEST_PX : width;
  const spec = {
    $schema: SCHEMA,
    description: `${title}. ${reading}`,
    config: config(theme, language),
    ...(heading && {
      title: {
        text: wrapped(title, px, TITLE_CHARACTER_PX),
        ...(width !== 'container' && { subtitle: wrapped(reading, px, SUBTITLE_CHARACTER_PX) }),
      },
    }),
    ...view,
  };
  return inked(spec, theme);
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
