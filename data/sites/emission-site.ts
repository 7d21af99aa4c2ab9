import { PLAUSIBLE } from '../import/plausible-figures.ts';

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

/** Years that a list can be of. */
export const FIRST_YEAR = PLAUSIBLE.site.firstYear.value;
export const LAST_YEAR = PLAUSIBLE.site.lastYear.value;
