import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  estimateSite,
  importRecords,
  messageIn,
  readSeriesText,
  SITE_ARCHETYPES,
} from '../../../data/index.ts';
import { InputError, type Issue } from '../../../engine/index.ts';
import { samples } from './samples.ts';

/** Words that stand in an English sentence and in no Dutch one. */
const ENGLISH =
  /(^|[\s:;])(the|with|expected|got|nothing|line|lines|column|columns|at least|at most|number|numbers|every|each|which|and|rows|steps|hours|years?|once)([\s,;.]|$)/i;
const DUTCH =
  /(^|[\s:;])(een|het|van|geen|elke?|niets|regel|regels|kolom|kolommen|en|hoogstens|minstens|zonder)([\s,;.]|$)/i;

/** Both messages are there and are not each other; what stands in the file itself is left out of the look. */
function checkBoth(issue: Issue): void {
  const [nl, en] = [messageIn(issue, 'nl'), messageIn(issue, 'en')];
  expect(en).toBe(issue.message);
  expect(nl, en).not.toBe(en);
  if (issue.code === 'more-problems') {
    expect([nl, en].map(text => text.replace(/\d+/, ''))).toEqual([
      'q: en nog  problemen',
      'q: and  more problems',
    ]);
    return;
  }
  const said = (message: string, mark: string) =>
    message.slice(message.lastIndexOf(mark) + mark.length).replaceAll(/".*?"/g, '');
  expect(nl).toMatch(/ regel \d+(, kolom .*)?: gelezen: [\s\S]+; verwacht: ./);
  expect(en).toMatch(/ line \d+(, column .*)?: got [\s\S]+, expected ./);
  expect(said(nl, 'verwacht: '), nl).not.toMatch(ENGLISH);
  expect(said(en, 'expected '), en).not.toMatch(DUTCH);
}

function issuesOfReading(
  read: () => { problems?: readonly Issue[]; warnings?: readonly Issue[]; doubts?: readonly Issue[] },
): Issue[] {
  try {
    const { problems = [], warnings = [], doubts = [] } = read();
    return [...problems, ...warnings, ...doubts];
  } catch (error) {
    if (error instanceof InputError) return [...error.issues];
    throw error;
  }
}

const cut = fc.record({
  at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
  out: fc.nat(40),
  put: fc.constantFrom('', 'x', ';9', '1.234', '-5', '"', '\n'),
});
const broken = (text: string, cuts: readonly { at: number; out: number; put: string }[]) =>
  cuts.reduce((now, { at, out, put }) => {
    const k = Math.floor(at * now.length);
    return now.slice(0, k) + put + now.slice(k + out);
  }, text);

/** Files of names and figures without a word of either language. */
const RECORDS: Readonly<Record<string, string>> = {
  map: JSON.stringify(
    {
      conforms_to: 'q/capaciteitskaart/v1.2.0',
      creator: 'q',
      identifier: 'q',
      issued: '2026-01-01',
      valid: { start: '2026-03-01', end: '2026-02-01' },
      energy_areas: [
        { short_code: 'Q', demand_capacity_in_queue: 5, works: [], postcode_areas: [{ postcode: '12' }] },
      ],
    },
    null,
    1,
  ),
  areas: JSON.stringify(
    {
      areas: [
        {
          id: 'Q',
          lat: 2,
          lon: 3,
          cap_off: 9e9,
          queue_off: 3,
          year_off: 2099,
          own_projects: [{ name: 'Q', date: 'q' }],
        },
      ],
    },
    null,
    1,
  ),
  emissions: JSON.stringify(
    { sites: [{ id: 'Q', lat: 2, lon: 3, emissions_t: { 2018: 1e4, 2019: 1e9, 2020: 1e4 } }] },
    null,
    1,
  ),
  table: 'permit;2019;2020\nQ1;100;x\nQ1;-5;1.234\n',
  plants: JSON.stringify(
    {
      sites: [
        {
          plant_id: 'Q',
          name: 'Q',
          nace: 1031,
          sector: 'q',
          co2_2020_t: 5,
          base_energy_TJ: { in_gas: 100.5, q: 1 },
          base: [{ section: 's' }],
          emissions_t_by_year: { 2020: 5650 },
        },
      ],
    },
    null,
    1,
  ),
  power: JSON.stringify(
    { rows: [{ plant_id: 'Q', name: 'Q', hours: 9000, gas_MW_running: 2, gas_TJ: 580 }] },
    null,
    1,
  ),
  esdl: '<EnergySystem id="q"><instance><area><asset id="q" xsi:type="q:Battery" capacity="-5"><port id="p" xsi:type="q:Q" carrier="z" connectedTo="y"><profile xsi:type="q:DateTimeProfile"><element from="2026" value="q"/></profile></port></asset></area></instance></EnergySystem>',
  focus: 'focus_area,pc4,n_pc6\nQ,12,x\n,1234,\nQ,12,1,1\n',
  intake: 'fact,value,unit\nq,1,q\nbattery,5,kWh\npeak,9.000,kW\nheat temperature,9999,C\nshifts,q,\n',
};

