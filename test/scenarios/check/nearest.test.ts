import { expect, test } from 'vitest';
import { edits, nearestName } from '../../../scenarios/check/nearest.ts';

test.each([
  ['', '', 0],
  ['abc', 'abc', 0],
  ['batery', 'battery', 1],
  ['ab', 'ba', 1],
  ['kitten', 'sitting', 3],
])('from %j to %j takes %i edits', (a, b, count) => {
  expect(edits(a, b)).toBe(count);
});

test('the nearest name, or none where nothing is like it', () => {
  expect(nearestName('eboiler', ['gasBoiler', 'eBoiler', 'battery'])).toBe('eBoiler');
  expect(nearestName('xyzzy', ['gasBoiler', 'eBoiler'])).toBeUndefined();
});
