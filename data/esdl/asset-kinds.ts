import type { EsdlRole } from './system.ts';
import type { EsdlUnit } from './units.ts';

const WATT: EsdlUnit = { unit: 'MW', factor: 1e-6 };
const JOULE: EsdlUnit = { unit: 'MWh', factor: 1 / 3.6e9 };
const SHARE: EsdlUnit = { unit: 'share', factor: 1 };
const METRE: EsdlUnit = { unit: 'm', factor: 1 };
const SQUARE_METRE: EsdlUnit = { unit: 'm2', factor: 1 };

const ROLE_OF: Readonly<Record<string, EsdlRole>> = {
  EConnection: 'connection',
  GConnection: 'connection',
  ElectricityDemand: 'consumer',
  HeatingDemand: 'consumer',
  GasDemand: 'consumer',
  GenericConsumer: 'consumer',
  EVChargingStation: 'consumer',
  Export: 'consumer',
  PVInstallation: 'producer',
  PVPanel: 'producer',
  WindTurbine: 'producer',
  WindPark: 'producer',
  GenericProducer: 'producer',
  ResidualHeatSource: 'producer',
  GeothermalSource: 'producer',
  Import: 'producer',
  GasHeater: 'conversion',
  ElectricBoiler: 'conversion',
  HeatPump: 'conversion',
  HybridHeatPump: 'conversion',
  CHP: 'conversion',
  Electrolyzer: 'conversion',
  GenericConversion: 'conversion',
  Battery: 'storage',
  HeatStorage: 'storage',
  GasStorage: 'storage',
  GenericStorage: 'storage',
  ElectricityCable: 'transport',
  ElectricityNetwork: 'transport',
  HeatNetwork: 'transport',
  GasNetwork: 'transport',
  Joint: 'transport',
  Pipe: 'transport',
  Transformer: 'transport',
};

/** Attributes in ESDL's own units: W, J, share, m. */
const FIGURES: Readonly<Record<string, EsdlUnit>> = {
  power: WATT,
  heatPumpThermalPower: WATT,
  maxChargeRate: WATT,
  maxDischargeRate: WATT,
  efficiency: SHARE,
  electricalEfficiency: SHARE,
  heatEfficiency: SHARE,
  chargeEfficiency: SHARE,
  dischargeEfficiency: SHARE,
  selfDischargeRate: SHARE,
  fillLevel: SHARE,
  COP: SHARE,
  heatPumpCOP: SHARE,
  panelEfficiency: SHARE,
  powerFactor: SHARE,
  length: METRE,
  surfaceArea: SQUARE_METRE,
};

/** Role of a class; `other` for one that is not known here. */
export function roleOf(kind: string): EsdlRole {
  return Object.hasOwn(ROLE_OF, kind) ? ROLE_OF[kind]! : 'other';
}

/** Unit of an attribute; null for one that is not a figure known here. A store's capacity is energy, any other is power. */
export function figureUnit(attribute: string, role: EsdlRole): EsdlUnit | null {
  if (attribute === 'capacity') return role === 'storage' ? JOULE : WATT;
  return Object.hasOwn(FIGURES, attribute) ? FIGURES[attribute]! : null;
}
