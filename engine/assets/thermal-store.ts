import type { SiteContext } from '../program/context.ts';
import type { HeatLevel } from '../site/site.ts';
import { addStore, type Store } from './store.ts';

/** Heat store at one heat level (hot-water tank, steam accumulator, high-temperature store). */
export interface ThermalStore extends Store {
  readonly kind: 'thermalStore';
  readonly level: HeatLevel;
}

export function addThermalStore(context: SiteContext, store: ThermalStore): void {
  addStore(context, store, { in: store.level, out: store.level });
}
