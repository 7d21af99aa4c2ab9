import type { HeatLevel } from '../../engine/index.ts';
import type { Constraint } from '../grid-map/grid-area.ts';
import type { RecordHeader } from '../sets/record-set.ts';
import type { Mark, Text } from '../tables/sourced.ts';

/**
 * A company with a site. Filled by the synthetic population or by an importer of a real list: what is not known is absent,
 * never zero.
 */
export interface Company {
  readonly id: string;
  readonly name: string;
  /** True of a company that does not exist. */
  readonly synthetic: boolean;
  /** Id of a sector, see `SECTORS`; a real list may use words of its own. */
  readonly sector: string;
  /** Absent where a real list tells neither province nor place. */
  readonly province?: string;
  /** Place, degrees; absent of a company that does not exist. */
  readonly latitude?: number;
  readonly longitude?: number;
  /** Whether the site takes part in the EU ETS. */
  readonly ets?: boolean;
  readonly emissionsTonPerYear?: number;
  /** Waste burnt, of a waste-to-energy plant. */
  readonly wasteTonPerYear?: number;
  readonly gasM3PerYear?: number;
  /** Power used, whether bought or made on the site. */
  readonly powerMwhPerYear?: number;
  /** Power made on the site. */
  readonly ownPowerMwhPerYear?: number;
  /** Heat used by level. */
  readonly heatMwhPerYear?: Readonly<Partial<Record<HeatLevel, number>>>;
  /** Mean over the peak of production: share of the year at full load. */
  readonly utilisation?: number;
  readonly connection?: Connection;
  /** Profile archetype and seed, for `siteProfile`. */
  readonly profile?: { readonly archetype: string; readonly siteSeed: number };
  /** Area of the regional grid, by id. */
  readonly gridArea?: string;
  readonly source: string;
  readonly mark: Mark;
}

/** A grid connection and what is contracted on it. */
export interface Connection {
  /** Grid level as in the capacity map's voltage classes: HS above 110 kV, TS 25-110, MS 1-25, LS below. */
  readonly level: 'HS' | 'TS' | 'MS' | 'LS';
  /** What the cable and transformer can carry. */
  readonly capacityMva: number;
  /** Contracted transport capacity. */
  readonly importMw: number;
  readonly exportMw: number;
}

/** One direction of a grid area, as the capacity map gives it. Absent: the map does not say. */
export interface GridDirection {
  readonly presentMw?: number;
  readonly neededMw?: number;
  readonly queueMw?: number;
  readonly requestsInQueue?: number;
  /** Year in which the regional operator expects room again, and that in which the national one does. */
  readonly reliefYear?: number;
  readonly nationalReliefYear?: number;
  /** Code of the national area that the map hangs it under. */
  readonly nationalArea?: string;
  /** Colour that the map gives the area as a whole. */
  readonly colour?: Constraint;
}

/** A supply area of a regional station, or an area of the national grid. */
export interface GridArea {
  readonly id: string;
  readonly name: string;
  readonly synthetic: boolean;
  readonly operator: string;
  readonly level: 'regional' | 'national';
  readonly province?: string;
  /** Point of the area on the map, degrees; absent of an area that does not exist. */
  readonly latitude?: number;
  readonly longitude?: number;
  readonly offtake: GridDirection;
  readonly feedIn: GridDirection;
}

/** A request on a waiting list. Requests of companies outside the population stay in the sums of their area. */
export interface Request {
  readonly id: string;
  readonly company: string;
  readonly gridArea: string;
  readonly direction: 'offtake' | 'feedIn';
  readonly powerMw: number;
  /** Calendar year of the request. */
  readonly year?: number;
  readonly purpose?: string;
}

/** Where a part of a population comes from: a seed, or an imported list by its name and hash. */
export type Origin =
  | { readonly kind: 'synthetic'; readonly seed: number }
  | {
      readonly kind: 'imported';
      readonly dataSet: Pick<RecordHeader, 'name' | 'format' | 'source' | 'licence' | 'retrieved' | 'sha256'>;
    };

/** Companies, areas and requests that belong together. */
export interface Population {
  /** Says in words what is synthetic, and where a real list comes from. */
  readonly label: Text;
  /** Seed of what is synthetic. */
  readonly seed: number;
  readonly origins: Readonly<Record<'companies' | 'gridAreas' | 'requests', Origin>>;
  readonly companies: readonly Company[];
  readonly gridAreas: readonly GridArea[];
  readonly requests: readonly Request[];
}
