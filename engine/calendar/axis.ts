/** A stretch of equal steps in UTC, with the local calendar (Europe/Amsterdam) that tariffs and rights are written in. */
export interface Axis {
  /** Start of the first step, milliseconds since the Unix epoch (UTC). */
  readonly startMs: number;
  readonly stepMinutes: 15 | 60;
  readonly stepHours: number;
  readonly steps: number;
  /** Per step: index of its local calendar month, counted from 0 on this axis; likewise week (ISO, from Monday) and day. */
  readonly month: Int32Array;
  readonly week: Int32Array;
  readonly day: Int32Array;
  /** Per step: local hour 0..23 and ISO weekday 1 (Monday)..7. */
  readonly hourOfDay: Uint8Array;
  readonly weekday: Uint8Array;
  /** Per month on the axis: `2024-01` and the share of that month's hours that lie on the axis. */
  readonly months: readonly { readonly label: string; readonly share: number }[];
  /** Per week on the axis: `2024-W01`. */
  readonly weeks: readonly { readonly label: string }[];
  readonly days: number;
}
