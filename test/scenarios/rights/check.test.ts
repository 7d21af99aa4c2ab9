import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkStudy } from '../../../scenarios/index.ts';
import { studyWith } from '../small-study.ts';

const TENNET = { operator: 'TenneT', level: 'HS', year: 2025 };
const LIANDER = { operator: 'Liander', level: 'MS', year: 2025 };

/** Code and place under the contract of every problem of a study of 2025 whose site has 10 MW. */
function problems(contract: Record<string, unknown>, more: Record<string, unknown> = {}): string[] {
  const study = {
    ...studyWith({ period: { year: 2025 } }),
    sites: [{ name: 'works', contract: { importMw: 10, ...contract }, demand: { electricityMw: 2 } }],
    ...more,
  };
  return checkStudy(study).issues.map(({ path, code }) => `${path.replace('/sites/0/contract', '')} ${code}`);
}

describe('rights that are right', () => {
  test.each([
    { right: 'FIRM' },
    { right: 'tdtr' },
    { right: { preset: 'tbtr' }, tariff: LIANDER },
    { right: { preset: 'tdtr', calls: 'none' }, tariff: TENNET },
    { right: { preset: 'vvtr', calls: { overloadMw: 3, knownHoursAhead: 40 } } },
    {
      rights: [
        { preset: 'firm', importMw: 4 },
        { preset: 'vvtr' },
        { preset: 'cbc-a', call: { toMw: 2, callsPerYear: 9 } },
      ],
    },
    {
      right: {
        shape: 'hours-share',
        guaranteedShare: 0.9,
        call: { notice: 'day-ahead', noticeHour: 9, hoursPerYear: 876 },
      },
    },
    { right: { preset: 'csc', direction: 'import', call: { toMw: 3 } }, period: 2026 },
  ])('%j', ({ period = 2025, ...contract }: Record<string, unknown>) => {
    expect(problems(contract, { period: { year: period } })).toEqual([]);
  });
});

