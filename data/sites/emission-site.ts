/** Verified emissions and free allocation of one year, tonne CO2; null is not in the list, never zero. */
export interface EmissionYear {
  readonly year: number;
  readonly verifiedTon: number | null;
  readonly allocationTon: number | null;
}

/** One installation of an emission list (NEa, EU registry). */
export interface EmissionSite {
  /** Permit or registry number, as the list writes it. */
  readonly permit: string;
  readonly name: string | null;
  readonly town: string | null;
  readonly postcode: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  /** Activity code (NACE/SBI) as text: 10.30 is not 10.3. */
  readonly nace: string | null;
  readonly sector: string | null;
  /** In order of year; empty for a list without emissions. */
  readonly years: readonly EmissionYear[];
}

/** A site that emits more than this is among the three largest of the country or a slip; kt are often written for t. */
export const LARGEST_SITE_TON = 10_000_000;
/** The Netherlands, degrees. */
export const NETHERLANDS = { south: 50.7, north: 53.7, west: 3.2, east: 7.3 } as const;
/** From the first year of EU emission trading. */
export const FIRST_YEAR = 2005;
export const LAST_YEAR = 2060;
