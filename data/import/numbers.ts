import type { Problems } from './problems.ts';
import type { Table } from './table.ts';

/**
 * A column as numbers. The decimal sign is one for the whole column, point or comma; thousands may be set off by the other
 * sign only where the decimal sign is also there. Empty and non-numeric cells are problems, never zero.
 */
export function numberColumn(table: Table, index: number, unit: string, problems: Problems): Float64Array {
  const column = table.columns[index]!;
  const comma = table.rows.some(row => /^[-+]?\d{1,3}(\.\d{3})*,\d+$|^[-+]?\d+,\d*$/.test(row[index] ?? ''));
  const expected = `a number${unit ? ` in ${unit}` : ''} with decimal ${comma ? 'comma' : 'point'}`;
  const out = new Float64Array(table.rows.length);
  for (let r = 0; r < out.length; r++) {
    const cell = table.rows[r]![index] ?? '';
    out[r] = comma ? commaNumber(cell) : pointNumber(cell);
    if (!Number.isFinite(out[r]!))
      problems.add(
        { line: table.lines[r]!, column },
        cell === '' ? 'missing-value' : 'not-a-number',
        cell,
        expected,
      );
  }
  return out;
}

function pointNumber(cell: string): number {
  if (/^[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?$/.test(cell)) return Number(cell);
  return /^[-+]?\d{1,3}(,\d{3})+\.\d+$/.test(cell) ? Number(cell.replaceAll(',', '')) : Number.NaN;
}

function commaNumber(cell: string): number {
  if (/^[-+]?(\d+,?\d*|,\d+)$/.test(cell)) return Number(cell.replace(',', '.'));
  return /^[-+]?\d{1,3}(\.\d{3})+,\d+$/.test(cell)
    ? Number(cell.replaceAll('.', '').replace(',', '.'))
    : Number.NaN;
}
