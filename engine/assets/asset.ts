import type { SiteContext } from '../program/context.ts';
import { addBattery, type Battery } from './battery.ts';
import { addChp, type Chp } from './chp.ts';
import { addEBoiler, type EBoiler } from './e-boiler.ts';
import { addGasBoiler, type GasBoiler } from './gas-boiler.ts';
import { addHeatBattery, type HeatBattery } from './heat-battery.ts';
import { addHeatPump, type HeatPump } from './heat-pump.ts';
import { addLoadShift, type LoadShift } from './load-shift.ts';
import { addPv, type Pv } from './pv.ts';
import { addThermalStore, type ThermalStore } from './thermal-store.ts';
import { addWind, type Wind } from './wind.ts';

/** Everything that can act behind a connection. */
export type Asset =
  | Battery
  | ThermalStore
  | HeatBattery
  | LoadShift
  | EBoiler
  | HeatPump
  | GasBoiler
  | Chp
  | Pv
  | Wind;
export type AssetKind = Asset['kind'];

const ADD: { readonly [K in AssetKind]: (context: SiteContext, asset: Extract<Asset, { kind: K }>) => void } =
  {
    battery: addBattery,
    thermalStore: addThermalStore,
    heatBattery: addHeatBattery,
    loadShift: addLoadShift,
    eBoiler: addEBoiler,
    heatPump: addHeatPump,
    gasBoiler: addGasBoiler,
    chp: addChp,
    pv: addPv,
    wind: addWind,
  };

/** Adds the columns, rows and costs of one asset to the program of its site. */
export function addAsset<K extends AssetKind>(
  context: SiteContext,
  asset: Extract<Asset, { kind: K }>,
): void {
  ADD[asset.kind as K](context, asset);
}

/** Assets that hold energy from one step to the next. */
export type StoreAsset = Extract<Asset, { readonly efficiencyIn: number }>;

/** Whether an asset holds energy from one step to the next. */
export function isStore(asset: Asset): asset is StoreAsset {
  return 'efficiencyIn' in asset;
}
