/** Doubles that grow; memory is that of the numbers, and half as much again while they are moved. */
export interface Growing {
  readonly push: (value: number) => void;
  readonly length: () => number;
  /** The numbers so far, without a copy. */
  readonly values: () => Float64Array;
}

const FIRST = 4096;

export function growing(): Growing {
  let values = new Float64Array(FIRST);
  let length = 0;
  return {
    push: value => {
      if (length === values.length) values = doubled(values);
      values[length++] = value;
    },
    length: () => length,
    values: () => values.subarray(0, length),
  };
}

/** The old numbers are given back at once: left to the collector, those of every doubling would stand beside each other. */
function doubled(values: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  const more = new Float64Array(2 * values.length);
  more.set(values);
  values.buffer.transfer(0);
  return more;
}
