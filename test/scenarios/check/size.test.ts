import { describe, expect, test } from 'vitest';
import { yearAxis } from '../../../engine/index.ts';
import { checkSize } from '../../../scenarios/check/size.ts';

const many = (count: number) => Array.from({ length: count }, () => ({}));

describe('the size of a study', () => {
  const axis = yearAxis(2023, 60); // 8760 steps

  test('a large hub, or a long path of a factory with many packages, is allowed', () => {
    expect(checkSize({ sites: many(200) }, axis)).toEqual([]);
    expect(checkSize({ sites: many(1), years: many(40), packages: many(50) }, axis)).toEqual([]);
  });

  test('200 packages, five years and three paths are allowed, twice as many of each are not', () => {
    const changing = { changes: [{}] };
    const paths = [{ changes: [] }, changing, changing];
    expect(checkSize({ sites: many(1), years: many(5), packages: many(200), paths }, axis)).toEqual([]);
    const [issue] = checkSize({ sites: many(1), years: many(10), packages: many(200), paths }, axis);
    expect(issue!.message).toContain('1 sites x 10 years x 200 packages x 3 paths x 8760 steps = 52560000');
  });

  test('everything at its largest at once is told with the size and the limit', () => {
    const issues = checkSize({ sites: many(200), years: many(40), packages: many(2) }, axis);
    expect(issues).toMatchObject([{ path: '', code: 'study-too-large' }]);
    expect(issues[0]!.message).toBe(
      'study: got 200 sites x 40 years x 2 packages x 8760 steps = 140160000, ' +
        'expected at most 40000000: ask it in parts, or in longer steps',
    );
  });
});
