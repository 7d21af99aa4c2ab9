import type { DictionaryKey } from '../../../data/index.ts';
import { choiceField } from '../field.ts';

/** Heat levels, low to high; higher may serve lower. */
export function levelField(key: DictionaryKey) {
  return choiceField(key, ['hotWater', 'steam', 'furnace']);
}
