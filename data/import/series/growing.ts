type Numbers = Float64Array | Int32Array | Uint32Array | Int16Array;

/** A typed array that grows; memory is that of the numbers, at most twice. */
export interface Growing<T extends Numbers> {
  readonly push: (value: number) => void;
  readonly length: () => number;
  /** The numbers so far, without a copy. */
  readonly values: () => T;
}

const FIRST = 4096;

/** `make` makes an array of a length, e.g. `length => new Float64Array(length)`. */
export function growing<T extends Numbers>(make: (length: number) => T): Growing<T> {
  let values = make(FIRST);
  let length = 0;
  return {
    push: value => {
      if (length === values.length) {
        const more = make(2 * length);
        more.set(values as never);
        values = more;
      }
      values[length++] = value;
    },
    length: () => length,
    values: () => values.subarray(0, length) as T,
  };
}

export const growingDoubles = () => growing(length => new Float64Array(length));
