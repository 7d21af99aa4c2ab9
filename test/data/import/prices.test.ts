import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readSeriesText, type SeriesOptions } from '../../../data/index.ts';
import { InputError } from '../../../engine/index.ts';
import { issuesOf } from '../../issues-of.ts';

const HOUR = 3_600_000;

/** A file of `hours` rows from `startMs`, price = row number, from 0 again after 1,000. */
function hourly(startMs: number, hours: number, header = 'utc_start,price_eur_per_mwh'): string[] {
  return [
    header,
    ...Array.from({ length: hours }, (_, k) => `${new Date(startMs + k * HOUR).toISOString()},${k % 1000}`),
  ];
}

/** The one series of a file of prices, or the problems thrown together. */
function importPrices(text: string, options: SeriesOptions) {
  const { preview, problems, series, startMs, stepMinutes } = readSeriesText(text, {
    quantities: ['price'],
    ...options,
  });
  if (problems.length > 0) throw new InputError(problems);
  const { values, unit } = series[0]!;
  return {
    format: preview.format,
    zone: preview.zone,
    rowsLeftOut: preview.rowsLeftOut,
    startMs,
    stepMinutes,
    values,
    unit,
  };
}

const read = (lines: readonly string[], options = {}) =>
  importPrices(lines.join('\n'), { name: 'prices.csv', ...options });
const problems = (lines: readonly string[], options = {}) => issuesOf(() => read(lines, options));
const start = Date.UTC(2024, 0, 1);

describe('what is read', () => {
  test('hours in UTC', () => {
    const got = read(hourly(start, 48));
    expect(got).toMatchObject({ startMs: start, stepMinutes: 60, unit: 'EUR/MWh', format: 'table' });
    expect([...got.values]).toEqual(Array.from({ length: 48 }, (_, k) => k));
  });

  test('quarters in Dutch local time with decimal comma in EUR/kWh, across the autumn night', () => {
    const rows = ['01:45', '02:00', '02:15', '02:30', '02:45', '02:00', '02:15', '02:30', '02:45', '03:00'];
    const got = read(['Tijdstip;Prijs (EUR/kWh)', ...rows.map((time, k) => `27-10-2024 ${time};0,0${k}`)]);
    expect(got.startMs).toBe(Date.UTC(2024, 9, 26, 23, 45));
    expect(got.stepMinutes).toBe(15);
    expect(got.values[9]).toBeCloseTo(90, 9);
    expect(got.zone).toBe('Europe/Amsterdam');
  });

  test("hours in local time across the spring night, where 2 o'clock is skipped", () => {
    const rows = ['00:00', '01:00', '03:00', '04:00'].map(time => `2024-03-31 ${time},50`);
    expect(read(['time,price_eur_mwh', ...rows]).values.length).toBe(4);
  });

  test('winter time all year, where the column says so; CET/CEST is local time', () => {
    const summer = ['2024-07-01 00:00,1', '2024-07-01 01:00,2'];
    const startOf = (column: string) => read([`${column},price_eur_mwh`, ...summer]).startMs;
    expect(startOf('time (UTC+1)')).toBe(Date.UTC(2024, 5, 30, 23));
    expect(startOf('time (CET)')).toBe(Date.UTC(2024, 5, 30, 23));
    expect(startOf('MTU (CET/CEST)')).toBe(Date.UTC(2024, 5, 30, 22));
    expect(startOf('time (UTC)')).toBe(Date.UTC(2024, 6, 1));
    expect(startOf('datum_nl')).toBe(Date.UTC(2024, 5, 30, 22));
  });

  test('an offset in the text is kept to', () => {
    const got = read(['time,price_eur_mwh', '2024-07-01T00:00+02:00,1', '2024-07-01T01:00+02:00,2']);
    expect(got.startMs).toBe(Date.UTC(2024, 5, 30, 22));
  });

  test('an ENTSO-E export', () => {
    const got = read([
      '"MTU (UTC)","Area","Sequence","Day-ahead Price (EUR/MWh)"',
      '"31/12/2024 23:00:00 - 01/01/2025 00:00:00","BZN|NL","Without sequence","13.62"',
      '"01/01/2025 00:00:00 - 01/01/2025 01:00:00","BZN|NL","Without sequence","6.24"',
    ]);
    expect(got).toMatchObject({ format: 'entsoe-day-ahead', startMs: Date.UTC(2024, 11, 31, 23) });
    expect([...got.values]).toEqual([13.62, 6.24]);
  });

  test('a year of a file that is broken elsewhere', () => {
    const lines = hourly(Date.UTC(2022, 11, 31, 0), 24 * 400);
    lines.splice(10, 3);
    const got = read(lines, { year: 2023 });
    expect([got.startMs, got.values.length]).toEqual([Date.UTC(2022, 11, 31, 23), 8760]);
    expect(got.rowsLeftOut).toBe(9597 - 8760);
  });
});

