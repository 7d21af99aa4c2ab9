import { isoTime, numberAt, type Table } from '../../data/index.ts';

/** A table as plain JSON, column by column: times as ISO 8601 in UTC, missing numbers as null, never NaN. */
export interface JsonTable {
  readonly name: string;
  readonly rows: number;
  readonly columns: readonly {
    readonly name: string;
    readonly unit: string | null;
    readonly type: 'text' | 'number' | 'time';
    readonly values: readonly (string | number | null)[];
  }[];
}

export function toJson({ name, rows, columns }: Table): JsonTable {
  return {
    name,
    rows,
    columns: columns.map(column => {
      const { type, unit, values } = column;
      if (type === 'text') return { name: column.name, unit, type, values };
      if (type === 'time') return { name: column.name, unit, type, values: values.map(isoTime) };
      return {
        name: column.name,
        unit,
        type,
        values: Array.from(values, (_, row) => numberAt(values, row)),
      };
    }),
  };
}
