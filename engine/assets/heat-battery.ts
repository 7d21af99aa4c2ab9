import type { SiteContext } from '../program/context.ts';
import type { HeatLevel } from '../site/site.ts';
import { addStore, type Store } from './store.ts';

/**
 * Store that is charged with electricity and gives heat at one level: hot concrete, sand or salt with its heater, or an
 * electrolyser with a hydrogen tank and a boiler. It may charge and give heat at once: no energy is wasted by it that an
 * electric heater would not waste too.
 */
export interface HeatBattery extends Store {
  readonly kind: 'heatBattery';
  readonly level: HeatLevel;
}

export function addHeatBattery(context: SiteContext, store: HeatBattery): void {
  addStore(context, store, { in: 'electricity', out: store.level });
}
