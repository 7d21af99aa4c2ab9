import { describe, expect, test } from 'vitest';
import type { SiteResult } from '../../../scenarios/index.ts';
import { resultText } from '../../../server/cli/result-text.ts';
import { CARBON_LINE_LABELS, carbonLines } from '../../../server/tables/carbon-lines.ts';
import { tableOf } from '../../../server/tables/index.ts';
import { madeUpRun } from '../made-up-run.ts';

const run = madeUpRun();
const site = run.result.variants.find(({ sites }) => sites.length > 0)!.sites[0]!;

function siteWith(carbon: Partial<SiteResult['carbon']>): SiteResult {
  return { ...site, carbon: { ...site.carbon, ...carbon } };
}

describe('lines of the carbon bill', () => {
  test('12,000 t at 100, 8,000 t free, 3,000 t levied at 15: each with price and source', () => {
    const lines = carbonLines(site);
    expect(lines.map(({ line, ton, eurPerTon, eur }) => [line, ton, eurPerTon, eur])).toEqual([
      ['allowances', 12_000, 100, 1.2e6],
      ['freeAllocation', 8000, 100, -8e5],
      ['levy', 3000, 15, 4.5e4],
      ['total', null, null, 4.45e5],
      ['oneTonMore', null, 115, null],
      ['oneTonLess', null, 115, null],
      ['scope2', 5400, null, null],
    ]);
    expect(lines[0]).toMatchObject({ source: 'ETS price, middle', mark: 'C' });
  });

  test('the euros of the lines are those of the total; scope 2 has none', () => {
    const eur = carbonLines(
      siteWith({ compensationEur: -5, forgoneTon: 2, forgoneEur: 200, totalEur: 445_195 }),
    )
      .filter(({ line }) => line !== 'total')
      .reduce((sum, one) => sum + (one.eur ?? 0), 0);
    expect(eur).toBe(445_195);
  });

  test('where emissions cost nothing there is no bill', () => {
    expect(carbonLines(siteWith({ totalEur: 0, moreEurPerTon: 0 }))).toEqual([]);
  });

  test('every line has a name in both languages', () => {
    for (const { nl, en } of Object.values(CARBON_LINE_LABELS))
      expect(nl.length * en.length).toBeGreaterThan(0);
  });
});

test('the table has a row per variant, year, site and line', () => {
  const table = tableOf('carbon', run);
  expect(table.columns.map(({ name }) => name)).toEqual([
    'variant',
    'year',
    'site',
    'line',
    'ton',
    'eurPerTon',
    'eur',
    'source',
    'mark',
  ]);
  const sites = run.result.variants.flatMap(variant => variant.sites);
  expect(table.rows).toBe(sites.flatMap(carbonLines).length);
});

test('the command line shows one line per site, in both languages', () => {
  const row =
    /nu +2030 +zuivelfabriek +12[.,]000 +8[.,]000 +3[.,]000 +1[.,]200[.,]000 +-800[.,]000 +45[.,]000 +0 +445[.,]000 +115[.,]00 +5[.,]400/;
  const dutch = resultText(run.result, 'nl');
  expect(dutch).toContain('CO2-rekening EUR');
  expect(dutch).toMatch(row);
  const english = resultText(run.result, 'en');
  expect(english).toContain('carbon bill EUR');
  expect(english).toMatch(row);
});
