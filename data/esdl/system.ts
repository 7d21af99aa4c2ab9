/** What an asset does, as far as a site is concerned. */
export const ROLES = [
  'connection',
  'consumer',
  'producer',
  'conversion',
  'storage',
  'transport',
  'other',
] as const;
export type EsdlRole = (typeof ROLES)[number];

export interface EsdlCarrier {
  readonly id: string;
  readonly name: string;
  /** `ElectricityCommodity`, `GasCommodity`, `HeatCommodity`, `EnergyCarrier`. */
  readonly kind: string;
  /** What a unit of it costs; absent where the file does not say it. */
  readonly cost?: EsdlProfile;
}

export interface EsdlFigure {
  readonly value: number;
  readonly unit: string;
}

export interface EsdlPort {
  readonly id: string;
  readonly direction: 'in' | 'out';
  /** Identifier of a carrier; null where the file names none. */
  readonly carrier: string | null;
  readonly connectedTo: readonly string[];
  readonly profiles: readonly EsdlProfile[];
}

/** A single value, or values of equal steps. Times are UTC. */
export interface EsdlProfile {
  readonly kind: 'SingleValue' | 'DateTimeProfile';
  /** Null where the file does not say it, and the values are then as in the file. */
  readonly unit: string | null;
  readonly startMs: number | null;
  readonly stepMinutes: number | null;
  readonly values: readonly number[];
}

export interface EsdlAsset {
  readonly id: string;
  readonly name: string;
  /** Class of the asset without its prefix, `Battery`. */
  readonly kind: string;
  readonly role: EsdlRole;
  /** Figures by the name of the attribute, in MW, MWh and so on. */
  readonly figures: Readonly<Record<string, EsdlFigure>>;
  /** What a MWh that it delivers costs beside its energy; absent where the file does not say it. */
  readonly operationCost?: EsdlProfile;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly ports: readonly EsdlPort[];
}

/** An energy system: carriers, and the assets of all areas and buildings. */
export interface EsdlSystem {
  readonly id: string;
  readonly name: string;
  /** Free text; empty where there is none. */
  readonly description: string;
  readonly carriers: readonly EsdlCarrier[];
  readonly assets: readonly EsdlAsset[];
}
