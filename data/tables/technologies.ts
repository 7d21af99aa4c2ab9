import { HEAT_TECHNOLOGIES } from './heat-technologies.ts';
import { POWER_TECHNOLOGIES } from './power-technologies.ts';
import { STORAGE_TECHNOLOGIES } from './storage-technologies.ts';
import type { Technology } from './technology.ts';

export const TECHNOLOGIES: readonly Technology[] = [
  ...HEAT_TECHNOLOGIES,
  ...STORAGE_TECHNOLOGIES,
  ...POWER_TECHNOLOGIES,
];

/** Every technology of the table. */
export function technologies(): readonly Technology[] {
  return TECHNOLOGIES;
}

/** Technology by id, `e-boiler`; undefined when there is none. */
export function technology(id: string): Technology | undefined {
  return TECHNOLOGIES.find(one => one.id === id);
}
