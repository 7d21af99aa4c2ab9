import type { Sourced } from '../../data/index.ts';
import type { FilledDefault } from '../report/result.ts';

/** Something that the map or the list of companies does not say, and what is taken for it. `path` names the field of the options. */
export type Assumption = FilledDefault;

/** Assumptions as they are made, each once. */
export interface Assumptions {
  readonly all: readonly Assumption[];
  /** The value given, or that of the figure, which is then listed. */
  take<T>(given: T | undefined, figure: Sourced<T>, path: string): T;
  /** Something that no option changes. */
  say(
    path: string,
    value: number | string,
    unit: string | null,
    source: string,
    mark: Assumption['mark'],
  ): void;
}

export function assumptions(): Assumptions {
  const made = new Map<string, Assumption>();
  const say: Assumptions['say'] = (path, value, unit, source, mark) => {
    made.set(`${path} ${value}`, { path, value, unit, source, mark });
  };
  return {
    get all() {
      return [...made.values()];
    },
    take(given, figure, path) {
      if (given !== undefined) return given;
      const value = typeof figure.value === 'number' ? figure.value : String(figure.value);
      say(path, value, figure.unit, figure.source, figure.mark);
      return figure.value;
    },
    say,
  };
}
