import type { Sourced, Text } from '../tables/sourced.ts';

const PLACES = { maximumSignificantDigits: 10 } as const;
const NUMBERS: Readonly<Record<keyof Text, Intl.NumberFormat>> = {
  nl: new Intl.NumberFormat('nl-NL', PLACES),
  en: new Intl.NumberFormat('en-GB', PLACES),
};

/**
 * A value as people of the language write it, without losing a figure: a pair of numbers from low to high, a longer list with
 * semicolons, pairs within a list in brackets.
 */
export function valueText(value: unknown, language: keyof Text): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return NUMBERS[language].format(value);
  if (!Array.isArray(value)) return String(value);
  const texts = value.map(one =>
    Array.isArray(one) ? `(${valuesText(one, language)})` : valueText(one, language),
  );
  return value.length === 2 && value.every(one => typeof one === 'number')
    ? texts.join(' - ')
    : texts.join('; ');
}

/** The value of a figure; a year without the dot or comma of thousands. */
export function figureText(figure: Pick<Sourced<unknown>, 'value' | 'unit'>, language: keyof Text): string {
  return figure.unit === 'year' ? String(figure.value) : valueText(figure.value, language);
}

function valuesText(values: readonly unknown[], language: keyof Text): string {
  return values.map(one => valueText(one, language)).join('; ');
}
