import type { Axis } from '../../engine/index.ts';
import { dearestWeek, type SeriesColumn, type SeriesTable } from '../../scenarios/index.ts';
import type { Chart, Scene } from './chart.ts';
import { isNarrow } from './chart.ts';
import { axisOf, type Stretch, weekStretch } from './clock.ts';
import { figure, moment } from './figures.ts';
import {
  byKind,
  columnsOf,
  highest,
  importOf,
  isElectric,
  isHeat,
  type KindFlow,
  lowest,
  named,
  priceOf,
  sum,
  totalOf,
} from './flows.ts';
import { KIND_LABELS, variantTitle, WORDS } from './labels.ts';
import { INK } from './palette.ts';
import { dashes, kindColour, lineRows, longRows, quantity, stacked, timeAxis } from './panels.ts';

/** One week hour by hour: where power and heat come from, what is in store, and what power costs. */
export const operationWeek: Chart = {
  needsSeries: true,
  applies: result => result.variants.some(({ status }) => status !== 'infeasible'),
  text: scene => (scene.table ? textOf(scene, scene.table) : { title: titleOf(scene), reading: '' }),
  view: scene => (scene.table ? viewOf(scene, scene.table) : null),
};

interface Week extends Stretch {
  readonly table: SeriesTable;
  readonly columns: readonly SeriesColumn[];
  readonly axis: Axis;
}

function weekOf({ week, site }: Scene, table: SeriesTable): Week {
  const columns = columnsOf(table, site);
  const axis = axisOf(table);
  const stretch = weekStretch(axis, week ?? dearestWeek(axis, firstPrice(table)));
  return { ...stretch, table, columns, axis };
}

/** Import price of the first site: the one by which a preview chooses its week. */
function firstPrice(table: SeriesTable): Float64Array {
  return named(columnsOf(table, undefined), 'importPrice')[0]!.values;
}

function titleOf({ language, result, variant }: Scene): string {
  const name = variantTitle(variant.name, result.report.packages, language);
  return language === 'nl' ? `Van uur tot uur: ${name}` : `Hour by hour: ${name}`;
}

function textOf(scene: Scene, table: SeriesTable) {
  const { language } = scene;
  const week = weekOf(scene, table);
  const cut = (values: Float64Array) => values.subarray(week.from, week.until);
  const imports = cut(importOf(week.columns, table.steps));
  const price = cut(priceOf(week.columns, table.steps));
  const peak = imports.indexOf(highest(imports));
  const limitMw = cut(sum(named(week.columns, 'importLimit'), table.steps))[peak]!;
  const amount = (value: number) => figure(value, language);
  const from = moment(week.localMs(week.from), language, false);
  const at = moment(week.localMs(week.from + peak), language);
  const mwh = amount(totalOf(imports) * week.axis.stepHours);
  const hours = amount((week.until - week.from) * week.axis.stepHours);
  const reading =
    language === 'nl'
      ? `In de ${hours} uur vanaf ${from} komt ${mwh} MWh van het net, op zijn hoogst ${amount(imports[peak]!)} MW (${at}) bij een grens van ${amount(limitMw)} MW; de prijs loopt van ${amount(lowest(price))} tot ${amount(highest(price))} EUR/MWh.`
      : `In the ${hours} hours from ${from} the grid supplies ${mwh} MWh, at most ${amount(imports[peak]!)} MW (${at}) against a limit of ${amount(limitMw)} MW; the price runs from ${amount(lowest(price))} to ${amount(highest(price))} EUR/MWh.`;
  return { title: titleOf(scene), reading };
}

function viewOf(scene: Scene, table: SeriesTable) {
  const { language } = scene;
  const week = weekOf(scene, table);
  const power = byKind(week.columns, table, 'source', isElectric);
  const heat = byKind(week.columns, table, 'source', isHeat);
  const levels = byKind(week.columns, table, 'level', () => true);
  const demandMw = sum(named(week.columns, 'load.electricity'), table.steps);
  const heatMw = sum(named(week.columns, 'load.').filter(isHeat), table.steps);
  const limitMw = sum(named(week.columns, 'importLimit'), table.steps);
  const demand = WORDS.demand[language];
  const powerLines = [
    { label: demand, values: demandMw },
    { label: WORDS.importLimit[language], values: limitMw },
  ];
  const price = [{ label: 'price', values: priceOf(week.columns, table.steps) }];
  const panels = [
    sourcesPanel(scene, week, WORDS.electricity[language], 190, power, powerLines),
    ...(heat.length > 0
      ? [sourcesPanel(scene, week, WORDS.heat[language], 130, heat, [{ label: demand, values: heatMw }])]
      : []),
    ...(levels.length > 0 ? [levelPanel(scene, week, levels)] : []),
    pricePanel(scene, week, price),
  ];
  return stacked(
    panels.map((panel, p) => withTime(panel, scene, week, p === panels.length - 1)),
    scene.width,
  );
}

