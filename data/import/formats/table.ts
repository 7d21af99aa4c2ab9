import { refuse } from '../problems.ts';
import { both } from '../said.ts';
import { directionOf, valueColumns } from '../series/columns.ts';
import type { Format, TimeRule } from '../series/format.ts';
import { type Head, isNumber, isTime, mostly } from '../series/head.ts';
import { unitOfHeading } from '../series/units.ts';
import { namedSide, namedZone } from '../series/zones.ts';

/**
 * Any table with a time and values: price tables, exports of meters by quarter or hour, weather and load tables. Units, zone
 * and start or end follow from the headings; what they do not say is asked for or told to be assumed.
 */
export const table: Format = {
  name: 'table',
  text: { nl: 'tabel met tijd en waarden', en: 'table with time and values' },
  recognises: () => true,
  layout: (head, options) => {
    const time = timeRule(head);
    const { columns, leftOut } = valueColumns(head, time, options);
    return {
      time,
      columns,
      keys: head.columns.flatMap((name, index) =>
        time.columns.includes(index) || !isText(head, index) ? [] : [{ index, name, hard: false }],
      ),
      leftOut,
    };
  },
};

/** Exports of meters: a table with off-take, feed-in or gas in its headings. */
export const meter: Format = {
  ...table,
  name: 'meter',
  text: { nl: 'meterdata per kwartier of uur', en: 'meter data by quarter or hour' },
  recognises: head =>
    head.columns.some(name => directionOf(name) !== undefined || unitOfHeading(name)?.quantity === 'gas'),
};

function isText(head: Head, index: number): boolean {
  return mostly(head, index, cell => !isNumber(cell) && !isTime(cell) && !CLOCK.test(cell));
}

const CLOCK = /^\d{1,2}:\d{2}(:\d{2})?$/;
const HAS_CLOCK = /\d:\d{2}/;

function timeRule(head: Head): TimeRule {
  if (head.columns.some(isTime))
    refuse(
      head.file,
      'no-header',
      head.columns.join(', '),
      both('een regel met koppen boven de rijen', 'a line with headings above the rows'),
      head.headingLine,
    );
  const all = head.columns.map((_, index) => index);
  const stamps = all.filter(k => mostly(head, k, cell => isTime(cell) && HAS_CLOCK.test(cell)));
  if (stamps.length > 0) return ruleOf(head, [bestStamp(head, stamps)], 'stamp');
  const dates = all.filter(k => mostly(head, k, cell => isTime(cell) || /^(19|20)\d{6}$/.test(cell)));
  const clocks = all.filter(k => mostly(head, k, cell => CLOCK.test(cell)));
  if (dates.length > 0 && clocks.length > 0)
    return ruleOf(head, [dates[0]!, bestStamp(head, clocks)], 'date-and-time');
  return refuse(
    head.file,
    'no-column',
    both(`kolommen ${head.columns.join(', ')}`, `columns ${head.columns.join(', ')}`),
    both(
      'één kolom met tijden, of één met datums en één met tijden',
      'one time column, or one with dates and one with times',
    ),
    head.headingLine,
  );
}

/** Of several columns with times the one in UTC, else the starts, else the first. */
function bestStamp(head: Head, found: readonly number[]): number {
  const name = (k: number) => head.columns[k]!;
  return (
    found.find(k => namedZone(name(k)) === 'UTC') ??
    found.find(k => namedSide(name(k)) === 'start') ??
    found[0]!
  );
}

function ruleOf(head: Head, columns: readonly number[], kind: TimeRule['kind']): TimeRule {
  const name = columns.map(k => head.columns[k]!).join(' ');
  return { kind, columns, zone: namedZone(name), side: namedSide(name), why: 'heading' };
}
