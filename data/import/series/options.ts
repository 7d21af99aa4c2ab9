import type { Quantity, UnitName } from './units.ts';

export const ZONES = ['UTC', 'UTC+01:00', 'Europe/Amsterdam'] as const;
export type Zone = (typeof ZONES)[number];

/** Whether times are those of the starts or of the ends of intervals. */
export const SIDES = ['start', 'end'] as const;
export type Side = (typeof SIDES)[number];

/** What the user says of a file; whatever is left out follows from its content. */
export interface SeriesOptions {
  /** Name of the file, for messages. */
  readonly name: string;
  /** Only these columns, by heading. */
  readonly columns?: readonly string[];
  /** Only columns of these quantities. */
  readonly quantities?: readonly Quantity[];
  /** Only rows with this text in this column, of a file that stacks several series. */
  readonly where?: { readonly column: string; readonly value: string };
  /** Only this local calendar year, and all of it; the rest of the file may have any fault. */
  readonly year?: number;
  /** Only this span, milliseconds UTC. */
  readonly span?: { readonly startMs: number; readonly endMs: number };
  /** Unit of columns whose heading does not state one. */
  readonly unit?: UnitName;
  /** Zone of times that do not state one. */
  readonly zone?: Zone;
  /** Whether the times are starts or ends of intervals. */
  readonly side?: Side;
  /** Start of the first step where the file only counts them, milliseconds UTC. */
  readonly startMs?: number;
  /** Mend what can be mended, and list it. */
  readonly repair?: boolean;
}
