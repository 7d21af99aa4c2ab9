import { createReadStream, existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readSeries, readSeriesText, type SeriesFile, type SeriesOptions } from '../../../data/index.ts';

const data = new URL('../../../../shared/data/', import.meta.url);
const absent = !existsSync(data);
if (absent) console.warn('skipped: the shared files of real series are not here');

const read = (file: string, options: Partial<SeriesOptions> = {}): Promise<SeriesFile> =>
  readSeries(createReadStream(new URL(file, data)), { name: file, ...options });
const codes = ({ problems }: SeriesFile) => problems.map(({ code }) => code);
const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);

/** Rows and means computed apart by awk over the raw columns, by who wrote this test, 27 November 2026. */
const MEANS: readonly (readonly [string, string, string, number, number, Partial<SeriesOptions>?])[] = [
  ['prices/nl_day_ahead_15min_2025-10_2026-08.csv', 'table', 'price_eur_per_mwh', 31_296, 98.145081],
  [
    'formats/entsoe_gui_energy_prices_nl_2025_sample.csv',
    'entsoe-day-ahead',
    'Day-ahead Price (EUR/MWh)',
    2495,
    105.39101,
  ],
  [
    'formats/jeroen_nl_prices_15min_decimal_comma_sample.csv',
    'jeroen-nl',
    'prijs_excl_belastingen',
    499,
    91.53,
  ],
  ['formats/knmi_uurgeg_260_sample.txt', 'knmi-hourly', 'T', 336, 2.741369],
  ['formats/knmi_uurgeg_260_sample.txt', 'knmi-hourly', 'Q', 336, 22.205688],
  ['formats/ned_api_hourly_sample.csv', 'ned-api', 'capacity', 199, 569.693352],
  ['formats/ned_portal_export_2024_sample.csv', 'ned-portal', 'capacity (kW)', 199, 13_966.69693],
  [
    'formats/tennet_settlement_prices_sample_semicolon_2024.csv',
    'tennet-settlement',
    'Price Shortage',
    199,
    77.23794,
  ],
  ['load/ned_co2_mix_hourly_2023_2025.csv', 'table', 'volume_kwh', 26_304, 13_797.787105],
  ['weather/knmi_260_hourly_2011_2025.csv', 'table', 'temp_c', 131_496, 11.116388, { columns: ['temp_c'] }],
  [
    'grid/openstef_liander_substations_15min_2021.csv',
    'table',
    'total_mw',
    8832,
    -11.163853,
    { where: { column: 'substation', value: 'HFDP' } },
  ],
];

