import { type Axis, InputError } from '../../engine/index.ts';
import { draws, seedOf } from './draws.ts';
import { PROFILE_MODEL } from './model-figures.ts';
import { siteProfile } from './site-profile.ts';

const { connections: FIGURES } = PROFILE_MODEL;

/** Connections together, as a share of their mean, and how far their own peaks fall together. */
export interface ConnectionGroup {
  readonly values: Float64Array;
  /** Peak of the sum over the sum of the peaks on this axis: 1 when all peak at once. */
  readonly coincidence: number;
}

/**
 * The sum of `count` business connections, each a site of its own with a size, an archetype and a seed, over the mean of their
 * sizes: 1 over a calendar year but for the luck of swings and trips. Any stretch equals that stretch of the year.
 * @throws InputError for a count that is not a whole number from 1 to 20,000, or a seed that is none.
 */
export function connectionGroup(
  count: number,
  groupSeed: number,
  weatherSeed: number,
  axis: Axis,
  seen: (done: number) => void = () => {},
): ConnectionGroup {
  check(count);
  const values = new Float64Array(axis.steps);
  let [sizes, peaks] = [0, 0];
  for (let k = 0; k < count; k++) {
    const random = draws(groupSeed, 'connection', k);
    const archetype = archetypeAt(random.uniform());
    const size = Math.exp(FIGURES.sizeWidth.value * random.normal());
    const siteSeed = seedOf(groupSeed, 'connection profile', k) >> 1;
    const profile = siteProfile({ archetype, carrier: 'electricity', siteSeed, weatherSeed }, axis);
    let peak = 0;
    for (let t = 0; t < values.length; t++) {
      values[t]! += size * profile[t]!;
      if (profile[t]! > peak) peak = profile[t]!;
    }
    sizes += size;
    peaks += size * peak;
    seen(k + 1);
  }
  const together = values.reduce((most, value) => Math.max(most, value), 0);
  return { values: values.map(value => value / sizes), coincidence: together / peaks };
}

/** The archetype in whose share of the mix a number from 0 to 1 falls. */
function archetypeAt(share: number): string {
  let below = 0;
  const mix = Object.entries(FIGURES.mix);
  for (const [archetype, { value }] of mix) {
    below += value;
    if (share < below) return archetype;
  }
  return mix.at(-1)![0];
}

const MOST_CONNECTIONS = 20_000;

function check(count: number): void {
  if (Number.isInteger(count) && count >= 1 && count <= MOST_CONNECTIONS) return;
  const expected = `a whole number from 1 to ${MOST_CONNECTIONS}`;
  const message = `connections: got ${count}, expected ${expected}`;
  throw new InputError([{ path: '/count', code: 'out-of-range', message, expected, value: String(count) }]);
}
