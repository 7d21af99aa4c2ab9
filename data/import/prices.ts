import { InputError, yearAxis } from '../../engine/index.ts';
import { numberColumn } from './numbers.ts';
import { type Problems, problemsOf, refuse } from './problems.ts';
import { regularStretch, type Span } from './regular.ts';
import { columnIndex, readTable, type Table } from './table.ts';
import { timeColumn } from './times.ts';

export const PRICE_FORMATS = ['entsoe-export', 'jeroen-nl', 'columns'] as const;
export type PriceFormat = (typeof PRICE_FORMATS)[number];

/** Day-ahead prices of a stretch without gaps. */
export interface ImportedPrices {
  readonly startMs: number;
  readonly stepMinutes: 15 | 60;
  readonly values: Float64Array;
  readonly unit: 'EUR/MWh';
  readonly format: PriceFormat;
  /** What was understood and converted, in plain words. */
  readonly notes: readonly string[];
}

export interface PriceImport {
  /** Name of the file, for messages. */
  readonly name: string;
  /** Read only this local calendar year, or this span; the rest of the file may be incomplete. */
  readonly year?: number;
  readonly span?: Span;
  /** Unit of the prices where the header does not say it. */
  readonly unit?: 'EUR/MWh' | 'EUR/kWh';
}

interface Layout {
  readonly format: PriceFormat;
  readonly time: number;
  readonly price: number;
  readonly unit: 'EUR/MWh' | 'EUR/kWh';
}

const ENTSOE_PRICE = 'Day-ahead Price (EUR/MWh)';
const JEROEN_PRICE = 'prijs_excl_belastingen';

/**
 * Reads hourly or quarter-hourly day-ahead prices: the ENTSO-E export, the jeroen.nl export, or any table with a time and a
 * price column. The format follows from the content, never from the file name.
 * @throws InputError with line, column and value of every gap, duplicate, step back, bad cell or doubtful unit.
 */
export function importPrices(text: string, options: PriceImport): ImportedPrices {
  const table = readTable(text, options.name);
  const problems = problemsOf(options.name);
  const layout = layoutOf(table, options.unit);
  checkAreas(table, problems);
  const times = timeColumn(table, layout.time, problems);
  const stretch = regularStretch(table, table.columns[layout.time]!, times, spanOf(options), problems);
  const part: Table = {
    ...table,
    rows: table.rows.slice(stretch.first, stretch.first + stretch.count),
    lines: table.lines.slice(stretch.first, stretch.first + stretch.count),
  };
  const printed = numberColumn(part, layout.price, layout.unit, problems);
  problems.stop();
  checkUnit(part, layout, printed);
  const { startMs, stepMinutes, count } = stretch;
  const values = layout.unit === 'EUR/kWh' ? printed.map(value => value * 1000) : printed;
  const notes = [
    `${options.name}: ${layout.format}, ${count} steps of ${stepMinutes} minutes, times read as ${times.zone}`,
    ...(layout.unit === 'EUR/kWh' ? ['prices were in EUR/kWh and have been multiplied by 1,000'] : []),
    ...(count < table.rows.length
      ? [`${table.rows.length - count} rows outside the asked span were left out`]
      : []),
  ];
  return { startMs, stepMinutes, values, unit: 'EUR/MWh', format: layout.format, notes };
}

function spanOf({ year, span }: PriceImport): Span | null {
  if (year === undefined) return span ?? null;
  const axis = yearAxis(year, 60);
  return { startMs: axis.startMs, endMs: axis.startMs + axis.steps * 3_600_000 };
}

function layoutOf(table: Table, unit: PriceImport['unit']): Layout {
  const { columns, file } = table;
  if (columns.some(name => /^\d{2}(:\d{2})?\s*-\s*\d{2}(:\d{2})?$/.test(name)))
    refuse(
      file,
      'wide-table',
      'one row per local day',
      'one row per step: a wide table loses an hour on the autumn day and doubles one on the spring day',
    );
  const mtu = columns.findIndex(name => name.startsWith('MTU'));
  if (mtu !== -1 && columns.includes(ENTSOE_PRICE))
    return { format: 'entsoe-export', time: mtu, price: columnIndex(table, ENTSOE_PRICE), unit: 'EUR/MWh' };
  if (columns.includes(JEROEN_PRICE) && columns.includes('datum_utc'))
    return {
      format: 'jeroen-nl',
      time: columnIndex(table, 'datum_utc'),
      price: columnIndex(table, JEROEN_PRICE),
      unit: 'EUR/kWh',
    };
  const time = only(table, 'time', /utc|time|tijd|datum|date|start|mtu/i, /utc/i);
  const price = only(table, 'price', /price|prijs|eur/i, /day.?ahead|dam/i);
  return { format: 'columns', time, price, unit: unitOf(columns[price]!) ?? unit ?? noUnit(table, price) };
}

/** The one column that fits, or the one that fits better. */
function only(table: Table, what: string, fits: RegExp, better: RegExp): number {
  const found = table.columns.flatMap((name, k) => (fits.test(name) ? [k] : []));
  if (found.length === 1) return found[0]!;
  const best = found.filter(k => better.test(table.columns[k]!));
  if (best.length === 1) return best[0]!;
  return refuse(
    table.file,
    found.length === 0 ? 'no-column' : 'which-column',
    `columns ${table.columns.join(', ')}`,
    `one ${what} column`,
  );
}

function unitOf(header: string): Layout['unit'] | undefined {
  if (/kwh/i.test(header)) return 'EUR/kWh';
  return /mwh/i.test(header) ? 'EUR/MWh' : undefined;
}

function noUnit(table: Table, price: number): never {
  return refuse(
    table.file,
    'no-unit',
    table.columns[price]!,
    'EUR/MWh or EUR/kWh in the name of the price column',
  );
}

/** An export of several bidding zones or auctions has every time more than once: say so instead of "duplicate". */
function checkAreas(table: Table, problems: Problems): void {
  for (const column of ['Area', 'Sequence']) {
    const index = table.columns.indexOf(column);
    if (index === -1) continue;
    const first = table.rows[0]![index] ?? '';
    const other = table.rows.findIndex(row => (row[index] ?? '') !== first);
    if (other !== -1)
      problems.add(
        { line: table.lines[other]!, column },
        'several-markets',
        table.rows[other]![index] ?? '',
        `${first} throughout`,
      );
  }
  problems.stop();
}

/** Dutch day-ahead prices lie between -500 and 4,000 EUR/MWh; a year of them within 2 means kWh, a middle above 10 EUR/kWh means MWh. */
function checkUnit(table: Table, layout: Layout, values: Float64Array): void {
  const sizes = values.map(Math.abs).sort();
  const most = sizes.at(-1)!;
  const middle = sizes[Math.floor(sizes.length / 2)]!;
  const doubtful = layout.unit === 'EUR/MWh' ? sizes.length >= 24 && most > 0 && most < 2 : middle > 10;
  if (!doubtful) return;
  const expected =
    layout.unit === 'EUR/MWh' ? 'EUR/MWh: these look like EUR/kWh' : 'EUR/kWh: these look like EUR/MWh';
  throw new InputError([
    {
      path: `/lines/${table.lines[0]!}`,
      code: 'wrong-unit',
      message: `${table.file} column ${table.columns[layout.price]!}: got values up to ${most}, expected ${expected}`,
      expected,
      value: String(most),
    },
  ]);
}
