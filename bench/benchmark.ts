/** A benchmark: seeded work, timed, with its quality beside its speed. */
export interface Benchmark {
  readonly name: string;
  readonly text: string;
  /** Rows of figures, all with the same keys; the key carries the unit. */
  run(options: BenchOptions): Promise<readonly Figures[] | Report>;
}

interface BenchOptions {
  /** Times each measurement is repeated, after one that is not counted. */
  readonly repeats: number;
  readonly seed: number;
  /** Parts to run, of a benchmark that has parts; `null`: all. */
  readonly only: ReadonlySet<string> | null;
  /** How large a study with many packages is. */
  readonly size: StudySize;
}

export interface StudySize {
  readonly packages: number;
  readonly years: number;
  readonly paths: number;
}

/** Figures and what they come to, by name. */
export interface Report {
  readonly figures: readonly Figures[];
  readonly summary: Readonly<Record<string, Figures | readonly Figures[]>>;
}

export type Figures = Readonly<Record<string, string | number | boolean | null>>;
