import type { Language } from '../words/text.ts';

const LOCALE = { nl: 'nl-NL', en: 'en-GB' } as const;
/** Below this many euros the full amount is as short as a rounded one. */
const COMPACT_FROM_EUR = 1e6;

/** Figures as one reads them in a language. */
export interface Figures {
  /** Amount in euros: whole below a million, with "mln" above. */
  eur(value: number): string;
  /** Number with at most `digits` decimals. */
  number(value: number, digits?: number): string;
  /** Share of one, as a percentage with its sign. */
  change(share: number): string;
  percent(share: number): string;
  /** Very small amounts, as 2,3e-9. */
  tiny(value: number): string;
  /** Moment in Dutch local time. */
  moment(iso: string): string;
  date(iso: string): string;
}

export function figuresIn(language: Language): Figures {
  const locale = LOCALE[language];
  const currency = { style: 'currency', currency: 'EUR' } as const;
  const whole = new Intl.NumberFormat(locale, { ...currency, maximumFractionDigits: 0 });
  const compact = new Intl.NumberFormat(locale, {
    ...currency,
    notation: 'compact',
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  });
  const percent = new Intl.NumberFormat(locale, {
    style: 'percent',
    maximumFractionDigits: 1,
    signDisplay: 'negative',
  });
  const signed = new Intl.NumberFormat(locale, {
    style: 'percent',
    maximumFractionDigits: 1,
    signDisplay: 'exceptZero',
  });
  const tiny = new Intl.NumberFormat(locale, { notation: 'scientific', maximumSignificantDigits: 2 });
  const moment = new Intl.DateTimeFormat(locale, {
    timeZone: 'Europe/Amsterdam',
    weekday: 'short',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  });
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'Europe/Amsterdam' });
  return {
    eur: value => (Math.abs(value) >= COMPACT_FROM_EUR ? compact : whole).format(positiveZero(value)),
    number: (value, digits = 1) =>
      new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(positiveZero(value)),
    change: share => signed.format(share).replace('-', '−'),
    percent: share => percent.format(share),
    tiny: value => (value === 0 ? '0' : tiny.format(value)),
    moment: iso => moment.format(new Date(iso)),
    date: iso => date.format(new Date(iso)),
  };
}

/** Minus nothing is nothing. */
function positiveZero(value: number): number {
  return Math.abs(value) < 1e-9 ? 0 : value;
}
