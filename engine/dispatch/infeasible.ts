/** Why no plan exists: where it fails first, by how much, and the cheapest ways out. */
export interface Infeasibility {
  /** Hours that fail, worst first. */
  readonly shortages: readonly {
    readonly site: string;
    readonly step: number;
    /** UTC start of the step, ISO 8601. */
    readonly time: string;
    /** What binds: `electricity`, a heat level, `export`, or a store's end level. */
    readonly limit: string;
    readonly shortMw: number;
  }[];
  readonly shortHours: number;
  readonly shortMwh: number;
  /** Single changes that make the study possible, smallest first. */
  readonly repairs: readonly {
    readonly change: 'raise-import-limit' | 'raise-export-limit' | 'allow-unserved' | 'raise-heat-capacity' | 'lower-end-level';
    readonly site: string;
    readonly amount: number;
    readonly unit: 'MW' | 'MWh';
  }[];
}
