import type { Text } from '../schema/study.ts';

const LOCALES = { nl: 'nl-NL', en: 'en-GB' } as const;

/** A sentence or part of one in both languages, made from the same figures. */
export function inBoth(write: (language: keyof typeof LOCALES) => string): Text {
  return { nl: write('nl'), en: write('en') };
}

/** A number with digits that matter: whole above 100, else three significant. */
export function figure(value: number, language: keyof typeof LOCALES): string {
  const { whole, significant } = FIGURES[language];
  return (Math.abs(value) >= 100 ? whole : significant).format(value + 0);
}

/** Made once: making one takes longer than all the rest of a sentence. */
const FIGURES = { nl: figuresIn('nl'), en: figuresIn('en') };

function figuresIn(language: keyof typeof LOCALES) {
  return {
    whole: new Intl.NumberFormat(LOCALES[language], { maximumFractionDigits: 0 }),
    significant: new Intl.NumberFormat(LOCALES[language], { maximumSignificantDigits: 3 }),
  };
}

/** Euros, in millions from a million on. */
export function euros(value: number, language: keyof typeof LOCALES): string {
  const amount = Math.abs(value);
  const sign = value < 0 && Math.round(amount) > 0 ? '-' : '';
  if (amount < 1e6) return `${sign}€ ${figure(Math.round(amount), language)}`;
  const million = language === 'nl' ? 'miljoen' : 'million';
  return `${sign}€ ${figure(amount / 1e6, language)} ${million}`;
}

/** A moment in Dutch local time: `maandag 15 januari 2024 om 17:00`. */
export function moment(iso: string, language: keyof typeof LOCALES): string {
  const day = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
  const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const zone = { timeZone: 'Europe/Amsterdam' } as const;
  const date = new Date(iso);
  const at = language === 'nl' ? ' om ' : ' at ';
  return (
    new Intl.DateTimeFormat(LOCALES[language], { ...zone, ...day }).format(date) +
    at +
    new Intl.DateTimeFormat(LOCALES[language], { ...zone, ...clock }).format(date)
  );
}

/** A share as a percentage. */
export function percent(share: number, language: keyof typeof LOCALES): string {
  return `${figure(share * 100, language)}${language === 'nl' ? ' ' : ''}%`;
}

/** Sentences after each other, those that say nothing left out. */
export function together(...parts: readonly (Text | null)[]): Text {
  const said = parts.filter(part => part !== null);
  return { nl: said.map(part => part.nl).join(' '), en: said.map(part => part.en).join(' ') };
}
