import { describe, expect, test } from 'vitest';
import { readSeriesText, type SeriesFile, type SeriesOptions } from '../../../data/index.ts';

/*
 * The traps that the README of the shared data names, format by format, in made-up files whose values can be checked in the
 * head; the real files with the same traps are read in shared-files.test.ts.
 */

const codes = ({ problems }: SeriesFile) => problems.map(({ code }) => code);
const readText = (text: string, options: Partial<SeriesOptions> = {}) =>
  readSeriesText(text, { name: 'trap', ...options });
const two = (value: number) => String(value).padStart(2, '0');
const count = <T>(length: number, make: (k: number) => T) => Array.from({ length }, (_, k) => make(k));
const start = ({ startMs }: SeriesFile) => new Date(startMs).toISOString().slice(0, 16);

describe('ENTSO-E: quoted, day first, one area', () => {
  const HEAD = '"MTU (UTC)","Area","Sequence","Day-ahead Price (EUR/MWh)"';
  const row = (date: string, next: string, hour: number, area = 'BZN|NL') =>
    `"${date} ${two(hour)}:00:00 - ${hour === 23 ? next : date} ${two((hour + 1) % 24)}:00:00","${area}","Without sequence","${hour}.5"`;
  const day = (date: string, next: string) => count(24, hour => row(date, next, hour));

  test('dates that could be either are day first, as the change of date says', () => {
    const file = readText(
      [HEAD, ...day('01/02/2025', '02/02/2025'), ...day('02/02/2025', '03/02/2025')].join('\n'),
    );
    expect([codes(file), start(file), file.preview.dates]).toEqual([[], '2025-02-01T00:00', 'day-first']);
    expect(file.series[0]!.values[25]).toBe(1.5);
  });

  test('one date written month first among them is refused with its line and value', () => {
    const lines = [HEAD, ...day('30/01/2025', '31/01/2025'), ...day('31/01/2025', '01/02/2025')];
    lines[30] = row('01/31/2025', '01/02/2025', 5);
    expect(readText(lines.join('\n')).problems).toMatchObject([
      { code: 'not-a-time', path: '/lines/31/MTU (UTC)', value: '01/31/2025, which is no date' },
    ]);
  });

  test('a second area is another series', () => {
    const lines = [HEAD, ...day('30/01/2025', '31/01/2025'), row('31/01/2025', '', 0, 'BZN|BE')];
    expect(codes(readText(lines.join('\n')))).toEqual(['several-series']);
  });
});

describe('KNMI: hours that end, tenths, J/cm2, blanks and traces below a text', () => {
  const file = (t: (k: number) => string, rain: (k: number) => string) =>
    [
      'EXPLANATION, with commas, and HH',
      '',
      '# STN,YYYYMMDD,   HH,    T,    Q,   RH',
      ...count(48, k => `  260,2021010${1 + Math.floor(k / 24)},   ${(k % 24) + 1},${t(k)},  36,${rain(k)}`),
    ].join('\n');

  test('hour 1 is that from midnight; 123 is 12.3 C; 36 J/cm2 in an hour is 100 W/m2; -1 mm is a trace', () => {
    const got = readText(
      file(
        k => `  ${k + 100}`,
        k => (k % 2 ? '   -1' : '   12'),
      ),
    );
    expect([codes(got), start(got), got.preview.side]).toEqual([[], '2021-01-01T00:00', 'end']);
    const of = (name: string) => got.series.find(one => one.name === name)!.values;
    expect([of('T')[0], of('T')[23], of('Q')[0], of('RH')[0], of('RH')[1]]).toEqual([10, 12.3, 100, 1.2, 0]);
  });

  test('a blank temperature is missing, never zero; a blank of rain is not measured', () => {
    const got = readText(
      file(
        k => (k === 5 ? '     ' : '    1'),
        k => (k === 7 ? '     ' : '    0'),
      ),
    );
    expect(got.problems).toMatchObject([{ code: 'missing-value', path: '/lines/9/T' }]);
    const rain = readText(
      file(
        () => '    1',
        k => (k === 7 ? '     ' : '    0'),
      ),
    ).series.find(one => one.name === 'RH')!;
    expect([rain.blanks, rain.values[7]]).toEqual([1, Number.NaN]);
  });
});

