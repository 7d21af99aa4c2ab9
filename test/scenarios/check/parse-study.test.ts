import { describe, expect, test } from 'vitest';
import { LARGEST_STUDY_BYTES, parseStudy } from '../../../scenarios/check/parse-study.ts';

describe('reads', () => {
  test.each([
    [
      'YAML',
      'a: 1\nb: [x, 2.5]\nt: 2024-01-01T00:00:00Z',
      { a: 1, b: ['x', 2.5], t: '2024-01-01T00:00:00Z' },
    ],
    ['JSON', '{"a": 1, "b": [true, null]}', { a: 1, b: [true, null] }],
    ['JSON as programs write it', '{"a":1e-7,"b":["2024",{"c":"é"}]}', { a: 1e-7, b: ['2024', { c: 'é' }] }],
    ['anchors', 'a: &x [1, 2]\nb: *x', { a: [1, 2], b: [1, 2] }],
  ])('%s', (_, text, input) => {
    expect(parseStudy(text)).toEqual({ input });
  });
});

const BOMB = [
  'a: &a [x, x, x, x, x, x, x, x, x]',
  ...'bcdefgh'
    .split('')
    .map((name, k) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[k]}`).join(', ')}]`),
].join('\n');

/** Each is refused with one message, quickly; the second of slack is for a busy machine. */
const MOST_MS = 2000;

describe('refuses', () => {
  test.each([
    ['10 MB of nesting', '['.repeat(10_000_000), 'too-large'],
    ['brackets too deep', '['.repeat(LARGEST_STUDY_BYTES - 1), 'too-deep'],
    ['dashes too deep', '- '.repeat(400_000), 'too-deep'],
    ['indents too deep', Array.from({ length: 1000 }, (_, k) => `${' '.repeat(k)}a:`).join('\n'), 'too-deep'],
    ['aliases that multiply', BOMB, 'yaml'],
    ['an alias to itself', 'a: &a [*a]', 'too-many-aliases'],
    ['rows of anchors', '&a '.repeat(300_000), 'too-many-aliases'],
    ['an empty file', ' \n', 'empty'],
    ['a broken bracket', 'a: ]', 'yaml'],
    ['two documents', 'a: 1\n---\nb: 2', 'yaml'],
    ['a tag that makes objects', 'a: !!js/function x', 'yaml'],
    ['a key that is a list', '? [a]\n: 1', 'yaml'],
  ])('%s', (_, text, code) => {
    const started = performance.now();
    const outcome = parseStudy(text);
    expect(performance.now() - started).toBeLessThan(MOST_MS);
    expect(outcome).toMatchObject({ issues: [{ path: '', code }] });
  });

  test('a key that occurs twice, with its place', () => {
    expect(parseStudy('sites:\n  - name: a\n    contract: { importMw: 1, importMw: 2 }')).toMatchObject({
      issues: [{ path: '/sites/0/contract/importMw', code: 'duplicate-key' }],
    });
    for (const text of ['{"a": 1, "a": 2}', '{"a":1,"a":2}'])
      expect(parseStudy(text)).toMatchObject({ issues: [{ path: '/a', code: 'duplicate-key' }] });
  });

  test('a key named __proto__ changes nothing but itself', () => {
    const outcome = parseStudy('__proto__: { polluted: yes }');
    expect('input' in outcome && Object.hasOwn(outcome.input as object, '__proto__')).toBe(true);
    expect(({} as { polluted?: string }).polluted).toBeUndefined();
  });
});
