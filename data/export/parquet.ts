import { type ColumnSource, parquetWriteBuffer } from 'hyparquet-writer';
import { type Column, numberAt, type Table } from './table.ts';

/**
 * The table as a Parquet file (Snappy). Moments are timestamps in UTC, missing numbers and texts are null, never NaN; the unit
 * of each column stands in the metadata of the file as `unit:<column>`.
 */
export function toParquet(table: Table): Uint8Array {
  const units = table.columns.flatMap(({ name, unit }) =>
    unit === null ? [] : [{ key: `unit:${name}`, value: unit }],
  );
  const kvMetadata = [{ key: 'name', value: table.name }, ...units];
  return new Uint8Array(parquetWriteBuffer({ columnData: table.columns.map(columnOf), kvMetadata }));
}

function columnOf({ name, type, values }: Column): ColumnSource {
  if (type === 'text') return { name, data: [...values], type: 'STRING', nullable: true };
  if (type === 'time')
    return { name, data: Array.from(values, ms => new Date(ms)), type: 'TIMESTAMP', nullable: false };
  return {
    name,
    data: Array.from(values, (_, row) => numberAt(values, row)),
    type: 'DOUBLE',
    nullable: true,
  };
}
