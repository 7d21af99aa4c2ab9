import { ENERGY_PATHS } from './energy-paths.ts';
import { ETS_PATHS } from './ets-paths.ts';
import type { PricePath } from './path.ts';

export const PRICE_PATHS: readonly PricePath[] = [...ETS_PATHS, ...ENERGY_PATHS];

/** Path by name, `ets-middle`; undefined when there is none. */
export function pricePath(name: string): PricePath | undefined {
  return PRICE_PATHS.find(path => path.name === name);
}

/** Names of all paths. */
export function pricePathNames(): readonly string[] {
  return PRICE_PATHS.map(path => path.name);
}
