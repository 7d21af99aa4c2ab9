import type { Language } from './labels.ts';

/** A figure in words of the language, with about three significant digits: `1.230`, `45,6`, `0,12`. */
export function figure(value: number, language: Language): string {
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return new Intl.NumberFormat(language === 'nl' ? 'nl-NL' : 'en-GB', {
    maximumFractionDigits: digits,
  }).format(Math.abs(value) < 0.005 ? 0 : value);
}

/** A unit of money in which the largest amount has one to three digits before the decimal point. */
export interface MoneyUnit {
  readonly eur: number;
  readonly label: string;
}

export function moneyUnit(largestEur: number, language: Language): MoneyUnit {
  const largest = Math.abs(largestEur);
  if (largest >= 1e6) return { eur: 1e6, label: language === 'nl' ? 'mln EUR' : 'EUR million' };
  if (largest >= 1e4) return { eur: 1e3, label: language === 'nl' ? 'dzd EUR' : 'EUR thousand' };
  return { eur: 1, label: 'EUR' };
}

/** An amount in its own best unit: `1,23 mln EUR`, `EUR 1.23 million`. */
export function money(eur: number, language: Language): string {
  const unit = moneyUnit(eur, language);
  const amount = figure(eur / unit.eur, language);
  if (language === 'nl') return `${amount} ${unit.label}`;
  return `EUR ${amount}${unit.label.slice('EUR'.length)}`;
}

/** A moment of local wall-clock time written as if it were UTC: `15 januari 2024 17:00`. */
export function moment(localMs: number, language: Language, withTime = true): string {
  const date = new Intl.DateTimeFormat(language === 'nl' ? 'nl-NL' : 'en-GB', {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    ...(withTime && { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
  });
  return date.format(localMs).replace(' om ', ' ').replace(' at ', ' ');
}
