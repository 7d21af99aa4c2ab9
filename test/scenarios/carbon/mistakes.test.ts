import { describe, expect, test } from 'vitest';
import { checkStudy } from '../../../scenarios/index.ts';
import { changed, put } from '../check/mill.ts';

/** One mistake each: where, what, the code and place of the one issue, and a word that it must say. */
const MISTAKES: readonly [pointer: string, value: unknown, code: string, path: string, says: string][] = [
  ['/benchmarks', [{ product: 'tisue', outputTon: 1 }], 'wrong-choice', '/benchmarks/0/product', 'tissue'],
  [
    '/benchmarks',
    [{ energy: 'heat', activityTj: '3 MW' }],
    'wrong-unit',
    '/benchmarks/0/activityTj',
    'TJ/yr',
  ],
  ['/benchmarks', [{ energy: 'heat' }], 'missing-field', '/benchmarks/0', 'activityTj'],
  ['/processTon', -1, 'out-of-range', '/processTon', '0 to'],
  [
    '/indirectCosts',
    { list: 'table1', outputTon: 1 },
    'missing-field',
    '/indirectCosts',
    'benchmarkMwhPerTon',
  ],
  ['/indirectCosts', { list: 'table3', consumptionMwh: 1 }, 'wrong-choice', '/indirectCosts/list', 'table1'],
  ['/wasteIncinerator', true, 'contradiction', '/wasteIncinerator', '2028'],
];

describe('carbon of a site', () => {
  test.each(MISTAKES)('%s %j: %s at %s', (pointer, value, code, path, says) => {
    const study = changed('/sites/0/carbon', { inEts: false });
    put(study, `/sites/0/carbon${pointer}`, value);
    const { issues } = checkStudy(study);
    expect(issues).toMatchObject([{ code, path: `/sites/0/carbon${path}` }]);
    expect(issues[0]!.message).toContain(says);
  });
});

describe('prices of carbon', () => {
  test.each([
    [{ levy: 'withdrown' }, 'wrong-choice', '/carbon/levy', 'withdrawn'],
    [{ cbam: 'never' }, 'wrong-choice', '/carbon/cbam', 'proposal-2026'],
    [{ reductionFactor: 6 }, 'out-of-range', '/carbon/reductionFactor', '0 to 5'],
    [{ etsEurPerTon: { byYear: { soon: 3 } } }, 'not-a-year', '/carbon/etsEurPerTon/byYear/soon', '2030'],
    [{ etsEurPerTon: { byYear: { 2024: -3 } } }, 'out-of-range', '/carbon/etsEurPerTon', '0 to 10000'],
  ])('%j: %s at %s', (carbon, code, path, says) => {
    const { issues } = checkStudy(changed('/carbon', carbon));
    expect(issues).toMatchObject([{ code, path }]);
    expect(issues[0]!.message).toContain(says);
  });
});
