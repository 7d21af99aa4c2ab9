import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readSeries, readSeriesText, type SeriesFile, type SeriesOptions } from '../../../data/index.ts';

const data = new URL('../../../../shared/data/', import.meta.url);
const absent = !existsSync(data);
if (absent) console.warn('skipped: the shared files of real series are not here');

const read = (file: string, options: Partial<SeriesOptions> = {}): Promise<SeriesFile> =>
  readSeries(createReadStream(new URL(file, data)), { name: file, ...options });
const codes = ({ problems }: SeriesFile) => problems.map(({ code }) => code);
const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);

/** The file, the format it is told to be, a column, its rows and mean; what must be said besides. */
type Case = readonly [string, string, string, number, number, Partial<SeriesOptions>?];

/**
 * Means over the cells that are filled: those of the first group computed apart by awk over the raw columns, those of the
 * second by Python's csv module and fsum, both by who wrote the test, 27 November 2026. Blanks that repair fills are counted
 * apart.
 */
const MEANS: readonly Case[] = [
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
  ['load/ned_co2_mix_hourly_2023_2025.csv', 'table', 'co2_factor_kg_per_kwh', 26_304, 0.209486],
  ['load/ned_co2_mix_hourly_2023_2025.csv', 'table', 'emission_kg', 26_304, 2_735_632.339986],
  ['load/ned_nl_generation_hourly_2025-01_2025-04.csv', 'table', 'all_mw', 2495, 11_852.326253],
  ['load/ned_nl_generation_hourly_2025-01_2025-04.csv', 'table', 'solar_mw', 2495, 2703.04016],
  ['load/ned_nl_generation_hourly_2025-01_2025-04.csv', 'table', 'wind_offshore_mw', 2495, 1794.15487],
  ['load/pv_35south_cabauw_2023_pu.csv', 'table', 'p_mp', 8760, 0.10972, { unit: '1' }],
  ['load/wind_heibloem_2025_pu.csv', 'meter', 'feedin_power_plant', 8760, 0.264844, { unit: '1' }],
  [
    'weather/knmi_260_hourly_2011_2025.csv',
    'table',
    'ghi_w_m2',
    131_496,
    122.642931,
    { columns: ['ghi_w_m2'] },
  ],
  ['weather/knmi_260_hourly_2011_2025.csv', 'table', 'wind_ms', 131_496, 3.374597, { columns: ['wind_ms'] }],
  ['weather/knmi_280_hourly_2023_2024.csv', 'table', 'temp_c', 17_544, 11.048358],
  ['weather/knmi_280_hourly_2023_2024.csv', 'table', 'ghi_w_m2', 17_544, 121.390549],
  ['weather/knmi_280_hourly_2023_2024.csv', 'table', 'wind_ms', 17_544, 4.084758],
  ['weather/knmi_280_hourly_2023_2024.csv', 'table', 'rh_pct', 17_544, 81.908459],
  ['weather/knmi_370_hourly_2023_2024.csv', 'table', 'temp_c', 17_544, 12.023854],
  ['weather/knmi_370_hourly_2023_2024.csv', 'table', 'ghi_w_m2', 17_544, 122.237335],
  ['formats/knmi_uurgeg_260_sample.txt', 'knmi-hourly', 'FH', 336, 3.002976],
  ['formats/knmi_uurgeg_260_sample.txt', 'knmi-hourly', 'U', 336, 88.547619],
  ['formats/knmi_uurgeg_260_sample.txt', 'knmi-hourly', 'P', 336, 1016.250595],
  [
    'formats/tennet_settlement_prices_sample_semicolon_2024.csv',
    'tennet-settlement',
    'Price Surplus',
    199,
    47.383216,
  ],
  ['industry/hotmaps_nl_industry_heat_profiles_2018.csv', 'year-curves', 'paper', 8760, 1, { year: 2018 }],
  [
    'industry/hotmaps_nl_industry_heat_profiles_2018.csv',
    'year-curves',
    'non_metalic_minerals',
    8760,
    1,
    { year: 2018 },
  ],
  ['etm/etm_nl_curves_8760.csv', 'year-curves', '1987_air_temperature', 8760, 8.875114, { year: 2019 }],
  ['etm/etm_nl_curves_8760.csv', 'year-curves', 'industry_chp', 8760, 1, { year: 2019 }],
  ...(
    [
      ['OWD', 2.690323],
      ['WEW', 46.26495],
      ['HAL', 2.328004],
      ['NRYN', -4.379228],
      ['LLS', -2.433539],
      ['MNZL', 4.669485],
      ['WHF', -4.77922],
      ['WLS', 0.000457],
      ['WWF', 1.364969],
    ] as const
  ).map(
    ([value, mean]): Case => [
      'grid/openstef_liander_substations_15min_2021.csv',
      'table',
      'total_mw',
      8832,
      mean,
      { where: { column: 'substation', value } },
    ],
  ),
];

