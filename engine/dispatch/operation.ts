import type { HeatLevel } from '../site/site.ts';
import type { Certificate } from './certificate.ts';
import type { Infeasibility } from './infeasible.ts';

/** Parts of the annual cost; they add up to the total, to rounding. Income is negative. */
export const COST_PARTS = [
  'electricity',
  'electricityTax',
  'gridEnergy',
  'gridPeak',
  'gridContract',
  'gridFixed',
  'export',
  'fuel',
  'fuelTax',
  'carbon',
  'levy',
  'operation',
  'shift',
  'breach',
  'unserved',
] as const;
export type CostPart = (typeof COST_PARTS)[number];
export type CostParts = Record<CostPart, number>;

/**
 * One hourly result. `role` says how it enters the balance of `carrier`:
 * source (adds), sink (takes), level (a stock, MWh), limit, price, or value (a multiplier).
 */
export interface Flow {
  /** Column name, e.g. `import`, `battery.charge`, `tank.level`. */
  readonly name: string;
  readonly asset: string | null;
  readonly role: 'source' | 'sink' | 'level' | 'limit' | 'price' | 'value';
  readonly carrier: 'electricity' | HeatLevel | 'fuel';
  readonly unit: 'MW' | 'MWh' | 'EUR/MWh' | 'EUR/MW';
  readonly values: Float64Array;
}

/** How one site was operated, and what it cost over the axis. */
export interface SiteOperation {
  readonly name: string;
  readonly flows: readonly Flow[];
  readonly costParts: CostParts;
  readonly costEur: number;
  /** Scope 1, fossil, tonne CO2. */
  readonly emissionsTonCo2: number;
  /** Scope 2 by the grid mix of each hour, tonne CO2; shown apart. */
  readonly gridEmissionsTonCo2: number;
  readonly importMwh: number;
  readonly exportMwh: number;
  /** Highest import of a step, MW. */
  readonly peakMw: number;
  readonly unservedMwh: number;
  readonly curtailedMwh: number;
  readonly breachMwh: number;
  /** Fuel used, MWh lower heating value, by fuel. */
  readonly fuelMwh: Readonly<Record<string, number>>;
  /** Sum over the axis of the multipliers of the import limit, EUR per MW. */
  readonly valueOfOneMwEur: number;
  /** Hours in which import stands at its limit. */
  readonly hoursAtLimit: number;
}

/** Answer of `dispatch`: a plan with its certificate, or the reason why there is none. */
export type Dispatch =
  | {
      /** `optimal`: gap within tolerance; `deadline`: best plan found in time with its proven gap. */
      readonly status: 'optimal' | 'deadline';
      readonly sites: readonly SiteOperation[];
      readonly certificate: Certificate;
      /** Steps where the relaxation charged and discharged (or imported and exported) at once and had to be resolved. */
      readonly exclusiveSteps: number;
    }
  | { readonly status: 'infeasible'; readonly infeasibility: Infeasibility };
