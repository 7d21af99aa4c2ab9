import { refuse } from '../problems.ts';
import { both } from '../said.ts';
import { requireColumn } from '../series/columns.ts';
import type { ColumnRule, Format } from '../series/format.ts';
import { columnLike } from '../series/head.ts';
import { UNITS, type UnitName } from '../series/units.ts';

/** What is read of the columns of KNMI, in its units; the first four are measured every hour at every main station. */
const COLUMNS: Readonly<Record<string, { unit: UnitName; blankMeans?: true; trace?: number }>> = {
  T: { unit: '0.1 C' },
  Q: { unit: 'J/cm2' },
  FH: { unit: '0.1 m/s' },
  U: { unit: '%' },
  TD: { unit: '0.1 C', blankMeans: true },
  P: { unit: '0.1 hPa', blankMeans: true },
  // -1 stands for less than 0.05 mm and less than 0.05 h.
  RH: { unit: '0.1 mm', blankMeans: true, trace: -1 },
  SQ: { unit: '0.1 h', blankMeans: true, trace: -1 },
};

/** Hourly values of KNMI: explanation above, then `STN,YYYYMMDD,HH,...`; hour 1 to 24 is the hour that ENDS then, in UT. */
export const knmi: Format = {
  name: 'knmi-hourly',
  text: { nl: 'KNMI, uurwaarden', en: 'KNMI, hourly values' },
  recognises: head => columnLike(head, /^YYYYMMDD$/i) !== -1 && columnLike(head, /^(HH|H)$/i) !== -1,
  layout: head => {
    const columns = head.columns.flatMap((name, index): ColumnRule[] => {
      const known = COLUMNS[name];
      return known ? [{ ...known, index, name, unit: UNITS[known.unit] }] : [];
    });
    if (columns.length === 0)
      refuse(
        head.file,
        'no-column',
        head.columns.join(', '),
        both(`een van ${Object.keys(COLUMNS).join(', ')}`, `one of ${Object.keys(COLUMNS).join(', ')}`),
        head.headingLine,
      );
    const station = columnLike(head, /^STN$/i);
    return {
      time: {
        kind: 'date-and-hour',
        columns: [requireColumn(head, /^YYYYMMDD$/i), requireColumn(head, /^(HH|H)$/i)],
        zone: 'UTC',
        side: 'end',
        why: 'format',
      },
      columns,
      keys: station === -1 ? [] : [{ index: station, name: head.columns[station]!, hard: true }],
      leftOut: [],
    };
  },
};
