import type { SiteContext } from '../program/context.ts';
import { addStore, type Store } from './store.ts';

/** Electricity store behind the meter. */
export interface Battery extends Store {
  readonly kind: 'battery';
}

export function addBattery(context: SiteContext, battery: Battery): void {
  addStore(context, battery, { in: 'electricity', out: 'electricity' });
}