type Panel = Record<string, unknown>;
interface Line {
  readonly label: string;
  readonly values: Float64Array;
}

/** Moments of the week with its end, where the last value is drawn once more so that its step has a width. */
function times(week: Week): number[] {
  return Array.from({ length: week.until - week.from + 1 }, (_, i) => week.localMs(week.from + i));
}

function rows(week: Week, lines: readonly Line[], make = longRows) {
  const cut = lines.map(({ label, values }) => ({ label, values: values.subarray(week.from, week.until) }));
  return make(cut, times(week));
}

/** A level is that at the end of its step. */
function levelRows(week: Week, lines: readonly Line[]) {
  const cut = lines.map(({ label, values }) => ({ label, values: values.subarray(week.from, week.until) }));
  return longRows(cut, times(week).slice(1));
}

function labelled({ language }: Scene, flows: readonly KindFlow[]): Line[] {
  return flows.map(({ kind, values }) => ({ label: KIND_LABELS[kind][language], values }));
}

function sourcesPanel(
  scene: Scene,
  week: Week,
  title: string,
  height: number,
  flows: readonly KindFlow[],
  lines: readonly Line[],
): Panel {
  const kinds = flows.map(({ kind }) => kind);
  const labels = lines.map(({ label }) => label);
  return {
    height,
    layer: [
      {
        data: { values: rows(week, labelled(scene, flows)) },
        mark: { type: 'area', interpolate: 'step-after', aria: false },
        encoding: {
          y: quantity('v', title, { stack: 'zero' }),
          color: kindColour(kinds, scene.language, scene.width),
          order: { field: 'order', type: 'quantitative' },
        },
      },
      {
        data: { values: rows(week, lines, lineRows) },
        mark: { type: 'line', interpolate: 'step-after', color: INK, strokeWidth: 1.5, aria: false },
        encoding: { y: quantity('v', title), strokeDash: dashes(labels, scene.width) },
      },
    ],
  };
}

function levelPanel(scene: Scene, week: Week, flows: readonly KindFlow[]): Panel {
  const colour = kindColour(
    flows.map(({ kind }) => kind),
    scene.language,
    scene.width,
    'stroke',
  );
  return {
    height: 80,
    data: { values: levelRows(week, labelled(scene, flows)) },
    mark: { type: 'line', strokeWidth: 2, aria: false },
    encoding: {
      y: quantity('v', WORDS.level[scene.language], { axis: { tickCount: 3 } }),
      color: colour,
    },
  };
}

function pricePanel({ language }: Scene, week: Week, price: readonly Line[]): Panel {
  return {
    height: 80,
    data: { values: rows(week, price) },
    mark: { type: 'line', interpolate: 'step-after', color: INK, strokeWidth: 1.5, aria: false },
    encoding: { y: quantity('v', WORDS.price[language], { axis: { tickCount: 3 } }) },
  };
}

/** Days under the last panel only; the grid of midnights runs through all. */
function withTime(panel: Panel, scene: Scene, week: Week, isLast: boolean): Panel {
  const format = isNarrow(scene) ? "utcFormat(datum.value, '%-d/%-m')" : "utcFormat(datum.value, '%-d %b')";
  const isDays = week.midnights.length > 2;
  const date = `[utcFormat(datum.value, '%a'), ${format}]`;
  const axis = {
    values: isDays ? week.midnights : sixHours(week),
    labels: isLast,
    ticks: false,
    labelAlign: 'left',
    labelOffset: 3,
    labelExpr: isDays ? date : HOUR_LABEL,
  };
  const x = timeAxis(week.localMs(week.from), week.localMs(week.until), axis);
  const encoding = { x, ...(panel.encoding as Panel) };
  return { ...panel, encoding };
}

/** Of a day or two: the hour, with the date under midnight. */
const HOUR_LABEL =
  "utchours(datum.value) === 0 ? ['0:00', utcFormat(datum.value, '%-d %b')] : utcFormat(datum.value, '%-H:%M')";

function sixHours(week: Week): number[] {
  return times(week)
    .slice(0, -1)
    .filter(ms => ms % SIX_HOURS_MS === 0);
}
const SIX_HOURS_MS = 6 * 3_600_000;