describe('what is refused, with line, column and value', () => {
  test('a gap, a duplicate and a step back, all at once', () => {
    const lines = hourly(start, 48);
    lines.splice(40, 0, lines[39]!);
    lines.splice(20, 1);
    lines.splice(10, 2, lines[11]!, lines[10]!);
    const found = problems(lines);
    expect(found.map(issue => [issue.path, issue.code])).toEqual([
      ['/lines/11/utc_start', 'gap'],
      ['/lines/12/utc_start', 'time-goes-back'],
      ['/lines/13/utc_start', 'gap'],
      ['/lines/21/utc_start', 'gap'],
      ['/lines/40/utc_start', 'duplicate-time'],
    ]);
    expect(found[3]!.message).toContain('1 row is missing');
    expect(found[3]!.expected).toContain('2024-01-01T19:00:00Z');
  });

  test('three missing quarters are a gap, not a change of step', () => {
    const quarter = (k: number) => `${new Date(start + k * 900_000).toISOString()},${k}`;
    const lines = ['utc,eur_mwh', ...[0, 1, 2, 3, 7, 8, 9].map(quarter)];
    expect(problems(lines).map(issue => issue.code)).toEqual(['gap']);
  });

  test('a file that changes from hours to quarters is told once', () => {
    const lines = hourly(start, 100);
    for (let k = 0; k < 40; k++) lines.push(`${new Date(start + 100 * HOUR + k * 900_000).toISOString()},1`);
    const found = problems(lines);
    expect(found.map(issue => issue.code)).toEqual(['mixed-steps']);
    expect(found[0]!.path).toBe('/lines/103/utc_start');
  });

  test('the hour that does not exist, and the night that lost an hour', () => {
    const spring = ['00:00', '01:00', '02:00', '03:00'].map(time => `2024-03-31 ${time},50`);
    expect(problems(['time,price_eur_mwh', ...spring])[0]).toMatchObject({
      path: '/lines/4/time',
      code: 'skipped-hour',
      value: '2024-03-31 02:00 with 50',
    });
    const autumn = ['00:00', '01:00', '02:00', '03:00', '04:00'].map(time => `2024-10-27 ${time},50`);
    expect(problems(['time,price_eur_mwh', ...autumn]).map(issue => issue.code)).toEqual(['lost-hour']);
  });

  test('bad cells are listed, never read as zero', () => {
    const lines = hourly(start, 30);
    lines[3] = lines[3]!.replace(/,.*/, ',');
    lines[4] = lines[4]!.replace(/,.*/, ',NaN');
    lines[5] = lines[5]!.replace(/,.*/, ',n/e');
    expect(problems(lines).map(issue => [issue.path, issue.code, issue.value])).toEqual([
      ['/lines/4/price_eur_per_mwh', 'missing-value', ''],
      ['/lines/5/price_eur_per_mwh', 'not-a-number', 'NaN'],
      ['/lines/6/price_eur_per_mwh', 'not-a-number', 'n/e'],
    ]);
  });

  test('a thousand bad cells give twenty problems and a count', () => {
    const lines = hourly(start, 1000).map(line => line.replace(/Z,.*/, 'Z,x'));
    const found = problems(lines);
    expect(found.length).toBe(21);
    expect(found.at(-1)!.message).toContain('and 980 more');
  });

  test('prices whose size does not fit the unit of the header', () => {
    const kwh = hourly(start, 48).map(line => line.replace(/Z,(\d+)$/, 'Z,0.$1'));
    expect(problems(kwh)[0]).toMatchObject({ code: 'wrong-unit' });
    const mwh = hourly(start, 48, 'utc,price_eur_per_kwh');
    expect(problems(mwh)[0]).toMatchObject({ code: 'wrong-unit' });
    expect(problems(hourly(start, 48, 'utc,price'))[0]).toMatchObject({ code: 'no-unit' });
    expect(read(hourly(start, 48, 'utc,price'), { unit: 'EUR/MWh' }).values.length).toBe(48);
  });

  test('dates that mix day and month first', () => {
    const lines = ['utc,eur_mwh', '13/01/2024 00:00,1', '01/13/2024 01:00,1'];
    // One date alone is a slip; two that agree are another way of writing.
    expect(problems(lines)[0]).toMatchObject({ code: 'not-a-time', value: '01/13/2024, which is no date' });
    const mixed = [
      'utc,eur_mwh',
      '13/01/2024 00:00,1',
      '13/01/2024 01:00,1',
      '01/13/2024 02:00,1',
      '01/13/2024 03:00,1',
    ];
    expect(problems(mixed)).toMatchObject([
      { path: '/lines/4/utc', code: 'mixed-dates', value: '01/13/2024 02:00' },
    ]);
  });

  test('several markets in one export, a table without times, an empty file, no file at all', () => {
    const row = (area: string) => `"01/01/2025 00:00 - 01/01/2025 01:00","${area}","1","5"`;
    const header = '"MTU (UTC)","Area","Sequence","Day-ahead Price (EUR/MWh)"';
    expect(problems([header, row('BZN|NL'), row('BZN|BE')])[0]).toMatchObject({ code: 'several-series' });
    expect(problems(['Date,00-01,01-02', '2025-01-01,1,2'])[0]).toMatchObject({ code: 'no-column' });
    expect(problems(['utc,eur_mwh'])[0]).toMatchObject({ code: 'empty-file' });
    expect(problems([''])[0]).toMatchObject({ code: 'empty-file' });
    expect(problems(['utc,eur_mwh', '2024-01-01T00:00Z,"1'])[0]).toMatchObject({ code: 'broken-csv' });
    expect(problems(['a,b', '1,2'])[0]).toMatchObject({ code: 'no-column' });
  });

  test('a year the file does not cover', () => {
    expect(problems(hourly(start, 48), { year: 2024 }).map(issue => issue.code)).toEqual([
      'not-covered',
      'not-covered',
    ]);
    expect(problems(hourly(start, 48), { year: 2020 }).map(issue => issue.code)).toEqual(['not-covered']);
  });
});

