import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkStudy } from '../../../scenarios/check/check-study.ts';
import { changed, mill, put } from './mill.ts';

/** One mistake each: where, what, the code and place of the one issue, and a word that it must say. */
const MISTAKES: readonly [pointer: string, value: unknown, code: string, path: string, says: string][] = [
  ['/sites/0/contract/imporMw', 4, 'unknown-field', '/sites/0/contract/imporMw', 'exportMw'],
  ['/sites/0/demand', undefined, 'missing-field', '/sites/0', 'demand'],
  ['/kind', 'dispach', 'wrong-choice', '/kind', 'dispatch'],
  ['/speelruimte', 9, 'wrong-choice', '/speelruimte', '1'],
  ['/sites/0/assets/0/kind', 'batery', 'wrong-kind', '/sites/0/assets/0/kind', 'battery'],
  ['/sites/0/assets/0/powerMw', -1, 'out-of-range', '/sites/0/assets/0/powerMw', '0 to'],
  ['/sites/0/assets/0/powerMw', '1 MWh', 'wrong-unit', '/sites/0/assets/0/powerMw', 'MW'],
  ['/sites/0/assets/0/powerMw', '1,5 MW', 'decimal-comma', '/sites/0/assets/0/powerMw', '1234.5'],
  ['/sites/0/assets/0/powerMw', [1, 2], 'wrong-type', '/sites/0/assets/0/powerMw', 'a list of 2'],
  ['/sites/0/assets/3/efficiency', 1.2, 'out-of-range', '/sites/0/assets/3/efficiency', '1.2'],
  ['/sites/0/assets/3/efficiency', '120 %', 'out-of-range', '/sites/0/assets/3/efficiency', '120 %'],
  ['/sites/0/assets/0/end', 'cyclical', 'wrong-type', '/sites/0/assets/0/end', '`cyclic`'],
  ['/sites/0/assets/1/startMwh', 5, 'above-capacity', '/sites/0/assets/1/startMwh', '4 MWh'],
  ['/sites/0/assets/1/minimumMwh', 5, 'above-capacity', '/sites/0/assets/1/minimumMwh', '4 MWh'],
  ['/sites/0/assets/1/name', 'battery', 'duplicate-name', '/sites/0/assets/1/name', 'battery'],
  ['/sites/0/assets/4/cop', 0.5, 'out-of-range', '/sites/0/assets/4/cop', '1 to'],
  ['/sites/0/assets/5/level', 'plasma', 'wrong-choice', '/sites/0/assets/5/level', 'steam'],
  ['/sites/0/assets/6/canDumpHeat', 'yes', 'wrong-type', '/sites/0/assets/6/canDumpHeat', 'true'],
  ['/sites/0/demand/electricityMw', [1, 2], 'wrong-length', '/sites/0/demand/electricityMw', '4 steps'],
  ['/sites/0/demand/electricityMw/2', Number.NaN, 'not-a-number', '/sites/0/demand/electricityMw/2', 'NaN'],
  [
    '/sites/0/contract/exportMw',
    Number.POSITIVE_INFINITY,
    'not-a-number',
    '/sites/0/contract/exportMw',
    'finite',
  ],
  ['/sites/0/contract/right', 'FRIM', 'unknown-name', '/sites/0/contract/right', 'FIRM'],
  [
    '/sites/0/contract/tariff/operator',
    'Lianer',
    'unknown-name',
    '/sites/0/contract/tariff/operator',
    'Liander',
  ],
  ['/sites/0/contract/tariff/level', 'MS-T', 'unknown-name', '/sites/0/contract/tariff/level', 'Liander'],
  [
    '/sites/0/contract/peaks/0/alreadySetMw',
    [1, 2, 3],
    'wrong-length',
    '/sites/0/contract/peaks/0/alreadySetMw',
    '1 months',
  ],
  ['/sharedLimits/0/name', 'a/b', 'bad-name', '/sharedLimits/0/name', '80'],
  ['/sharedLimits/0/sites/0', 'work', 'unknown-name', '/sharedLimits/0/sites/0', 'works'],
  [
    '/prices/electricity/dayAheadEurPerMwh/unit',
    'MWh',
    'wrong-unit',
    '/prices/electricity/dayAheadEurPerMwh/unit',
    'EUR/MWh',
  ],
  [
    '/prices/fuels/naturalGas/priceEurPerMwh/path',
    'gas-lo',
    'unknown-name',
    '/prices/fuels/naturalGas/priceEurPerMwh/path',
    'gas-low',
  ],
  [
    '/prices/fuels/naturalGas/priceEurPerMwh/path',
    'ets-low',
    'wrong-unit',
    '/prices/fuels/naturalGas/priceEurPerMwh/path',
    'EUR/MWh',
  ],
  ['/prices/energyTax', 'non', 'wrong-choice', '/prices/energyTax', 'none'],
  [
    '/carbon/etsEurPerTon/formula',
    "import('fs')",
    'formula-not-allowed',
    '/carbon/etsEurPerTon/formula',
    'import',
  ],
  ['/carbon/etsEurPerTon/formula', '60 EUR/MWh', 'wrong-unit', '/carbon/etsEurPerTon/formula', 'EUR/t'],
  [
    '/carbon/etsEurPerTon/formula',
    '50 - 20*(year - 2025)',
    'out-of-range',
    '/carbon/etsEurPerTon',
    '-50 in 2030',
  ],
  [
    '/measures/0/investment/technology',
    'batery',
    'unknown-name',
    '/measures/0/investment/technology',
    'battery',
  ],
  ['/measures/0/investment/size', '2 MW', 'wrong-unit', '/measures/0/investment/size', 'MWh'],
  ['/measures/0/site', 'work', 'unknown-name', '/measures/0/site', 'works'],
  ['/measures/0/remove/0', 'boilr', 'unknown-name', '/measures/0/remove/0', 'boiler'],
  ['/packages/0/measures/0', 'more-batery', 'unknown-name', '/packages/0/measures/0', 'more-battery'],
  ['/packages/0/contracts', { work: {} }, 'unknown-name', '/packages/0/contracts/work', 'works'],
  ['/reference', 'stor', 'unknown-name', '/reference', 'store'],
  ['/controls/0/pointer', '/sites/9', 'unknown-pointer', '/controls/0/pointer', 'JSON Pointer'],
  ['/period/end', '2024-06-04T02:00:00', 'missing-offset', '/period/end', 'offset'],
  ['/period/end', '2024-06-03T02:00:00Z', 'period-order', '/period/end', 'after the start'],
  ['/period/start', '2024-06-03T22:10:00Z', 'off-step', '/period/start', '60 minutes'],
  ['/period/end', '2054-06-04T02:00:00Z', 'period-too-long', '/period', 'days'],
  ['/period/start', '2024-02-30T22:00:00Z', 'bad-time', '/period/start', '2024-02-30'],
];

