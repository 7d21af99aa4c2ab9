import type { Battery } from './battery.ts';
import type { Chp } from './chp.ts';
import type { EBoiler } from './e-boiler.ts';
import type { GasBoiler } from './gas-boiler.ts';
import type { HeatPump } from './heat-pump.ts';
import type { LoadShift } from './load-shift.ts';
import type { Pv } from './pv.ts';
import type { ThermalStore } from './thermal-store.ts';
import type { Wind } from './wind.ts';

/** Everything that can act behind a connection. */
export type Asset = Battery | ThermalStore | LoadShift | EBoiler | HeatPump | GasBoiler | Chp | Pv | Wind;
export type AssetKind = Asset['kind'];
