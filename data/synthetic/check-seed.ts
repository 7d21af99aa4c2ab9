import { InputError } from '../../engine/index.ts';

/** @throws InputError unless the seed is a whole number of at most 31 bits. */
export function checkSeed(seed: number): void {
  if (Number.isInteger(seed) && Math.abs(seed) < 2 ** 31) return;
  const expected = 'a whole number of at most 31 bits';
  throw new InputError([
    {
      path: '/seed',
      code: 'out-of-range',
      message: `seed: got ${seed}, expected ${expected}`,
      expected,
      value: String(seed),
    },
  ]);
}
