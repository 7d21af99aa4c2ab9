/** A benchmark: seeded work, timed, with its quality beside its speed. */
export interface Benchmark {
  readonly name: string;
  readonly text: string;
  /** Rows of figures, all with the same keys; the key carries the unit. */
  run(options: BenchOptions): Promise<readonly Figures[]>;
}

interface BenchOptions {
  /** Times each measurement is repeated, after one that is not counted. */
  readonly repeats: number;
  readonly seed: number;
}

export type Figures = Readonly<Record<string, string | number | boolean>>;
