import { refuse } from '../problems.ts';
import { both } from '../said.ts';
import type { ColumnRule, Format } from '../series/format.ts';
import { columnLike } from '../series/head.ts';
import { UNITS } from '../series/units.ts';

const COUNT = /^(hour_index|hour|uur|uurnummer|step|stap)$/i;

/**
 * Curves by the hour of a year without dates, as the Energy Transition Model and heat profiles have them: shares around a
 * mean of 1, temperatures in degrees. The year is the user's to say.
 */
export const curves: Format = {
  name: 'year-curves',
  text: { nl: 'jaarcurves per uur, zonder datums', en: 'curves by the hour of a year, without dates' },
  recognises: head =>
    columnLike(head, COUNT) !== -1 &&
    head.columns.length > 1 &&
    isCounted(head.rows, columnLike(head, COUNT)),
  layout: head => {
    const count = columnLike(head, COUNT);
    const columns = head.columns.flatMap((name, index): ColumnRule[] => {
      if (index === count || name === '') return [];
      return [{ index, name, unit: /temperatu/i.test(name) ? UNITS.C : UNITS['1'] }];
    });
    if (columns.length === 0)
      refuse(
        head.file,
        'no-column',
        head.columns.join(', '),
        both('een kolom met waarden', 'a column with values'),
        head.headingLine,
      );
    return {
      time: { kind: 'count', columns: [count], zone: null, side: 'start', why: 'format' },
      columns,
      keys: [],
      leftOut: [],
    };
  },
};

function isCounted(rows: readonly (readonly string[])[], index: number): boolean {
  return rows.length > 1 && Number(rows[1]![index]) - Number(rows[0]![index]) === 1;
}
