import { isNarrow } from './chart.ts';
import { NOW } from './flex-choice.ts';
import type { FlexScene } from './flex-scene.ts';
import { type Language, WORDS } from './labels.ts';
import { quantity } from './panels.ts';
import { drawn } from './thinning.ts';

/** Value of every local month (12) and hour (24); null where there is none. */
export type ByMonthAndHour = readonly (readonly (number | null)[])[];

const HEIGHT_PX = 190;
const MONTHS = 12;

/** Months of the year, short or in full. */
function monthNames(language: Language, month: 'short' | 'long'): string[] {
  const format = new Intl.DateTimeFormat(language === 'nl' ? 'nl-NL' : 'en-GB', { month, timeZone: 'UTC' });
  return Array.from({ length: MONTHS }, (_, m) => format.format(Date.UTC(2024, m)).replace('.', ''));
}

/** Place and value of the best cell by `better`; null where no cell has a value. */
export function bestCell(values: ByMonthAndHour, better: (mw: number, best: number) => boolean) {
  let best: { readonly month: number; readonly hour: number; readonly value: number } | null = null;
  values.forEach((hours, month) => {
    hours.forEach((value, hour) => {
      if (value !== null && (best === null || better(value, best.value))) best = { month, hour, value };
    });
  });
  return best as { readonly month: number; readonly hour: number; readonly value: number } | null;
}

/** `in januari tussen 17 en 18 uur`. */
export function hourInWords(
  { month, hour }: { readonly month: number; readonly hour: number },
  language: Language,
): string {
  const name = monthNames(language, 'long')[month]!;
  return language === 'nl'
    ? `in ${name} tussen ${hour} en ${hour + 1} uur`
    : `in ${name} between ${hour}:00 and ${hour + 1}:00`;
}

/** Months that the study is about: the others would be empty. */
function simulatedMonths({ node }: FlexScene): number[] {
  return node.headroomMw[NOW]!.flatMap((hours, m) => (hours.some(mw => mw !== null) ? [m] : []));
}

/** A panel of hours by month, a cell for every value that there is; `marked` cells get a cross, so that colour is not all. */
export function hoursPanel(scene: FlexScene, { title, values, colour, isMarked = () => false }: HoursPanel) {
  const { language } = scene;
  const names = monthNames(language, 'short');
  const months = simulatedMonths(scene).map(m => names[m]!);
  const cells = values.flatMap((hours, m) =>
    hours.flatMap((value, hour) =>
      value === null ? [] : [{ month: names[m]!, hour, hour2: hour + 1, v: drawn(value) }],
    ),
  );
  const x = {
    field: 'month',
    type: 'ordinal',
    title: null,
    sort: null,
    scale: { domain: months, paddingInner: 0, paddingOuter: 0 },
    axis: {
      labelAngle: 0,
      ticks: false,
      domain: false,
      ...(isNarrow(scene) && { labelExpr: 'slice(datum.label, 0, 1)' }),
    },
  };
  const y = quantity(
    'hour',
    title === null ? WORDS.hourOfDay[language] : `${title}, ${WORDS.hourOfDay[language].toLowerCase()}`,
    {
      scale: { domain: [0, 24], nice: false, reverse: true },
      axis: { values: [0, 6, 12, 18, 24], grid: false },
    },
  );
  const crosses = cells.filter(({ v }) => isMarked(v)).map(cell => ({ ...cell, middle: cell.hour + 0.5 }));
  return {
    height: HEIGHT_PX,
    view: { fill: '#808080', fillOpacity: 0.08 },
    layer: [
      {
        data: { values: cells },
        mark: { type: 'rect', aria: false },
        encoding: { x, y, y2: { field: 'hour2' }, color: colour },
      },
      {
        data: { values: crosses },
        mark: { type: 'text', text: '×', fontSize: 10, color: '#1a1a1a', aria: false },
        encoding: { x, y: { ...y, field: 'middle' } },
      },
    ],
  };
}

interface HoursPanel {
  /** Before the words of the axis. */
  readonly title: string | null;
  readonly values: ByMonthAndHour;
  readonly colour: Readonly<Record<string, unknown>>;
  readonly isMarked?: (value: number) => boolean;
}