describe('everything that is told of a file is there in Dutch and English', () => {
  test('series with gaps, slips and cuts anywhere', () => {
    const codes = new Set<string>();
    for (const { head, rows, options } of samples(11)) {
      const text = [...head, ...rows].join('\n');
      fc.assert(
        fc.property(fc.array(cut, { minLength: 1, maxLength: 4 }), fc.boolean(), (cuts, repair) => {
          const found = issuesOfReading(() => {
            const file = readSeriesText(broken(text, cuts), { name: 'q', ...options, repair });
            for (const { messages, was, now } of file.repairs) {
              expect(messages.en).toBe(`${was || 'empty'} -> ${now}`);
              expect(messages.nl).toMatch(/.+ -> .+/);
            }
            return file;
          });
          for (const issue of found) {
            codes.add(issue.code);
            checkBoth({ ...issue, value: '' });
          }
        }),
        { seed: 4, numRuns: 150 },
      );
    }
    const hour = (k: number) => `2024-01-${13 + Math.floor(k / 24)}T${String(k % 24).padStart(2, '0')}:00Z`;
    const hours = (cell: (k: number) => string) =>
      Array.from({ length: 48 }, (_, k) => `${hour(k)},${cell(k)}`);
    const others = [
      ['utc,eur_mwh', '13/01/2024 00:00,1', '13/01/2024 01:00,1', '01/13/2024 02:00,1', '01/13/2024 03:00,1'],
      ['utc,eur_mwh', ...hours(k => `${k}`).toSpliced(4, 0, `${hour(3)},7`)],
      ['utc,eur_mwh', ...hours(k => `${k === 5 ? 9e6 : k}`)],
      ['utc,eur_mwh', ...hours(k => `0.${k}`)],
      ['utc,eur_mwh', ...hours(k => ((40 + k / 100) * 1.21).toFixed(4))],
      ['utc,x_m3', ...hours(k => `${1000 + k}`), ...hours(k => `${2000 + k}`)],
    ];
    for (const lines of others)
      for (const issue of issuesOfReading(() => readSeriesText(lines.join('\n'), { name: 'q' }))) {
        codes.add(issue.code);
        checkBoth(issue);
      }
    expect([...codes]).toEqual(
      expect.arrayContaining([
        'gap',
        'not-a-number',
        'not-a-time',
        'ragged-row',
        'missing-value',
        'broken-csv',
        'mixed-dates',
        'several-series',
        'no-column',
        'duplicate-time',
        'implausible-value',
        'wrong-unit',
        'tax-factor',
      ]),
    );
  });

  test.each(Object.entries(RECORDS))('records: %s', (_, text) => {
    const codes = new Set<string>();
    const look = (one: string) => {
      for (const issue of issuesOfReading(() => importRecords(one, 'q'))) {
        codes.add(issue.code);
        checkBoth(issue);
      }
    };
    look(text);
    expect(codes.size).toBeGreaterThan(0);
    fc.assert(
      fc.property(fc.array(cut, { minLength: 1, maxLength: 3 }), cuts => look(broken(text, cuts))),
      { seed: 4, numRuns: 300 },
    );
  });

  test('what is read over, and where estimates come from', () => {
    const { ignored } = importRecords('fact,value,unit,\nsector,dairy,,\npeak,5,MW,\npv,,kWp,\n', 'q');
    expect(ignored.map(({ text }) => text?.nl)).toEqual(['pv (niet beantwoord)', '(zonder naam)']);
    for (const sector of ['dairy', 'glass', 'other'])
      for (const heatC of [undefined, 60, 180, 900])
        for (const shifts of [undefined, ...SITE_ARCHETYPES.slice(0, 2)]) {
          const facts = {
            sector,
            annualElectricityKwh: 1e6,
            peakKw: 500,
            ...(heatC && { heatC }),
            ...(shifts && { annualGasM3: 1e6 }),
          };
          for (const { from } of estimateSite(facts).estimates)
            expect([from.nl, from.en].every(text => text.length > 3)).toBe(true);
        }
  });
});
