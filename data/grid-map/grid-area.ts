/** Colour of the map: transparent (room), yellow, amber, red (none). Spelled as in the official model. */
export const CONSTRAINTS = ['transparant', 'yellow', 'amber', 'red'] as const;
export type Constraint = (typeof CONSTRAINTS)[number];

/** What one direction of an area has and lacks. Null is not published, never zero. */
export interface GridSide {
  /** Present transport capacity (aanwezige transportcapaciteit), MW. */
  readonly presentMw: number | null;
  /** Needed transport capacity (benodigde transportcapaciteit), MW. */
  readonly neededMw: number | null;
  /** Contract value of requests on the waiting list, MW. */
  readonly queueMw: number | null;
  readonly queueRequests: number | null;
  /** Year from which the regional operator expects room. */
  readonly regionalReliefYear: number | null;
  /** Year from which the transmission operator expects room; the later of the two counts. */
  readonly tsoReliefYear: number | null;
  readonly constraint: Constraint | null;
  /** Congestion area of the transmission operator that this one hangs under. */
  readonly tsoArea: string | null;
}

/** Work that makes room. Years are those in which it may be ready; null where the text says none. */
export interface GridProject {
  readonly name: string;
  readonly phase: string | null;
  readonly firstYear: number | null;
  readonly lastYear: number | null;
  /** The date as the file states it. */
  readonly stated: string;
}

/** Colour of one postcode (PC6) where an operator publishes them. */
export interface PostcodeColour {
  readonly postcode: string;
  readonly offTake: Constraint;
  readonly feedIn: Constraint;
  readonly substation: string | null;
}

/** An area of the capacity map (voedingsgebied or congestion area), off-take (afname) and feed-in (invoeding). */
export interface GridArea {
  readonly code: string;
  readonly name: string;
  readonly operator: string | null;
  readonly isCongestionArea: boolean;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly offTake: GridSide;
  readonly feedIn: GridSide;
  readonly projects: readonly GridProject[];
  readonly postcodes: readonly PostcodeColour[];
}

/** Year in which both operators expect room for a direction; null where neither names one. */
export function reliefYear({ regionalReliefYear, tsoReliefYear }: GridSide): number | null {
  if (regionalReliefYear === null) return tsoReliefYear;
  return tsoReliefYear === null ? regionalReliefYear : Math.max(regionalReliefYear, tsoReliefYear);
}
