import type { EmissionYear } from './emission-site.ts';

/** A section of a plant: what it makes with which technique, how much a year, and the part of it that is used. */
export interface PlantSection {
  readonly section: string;
  readonly technique: string;
  /** Identifier in the list of techniques. */
  readonly techniqueId: string;
  readonly capacity: number;
  /** Unit of the capacity as the list writes it, `kt glass/yr`. */
  readonly capacityUnit: string;
  /** Share of the year's capacity that is used, 0-1. */
  readonly utilisation: number;
}

/** What a plant takes in or delivers of one carrier in a base year, TJ. */
export interface PlantEnergy {
  readonly carrier: string;
  readonly inTj: number;
  readonly outTj: number;
}

/** A plant of the MIDDEN data base (PBL and TNO). */
export interface Plant {
  readonly id: string;
  readonly permit: string | null;
  readonly name: string;
  readonly town: string | null;
  readonly postcode: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly province: string | null;
  readonly cluster: string | null;
  readonly sector: string | null;
  /** Activity as words; the code is a number in the list and may have lost a zero (23.1 for 23.10). */
  readonly activity: string | null;
  readonly naceNumber: number | null;
  /** Emissions of 2020 by NEa, t; null for a plant without a permit of its own. */
  readonly emissions2020Ton: number | null;
  readonly energy: readonly PlantEnergy[];
  readonly sections: readonly PlantSection[];
  /** Names of the alternatives the list gives. */
  readonly alternatives: readonly string[];
  readonly years: readonly EmissionYear[];
}