/** A wrong design: its fields, and what is told of each. */
const MISTAKES: readonly (readonly [contract: Record<string, unknown>, told: readonly string[]])[] = [
  [{ right: 'ATR85' }, ['/right unknown-name']],
  [{ right: { preset: 'atr' } }, ['/right/preset unknown-name']],
  [{ right: { call: {} } }, ['/right/call missing-field']],
  [{ right: { call: { notice: 'day-ahead' } } }, ['/right/call missing-field']],
  [
    { right: { call: { notice: 'intraday', noticeMinutes: 5, noticeHour: 8 } } },
    ['/right/call/noticeHour without-meaning'],
  ],
  [{ right: { preset: 'tdtr', call: { notice: 'intraday' } } }, ['/right/call missing-field']],
  [
    { right: { activationEurPerMwh: -5, availabilityEurPerMwH: '-1 EUR/MWh' } },
    ['/right/activationEurPerMwh out-of-range', '/right/availabilityEurPerMwH out-of-range'],
  ],
  [{ right: { shape: 'blocks' } }, ['/right missing-field']],
  [
    {
      right: {
        shape: 'blocks',
        blocks: [
          { fromHour: 22, untilHour: 6 },
          { fromHour: 8, untilHour: 9 },
          { fromHour: 5, untilHour: 7 },
        ],
      },
    },
    ['/right/blocks/2 overlap'],
  ],
  [
    { right: { shape: 'blocks', blocks: [{ fromHour: 25, untilHour: 0, weekdays: [8] }] } },
    [
      '/right/blocks/0/weekdays/0 out-of-range',
      '/right/blocks/0/fromHour out-of-range',
      '/right/blocks/0/untilHour out-of-range',
    ],
  ],
  [
    {
      right: {
        shape: 'blocks',
        blocks: [{ fromHour: 1, untilHour: 2, season: { from: '02-30', until: '3-1' } }],
      },
    },
    ['/right/blocks/0/season/from bad-day', '/right/blocks/0/season/until bad-day'],
  ],
  [
    { right: { blocks: [{ fromHour: 1, untilHour: 2 }], guaranteedShare: 0.5 } },
    ['/right/blocks without-meaning', '/right/guaranteedShare without-meaning'],
  ],
  [{ right: { preset: 'tdtr', call: { hoursPerYear: 9000 } } }, ['/right/call/hoursPerYear above-year']],
  [{ right: { preset: 'tdtr', call: { hoursPerYear: 1400 } } }, ['/right/call/hoursPerYear above-year']],
  [
    { right: { call: { notice: 'in-contract', hoursPerYear: 8761 } } },
    ['/right/call/hoursPerYear above-year'],
  ],
  [
    {
      right: { call: { notice: 'in-contract', hoursPerYear: 20, longestRunHours: 24, longestCallHours: 30 } },
    },
    [
      '/right/call/longestCallHours out-of-range',
      '/right/call/longestCallHours out-of-range',
      '/right/call/longestRunHours out-of-range',
    ],
  ],
  [{ right: { preset: 'tdtr', call: { toMw: 12 } } }, ['/right/call/toMw above-contract']],
  [{ right: { preset: 'tdtr', call: { toMw: 2, toShare: 0.5 } } }, ['/right/call/toShare contradiction']],
  [{ right: { preset: 'cbc-a' } }, ['/right/call missing-field']],
  [{ right: { preset: 'cbc-a', call: { toMw: 9.95 } } }, ['/right/call/toMw below-minimum']],
  [
    { right: { preset: 'csc', call: { toShare: 0.5 } } },
    ['/right/preset not-in-force', '/right/call missing-field'],
  ],
  [{ right: { effect: 'limit' } }, ['/right missing-field']],
  [{ right: { calls: 'dearest-hours' } }, ['/right/calls without-meaning']],
  [{ right: { preset: 'tdtr', call: { trigger: 'price' } } }, ['/right/call missing-field']],
  [
    { right: { preset: 'tdtr', call: { trigger: 'window', node: 'Moerdijk' } } },
    ['/right/call missing-field', '/right/call/node without-meaning'],
  ],
  [{ right: 'TDTR', tariff: LIANDER }, ['/right/preset not-offered']],
  [{ right: { preset: 'tbtr' }, tariff: TENNET }, ['/right/preset not-offered']],
  [{ right: { preset: 'gto' } }, ['/right/preset not-in-force', '/right missing-field']],
  [{ right: { group: 'park' } }, ['/right/group unknown-name']],
  [{ right: 'FIRM', rights: [{ preset: 'firm' }] }, ['/rights contradiction']],
  [
    {
      rights: [
        { preset: 'firm', importMw: 4 },
        { preset: 'vvtr', importMw: 7 },
      ],
    },
    ['/rights wrong-sum'],
  ],
  [
    {
      rights: [
        { preset: 'firm', importMw: 4 },
        { preset: 'vvtr', importMw: 5 },
      ],
    },
    ['/rights wrong-sum'],
  ],
  [{ rights: [{ preset: 'firm' }, { preset: 'vvtr' }] }, ['/rights/1 missing-field']],
  [
    { right: { preset: 'cbc-t', call: { toMw: 2 }, contractShare: 0.5, importMw: 3 } },
    ['/right/contractShare without-meaning', '/right/importMw without-meaning'],
  ],
  [
    { right: { preset: 'vvtr', penaltyEurPerMwh: 9 }, breach: { importMw: 1, priceEurPerMwh: 5 } },
    ['/right/penaltyEurPerMwh contradiction'],
  ],
  [
    { right: { preset: 'vvtr', penaltyEurPerMwh: 'must-deliver', paidOn: 'whole-flow' } },
    ['/right/paidOn without-meaning', '/right/penaltyEurPerMwh without-meaning'],
  ],
  [
    { right: { contractShare: 'block-hours', direction: 'import' } },
    ['/right/direction without-meaning', '/right/contractShare without-meaning'],
  ],
  [
    { right: { preset: 'vvtr', calls: { windows: [{ from: '2025-01-01', until: '2025-01-01T01:00Z' }] } } },
    ['/right/calls/windows/0/from bad-time'],
  ],
  [{ right: { preset: 'vvtr', calls: 'dearest' } }, ['/right/calls wrong-choice']],
];

