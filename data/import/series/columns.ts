import { refuse } from '../problems.ts';
import { both } from '../said.ts';
import type { ColumnRule, LeftOut, TimeRule } from './format.ts';
import { columnLike, type Head, isNumber, isTime, mostly } from './head.ts';
import type { SeriesOptions } from './options.ts';
import { UNITS, type Unit, type UnitName, unitOfHeading } from './units.ts';

/** Position of the heading that fits. @throws InputError naming the headings there are. */
export function requireColumn(head: Head, shape: RegExp): number {
  const index = columnLike(head, shape);
  if (index === -1)
    refuse(
      head.file,
      'no-column',
      both(`kolommen ${head.columns.join(', ')}`, `columns ${head.columns.join(', ')}`),
      both(`een kolom ${shape.source}`, `a column ${shape.source}`),
      head.headingLine,
    );
  return index;
}

type Known = Omit<ColumnRule, 'index' | 'name' | 'unit'> & { readonly unit: UnitName };

/** The columns of a format by heading, whatever the case; those a file lacks are left out, but for the first. */
export function pick(head: Head, known: Readonly<Record<string, Known>>): ColumnRule[] {
  const plain = (name: string) => name.toLowerCase().replaceAll('_', ' ');
  const found = Object.entries(known).flatMap(([name, rule]) => {
    const index = head.columns.findIndex(one => plain(one) === plain(name));
    return index === -1 ? [] : [{ ...rule, index, name: head.columns[index]!, unit: UNITS[rule.unit] }];
  });
  if (found.length === 0)
    refuse(
      head.file,
      'no-column',
      head.columns.join(', '),
      both(`een van ${Object.keys(known).join(', ')}`, `one of ${Object.keys(known).join(', ')}`),
      head.headingLine,
    );
  return found;
}

/** Off-take or feed-in, as Dutch and English headings of meter data say it. */
export function directionOf(heading: string): ColumnRule['direction'] {
  if (/teruglever|terug ?geleverd|invoed|feed.?in|(^|[^a-z])(odn|injection)([^a-z]|$)/i.test(heading))
    return 'feed-in';
  return /afname|afgenomen|verbruik|off.?take|consumption|(^|[^a-z])(ldn)([^a-z]|$)/i.test(heading)
    ? 'off-take'
    : undefined;
}

/** Columns of numbers with a unit; without any, the unit must be given. */
export function valueColumns(
  head: Head,
  time: TimeRule,
  options: SeriesOptions,
): { columns: ColumnRule[]; leftOut: LeftOut[] } {
  const asked = (name: string) => options.columns?.includes(name) ?? false;
  const numeric = head.columns.flatMap((name, index) =>
    !time.columns.includes(index) && holdsNumbers(head, index, asked(name)) ? [{ name, index }] : [],
  );
  const given = options.unit === undefined ? null : UNITS[options.unit];
  const stated = numeric.map(({ name, index }) => ({ name, index, unit: unitOfHeading(name) }));
  const noneStated = stated.every(({ unit }) => unit === null);
  const unitOf = (name: string, unit: Unit | null) => unit ?? (noneStated || asked(name) ? given : null);
  const columns = stated.flatMap(({ name, index, unit }) => {
    const known = unitOf(name, unit);
    return known ? [ruleOf(name, index, known)] : [];
  });
  if (numeric.length === 0)
    refuse(
      head.file,
      'no-column',
      both(`kolommen ${head.columns.join(', ')}`, `columns ${head.columns.join(', ')}`),
      both('een kolom met getallen', 'a column with numbers'),
      head.headingLine,
    );
  if (columns.length === 0)
    refuse(head.file, 'no-unit', numeric.map(({ name }) => name).join(', '), EXPECTED_UNIT, head.headingLine);
  const left = stated.filter(({ name, unit }) => unitOf(name, unit) === null);
  return { columns, leftOut: left.map(({ name }) => ({ name, why: 'no-unit' })) };
}

const EXPECTED_UNIT = both(
  'een eenheid in de kop, zoals kWh, kW, MW, EUR/MWh of EUR/kWh, of opgegeven bij het bestand',
  'a unit in the heading, such as kWh, kW, MW, EUR/MWh or EUR/kWh, or given beside the file',
);

/** An empty column counts where its heading states a unit: its values may begin later. */
function holdsNumbers(head: Head, index: number, asked: boolean): boolean {
  if (mostly(head, index, isTime)) return false;
  const empty = head.rows.every(row => (row[index] ?? '') === '');
  if (empty) return asked || unitOfHeading(head.columns[index]!) !== null;
  return mostly(head, index, isNumber) || unitOfHeading(head.columns[index]!) !== null;
}

const NOT_DAY_AHEAD = /shortage|surplus|onbalans|imbalance|settlement|dispatch|intraday|gas|ets|co2/i;

function ruleOf(name: string, index: number, unit: Unit): ColumnRule {
  const direction = directionOf(name);
  return {
    index,
    name,
    unit,
    ...(unit.quantity === 'price' && !NOT_DAY_AHEAD.test(name) && { dayAhead: true as const }),
    ...(direction && { direction }),
  };
}
