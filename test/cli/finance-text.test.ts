import { expect, test } from 'vitest';
import type { PackageFinance } from '../../scenarios/index.ts';
import { financeTables } from '../../server/cli/finance-text.ts';
import { madeUpRun } from '../server/made-up-run.ts';

const { result } = madeUpRun();
const best = result.report.packages.find(({ finance }) => finance !== null)!;

/** The cash flow of the best package, with its money changed. */
function told(change: (finance: PackageFinance) => PackageFinance, language: 'nl' | 'en' = 'en'): string[] {
  const packages = result.report.packages.map(one =>
    one.finance ? { ...one, finance: change(one.finance) } : one,
  );
  return financeTables({ ...result, report: { ...result.report, packages } }, language);
}

test('a line that ends before the horizon goes on as nil, with its worth where it belongs', () => {
  const flow = told(finance => ({
    ...finance,
    lines: [
      { ...finance.lines[0]!, title: { nl: 'Kort', en: 'Short' }, eurByYear: [-7000, 12], worthEur: 34 },
    ],
  })).at(-1)!;
  const years = best.finance!.nominalEur.length;
  const row = flow.split('\n').find(line => line.startsWith('Short'))!;
  expect(row.trim().split(/\s+/)).toEqual([
    'Short',
    '-7,000',
    '12',
    ...Array<string>(years - 2).fill('0'),
    '34',
    '1',
  ]);
});

test('every figure of the money of a package is told: MIRR, money of the start, worth to company and country', () => {
  const [views, , , flow] = told(finance => finance);
  expect(views).toMatch(/NPV EUR +IRR +MIRR +payback yr/);
  expect(views).toMatch(/ company +8\.00 % +1,000,000 +10\.0 % +9\.0 % +7\.0 /);
  expect(views).toMatch(/ country +2\.25 % +1,000,000 +several +- +7\.0 /);
  expect(flow).toMatch(/^in money of the start +-/m);
  expect(flow).toMatch(/worth company +worth country/);
  // Without inflation the money of the start is that of the year.
  expect(told(finance => ({ ...finance, inflation: 0 }))[3]).not.toContain('in money of the start');
  expect(told(finance => finance, 'nl')[3]).toMatch(/contant bedrijf +contant land/);
});
