import type { Kind } from './labels.ts';
import { KIND_LABELS, type Language } from './labels.ts';
import { INK, KIND_COLOURS } from './palette.ts';
import { AXIS_PX, PADDING_PX } from './theme.ts';
import { drawn } from './thinning.ts';
import { wrapped } from './wrapping.ts';

type Json = Record<string, unknown>;
type Width = number | 'container';

/** Room right of the plot for the last label of the time axis. */
const RIGHT_PX = 14;
/** What a panel has until the page says how wide it is. */
const UNKNOWN_PX = 640;
/** Sentinel in `usermeta` by which `compileVega` knows that all panels must follow their container. */
export const FILL = 'container';

/** Width of the plot itself. */
function plotWidth(width: Width): number {
  return width === 'container' ? UNKNOWN_PX : Math.max(120, width - AXIS_PX - 2 * PADDING_PX - RIGHT_PX);
}

/** Pixels that panels give up to axes and margins. */
export const AROUND_PX = AXIS_PX + 2 * PADDING_PX + RIGHT_PX;

/** Panels one above the other on one time axis. */
export function stacked(panels: readonly Json[], width: Width): Json {
  return {
    vconcat: panels.map(panel => ({ ...panel, width: plotWidth(width) })),
    resolve: { scale: { color: 'independent', strokeDash: 'independent', shape: 'independent' } },
    spacing: 26,
    ...(width === 'container' && { usermeta: { width: FILL } }),
  };
}

/** Columns of a legend, so that the longest label fits; a page of unknown width is taken for a telephone. */
export function legendColumns(width: Width, labels: readonly string[]): number {
  const longest = Math.max(...labels.map(label => label.length));
  const columnPx = longest * LEGEND_CHARACTER_PX + LEGEND_SYMBOL_PX;
  const fit = Math.floor(plotWidth(width === 'container' ? NARROW_PX : width) / columnPx);
  return Math.max(1, Math.min(labels.length, fit));
}

/** Legend labels that are wider than the plot, broken into lines. */
export function legendLines(width: Width, labels: readonly string[]): Json {
  if (width === 'container') return {};
  const roomPx = plotWidth(width) - LEGEND_SYMBOL_PX;
  const lines = labels.map(label => [label, wrapped(label, roomPx, LEGEND_CHARACTER_PX)] as const);
  if (lines.every(([, { length }]) => length === 1)) return {};
  return { labelExpr: `(${JSON.stringify(Object.fromEntries(lines))})[datum.label]` };
}
const LEGEND_CHARACTER_PX = 7.2;
const LEGEND_SYMBOL_PX = 34;
const NARROW_PX = 360;

/** A time axis over [from, until) with ticks where the caller wants them. */
export function timeAxis(from: number, until: number, axis: Json | null): Json {
  return {
    field: 't',
    type: 'temporal',
    title: null,
    scale: { type: 'utc', domain: [from, until], nice: false },
    axis: axis && { grid: true, labelFlush: false, ...axis },
  };
}

export function quantity(field: string, title: string, more: Json = {}): Json {
  const { axis, ...rest } = more;
  return { field, type: 'quantitative', title, axis: { tickCount: 5, ...(axis as Json) }, ...rest };
}

/** Long rows { t, kind, v } of several series at given moments. */
export function longRows(
  series: readonly { readonly label: string; readonly values: ArrayLike<number> }[],
  times: readonly number[],
): Json[] {
  return series.flatMap(({ label, values }, order) =>
    times.map((t, i) => ({ t, label, order, v: drawn(values[Math.min(i, values.length - 1)]!) })),
  );
}

/** Rows { t, label, low, high } of several series, each on top of the ones before it. */
export function stackedRows(
  series: readonly { readonly label: string; readonly values: ArrayLike<number> }[],
  times: readonly number[],
): Json[] {
  const tops = new Float64Array(times.length);
  return series.flatMap(({ label, values }) =>
    times.map((t, i) => {
      const low = tops[i]!;
      tops[i] = low + values[Math.min(i, values.length - 1)]!;
      return { t, label, low: drawn(low), high: drawn(tops[i]!) };
    }),
  );
}

/** The same for lines that are told apart by their dash, with their own legend. */
export function lineRows(
  series: readonly { readonly label: string; readonly values: ArrayLike<number> }[],
  times: readonly number[],
): Json[] {
  return longRows(series, times).map(({ t, label, v }) => ({ t, line: label, v }));
}

/** Colour scale and legend of kinds. */
export function kindColour(
  kinds: readonly Kind[],
  language: Language,
  width: Width,
  symbol = 'square',
): Json {
  return {
    field: 'label',
    type: 'nominal',
    title: null,
    scale: {
      domain: kinds.map(kind => KIND_LABELS[kind][language]),
      range: kinds.map(kind => KIND_COLOURS[kind]),
    },
    legend: {
      columns: legendColumns(
        width,
        kinds.map(kind => KIND_LABELS[kind][language]),
      ),
      symbolType: symbol,
      ...(symbol === 'stroke' && { symbolStrokeWidth: 3 }),
    },
  };
}

/** A line of the text colour, told apart by its dash; the legend shows the dash. */
export function dashes(labels: readonly string[], width: Width): Json {
  return {
    field: 'line',
    type: 'nominal',
    title: null,
    scale: { domain: labels, range: DASHES.slice(0, labels.length) },
    legend: {
      columns: legendColumns(width, labels),
      symbolType: 'stroke',
      symbolSize: 400,
      symbolStrokeColor: INK,
      symbolStrokeWidth: 2,
    },
  };
}

const DASHES = [
  [1, 0],
  [6, 4],
  [2, 3],
];
