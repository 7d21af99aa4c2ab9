import type { SiteContext } from '../program/context.ts';
import { addGenerator, type Generator } from './curtailment.ts';

/** Wind turbines: available power per step and how far it may be cut. */
export interface Wind extends Generator {
  readonly kind: 'wind';
}

export function addWind(context: SiteContext, wind: Wind): void {
  addGenerator(context, wind);
}
