/** Values that are no numbers: an empty cell, and one that holds something else. */
const BLANK = Number.NaN;
export const UNREADABLE = Number.POSITIVE_INFINITY;

/**
 * How a column writes its numbers, learned from its cells. The decimal sign is one for the whole column: the first cell with
 * a point or comma settles it, and a cell that contradicts is unreadable rather than guessed at.
 */
export interface DecimalStyle {
  sign: 'point' | 'comma' | null;
  /** Cells such as `1.234`, which may be a thousand; cells with other decimals; whole numbers but 0. */
  threeDecimals: number;
  otherDecimals: number;
  wholeNumbers: number;
}

export function newStyle(): DecimalStyle {
  return { sign: null, threeDecimals: 0, otherDecimals: 0, wholeNumbers: 0 };
}

/** `1.234` beside `500` and never `1.2`: thousands or decimals cannot be told. */
export function thousandsOrDecimals(style: DecimalStyle): boolean {
  return style.threeDecimals > 0 && style.otherDecimals === 0 && style.wholeNumbers > 0;
}

const EXACT_DIGITS = 15;
const TENTHS = Array.from({ length: EXACT_DIGITS + 1 }, (_, k) => 10 ** k);

/**
 * Characters `from` to `to` of a line as a number. Up to fifteen digits the quotient of two exact doubles is the nearest
 * double, so nothing is cut out of the line; longer or stranger cells take the slow way.
 */
export function decimal(line: string, from: number, to: number, style: DecimalStyle): number {
  if (from === to) return BLANK;
  let at = from;
  const first = line.charCodeAt(at);
  const negative = first === 45;
  if (negative || first === 43) at++;
  const start = at;
  let mantissa = 0;
  let mark = -1;
  for (; at < to; at++) {
    const code = line.charCodeAt(at);
    if (code >= 48 && code <= 57) mantissa = 10 * mantissa + (code - 48);
    else if ((code === 46 || code === 44) && mark === -1) mark = at;
    else return slowly(line.slice(from, to), style);
  }
  const digits = to - start - (mark === -1 ? 0 : 1);
  if (digits === 0 || digits > EXACT_DIGITS) return slowly(line.slice(from, to), style);
  if (mark === -1) {
    if (mantissa !== 0) style.wholeNumbers++;
    return negative ? -mantissa : mantissa;
  }
  if (!agrees(style, line.charCodeAt(mark) === 46 ? 'point' : 'comma')) return UNREADABLE;
  const decimals = to - mark - 1;
  const whole = mark - start;
  if (decimals === 3 && whole > 0 && whole < 4 && line.charCodeAt(start) !== 48) style.threeDecimals++;
  else style.otherDecimals++;
  const value = mantissa / TENTHS[decimals]!;
  return negative ? -value : value;
}

function agrees(style: DecimalStyle, sign: 'point' | 'comma'): boolean {
  style.sign ??= sign;
  return style.sign === sign;
}

// Each digit has one way to be matched, so that a cell of a million digits takes no longer than its length.
const POINT = /^[-+]?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d+)?$/;
const COMMA = /^[-+]?(\d+(,\d*)?|,\d+)([eE][-+]?\d+)?$/;
const COMMA_THOUSANDS = /^[-+]?\d{1,3}(,\d{3})+\.\d+$/;
const POINT_THOUSANDS = /^[-+]?\d{1,3}(\.\d{3})+,\d+$/;

/** Exponents, many digits, and thousands set off by the other sign where the decimal sign is there too. */
function slowly(cell: string, style: DecimalStyle): number {
  const sign =
    COMMA_THOUSANDS.test(cell) || cell.lastIndexOf('.') > cell.lastIndexOf(',') ? 'point' : 'comma';
  const plain = !/[.,]/.test(cell);
  if (sign === 'point' && !POINT.test(cell) && !COMMA_THOUSANDS.test(cell)) return UNREADABLE;
  if (sign === 'comma' && !COMMA.test(cell) && !POINT_THOUSANDS.test(cell)) return UNREADABLE;
  if (!plain && !agrees(style, sign)) return UNREADABLE;
  if (!plain) style.otherDecimals++;
  const text = sign === 'point' ? cell.replaceAll(',', '') : cell.replaceAll('.', '').replace(',', '.');
  const value = Number(text);
  return Number.isFinite(value) ? value : UNREADABLE;
}