describe.skipIf(absent)('files as people have them', () => {
  const cases = MEANS.map(([file, format, column, rows, mean, options]) => ({
    file,
    format,
    column,
    rows,
    mean,
    options,
  }));
  test.each(cases)(
    '$file: $format, mean of $column',
    async ({ file, format, column, rows, mean, options }) => {
      const got = await read(file, options);
      expect(got.problems).toEqual([]);
      expect(got.preview.format).toBe(format);
      const values = got.series.find(({ name }) => name === column)!.values;
      expect(values.length).toBe(rows);
      expect(sum(values) / rows).toBeCloseTo(mean, 5);
    },
  );

  test('KNMI: hour 1 ends at one, so the first hour begins at midnight UTC', async () => {
    const { preview } = await read('formats/knmi_uurgeg_260_sample.txt');
    expect(preview).toMatchObject({
      zone: 'UTC',
      side: 'end',
      start: '2021-01-01T00:00:00Z',
      headingLine: 32,
    });
  });

  test('a wide table: the doubled hour of the spring day is refused, and left out on request', async () => {
    const file = 'formats/epexclient_NL_wide_daily_sample.csv';
    expect((await read(file)).problems).toMatchObject([
      { path: '/lines/67/Date', code: 'skipped-hour', value: '2025-03-30 02:00 with 2.31' },
    ]);
    const { series, repairs } = await read(file, { repair: true });
    expect(repairs).toMatchObject([{ code: 'skipped-hour', line: 67 }]);
    expect(sum(series[0]!.values) / 1895).toBeCloseTo(101.300079, 5);
  });

  test('a wide table: the lost hour of the autumn day is refused, and estimated on request', async () => {
    const file = 'formats/epexclient_NL-q_wide_15min_sample.csv';
    expect((await read(file)).problems).toMatchObject([{ path: '/lines/27/Date', code: 'lost-hour' }]);
    const { repairs, series } = await read(file, { repair: true });
    expect(repairs).toMatchObject([
      { code: 'filled', line: 27, column: 'price', was: '4 steps without a number' },
    ]);
    expect(series[0]!.values.length).toBe(39 * 96 + 4);
  });

  test('dates of two orders: refused with the line; by the order of the rows on request', async () => {
    const file = 'industry/uci_steel_industry_15min.csv';
    expect((await read(file)).problems).toMatchObject([{ path: '/lines/1154/date', code: 'mixed-dates' }]);
    const { series, startMs, preview, repairs } = await read(file, { repair: true, zone: 'UTC+01:00' });
    expect(repairs.map(({ code }) => code)).toEqual(['mixed-dates']);
    // Monday 1 January 2018, 00:00, as the README has it; kWh summed by awk.
    expect([startMs, preview.side]).toEqual([Date.UTC(2017, 11, 31, 23), 'end']);
    expect(sum(series[0]!.values) / 4).toBeCloseTo(959_636.71 / 1000, 6);
  });

  test('a meter without unit, with ragged rows, a blank spring hour and a lost autumn hour', async () => {
    const file = 'formats/croonwolter_office_school_15min_2021.csv';
    await expect(read(file)).rejects.toThrow(/expected a unit in the heading/);
    const plain = await read(file, { unit: 'kWh' });
    expect(codes(plain)).toEqual(
      expect.arrayContaining(['skipped-hour', 'lost-hour', 'missing-value', 'more-problems']),
    );
    const offices = await read(file, { unit: 'kWh', repair: true, columns: ['Office 2'] });
    expect(offices.problems).toEqual([]);
    const { values } = offices.series[0]!;
    expect(values.length).toBe(365 * 96);
    // Summed by awk without the night of 28 March; the four quarters of the lost hour are estimates and come off.
    const lost = values.subarray(29_096, 29_100);
    expect((1000 * (sum(values) - sum(lost))) / 4).toBeCloseTo(296_826.3, 2);
  });

  test('stacked substations: told, not read as one', async () => {
    const { problems } = await read('grid/openstef_liander_substations_15min_2021.csv');
    expect(problems).toMatchObject([
      { path: '/lines/8834/substation', code: 'several-series', value: 'WEW' },
    ]);
  });

  test('curves without dates need a year; profiles by kind of day are no series', async () => {
    await expect(read('etm/etm_nl_curves_8760.csv')).rejects.toThrow(/the year or the start/);
    const { series } = await read('etm/etm_nl_curves_8760.csv', { year: 2019 });
    expect(series.find(({ name }) => name === 'industry_ict')!.values.length).toBe(8760);
    await expect(read('industry/bdew_g25.csv')).rejects.toThrow(/kind of day/);
  });

  test('an hour missing among five years of prices is named, and filled on request', async () => {
    const file = 'prices/nl_day_ahead_hourly_2022_2026.csv';
    expect((await read(file)).problems).toMatchObject([{ path: '/lines/8738/utc_start', code: 'gap' }]);
    expect((await read(file, { repair: true })).repairs).toMatchObject([{ code: 'filled', was: 'no row' }]);
  });
});

describe('traps, made up', () => {
  const hours = (cell: (k: number) => string, heading = 'utc_start,price_eur_per_mwh') =>
    [
      heading,
      ...Array.from(
        { length: 72 },
        (_, k) => `${new Date(Date.UTC(2031, 0, 1, k)).toISOString()},${cell(k)}`,
      ),
    ].join('\n');
  const readText = (text: string, options: Partial<SeriesOptions> = {}) =>
    readSeriesText(text, { name: 'trap', ...options });
  const price = (k: number) => 40 + ((k * 37) % 100) + k / 100;

  test('VAT in prices is implausible; divided out on request', () => {
    const taxed = hours(k => (price(k) * 1.21).toFixed(4));
    expect(codes(readText(taxed))).toEqual(['tax-factor']);
    const { series, repairs } = readText(taxed, { repair: true });
    expect(repairs).toMatchObject([{ code: 'tax-factor', now: 'divided by 1.21' }]);
    expect(series[0]!.values[5]).toBeCloseTo(price(5), 9);
    expect(codes(readText(hours(k => price(k).toFixed(2))))).toEqual([]);
    expect(codes(readText(hours(k => price(k).toFixed(2), 'utc_start,prijs incl btw (EUR/MWh)')))).toEqual([
      'tax-factor',
    ]);
  });

  test('decimals that may be thousands', () => {
    const text = [
      'tijd;Afname kWh',
      ...['1.250', '980', '1.100', '870'].map((cell, k) => `2031-01-01 00:${15 * k || '00'};${cell}`),
    ].join('\n');
    expect(codes(readText(text))).toEqual(['thousands-or-decimals']);
  });

  test('readings of a meter are not amounts', () => {
    const falling = Array.from(
      { length: 200 },
      (_, k) => `${new Date(Date.UTC(2031, 0, 1, k)).toISOString()},${1000 - k}`,
    );
    expect(codes(readText(['utc,verbruik kWh', ...falling].join('\n')))).toEqual([]);
    const rows = Array.from(
      { length: 200 },
      (_, k) => `${new Date(Date.UTC(2031, 0, 1, k)).toISOString()},${1000 + k}`,
    );
    expect(codes(readText(['utc,stand kWh', ...rows].join('\n')))).toEqual(['meter-reading']);
  });
});
