/** What every store has: a level with losses, a start and an end. MWh, per unit. */
export interface StoreLevels {
  readonly energyMwh: number;
  readonly minimumMwh: number;
  readonly efficiencyIn: number;
  readonly efficiencyOut: number;
  /** Share of the level lost each hour. */
  readonly lossPerHour: number;
  /** Level before the first step; `null` with a cyclic end: free, equal to the end. */
  readonly startMwh: number | null;
  /** `cyclic`: the last level equals the start; a number: at least this many MWh at the end. */
  readonly end: 'cyclic' | number;
  /** Wear, EUR per MWh taken out. */
  readonly wearEurPerMwh: number;
}
