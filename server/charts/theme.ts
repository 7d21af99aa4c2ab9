import type { Language } from './labels.ts';
import { INK, PAPER } from './palette.ts';

/** Fonts that some machine has; the last is whatever it has. */
const FONT = "system-ui, 'DejaVu Sans', 'Liberation Sans', 'Noto Sans', Arial, Helvetica, sans-serif";
const THEMES = {
  auto: { ink: INK, background: 'transparent' },
  light: { ink: '#1a1a1a', background: '#ffffff' },
  dark: { ink: '#e8e8e8', background: '#16191d' },
} as const;
export type Theme = keyof typeof THEMES;

/** Room left of every panel for its axis, so that panels line up and a page can compute the width of the plot. */
export const AXIS_PX = 58;
export const PADDING_PX = 8;

/** Config of Vega-Lite: plain lines, no frames, the figures and dates of the language. */
export function config(theme: Theme, language: Language) {
  const { ink, background } = THEMES[theme];
  return {
    background,
    font: FONT,
    padding: PADDING_PX,
    view: { stroke: null },
    title: {
      color: ink,
      subtitleColor: ink,
      anchor: 'start',
      frame: 'bounds',
      fontSize: 15,
      subtitleFontSize: 12,
      subtitleFontWeight: 400,
      subtitleLineHeight: 16,
      lineHeight: 19,
      subtitlePadding: 6,
      offset: 12,
    },
    axis: {
      aria: false,
      labelColor: ink,
      titleColor: ink,
      domainColor: ink,
      tickColor: ink,
      gridColor: ink,
      gridOpacity: 0.12,
      domainOpacity: 0.4,
      tickOpacity: 0.4,
      labelFontSize: 12,
      titleFontSize: 12,
      titleFontWeight: 400,
      titlePadding: 6,
    },
    axisY: {
      titleAngle: 0,
      titleAlign: 'left',
      titleAnchor: 'end',
      titleBaseline: 'bottom',
      titleX: -AXIS_PX + PADDING_PX,
      titleY: -9,
      minExtent: AXIS_PX - PADDING_PX,
      maxExtent: AXIS_PX - PADDING_PX,
      domain: false,
      ticks: false,
    },
    legend: {
      aria: false,
      labelColor: ink,
      titleColor: ink,
      labelFontSize: 12,
      titleFontSize: 12,
      titleFontWeight: 400,
      orient: 'bottom',
      direction: 'horizontal',
      labelLimit: 420,
      columnPadding: 14,
      layout: { bottom: { direction: 'vertical', anchor: 'start', margin: 6 } },
    },
    text: { color: ink, fontSize: 12 },
    rule: { color: ink },
    locale: LOCALES[language],
  };
}

/** The chart with the ink and the paper of its theme where a mark asks for the colour of the text, or of what lies under it. */
export function inked<T>(value: T, theme: Theme): T {
  const { ink, background } = THEMES[theme];
  if (ink === INK) return value;
  const swap = (part: unknown): unknown => {
    if (part === INK) return ink;
    if (part === PAPER) return background;
    if (Array.isArray(part)) return part.map(swap);
    if (part === null || typeof part !== 'object') return part;
    // Rows are figures and words: the ink stands in marks alone.
    return Object.fromEntries(
      Object.entries(part).map(([key, inner]) => [key, key === 'data' ? inner : swap(inner)]),
    );
  };
  return swap(value) as T;
}

const LOCALES = {
  nl: {
    number: { decimal: ',', thousands: '.', grouping: [3], currency: ['€\u00a0', ''] },
    time: {
      dateTime: '%a %-d %B %Y %H:%M',
      date: '%-d-%-m-%Y',
      time: '%H:%M',
      periods: ['', ''],
      days: ['zondag', 'maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrijdag', 'zaterdag'],
      shortDays: ['zo', 'ma', 'di', 'wo', 'do', 'vr', 'za'],
      months: [
        'januari',
        'februari',
        'maart',
        'april',
        'mei',
        'juni',
        'juli',
        'augustus',
        'september',
        'oktober',
        'november',
        'december',
      ],
      shortMonths: ['jan', 'feb', 'mrt', 'apr', 'mei', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec'],
    },
  },
  en: {
    number: { decimal: '.', thousands: ',', grouping: [3], currency: ['€', ''] },
    time: {
      dateTime: '%a %-d %B %Y %H:%M',
      date: '%-d/%-m/%Y',
      time: '%H:%M',
      periods: ['AM', 'PM'],
      days: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
      shortDays: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
      months: [
        'January',
        'February',
        'March',
        'April',
        'May',
        'June',
        'July',
        'August',
        'September',
        'October',
        'November',
        'December',
      ],
      shortMonths: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
    },
  },
} as const;
