import type { Axis } from '../../engine/index.ts';
import { checkSeed } from '../synthetic/check-seed.ts';
import { generate as generateWeatherMade } from '../synthetic/generate.ts';
import { filledParameters, type GeneratorKind, type ProfileKind } from '../synthetic/parameters.ts';
import { connectionGroup } from './connections.ts';
import { feederLoadMw } from './feeder.ts';
import { siteProfile } from './site-profile.ts';

type Given = Readonly<Record<string, number | string>>;

/**
 * A made-up but plausible series on an axis: price in EUR/MWh, pv and wind in MW per MW, load and heat in MW, temperature in C,
 * and in MW the electricity or heat of one site, the net load of a feeder, and the load of many connections together. Every kind
 * of one seed belongs to the same weather; a value depends on seed, parameters and time alone, so any stretch of a year equals
 * that stretch of the whole, and quarters average to their hour.
 * @throws InputError for an unknown parameter, a value out of bounds or a seed that is not a whole 32-bit number.
 */
export function generate(kind: GeneratorKind, parameters: Given, axis: Axis, seed: number): Float64Array {
  if (!isProfileKind(kind)) return generateWeatherMade(kind, parameters, axis, seed);
  const given = filledParameters(kind, parameters);
  checkSeed(seed);
  return MAKERS[kind](given, axis, seed);
}

const MAKERS: Readonly<Record<ProfileKind, (given: Given, axis: Axis, weatherSeed: number) => Float64Array>> =
  {
    'site-load': (given, axis, weatherSeed) => site(given, 'electricity', axis, weatherSeed),
    'site-heat': (given, axis, weatherSeed) => site(given, 'heat', axis, weatherSeed),
    feeder: (given, axis, weatherSeed) => {
      const number = (name: string) => given[name] as number;
      const feeder = {
        demandMw: number('demandMw'),
        homesShare: number('homesShare'),
        solarMw: number('solarMw'),
        windMw: number('windMw'),
      };
      return feederLoadMw(feeder, number('feederSeed'), weatherSeed, axis);
    },
    connections: (given, axis, weatherSeed) => {
      const meanMw = given.meanMw as number;
      const { values } = connectionGroup(given.count as number, given.groupSeed as number, weatherSeed, axis);
      return values.map(share => meanMw * share);
    },
  };

function isProfileKind(kind: GeneratorKind): kind is ProfileKind {
  return Object.hasOwn(MAKERS, kind);
}

function site(given: Given, carrier: 'electricity' | 'heat', axis: Axis, weatherSeed: number): Float64Array {
  const { archetype, siteSeed, meanMw } = given;
  const profile = { archetype: archetype as string, carrier, siteSeed: siteSeed as number, weatherSeed };
  return siteProfile(profile, axis).map(share => (meanMw as number) * share);
}
