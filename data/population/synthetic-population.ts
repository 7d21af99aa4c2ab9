import { InputError } from '../../engine/index.ts';
import { syntheticCompanies } from './companies.ts';
import { syntheticGridAreas } from './grid-areas.ts';
import type { Population } from './population.ts';
import { connect } from './requests.ts';

/**
 * A made-up Cluster 6: companies, supply areas and waiting list that together look like the published ones. No company,
 * place or area in it exists. The same seed gives the same population.
 * @throws InputError when the seed is not a whole number of at most 31 bits.
 */
export function syntheticPopulation(seed: number): Population {
  if (!Number.isInteger(seed) || Math.abs(seed) >= 2 ** 31) {
    const expected = 'a whole number of at most 31 bits';
    const message = `population: got ${seed}, expected ${expected}`;
    throw new InputError([{ path: '/seed', code: 'out-of-range', message, expected, value: String(seed) }]);
  }
  const gridAreas = syntheticGridAreas(seed);
  return {
    label: {
      nl: `SYNTHETISCH: verzonnen bedrijven, gebieden en aanvragen uit zaad ${seed}; alleen de totalen volgen gepubliceerde cijfers`,
      en: `SYNTHETIC: made-up companies, areas and requests of seed ${seed}; only the totals follow published figures`,
    },
    seed,
    gridAreas,
    ...connect(seed, syntheticCompanies(seed), gridAreas),
  };
}
