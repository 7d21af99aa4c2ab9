import type { TableJson } from '../state/api.ts';
import { useVoice } from '../words/language.tsx';
import { ScrollFrame } from './scroll-frame.tsx';

/** A page of hundreds of rows is read in the download, not in the page. */
const MOST_ROWS = 200;

/** A result table in the page; wide ones scroll in their own frame. `from` is the first row to show. */
export function DataTable({
  table,
  title,
  from = 0,
  count = MOST_ROWS,
}: {
  readonly table: TableJson;
  readonly title: string;
  readonly from?: number;
  readonly count?: number;
}) {
  const { say, number, language } = useVoice();
  const first = Math.min(from, table.rows);
  const shown = Math.min(count, MOST_ROWS, table.rows - first);
  const cell = (value: string | number | null, type: string) => {
    if (value === null) return '–';
    if (typeof value === 'number') return number(value, Math.abs(value) < 10 ? 3 : 1);
    return type === 'time' ? localTime(value, language) : value;
  };
  return (
    <ScrollFrame label={title}>
      <table>
        <caption>
          {title}:{' '}
          {shown < table.rows
            ? say('firstRows', { shown, rows: number(table.rows, 0) })
            : say('rowsShown', { rows: shown })}
        </caption>
        <thead>
          <tr>
            {table.columns.map(({ name, unit, type }) => (
              <th key={name} scope="col" class={type === 'number' ? 'amount' : ''}>
                {name}
                {unit && <span class="unit"> ({unit})</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: shown }, (_, index) => first + index).map(row => (
            <tr key={row}>
              {table.columns.map(({ name, type, values }) => (
                <td key={name} class={type === 'number' ? 'amount' : ''}>
                  {cell(values[row] ?? null, type)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollFrame>
  );
}

function localTime(iso: string, language: 'nl' | 'en'): string {
  return new Date(iso).toLocaleString(language === 'nl' ? 'nl-NL' : 'en-GB', {
    timeZone: 'Europe/Amsterdam',
    dateStyle: 'short',
    timeStyle: 'short',
  });
}