const data = new URL('../../../../shared/data/', import.meta.url);
const absent = !existsSync(data);
if (absent) console.warn('skipped: the shared price files are not here');

describe.skipIf(absent)('real files', () => {
  const file = (name: string) => readFileSync(new URL(name, data), 'utf8');

  test('the hourly prices: the one missing hour is named; 2023, 2024 and 2025 are whole', () => {
    const text = file('prices/nl_day_ahead_hourly_2022_2026.csv');
    const found = issuesOf(() => importPrices(text, { name: 'hourly' }));
    expect(found.map(issue => [issue.code, issue.path])).toEqual([['gap', '/lines/8738/utc_start']]);
    expect(found[0]!.message).toContain('2022-12-30T23:00:00Z');
    const mean = (year: number) => {
      const { values } = importPrices(text, { name: 'hourly', year });
      return values.reduce((sum, value) => sum + value, 0) / values.length;
    };
    expect(mean(2023)).toBeCloseTo(95.817, 2);
    expect(mean(2024)).toBeCloseTo(77.3, 1);
    expect(importPrices(text, { name: 'hourly', year: 2024 }).values.length).toBe(8784);
  });

  test('the quarter-hour prices', () => {
    const got = importPrices(file('prices/nl_day_ahead_15min_2025-10_2026-08.csv'), { name: 'quarters' });
    expect([got.stepMinutes, got.values.length]).toEqual([15, 31_296]);
  });

  test('exports as people have them', () => {
    const entsoe = importPrices(file('formats/entsoe_gui_energy_prices_nl_2025_sample.csv'), { name: 'e' });
    expect([entsoe.format, entsoe.values.length, entsoe.values[0]]).toEqual([
      'entsoe-day-ahead',
      2495,
      13.62,
    ]);
    const jeroen = importPrices(file('formats/jeroen_nl_prices_15min_decimal_comma_sample.csv'), {
      name: 'j',
    });
    expect(jeroen.format).toBe('jeroen-nl');
    expect(jeroen.values[0]).toBeCloseTo(13.62, 9);
    const wide = file('formats/epexclient_NL_wide_daily_sample.csv');
    expect(issuesOf(() => importPrices(wide, { name: 'w' }))[0]).toMatchObject({ code: 'skipped-hour' });
  });
});
