import type { Axis } from '../../engine/index.ts';

/** Most that is kept of each kind: the series of some tens of companies in a year of hours or quarters, 18 or 72 MB. */
const MOST_KEPT = 256;

/** Calendars and generated series of earlier resolutions: each is a pure function of its key, so using one changes no answer. */
export interface ResolveMemory {
  readonly axes: Map<string, Axis>;
  readonly series: Map<string, Float64Array>;
}

/** An empty memory, for who resolves many variants of the same studies (a slider, a sweep). */
export function resolveMemory(): ResolveMemory {
  return { axes: new Map(), series: new Map() };
}

/** The value kept under `key`, else a new one; the one that was not used longest makes place. Nothing is kept of `null`. */
export function remembered<T>(kept: Map<string, T> | undefined, key: string, make: () => T | null): T | null {
  if (!kept) return make();
  const value = kept.get(key) ?? make();
  if (value === null) return null;
  kept.delete(key);
  kept.set(key, value);
  if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value!);
  return value;
}
