/**
 * Whole numbers, one for each row, of which each mostly is `step` more than the one before: lines of rows follow each other
 * (1), offsets of times stay the same (0). Only where that ends is kept, so that millions take no memory.
 */
export interface Runs {
  readonly push: (value: number) => void;
  readonly at: (row: number) => number;
}

export function runsOf(step: 0 | 1): Runs {
  const starts: number[] = [];
  const values: number[] = [];
  let count = 0;
  let due = Number.NaN;
  /** Place of the run that was asked for last: rows are asked for in order. */
  let last = 0;
  return {
    push: value => {
      if (value !== due) {
        starts.push(count);
        values.push(value);
      }
      due = value + step;
      count++;
    },
    at: row => {
      if (!holds(starts, last, row)) last = placeOf(starts, row);
      return values[last]! + step * (row - starts[last]!);
    },
  };
}

function holds(starts: readonly number[], place: number, row: number): boolean {
  return starts[place]! <= row && (place + 1 === starts.length || row < starts[place + 1]!);
}

/** Place of the run that holds a row, by halving. */
function placeOf(starts: readonly number[], row: number): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (starts[middle]! <= row) low = middle;
    else high = middle - 1;
  }
  return low;
}
