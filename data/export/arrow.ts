import {
  Table as ArrowTable,
  type DataType,
  Field,
  Float64,
  makeData,
  RecordBatch,
  RecordBatchStreamWriter,
  Schema,
  Struct,
  TimestampMillisecond,
  Utf8,
  type Vector,
  vectorFromArray,
} from 'apache-arrow';
import { type Column, numberAt, type Table } from './table.ts';

/** The table as an Arrow IPC stream; the unit of a column stands in its field metadata as `unit`. */
export function toArrowStream(table: Table): Uint8Array {
  const vectors = table.columns.map(vectorOf);
  const fields = table.columns.map((column, c) => {
    const metadata = new Map(column.unit === null ? [] : [['unit', column.unit]]);
    return new Field(column.name, vectors[c]!.type as DataType, column.type !== 'time', metadata);
  });
  const schema = new Schema(fields, new Map([['name', table.name]]));
  const struct = makeData({
    type: new Struct(fields),
    length: table.rows,
    nullCount: 0,
    children: vectors.map(vector => vector.data[0]!),
  });
  const batch = new RecordBatch(schema, struct);
  return RecordBatchStreamWriter.writeAll(new ArrowTable([batch])).toUint8Array(true);
}

function vectorOf({ type, values }: Column): Vector {
  if (type === 'text') return vectorFromArray(values, new Utf8());
  if (type === 'time') return vectorFromArray(values, new TimestampMillisecond('UTC'));
  const numbers = Array.from(values, (_, row) => numberAt(values, row));
  return vectorFromArray(numbers, new Float64());
}