describe('one mistake, one message', () => {
  test('the study without mistakes is valid', () => {
    expect(checkStudy(mill())).toEqual({ study: mill(), issues: [] });
  });

  test.each(MISTAKES)('%s = %j gives %s', (pointer, value, code, path, says) => {
    const { study, issues } = checkStudy(changed(pointer, value));
    expect(study).toBeNull();
    expect(issues).toHaveLength(1);
    expect(issues[0]).toMatchObject({ code, path });
    expect(issues[0]!.message).toContain(says);
    expect(issues[0]!.message).toMatch(/: got .+, expected .+/s);
  });
});

test('a misspelt field is not reported as missing too', () => {
  const study = changed('/sites/0/contract/importMw', undefined);
  put(study, '/sites/0/contract/imporMw', 4);
  const { issues } = checkStudy(study);
  expect(issues.map(({ code, expected }) => [code, expected])).toEqual([['unknown-field', '`importMw`']]);
});

test('any set of mistakes in different places is found at once', () => {
  const separate = MISTAKES.filter(([pointer]) => !pointer.startsWith('/period'));
  const topOf = (pointer: string) =>
    pointer
      .split('/')
      .slice(0, pointer.startsWith('/sites') ? 5 : 4)
      .join('/');
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.nat(separate.length - 1), {
        minLength: 1,
        maxLength: 8,
        selector: k => topOf(separate[k]![0]),
      }),
      picks => {
        const planted = picks
          .map(k => separate[k]!)
          .filter(([pointer]) => !/name$|kind$|demand$/.test(pointer));
        const study = mill();
        for (const [pointer, value] of planted) put(study, pointer, value);
        const found = checkStudy(study).issues.map(({ code, path }) => `${code} ${path}`);
        expect(found.toSorted()).toEqual(planted.map(([, , code, path]) => `${code} ${path}`).toSorted());
      },
    ),
    { numRuns: 100 },
  );
});

test('no change of any value makes the checker throw', () => {
  const pointers = pointersOf(mill(), '');
  fc.assert(
    fc.property(
      fc.constantFrom(...pointers),
      fc.anything({ withNullPrototype: true, withBigInt: true }),
      (pointer, value) => {
        const { study, issues } = checkStudy(changed(pointer, value));
        expect(study === null).toBe(issues.length > 0);
        for (const issue of issues) expect(issue.path === '' || issue.path.startsWith('/')).toBe(true);
      },
    ),
    { numRuns: 400 },
  );
});

test.each([[['none']], [[Object.create(null)]], [Object.create(null)]])(
  'a list or an object is not taken for the word it would print as: %j',
  levy => {
    const { issues } = checkStudy(changed('/carbon/levy', levy));
    expect(issues[0]!.path).toMatch(/^\/carbon\/levy/);
  },
);

test.each([null, undefined, 1, 'study', [], true])('%j is not a study', input => {
  expect(checkStudy(input).issues[0]).toMatchObject({ path: '', code: 'wrong-type' });
});

function pointersOf(value: unknown, path: string): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => [
    `${path}/${key}`,
    ...pointersOf(part, `${path}/${key}`),
  ]);
}
