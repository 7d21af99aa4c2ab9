import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** A seeded source of randomness, named by what it is for, so that a draw added elsewhere changes nothing here. */
export interface Draws {
  /** Uniform on [low, high). */
  readonly uniform: (low?: number, high?: number) => number;
  /** Standard normal, kept within three deviations. */
  readonly normal: () => number;
  /** Whole number in [low, high]. */
  readonly whole: (low: number, high: number) => number;
  readonly pick: <T>(from: readonly T[]) => T;
}

/** Draws of a seed for one purpose, `draws(7, 'sizes', 'paper')`: the same names give the same numbers. */
export function draws(seed: number, ...purpose: readonly (string | number)[]): Draws {
  const rng = xoroshiro128plus(seedOf(seed, ...purpose));
  const uniform = (low = 0, high = 1) => low + (high - low) * uniformFloat64(rng);
  return {
    uniform,
    normal() {
      const radius = Math.sqrt(-2 * Math.log(1 - uniform()));
      return Math.max(-3, Math.min(3, radius * Math.cos(2 * Math.PI * uniform())));
    },
    whole: (low, high) => Math.floor(uniform(low, high + 1)),
    pick: from => from[Math.floor(uniform(0, from.length))]!,
  };
}

/** A 32-bit seed from a seed and names (murmur3 finaliser over characters), so that neighbours start far apart. */
export function seedOf(seed: number, ...purpose: readonly (string | number)[]): number {
  let h = 0x9e3779b9;
  const stir = (part: number) => {
    h = Math.imul(h ^ part, 0x85ebca6b);
    h ^= h >>> 13;
    h = Math.imul(h, 0xc2b2ae35);
    h ^= h >>> 16;
  };
  stir(seed);
  for (const part of purpose)
    if (typeof part === 'number') stir(part);
    else for (const character of `${part};`) stir(character.codePointAt(0)!);
  return h;
}
