import type { SiteContext } from '../program/context.ts';
import { addGenerator, type Generator } from './curtailment.ts';

/** Solar panels: available power per step and how far it may be cut. */
export interface Pv extends Generator {
  readonly kind: 'pv';
}

export function addPv(context: SiteContext, pv: Pv): void {
  addGenerator(context, pv);
}
