/** Electricity demand that may be postponed: a deficit with a limit that is made good within a window. */
export interface LoadShift {
  readonly kind: 'loadShift';
  readonly name: string;
  /** Most that can be taken away from the load in a step, MW. */
  readonly awayMw: number;
  /** Most that can be made good in a step, MW. */
  readonly backMw: number;
  /** Most that may be owed at any time, MWh. */
  readonly energyMwh: number;
  /** The deficit is nil at least once every so many hours. */
  readonly windowHours: number;
  /** MWh made good per MWh taken away; above 1 where shifting costs energy. */
  readonly returnPerMwh: number;
  readonly costEurPerMwh: number;
}
