/** Rows under their heads, columns aligned: text to the left, numbers to the right. */
export interface TextColumn {
  readonly head: string;
  readonly align: 'left' | 'right';
  readonly cells: readonly string[];
}

export function textTable(columns: readonly TextColumn[]): string {
  const widths = columns.map(({ head, cells }) => Math.max(head.length, ...cells.map(cell => cell.length)));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, c) => (columns[c]!.align === 'left' ? cell.padEnd(widths[c]!) : cell.padStart(widths[c]!)))
      .join('  ')
      .trimEnd();
  const rows = columns[0]!.cells.map((_, r) => line(columns.map(({ cells }) => cells[r]!)));
  return [
    line(columns.map(({ head }) => head)),
    widths.map(width => '-'.repeat(width)).join('  '),
    ...rows,
  ].join('\n');
}

const LONGEST_CELL = 80;

/** The beginning of a long text, for a table; all of it stands where one thing is shown. */
export function shortened(text: string): string {
  return text.length > LONGEST_CELL ? `${text.slice(0, LONGEST_CELL - 1)}…` : text;
}