describe('rights that are wrong', () => {
  test.each(MISTAKES)('%j', (contract, told) => {
    expect(problems(contract).sort()).toEqual([...told].sort());
  });

  test('all problems of one design at once, each with what was expected', () => {
    const right = {
      shape: 'blocks',
      blocks: [
        { fromHour: 0, untilHour: 8 },
        { fromHour: 7, untilHour: 9 },
      ],
      call: { hoursPerYear: 9999, toMw: 11 },
      availabilityEurPerMwH: -1,
      group: 'nobody',
    };
    expect(problems({ right }).sort()).toEqual([
      '/right/availabilityEurPerMwH out-of-range',
      '/right/blocks/1 overlap',
      '/right/call missing-field',
      '/right/call/hoursPerYear above-year',
      '/right/call/toMw above-contract',
      '/right/group unknown-name',
    ]);
  });

  test('no best size beside steering: what it asks goes by the plan of each size', () => {
    const measures = [
      {
        name: 'tank',
        site: 'works',
        investment: { capexEur: 1000, lifetimeYears: 10, bestSize: { minimum: 0, maximum: 5 } },
        add: [{ kind: 'battery', name: 'tank', powerMw: 1, energyMwh: 2 }],
      },
    ];
    const under = (right: unknown) =>
      problems({ right }, { period: { year: 2026 }, measures }).filter(one => one.includes('bestSize'));
    expect(under({ preset: 'csc', call: { toMw: 3 } })).toEqual([
      '/measures/0/investment/bestSize not-together',
    ]);
    expect(under({ preset: 'cbc-a', call: { toMw: 3 } })).toEqual([]);
  });

  test('a rule is in force from its day on: TDTR in 2024 and in 2025', () => {
    const inYear = (year: number) => problems({ right: 'TDTR' }, { period: { year } });
    expect([inYear(2024), inYear(2025)]).toEqual([['/right/preset not-in-force'], []]);
    const march = { start: '2025-03-01T00:00:00+01:00', end: '2025-03-02T00:00:00+01:00' };
    expect(problems({ right: 'TDTR' }, { period: march })).toEqual(['/right/preset not-in-force']);
  });

  test('a group has the site in it', () => {
    const limit = (sites: string[]) => ({
      sharedLimits: [{ name: 'park', sites, importMw: 8, exportMw: 0 }],
      period: { year: 2026 },
    });
    expect(problems({ right: { preset: 'gto', group: 'park' } }, limit(['works']))).toEqual([]);
    const told = problems({ right: { preset: 'gto', group: 'park' } }, limit(['elsewhere']));
    expect(told).toContain('/right/group not-a-member');
    const both = { ...limit(['works']) };
    both.sharedLimits = [...both.sharedLimits!, { ...both.sharedLimits![0]!, name: 'other' }];
    const two = problems(
      { rights: ['park', 'other'].map(group => ({ preset: 'gto', group, importMw: 2 })) },
      both,
    );
    expect(two).toContain('/rights/1/group contradiction');
  });

  test('in a package too', () => {
    const told = problems(
      { tariff: LIANDER },
      {
        kind: 'business-case',
        packages: [
          { name: 'now', measures: [] },
          { name: 'tdtr', measures: [], contracts: { works: { right: 'TDTR' } } },
        ],
      },
    );
    expect(told).toEqual(['/packages/1/contracts/works/right/preset not-offered']);
  });

  test('whatever is written, the checker answers', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(
          'preset',
          'importMw',
          'shape',
          'blocks',
          'call',
          'calls',
          'group',
          'contractShare',
          'effect',
        ),
        fc.anything(),
        fc.boolean(),
        (field, value, isListed) => {
          const right = { preset: 'tdtr', [field]: value };
          expect(Array.isArray(problems(isListed ? { rights: [right, right] } : { right }))).toBe(true);
        },
      ),
      { numRuns: 150 },
    );
  });
});
