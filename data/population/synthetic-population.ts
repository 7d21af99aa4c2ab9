import { InputError } from '../../engine/index.ts';
import type { RecordSet } from '../sets/record-set.ts';
import { syntheticCompanies } from './companies.ts';
import { syntheticGridAreas } from './grid-areas.ts';
import { areasOfMap } from './imported-areas.ts';
import { companiesOfList, type SiteSet } from './imported-companies.ts';
import type { Origin, Population } from './population.ts';
import { connect } from './requests.ts';

/** Imported lists that take the place of a synthetic part. */
export interface RealParts {
  readonly gridAreas?: Extract<RecordSet, { readonly kind: 'grid-areas' }>;
  readonly sites?: SiteSet;
}

/**
 * A made-up Cluster 6: companies, supply areas and waiting list that together look like the published ones. No company,
 * place or area in it exists. The same seed gives the same population.
 * @throws InputError when the seed is not a whole number of at most 31 bits.
 */
export function syntheticPopulation(seed: number): Population {
  return populationWith(seed, {});
}

/**
 * A population whose areas, companies or both are those of an imported list; the rest is made of the seed. Requests are
 * made up for made-up companies only. The area of a real site is the nearest on a real map, which is an assumption.
 * @throws InputError when the seed is not a whole number of at most 31 bits.
 */
export function populationWith(seed: number, { gridAreas: map, sites: list }: RealParts): Population {
  if (!Number.isInteger(seed) || Math.abs(seed) >= 2 ** 31) {
    const expected = 'a whole number of at most 31 bits';
    const message = `population: got ${seed}, expected ${expected}`;
    throw new InputError([{ path: '/seed', code: 'out-of-range', message, expected, value: String(seed) }]);
  }
  const gridAreas = map ? areasOfMap(map.records) : syntheticGridAreas(seed);
  const companies = list ? companiesOfList(list) : syntheticCompanies(seed);
  const made: Origin = { kind: 'synthetic', seed };
  return {
    label: labelOf(seed, { ...(map && { gridAreas: map }), ...(list && { sites: list }) }),
    seed,
    origins: {
      companies: list ? originOf(list) : made,
      gridAreas: map ? originOf(map) : made,
      requests: made,
    },
    gridAreas,
    ...connect(seed, companies, gridAreas),
  };
}

function originOf({ name, format, source, licence, retrieved, sha256 }: RecordSet): Origin {
  return { kind: 'imported', dataSet: { name, format, source, licence, retrieved, sha256 } };
}

function labelOf(seed: number, { gridAreas: map, sites: list }: RealParts): Population['label'] {
  if (!map && !list)
    return {
      nl: `SYNTHETISCH: verzonnen bedrijven, gebieden en aanvragen uit zaad ${seed}; alleen de totalen volgen gepubliceerde cijfers`,
      en: `SYNTHETIC: made-up companies, areas and requests of seed ${seed}; only the totals follow published figures`,
    };
  const from = ({ name, sha256 }: RecordSet) => `${name} (${sha256.slice(0, 8)})`;
  const parts = [
    list
      ? { nl: `bedrijven INGELEZEN uit ${from(list)}`, en: `companies IMPORTED from ${from(list)}` }
      : {
          nl: `bedrijven en aanvragen SYNTHETISCH, zaad ${seed}`,
          en: `companies and requests SYNTHETIC, seed ${seed}`,
        },
    map
      ? { nl: `gebieden INGELEZEN uit ${from(map)}`, en: `areas IMPORTED from ${from(map)}` }
      : { nl: `gebieden SYNTHETISCH, zaad ${seed}`, en: `areas SYNTHETIC, seed ${seed}` },
    ...(list && map
      ? [
          {
            nl: 'gebied van een bedrijf: het dichtstbijzijnde, een aanname',
            en: 'area of a company: the nearest, an assumption',
          },
        ]
      : []),
    ...(list
      ? [
          {
            nl: 'geen aanvragen: die van echte bedrijven zijn niet openbaar',
            en: 'no requests: those of real companies are not public',
          },
        ]
      : []),
  ];
  return { nl: parts.map(({ nl }) => nl).join('; '), en: parts.map(({ en }) => en).join('; ') };
}
