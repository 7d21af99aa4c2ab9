import { describe, expect, test } from 'vitest';
import { typedNumber } from '../../server/web/app/inputs/typed-number.ts';

describe('a typed number', () => {
  test.each([
    ['1.234,5', 1234.5],
    ['1234.5', 1234.5],
    ['1,234.5', 1234.5],
    ['1 234,5', 1234.5],
    ['12.345.678', 12_345_678],
    ['-0,5', -0.5],
    ['0.25', 0.25],
    [',5', 0.5],
    ['7', 7],
  ])('%s is the same number in both languages', (text, value) => {
    expect(typedNumber(text, 'nl')).toBe(value);
    expect(typedNumber(text, 'en')).toBe(value);
  });

  test('one separator before three digits is read as the language writes it', () => {
    expect(typedNumber('1.234', 'nl')).toBe(1234);
    expect(typedNumber('1.234', 'en')).toBe(1.234);
    expect(typedNumber('1,234', 'en')).toBe(1234);
    expect(typedNumber('1,234', 'nl')).toBe(1.234);
    expect(typedNumber('0.123', 'nl')).toBe(0.123);
  });

  test.each(['', 'much', '1,2,3', '1.23.4', '1e5', '12,34,5', '--1', '1.2,3.4'])('%s is no number', text => {
    expect(typedNumber(text, 'nl')).toBeNull();
    expect(typedNumber(text, 'en')).toBeNull();
  });
});