describe('TenneT: two delimiters, empty cells, local time of which an hour comes twice', () => {
  const HEAD =
    'Timeinterval Start Loc;Timeinterval End Loc;Isp;Currency Unit Name;Price Measurement Unit Name;Price Dispatch Up;Price Shortage;Price Surplus';
  /** The 100 quarters of 26 October 2025: 2:00 to 2:45 stand there twice. */
  const clock = (k: number) => {
    const quarter = k < 12 ? k : k - 4;
    return `2025-10-26T${two(Math.floor(quarter / 4))}:${two(15 * (quarter % 4))}`;
  };
  const rows = count(
    100,
    k => `${clock(k)};${clock(k + 1)};${k + 1};EUR;MWh;${k % 3 ? '' : k};${k};${k / 2}`,
  );

  test.each([';', ','])('a day of 25 hours separated by %s', delimiter => {
    const text = [HEAD, ...rows].join('\n').replaceAll(';', delimiter);
    const got = readText(text);
    expect([codes(got), got.preview.format, got.preview.doubledHours]).toEqual([[], 'tennet-settlement', 1]);
    expect(start(got)).toBe('2025-10-25T22:00');
    expect(got.series.find(({ name }) => name === 'Price Shortage')!.values).toEqual(
      Float64Array.from(count(100, k => k)),
    );
    expect(got.series.find(({ name }) => name === 'Price Dispatch Up')!.blanks).toBe(66);
  });

  test('an empty settlement price, a decimal comma between commas, and another currency are refused', () => {
    const comma = [HEAD, ...rows].map(line => line.replaceAll(';', ','));
    const wrong = (at: number, line: string) => codes(readText(comma.with(at, line).join('\n')));
    expect(wrong(5, comma[5]!.replace(/4,2$/, ',2'))).toEqual(['missing-value']);
    expect(wrong(6, `${comma[6]!},5`)).toEqual(['ragged-row']);
    expect(codes(readText(comma.map(line => line.replace('EUR', 'GBP')).join('\n')))).toEqual(['wrong-unit']);
  });
});

describe('jeroen.nl: decimal comma, EUR/kWh, local and UTC beside each other', () => {
  test('the UTC column is read, so that the autumn night has no doubt', () => {
    const at = (k: number) =>
      new Date(Date.UTC(2025, 9, 25, 22) + k * 900_000).toISOString().slice(0, 16).replace('T', ' ');
    const text = [
      'datum_nl;datum_utc;prijs_excl_belastingen',
      ...count(40, k => `"2025-10-26 02:00";"${at(k)}:00";0,${two(k)}`),
    ].join('\n');
    const got = readText(text);
    expect([codes(got), got.preview.zone, got.series[0]!.unit]).toEqual([[], 'UTC', 'EUR/MWh']);
    expect(got.series[0]!.values[25]).toBeCloseTo(250, 9);
  });
});

describe('exchange tables: a row for each local day', () => {
  const HEAD = `Date,${count(24, h => `${two(h)}-${two((h + 1) % 24)}`).join(',')}`;
  const row = (date: string) => `${date},${count(24, h => 10 + h).join(',')}`;

  test('the doubled hour of the spring day is refused with its value, and left out on request', () => {
    const text = [HEAD, row('2025-03-29'), row('2025-03-30'), row('2025-03-31')].join('\n');
    expect(readText(text).problems).toMatchObject([
      { code: 'skipped-hour', path: '/lines/3/Date', value: '2025-03-30 02:00 with 12' },
    ]);
    const mended = readText(text, { repair: true });
    expect(mended.repairs.map(({ code }) => code)).toEqual(['skipped-hour']);
    expect([...mended.series[0]!.values.slice(24, 28)]).toEqual([10, 11, 13, 14]);
    expect(mended.series[0]!.values.length).toBe(71);
  });

  test('the lost hour of the autumn day is refused, and put between its neighbours on request', () => {
    const text = [HEAD, row('2025-10-25'), row('2025-10-26'), row('2025-10-27')].join('\n');
    expect(codes(readText(text))).toEqual(['lost-hour']);
    const mended = readText(text, { repair: true });
    expect(mended.repairs).toMatchObject([{ code: 'filled', was: 'no row' }]);
    expect([mended.series[0]!.values.length, mended.series[0]!.values[27]]).toEqual([73, 12.5]);
  });
});

describe('NED: ISO times and kW in the interface, American dates in the portal', () => {
  test('1/2/24 is the second of January in the portal', () => {
    const head = 'validfrom (UTC),validto (UTC),point,type,capacity (kW),volume (kWh)';
    const text = [
      head,
      ...count(24, h => `1/2/24 ${h}:00,1/2/24 ${h + 1}:00,Nederland,Wind,${1000 * h},${1000 * h}`),
    ].join('\n');
    const got = readText(text);
    expect([codes(got), start(got), got.preview.dates]).toEqual([[], '2024-01-02T00:00', 'month-first']);
    expect(got.series.map(({ values, unit }) => [values[5], unit])).toEqual([
      [5, 'MW'],
      [5, 'MW'],
    ]);
  });
});

