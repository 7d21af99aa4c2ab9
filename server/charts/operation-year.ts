import type { Axis } from '../../engine/index.ts';
import type { SeriesTable } from '../../scenarios/index.ts';
import type { Chart, Scene } from './chart.ts';
import { isNarrow } from './chart.ts';
import { axisOf, localMsAt } from './clock.ts';
import { figure, moment } from './figures.ts';
import {
  byKind,
  columnsOf,
  highest,
  importOf,
  isElectric,
  isHeat,
  type KindFlow,
  named,
  priceOf,
  sum,
  totalOf,
} from './flows.ts';
import { KIND_LABELS, variantTitle, WORDS } from './labels.ts';
import { INK, KIND_COLOURS } from './palette.ts';
import { dashes, kindColour, lineRows, quantity, stacked, stackedRows, timeAxis } from './panels.ts';
import { drawn } from './thinning.ts';

/** The whole period day by day: energy by source, the range of import within each day against its limit, the price. */
export const operationYear: Chart = {
  needsSeries: true,
  applies: result => result.variants.some(({ status }) => status !== 'infeasible'),
  text: scene => (scene.table ? textOf(scene, scene.table) : { title: titleOf(scene), reading: '' }),
  view: scene => (scene.table ? viewOf(scene, scene.table) : null),
};

/** Lowest, mean and highest of each local day. */
interface Days {
  readonly low: Float64Array;
  readonly mean: Float64Array;
  readonly high: Float64Array;
  readonly sum: Float64Array;
}

function daysOf(values: Float64Array, { day, days }: Axis): Days {
  const low = new Float64Array(days).fill(Number.POSITIVE_INFINITY);
  const high = new Float64Array(days).fill(Number.NEGATIVE_INFINITY);
  const total = new Float64Array(days);
  const steps = new Float64Array(days);
  for (let t = 0; t < values.length; t++) {
    const d = day[t]!;
    const value = values[t]!;
    if (value < low[d]!) low[d] = value;
    if (value > high[d]!) high[d] = value;
    total[d]! += value;
    steps[d]!++;
  }
  return { low, high, sum: total, mean: total.map((value, d) => value / steps[d]!) };
}

function titleOf({ language, result, variant }: Scene): string {
  const name = variantTitle(variant.name, result.report.packages, language);
  return language === 'nl' ? `Het verloop van dag tot dag: ${name}` : `Day by day: ${name}`;
}

function textOf(scene: Scene, table: SeriesTable) {
  const { language } = scene;
  const axis = axisOf(table);
  const columns = columnsOf(table, scene.site);
  const imports = importOf(columns, table.steps);
  const peak = imports.indexOf(highest(imports));
  const amount = (value: number) => figure(value, language);
  const mwh = amount(totalOf(imports) * axis.stepHours);
  const peakMw = amount(imports[peak]!);
  const at = moment(localMsAt(axis, peak), language);
  const reading =
    language === 'nl'
      ? `In ${axis.days} ${axis.days === 1 ? 'dag' : 'dagen'} komt ${mwh} MWh van het net; de hoogste afname is ${peakMw} MW, op ${at}.`
      : `In ${axis.days} ${axis.days === 1 ? 'day' : 'days'} the grid supplies ${mwh} MWh; the highest import is ${peakMw} MW, on ${at}.`;
  return { title: titleOf(scene), reading };
}

function viewOf(scene: Scene, table: SeriesTable) {
  const { language, width } = scene;
  const axis = axisOf(table);
  const columns = columnsOf(table, scene.site);
  const power = byKind(columns, table, 'source', isElectric);
  const heat = byKind(columns, table, 'source', isHeat);
  const imports = daysOf(importOf(columns, table.steps), axis);
  const limit = daysOf(sum(named(columns, 'importLimit'), table.steps), axis);
  const price = daysOf(priceOf(columns, table.steps), axis);
  const panels = [
    energyPanel(scene, axis, WORDS.electricityPerDay[language], 150, power),
    ...(heat.length > 0 ? [energyPanel(scene, axis, WORDS.heatPerDay[language], 110, heat)] : []),
    rangePanel(scene, axis, WORDS.importRange[language], KIND_COLOURS.import, imports, limit),
    rangePanel(scene, axis, WORDS.price[language], '#999999', price, null),
  ];
  return stacked(
    panels.map((panel, p) => withMonths(panel, scene, axis, p === panels.length - 1)),
    width,
  );
}

