/** A column: values in order of the rows; text, numbers or moments (milliseconds UTC); null where there is no answer. */
export type Column =
  | TextColumn
  | { readonly name: string; readonly unit: string | null; readonly type: 'number'; readonly values: Numbers }
  | { readonly name: string; readonly unit: null; readonly type: 'time'; readonly values: readonly number[] };

interface TextColumn {
  readonly name: string;
  readonly unit: null;
  readonly type: 'text';
  readonly values: readonly (string | null)[];
}

export type Numbers = Float64Array | readonly (number | null)[];

/** A result table: columns of one length, each with its unit. */
export interface Table {
  readonly name: string;
  readonly rows: number;
  readonly columns: readonly Column[];
}

export function textColumn(name: string, values: readonly (string | null)[]): Column {
  return { name, unit: null, type: 'text', values };
}

/** A column of numbers; `unit` is null for counts and plain ratios. */
export function numberColumn(name: string, unit: string | null, values: Numbers): Column {
  return { name, unit, type: 'number', values };
}

export function timeColumn(name: string, values: readonly number[]): Column {
  return { name, unit: null, type: 'time', values };
}

export function newTable(name: string, columns: readonly Column[]): Table {
  return { name, rows: columns[0]?.values.length ?? 0, columns };
}

/** The number in a row, or null where it is missing or not finite: no table holds NaN. */
export function numberAt(values: Numbers, row: number): number | null {
  const value = values[row];
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

/** Moment as ISO 8601 in UTC, `2024-01-01T00:00:00Z`. */
export function isoTime(ms: number): string {
  return new Date(ms).toISOString().replace('.000Z', 'Z');
}