describe('Dutch meter data', () => {
  const quarter = (k: number) =>
    `${1 + Math.floor(k / 96)}-1-2031 ${two(Math.floor(k / 4) % 24)}:${two(15 * (k % 4))}:00`;

  test('no zero padding, semicolons, decimal comma, kWh of a quarter to MW', () => {
    const got = readText(
      ['Tijdstip;Afname (kWh)', ...count(96, k => `${quarter(k)};${(7 * k) % 96},5`)].join('\n'),
    );
    expect([codes(got), start(got)]).toEqual([[], '2030-12-31T23:00']);
    expect(got.series[0]!.values[10]).toBeCloseTo((70.5 * 4) / 1000, 12);
  });

  test('a day of stamps from 0:15 to 0:00 are ends, so that the first quarter begins at midnight', () => {
    const ends = ['Tijdstip;Afname (kWh)', ...count(96, k => `${quarter(k + 1)};${(7 * k) % 96},5`)].join(
      '\n',
    );
    const got = readText(ends);
    expect([codes(got), start(got), got.preview.side, got.preview.sideWhy]).toEqual([
      [],
      '2030-12-31T23:00',
      'end',
      'whole-days',
    ]);
    expect(start(readText(ends, { side: 'start' }))).toBe('2030-12-31T23:15');
  });

  test('winter time all year: no hour is skipped in spring, and the zone that is given is believed', () => {
    const at = (k: number) => `30-3-2031 ${two(Math.floor(k / 4))}:${two(15 * (k % 4))};${(7 * k) % 96}`;
    const text = ['Tijdstip;Afname (kWh)', ...count(96, at)].join('\n');
    expect(new Set(codes(readText(text)))).toEqual(new Set(['skipped-hour']));
    const got = readText(text, { zone: 'UTC+01:00' });
    expect([codes(got), start(got), got.series[0]!.values.length]).toEqual([[], '2031-03-29T23:00', 96]);
  });

  test('ragged rows: a cell too many is refused, one too few is missing', () => {
    const rows = count(96, k => `${quarter(k)};${(7 * k) % 96},5;1`);
    const file = (line: string) =>
      readText(['Tijdstip;Afname (kWh);Teruglevering (kWh)', ...rows.with(7, line)].join('\n'));
    expect(file(`${rows[7]};9`).problems).toMatchObject([{ code: 'ragged-row', path: '/lines/9' }]);
    expect(file(rows[7]!.replace(/;1$/, '')).problems).toMatchObject([
      { code: 'missing-value', path: '/lines/9/Teruglevering (kWh)' },
    ]);
  });

  test('gas by the hour in a file of quarters is the amount of its hour, in m3/h', () => {
    const got = readText(
      ['Tijdstip;Gas m3', ...count(96, k => `${quarter(k)};${k % 4 ? '' : (7 * k) % 96}`)].join('\n'),
    );
    expect([codes(got), got.series[0]!.unit, got.preview.columns[0]!.hourly]).toEqual([[], 'm3/h', true]);
    expect([...got.series[0]!.values.slice(40, 45)]).toEqual([88, 88, 88, 88, 20]);
  });
});

describe('series that look right and are not', () => {
  const hours = (cell: (k: number) => string, heading = 'utc_start,price_eur_per_mwh') =>
    [
      heading,
      ...Array.from(
        { length: 72 },
        (_, k) => `${new Date(Date.UTC(2031, 0, 1, k)).toISOString()},${cell(k)}`,
      ),
    ].join('\n');
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

  test.each([1.21, 1.09, 1.19, 1.06, 1.25])('a factor of %d', factor => {
    expect(codes(readText(hours(k => (price(k) * factor).toFixed(5))))).toEqual(['tax-factor']);
    expect(codes(readText(hours(k => (price(k) * (factor + 0.004)).toFixed(5))))).toEqual([]);
  });

  test('dates of which day and month change places: refused at the line, by the order of the rows on request', () => {
    const at = (k: number) => ({ d: 11 + Math.floor(k / 24), h: two(k % 24) });
    const text = [
      'time,power_mw',
      ...count(96, k =>
        at(k).d > 12 ? `01/${at(k).d}/2031 ${at(k).h}:00,${k}` : `${at(k).d}/01/2031 ${at(k).h}:00,${k}`,
      ),
      ...count(24, k => `15/01/2031 ${two(k)}:00,${96 + k}`),
    ].join('\n');
    expect(codes(readText(text))).toEqual(['mixed-dates']);
    const mended = readText(text, { repair: true });
    expect([start(mended), mended.repairs.map(({ code }) => code)]).toEqual([
      '2031-01-10T23:00',
      ['mixed-dates'],
    ]);
    expect(mended.series[0]!.values).toEqual(Float64Array.from(count(120, k => k)));
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
