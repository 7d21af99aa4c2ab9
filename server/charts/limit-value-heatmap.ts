import type { SeriesTable } from '../../scenarios/index.ts';
import type { Chart, Scene } from './chart.ts';
import { isNarrow } from './chart.ts';
import { axisOf, localMsAt } from './clock.ts';
import { figure, moment } from './figures.ts';
import { columnsOf, highest, named, sum, totalOf } from './flows.ts';
import { variantTitle, WORDS } from './labels.ts';
import { SEQUENTIAL } from './palette.ts';
import { quantity, timeAxis } from './panels.ts';
import { drawn } from './thinning.ts';

/** When more connection would have been worth something: the multiplier of the import limit by hour and day. */
export const limitValueHeatmap: Chart = {
  needsSeries: true,
  applies: result => result.variants.some(({ status }) => status !== 'infeasible'),
  text: scene => (scene.table ? textOf(scene, scene.table) : { title: titleOf(scene), reading: '' }),
  view: scene => (scene.table ? viewOf(scene, scene.table) : null),
};

/** Cells that a page still draws at once; beyond it days share a column. */
const MOST_CELLS = 3000;
/** From here on months are what one looks for. */
const LONG_DAYS = 62;
const DAY_MS = 86_400_000;
/** Below this a multiplier is rounding, EUR/MW. */
const NOTHING_EUR = 1e-4;

function titleOf({ language, result, variant }: Scene): string {
  const name = variantTitle(variant.name, result.report.packages, language);
  return language === 'nl'
    ? `Wanneer 1 MW meer iets waard is: ${name}`
    : `When 1 MW more is worth something: ${name}`;
}

function multiplierOf({ site }: Scene, table: SeriesTable): Float64Array {
  return sum(named(columnsOf(table, site), 'importLimitValue'), table.steps);
}

function textOf(scene: Scene, table: SeriesTable) {
  const { language } = scene;
  const axis = axisOf(table);
  const value = multiplierOf(scene, table);
  const hours = value.filter(eur => eur > NOTHING_EUR).length * axis.stepHours;
  const amount = (eur: number) => figure(eur, language);
  const title = titleOf(scene);
  if (hours === 0)
    return {
      title,
      reading:
        language === 'nl'
          ? 'De afnamegrens knelt in geen enkel uur: meer aansluiting is hier niets waard.'
          : 'The import limit never binds: a larger connection is worth nothing here.',
    };
  const peak = value.indexOf(highest(value));
  const at = moment(localMsAt(axis, peak), language);
  const total = amount(totalOf(value));
  const reading =
    language === 'nl'
      ? `De afnamegrens knelt in ${amount(hours)} uur; 1 MW meer is over de periode ${total} EUR waard, het meest op ${at} (${amount(value[peak]!)} EUR).`
      : `The import limit binds in ${amount(hours)} hours; 1 MW more is worth ${total} EUR over the period, most on ${at} (${amount(value[peak]!)} EUR).`;
  return { title, reading };
}

interface Cell {
  readonly t: number;
  readonly t2: number;
  readonly hour: number;
  readonly hour2: number;
  readonly v: number;
}

/** Cells of hours with a value; the highest of the days and quarters that share one. */
function cellsOf(value: Float64Array, table: SeriesTable) {
  const axis = axisOf(table);
  const first = Math.floor(localMsAt(axis, 0) / DAY_MS) * DAY_MS;
  const busy = value.filter(eur => eur > NOTHING_EUR).length;
  const daysPerCell = Math.max(1, Math.ceil(busy / MOST_CELLS));
  const cells = new Map<number, number>();
  for (let t = 0; t < value.length; t++) {
    if (value[t]! <= NOTHING_EUR) continue;
    const key = Math.floor(axis.day[t]! / daysPerCell) * 24 + axis.hourOfDay[t]!;
    cells.set(key, Math.max(cells.get(key) ?? 0, value[t]!));
  }
  const list: Cell[] = [...cells].map(([key, eur]) => {
    const day = Math.floor(key / 24) * daysPerCell;
    const hour = key % 24;
    const until = Math.min(day + daysPerCell, axis.days);
    return { t: first + day * DAY_MS, t2: first + until * DAY_MS, hour, hour2: hour + 1, v: drawn(eur) };
  });
  return { list, daysPerCell, from: first, until: first + axis.days * DAY_MS };
}

function viewOf(scene: Scene, table: SeriesTable) {
  const { language, width } = scene;
  const { list, daysPerCell, from, until } = cellsOf(multiplierOf(scene, table), table);
  const days = (until - from) / DAY_MS;
  const isLong = days > LONG_DAYS;
  const narrow = isNarrow(scene);
  const per = language === 'nl' ? `hoogste per ${daysPerCell} dagen` : `highest per ${daysPerCell} days`;
  const legendTitle = daysPerCell > 1 ? `${WORDS.limitValue[language]}, ${per}` : WORDS.limitValue[language];
  const x = timeAxis(from, until, {
    grid: false,
    values: ticksOf(from, days, narrow),
    format: isLong ? '%b' : '%-d %b',
    labelAlign: 'left',
    labelOffset: 2,
  });
  return {
    height: 220,
    width: width === 'container' ? 'container' : width,
    autosize: { type: 'fit-x', contains: 'padding' },
    view: { fill: '#808080', fillOpacity: 0.08 },
    data: { values: list },
    mark: { type: 'rect', aria: false },
    encoding: {
      x,
      x2: { field: 't2' },
      y: quantity('hour', WORDS.hourOfDay[language], {
        scale: { domain: [0, 24], nice: false, reverse: true },
        axis: { values: [0, 6, 12, 18, 24], grid: false },
      }),
      y2: { field: 'hour2' },
      color: {
        field: 'v',
        type: 'quantitative',
        title: legendTitle,
        scale: { ...SEQUENTIAL, type: 'sqrt', domain: [0, Math.max(1e-3, ...list.map(({ v }) => v))] },
        // Where nothing binds there is no scale to read.
        legend:
          list.length === 0
            ? null
            : { gradientLength: narrow ? 200 : 320, gradientThickness: 12, tickCount: 4, titleLimit: 320 },
      },
    },
  };
}

/** First days of months; or, of a short period, days at even distances. */
function ticksOf(from: number, days: number, isNarrow: boolean): number[] {
  const all = Array.from({ length: days }, (_, d) => from + d * DAY_MS);
  const firsts = all.filter(ms => new Date(ms).getUTCDate() === 1);
  if (days > LONG_DAYS) return firsts.filter((_, m) => !isNarrow || m % 2 === 0);
  const every = Math.ceil(days / (isNarrow ? 4 : 10));
  return all.filter((_, d) => d % every === 0);
}