type Panel = Record<string, unknown>;

const MARK = { interpolate: 'step-after', aria: false } as const;

/** This chart follows sliders: its rows are ready, with numbers for times, since a page interprets what is left to compute. */
function asGiven(values: readonly unknown[]) {
  return { values, format: { parse: null } };
}
const DAY_MS = 86_400_000;

function midnights(axis: Axis, extra: number): number[] {
  const first = Math.floor(localMsAt(axis, 0) / DAY_MS) * DAY_MS;
  return Array.from({ length: axis.days + extra }, (_, d) => first + d * DAY_MS);
}

function energyPanel(
  { language, width }: Scene,
  axis: Axis,
  title: string,
  height: number,
  flows: readonly KindFlow[],
): Panel {
  const lines = flows.map(({ kind, values }) => ({
    label: KIND_LABELS[kind][language],
    values: daysOf(values, axis).sum.map(value => value * axis.stepHours),
  }));
  return {
    height,
    data: asGiven(stackedRows(lines, midnights(axis, 1))),
    mark: { ...MARK, type: 'area' },
    encoding: {
      y: quantity('high', title, { stack: null }),
      y2: { field: 'low' },
      color: kindColour(
        flows.map(({ kind }) => kind),
        language,
        width,
      ),
    },
  };
}

/** A band from the lowest to the highest of each day, the mean as a line, and the limit of the day where there is one. */
function rangePanel(
  { language, width }: Scene,
  axis: Axis,
  title: string,
  colour: string,
  days: Days,
  limit: Days | null,
): Panel {
  const mean = WORDS.meanOfDay[language];
  const band = midnights(axis, 1).map((t, i) => {
    const d = Math.min(i, axis.days - 1);
    return { t, low: drawn(days.low[d]!), high: drawn(days.high[d]!) };
  });
  const lines = [
    { label: mean, values: days.mean },
    ...(limit ? [{ label: WORDS.importLimit[language], values: limit.high }] : []),
  ];
  const range = WORDS.lowToHigh[language];
  return {
    height: 100,
    layer: [
      {
        data: asGiven(band),
        mark: { ...MARK, type: 'area', opacity: 0.45 },
        encoding: {
          y: quantity('low', title),
          y2: { field: 'high' },
          color: {
            datum: range,
            type: 'nominal',
            title: null,
            scale: { domain: [range], range: [colour] },
            legend: { symbolOpacity: 0.45, symbolType: 'square' },
          },
        },
      },
      {
        data: asGiven(lineRows(lines, midnights(axis, 1))),
        mark: { ...MARK, type: 'line', color: INK, strokeWidth: 1 },
        encoding: {
          y: quantity('v', title, { axis: { tickCount: 4 } }),
          strokeDash: dashes(
            lines.map(({ label }) => label),
            width,
          ),
        },
      },
    ],
  };
}

/** Months where there are several, else days, under the last panel only. */
function withMonths(panel: Panel, scene: Scene, axis: Axis, isLast: boolean): Panel {
  const days = midnights(axis, 1);
  const firsts = days.filter(ms => new Date(ms).getUTCDate() === 1).slice(0, -1);
  const isLong = firsts.length > 2;
  const every = Math.ceil(axis.days / (isNarrow(scene) ? 5 : 10));
  const ticks = isLong ? firsts : days.filter((_, d) => d % every === 0 && d < axis.days);
  const month = isNarrow(scene)
    ? "slice(utcFormat(datum.value, '%b'), 0, 1)"
    : "utcFormat(datum.value, '%b')";
  const labels = {
    values: ticks,
    labels: isLast,
    ticks: false,
    labelAlign: 'left',
    labelOffset: 2,
    labelExpr: isLong ? month : "utcFormat(datum.value, '%-d %b')",
  };
  const x = timeAxis(days[0]!, days.at(-1)!, labels);
  return { ...panel, encoding: { x, ...(panel.encoding as Panel) } };
}