/** Dutch calendar years of the hourly prices: hours, mean, lowest and highest, by Python as above. */
const YEARS: readonly (readonly [number, number, number, number, number])[] = [
  [2023, 8760, 95.817347, -500, 463.77],
  [2024, 8784, 77.287675, -200, 872.96],
  [2025, 8760, 86.811525, -350, 523.47],
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

  test.each(YEARS)('day-ahead prices of %d', async (year, hours, mean, lowest, highest) => {
    const { series, problems, preview } = await read('prices/nl_day_ahead_hourly_2022_2026.csv', { year });
    expect(problems).toEqual([]);
    const { values } = series[0]!;
    expect([values.length, Math.min(...values), Math.max(...values)]).toEqual([hours, lowest, highest]);
    expect(sum(values) / hours).toBeCloseTo(mean, 5);
    // Summer and winter time are on one axis: a year has its hours, no doubled and no lost one.
    expect(preview).toMatchObject({ doubledHours: 0, lostHours: 0, gaps: 0, zone: 'UTC' });
  });

  test('the year with the missing hour: refused with its line, filled on request', async () => {
    const file = 'prices/nl_day_ahead_hourly_2022_2026.csv';
    expect((await read(file, { year: 2022 })).problems).toMatchObject([
      { code: 'gap', path: '/lines/8738/utc_start' },
    ]);
    const { series, repairs } = await read(file, { year: 2022, repair: true });
    const { values } = series[0]!;
    expect([values.length, repairs.length]).toEqual([8760, 1]);
    // 8,759 hours by Python, and the one between its neighbours.
    const filled = (values[8735]! + values[8737]!) / 2;
    expect(values[8736]).toBeCloseTo(filled, 9);
    expect((sum(values) - filled) / 8759).toBeCloseTo(241.951451, 5);
  });

  test('national load, price and flows: three hours without a price are told, and filled on request', async () => {
    const file = 'load/nl_load_price_flows_hourly_2022_2024.csv';
    const { problems } = await read(file, { columns: ['price_eur_per_mwh'] });
    expect(problems.map(({ code, path }) => [code, path])).toEqual(
      [8738, 17_498, 26_282].map(line => ['missing-value', `/lines/${line}/price_eur_per_mwh`]),
    );
    const price = await read(file, { columns: ['price_eur_per_mwh'], repair: true });
    expect(price.repairs.map(({ line, code }) => [line, code])).toEqual(
      [8738, 17_498, 26_282].map(line => [line, 'filled']),
    );
    const filled = [8736, 17_496, 26_280].map(k => price.series[0]!.values[k]!);
    // Sums by Python over what is filled; the last row of the file has a price only.
    expect(sum(price.series[0]!.values) - sum(Float64Array.from(filled))).toBeCloseTo(3_637_410.07, 4);
    const rest = ['load_mw', 'flow_be_to_nl_mw', 'flow_nl_to_de_mw', 'flow_dk_to_nl_mw', 'flow_no_to_nl_mw'];
    const whole = await read(file, { columns: rest });
    expect(whole.problems.map(({ code, path }) => [code, path])).toEqual(
      rest.map(column => ['missing-value', `/lines/26306/${column}`]),
    );
    const before = { startMs: Date.UTC(2021, 11, 31, 23), endMs: Date.UTC(2024, 11, 31, 23) };
    const { series, problems: none } = await read(file, { columns: rest, span: before });
    expect(none).toEqual([]);
    expect(series.map(({ values }) => Math.round(sum(values) * 100) / 100)).toEqual([
      324_826_813, 6_508_800, 24_964_995.25, 7_724_609, 8_236_523,
    ]);
  });

  test('standard electricity profiles: shares of a year that add up to 1, ten of them', async () => {
    const file = 'industry/nedu_standard_electricity_profiles_2023.csv';
    await expect(read(file)).rejects.toThrow(/expected a unit in the heading/);
    const { series, problems, startMs, stepMinutes, preview } = await read(file, { unit: '1' });
    expect([problems, startMs, stepMinutes]).toEqual([[], Date.UTC(2022, 11, 31, 23), 60]);
    expect(preview).toMatchObject({ zone: 'UTC', zoneWhy: 'offsets', delimiter: ';' });
    expect(series.map(({ name }) => name)).toEqual([
      'E1A',
      'E1B',
      'E1C',
      'E2A',
      'E2B',
      'E3A',
      'E3B',
      'E3C',
      'E3D',
      'E4A',
    ]);
    // The README: fractions summing to 1; Python finds 0.999993 (E4A) to 1.000001 (E1B).
    for (const { values } of series)
      expect([values.length, Math.round(sum(values) * 1e4)]).toEqual([8760, 10_000]);
    const highest = series.map(({ values }) => Math.max(...values));
    expect([highest[0], highest[9]]).toEqual([0.00023731000000000002, 0.00024096]);
  });

  test('traces of KNMI: 47 hours of less than 0.05 mm are 0, the rest in mm/h', async () => {
    const { series, preview } = await read('formats/knmi_uurgeg_260_sample.txt');
    expect(preview.columns.find(({ name }) => name === 'RH')).toMatchObject({ traces: 47, unit: 'mm/h' });
    expect(sum(series.find(({ name }) => name === 'RH')!.values) / 336).toBeCloseTo(0.084524, 6);
  });

  test('a missing humidity of 2025 is told for its whole run', async () => {
    const { problems } = await read('weather/knmi_260_hourly_2011_2025.csv', { columns: ['rh_pct'] });
    expect(problems).toMatchObject([
      { code: 'missing-value', path: '/lines/126242/rh_pct', value: 'nothing on lines 126242-131497' },
    ]);
  });

  test('TenneT: nothing called up in a direction is an empty price, of which 71 and 139 of 199 are set', async () => {
    const { series } = await read('formats/tennet_settlement_prices_sample_semicolon_2024.csv');
    const of = (name: string) => series.find(one => one.name === name)!;
    const mean = (name: string) => {
      const set = of(name).values.filter(Number.isFinite);
      return [set.length, of(name).blanks, Math.round((sum(set) / set.length) * 1e4) / 1e4];
    };
    expect(mean('Price Dispatch Up')).toEqual([71, 128, 289.6573]);
    expect(mean('Price Dispatch Down')).toEqual([139, 60, -57.3935]);
  });

  test('TenneT of 2025 separates by commas: the same rows read the same', async () => {
    const file = 'formats/tennet_settlement_prices_sample_semicolon_2024.csv';
    const text = readFileSync(new URL(file, data), 'utf8');
    expect(text).not.toContain(',');
    const plain = readSeriesText(text, { name: 'tennet' });
    for (const heading of [
      (name: string) => name,
      (name: string) => name.toLowerCase().replaceAll(' ', '_'),
    ]) {
      const [head, ...rows] = text.replaceAll(';', ',').split('\n');
      const comma = readSeriesText([heading(head!), ...rows].join('\n'), { name: 'tennet' });
      expect(comma.preview).toMatchObject({
        format: 'tennet-settlement',
        delimiter: ',',
        zone: 'Europe/Amsterdam',
      });
      expect(comma.problems).toEqual([]);
      expect(comma.series.map(({ values }) => values)).toEqual(plain.series.map(({ values }) => values));
    }
  });

  test('prices by month, auctions and definitions are no series of hours: refused, with what was expected', async () => {
    for (const file of [
      'gas/ttf_front_monthly_mean_2010_2024.csv',
      'ets/eua_spot_sendeco2_monthly_mean_2018_2023.csv',
      'ets/eex_eua_auctions_2012_2023.csv',
    ])
      await expect(read(file), file).rejects.toThrow(/expected one time column/);
  });

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
