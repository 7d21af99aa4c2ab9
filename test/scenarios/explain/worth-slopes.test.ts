import { expect, test } from 'vitest';
import { type Bought, slopesBetween } from '../../../scenarios/explain/worth-slopes.ts';

const YEARS = 2;

function bought(price: number, own: number, reference: number, more: Partial<Bought> = {}): Bought {
  const both = (value: number) => Array<number>(YEARS).fill(value);
  return {
    own: both(own),
    reference: both(reference),
    priceEur: both(price),
    worth: Array.from({ length: YEARS }, () => [1, 1] as const),
    unprovenEur: 0,
    emitted: { own: both(own), reference: both(reference), isUnpriced: false, isAllPriced: true },
    ...more,
  };
}

test('between two prices the slope lies between what can least and most be saved, over the years', () => {
  // The reference buys 10 then 6, the package 4 then 1; over two years 2 x (6 - 4) to 2 x (10 - 1).
  expect(slopesBetween([bought(20, 4, 10), bought(30, 1, 6)], 100, 10)).toEqual({ least: 4, most: 18 });
});

test('with tax a year counts for nothing to all', () => {
  const worth = Array.from({ length: YEARS }, () => [0, 1] as const);
  const ends = [bought(20, 4, 10, { worth }), bought(30, 1, 6, { worth })] as const;
  expect(slopesBetween(ends, 100, 10)).toEqual({ least: 0, most: 18 });
});

test('a rise that the ends do not allow tells that the bounds do not hold', () => {
  expect(slopesBetween([bought(20, 4, 10), bought(30, 1, 6)], 300, 10)).toBeNull();
});

test('where both buy the same, what plans leave unproven is no contradiction', () => {
  const ends = (unprovenEur: number) =>
    [bought(20, 5, 5, { unprovenEur }), bought(30, 5, 5, { unprovenEur })] as const;
  expect(slopesBetween(ends(0), 0.5, 10)).toBeNull();
  expect(slopesBetween(ends(0.3), 0.5, 10)).toEqual({ least: 0, most: 0 });
});

test('where a price stood still at nil, any year may have moved alone', () => {
  const left = bought(0, 4, 10, { priceEur: [0, 10], reference: [10, 5] });
  const right = bought(0, 4, 10, { priceEur: [10, 40], reference: [10, 5] });
  // Per unit of the mean: twice the year itself, 5 - 4 at least, 10 - 4 at most.
  expect(slopesBetween([left, right], 100, 20)).toEqual({ least: 2, most: 12 });
});

test('at a CO2 price of nil what is emitted tells, less what is free elsewhere', () => {
  const emitted = (own: number, reference: number, isUnpriced: boolean) => ({
    own: [own, own],
    reference: [reference, reference],
    isUnpriced,
    isAllPriced: !isUnpriced,
  });
  // 3 t free for each: at nil 9 and 17 emitted are 6 and 14 to be bought.
  const left = bought(0, 0, 0, { emitted: emitted(9, 17, true) });
  const right = bought(10, 5, 12, { emitted: emitted(8, 15, false) });
  expect(slopesBetween([left, right], 140, 10)).toEqual({ least: 2 * (12 - 6), most: 2 * (14 - 5) });
  const mixed = { ...right, emitted: { ...right.emitted, isAllPriced: false } };
  expect(slopesBetween([left, mixed], 140, 10)).toBeNull();
});
