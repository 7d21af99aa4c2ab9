/**
 * The number a person means by `1.234,5`, `1234.5`, `1 234,5` or `12,5`; null where it is none. The last of two kinds of
 * separator is the decimal one; a single kind that stands more than once separates thousands. One separator before three
 * digits is decimal, as on a calculator, unless it is the thousands separator of the language.
 */
export function typedNumber(text: string, language: 'nl' | 'en'): number | null {
  const bare = text
    .trim()
    .replaceAll(/[\s\u00a0\u202f'_]/g, '')
    .replace('−', '-');
  if (!/^[-+]?(\d[\d.,]*|[.,]\d+)$/.test(bare)) return null;
  const decimal = decimalSeparator(bare, language);
  const whole = bare.replaceAll(decimal === ',' ? '.' : ',', '');
  const plain = decimal === null ? whole.replaceAll('.', '') : whole.replace(decimal, '.');
  if (!groupsAreRight(bare, decimal)) return null;
  const value = Number(plain);
  return Number.isFinite(value) ? value : null;
}

function decimalSeparator(text: string, language: 'nl' | 'en'): '.' | ',' | null {
  const lastComma = text.lastIndexOf(',');
  const lastPoint = text.lastIndexOf('.');
  if (lastComma >= 0 && lastPoint >= 0) return lastComma > lastPoint ? ',' : '.';
  const separator = lastComma >= 0 ? ',' : '.';
  const at = Math.max(lastComma, lastPoint);
  if (at < 0) return null;
  if (text.indexOf(separator) !== at) return null;
  const thousands = language === 'nl' ? '.' : ',';
  const looksGrouped = /^[-+]?[1-9]\d{0,2}[.,]\d{3}$/.test(text);
  return looksGrouped && separator === thousands ? null : separator;
}

/** Thousands stand in threes, else the text is a slip of the hand. */
function groupsAreRight(text: string, decimal: '.' | ',' | null): boolean {
  const whole = decimal === null ? text : text.slice(0, text.lastIndexOf(decimal));
  if (decimal !== null && whole.includes(decimal)) return false;
  return /^[-+]?(\d*|\d{1,3}(\.\d{3})+|\d{1,3}(,\d{3})+)$/.test(whole);
}
