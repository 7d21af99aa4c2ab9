/** Steps that were taken, and how long the runs are that they make. */
export interface Runs {
  readonly isTaken: Uint8Array;
  /** Lengths of the runs that end just before `t` and begin just after it. */
  beside(t: number): readonly [before: number, after: number];
  take(t: number): void;
}

/** Runs of no step yet. With `unit`, a run ends where the number of its steps changes. */
export function noRuns(steps: number, unit: Int32Array | null): Runs {
  const isTaken = new Uint8Array(steps);
  /** Length of a run, right at its first and last step only. */
  const length = new Int32Array(steps);
  const lengthAt = (t: number, beside: number) =>
    t < 0 || t >= steps || !isTaken[t] || (unit && unit[t] !== unit[beside]) ? 0 : length[t]!;
  const besideOf = (t: number) => [lengthAt(t - 1, t), lengthAt(t + 1, t)] as const;
  return {
    isTaken,
    beside: besideOf,
    take(t) {
      const [before, after] = besideOf(t);
      isTaken[t] = 1;
      length[t] = before + 1 + after;
      length[t - before] = length[t]!;
      length[t + after] = length[t]!;
    },
  };
}
