import type { DictionaryKey } from '../../../data/index.ts';
import { choiceField } from '../field.ts';

export function fuelField(key: DictionaryKey) {
  return choiceField(key, ['naturalGas', 'hydrogen', 'biomass', 'greenGas', 'suppliedHeat']);
}
export type FuelName = 'naturalGas' | 'hydrogen' | 'biomass' | 'greenGas' | 'suppliedHeat';
