const QUOTE = 34;
const SPACE = 32;
const NO_BREAK_SPACE = 160;

/** Where the cells of a line begin and end: cell k is `line.slice(bounds[2k], bounds[2k + 1])`, without spaces and quotes. */
export interface Cells {
  /** Grows with the widest line. */
  bounds: Int32Array;
  count: number;
}

export function emptyCells(): Cells {
  return { bounds: new Int32Array(64), count: 0 };
}

/** Cuts one line; false when a quote is not closed or text follows it. Charcodes instead of `split`: files may be large. */
export function cutCells(line: string, delimiter: number, cells: Cells): boolean {
  const length = line.length;
  let k = 0;
  let from = 0;
  for (;;) {
    if (2 * k + 2 > cells.bounds.length) grow(cells);
    const { bounds } = cells;
    while (from < length && isSpace(line.charCodeAt(from), delimiter)) from++;
    let to: number;
    let next: number;
    if (line.charCodeAt(from) === QUOTE) {
      from++;
      to = closingQuote(line, from);
      if (to === -1) return false;
      next = to + 1;
      while (next < length && isSpace(line.charCodeAt(next), delimiter)) next++;
      if (next < length && line.charCodeAt(next) !== delimiter) return false;
      while (from < to && isSpace(line.charCodeAt(from), -1)) from++;
    } else {
      next = from;
      while (next < length && line.charCodeAt(next) !== delimiter) next++;
      to = next;
    }
    while (to > from && isSpace(line.charCodeAt(to - 1), -1)) to--;
    bounds[2 * k] = from;
    bounds[2 * k + 1] = to;
    k++;
    if (next >= length) break;
    from = next + 1;
  }
  cells.count = k;
  return true;
}

/** Text of cell `k`; empty beyond the end of the line. */
export function cellText(line: string, { bounds, count }: Cells, k: number): string {
  return k < count ? line.slice(bounds[2 * k], bounds[2 * k + 1]).replaceAll('""', '"') : '';
}

/** All cells of a line as text; `null` when its quotes are broken. */
export function cellsOf(line: string, delimiter: string): string[] | null {
  const cells = emptyCells();
  if (!cutCells(line, delimiter.charCodeAt(0), cells)) return null;
  return Array.from({ length: cells.count }, (_, k) => cellText(line, cells, k));
}

function grow(cells: Cells): void {
  const wider = new Int32Array(2 * cells.bounds.length);
  wider.set(cells.bounds);
  cells.bounds = wider;
}

function closingQuote(line: string, from: number): number {
  for (let at = line.indexOf('"', from); at !== -1; at = line.indexOf('"', at + 2))
    if (line.charCodeAt(at + 1) !== QUOTE) return at;
  return -1;
}

/** A tab is a space unless it is the delimiter. */
function isSpace(code: number, delimiter: number): boolean {
  return code === SPACE || code === NO_BREAK_SPACE || (code === 9 && delimiter !== 9);
}
