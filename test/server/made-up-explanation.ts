import type { CarbonTarget, Explanation } from '../../scenarios/explain/facts.ts';
import { sentencesOf } from '../../scenarios/explain/sentences.ts';
import type { Text } from '../../scenarios/index.ts';

/** Emissions of the n-th package against halving by 2030. */
export function madeUpTarget(n: number): CarbonTarget {
  const ton = 12_000 - 3000 * n;
  return {
    baseTon: 12_000,
    baseFrom: 'reference',
    baseYear: 2026,
    year: 2030,
    targetTon: 6000,
    byYear: [
      { year: 2026, ton: ton + 500 },
      { year: 2030, ton },
    ],
    tonInYear: ton,
    isMet: ton <= 6000,
  };
}

/** An explanation of the n-th package; the best is looked at in full. */
export function madeUpExplanation(site: string, name: string, title: Text, n: number): Explanation {
  const isDeep = name === 'eboiler';
  const facts: Omit<Explanation, 'text'> = {
    name,
    title,
    year: 2026,
    can: {
      costEurPerYear: 7.1e6,
      emissionsTonPerYear: 9000,
      unservedMwhPerYear: 0,
      peakMw: 6,
      connectionMw: 6,
      hoursAtLimit: 1200,
      assets: [{ site, asset: 'eboiler', mwhPerYear: 15_500, fullLoadHours: 3100 }],
    },
    limits: [
      {
        place: site,
        name: null,
        of: 'import',
        unit: 'MW',
        size: 6,
        hoursAtLimit: 1200,
        valueEurPerUnit: 81_000,
        when: { season: 'winter', days: 'weekdays', hours: { from: 17, until: 20 }, share: 0.72 },
      },
    ],
    short: [],
    reliefs: [
      {
        kind: 'contract',
        title: { nl: '1 MW meer contract voor afname', en: '1 MW more contract for import' },
        size: 1,
        unit: 'MW',
        valueEurPerYear: 64_000,
        costEurPerYear: 45_600,
        fromYear: null,
        source: { nl: 'nettarief van de studie', en: 'grid tariff of the study' },
      },
    ],
    target: madeUpTarget(n),
    tornado: isDeep
      ? {
          npvEur: 1.9e6,
          bars: [
            {
              driver: 'gas',
              low: { setting: { path: 'gas-low' }, npvEur: -1.2e6 },
              high: { setting: { path: 'gas-high' }, npvEur: 5.3e6 },
              swingEur: 6.5e6,
              isFinanceOnly: false,
            },
            {
              driver: 'connection',
              low: { setting: { factor: 0.9 }, npvEur: null },
              high: { setting: { factor: 1.1 }, npvEur: 2.2e6 },
              swingEur: 3e5,
              isFinanceOnly: false,
            },
          ],
          solves: 12,
        }
      : null,
    breakEvens: isDeep
      ? [
          {
            of: 'gas',
            unit: 'EUR/MWh',
            used: 30,
            at: [24.5],
            within: 0.003,
            from: 0,
            until: 300,
            notExcluded: [],
            paysBelow: false,
            held: 25.1,
            curve: [
              { value: 0, npvEur: -3e6 },
              { value: 300, npvEur: 4e7 },
            ],
            solves: 14,
          },
        ]
      : null,
  };
  return { ...facts, text: sentencesOf(facts) };
}
