import type { HeatLevel } from '../site/site.ts';

/** Fuel-fired boiler or burner (natural gas, hydrogen, biomass): fuel to heat at one level. */
export interface GasBoiler {
  readonly kind: 'gasBoiler';
  readonly name: string;
  readonly level: HeatLevel;
  readonly heatMw: number;
  /** Heat per fuel, lower heating value. */
  readonly efficiency: number;
  readonly fuel: string;
  readonly operationEurPerMwh: number;
}
