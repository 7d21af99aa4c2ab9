import type { SeriesOptions } from '../../../data/index.ts';

/** A made-up file of one format, with what it holds. */
export interface Sample {
  readonly name: string;
  readonly format: string;
  /** Lines above the rows. */
  readonly head: readonly string[];
  /** One line for each row of the file. */
  readonly rows: readonly string[];
  /** Start of each row, and its values by column in the unit they become; of wide tables one row has many. */
  readonly times: readonly (readonly number[])[];
  readonly columns: Readonly<Record<string, readonly (readonly number[])[]>>;
  readonly options?: Partial<SeriesOptions>;
  /** Rows whose values may be taken for each other when a line is lost: the two hours of the autumn night. */
  readonly ambiguous?: (ms: number) => boolean;
  /** Row that holds a value of this row too: the hourly reading of gas. */
  readonly standsOn?: (row: number) => number;
}

const HOUR = 3_600_000;
const QUARTER = 900_000;
const two = (value: number) => String(value).padStart(2, '0');

interface Wall {
  y: number;
  mo: number;
  d: number;
  h: number;
  mi: number;
}

const wallOf = (ms: number): Wall => {
  const date = new Date(ms);
  return {
    y: date.getUTCFullYear(),
    mo: date.getUTCMonth() + 1,
    d: date.getUTCDate(),
    h: date.getUTCHours(),
    mi: date.getUTCMinutes(),
  };
};

/** Dutch local time by the rule of the law: the last Sundays of March and October, at 01:00 UTC. */
function dutchWall(ms: number): Wall {
  const year = new Date(ms).getUTCFullYear();
  const sunday = (month: number) => {
    const last = new Date(Date.UTC(year, month, 31, 1));
    return last.getTime() - last.getUTCDay() * 24 * HOUR;
  };
  return wallOf(ms + (ms >= sunday(2) && ms < sunday(9) ? 2 : 1) * HOUR);
}

const iso = (w: Wall) => `${w.y}-${two(w.mo)}-${two(w.d)}T${two(w.h)}:${two(w.mi)}`;
const comma = (value: number, digits: number) => value.toFixed(digits).replace('.', ',');

/** Values that differ from row to row, in hundredths, from a small seeded generator. */
export function hundredths(seed: number, count: number, lowest = -5000, highest = 30_000): number[] {
  let state = (seed * 2_654_435_761) >>> 0;
  return Array.from({ length: count }, () => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 374_761_393) >>> 0;
    return (lowest + (state % (highest - lowest))) / 100;
  });
}

const steps = (startMs: number, count: number, stepMs: number) =>
  Array.from({ length: count }, (_, k) => startMs + k * stepMs);
const single = (values: readonly number[]) => values.map(value => [value]);

const WINTER = Date.UTC(2025, 0, 30, 23);
/** Two days around the night on which the clock goes back, and forth. */
const AUTUMN = Date.UTC(2025, 9, 24, 22);
const SPRING = Date.UTC(2025, 2, 28, 23);
const nightHours = (ms: number) => ms >= Date.UTC(2025, 9, 26, 0) && ms < Date.UTC(2025, 9, 26, 2);

/** One file of every format, from a seed. */
export function samples(seed: number): Sample[] {
  return [
    entsoe(seed),
    jeroen(seed),
    epexWide(seed, 60),
    epexWide(seed, 15),
    knmi(seed),
    nedApi(seed),
    nedPortal(seed),
    tennet(seed),
    curves(seed),
    meterStart(seed),
    meterEnd(seed),
    meterWinterTime(seed),
    tableUtc(seed),
    tableLocal(seed),
  ];
}

function entsoe(seed: number): Sample {
  const times = steps(WINTER, 60, HOUR);
  const values = hundredths(seed, 60);
  const stamp = (ms: number) => {
    const w = wallOf(ms);
    return `${two(w.d)}/${two(w.mo)}/${w.y} ${two(w.h)}:${two(w.mi)}:00`;
  };
  return {
    name: 'ENTSO-E',
    format: 'entsoe-day-ahead',
    head: ['"MTU (UTC)","Area","Sequence","Day-ahead Price (EUR/MWh)","Intraday Price (EUR/MWh)"'],
    rows: times.map(
      (ms, k) => `"${stamp(ms)} - ${stamp(ms + HOUR)}","BZN|NL","Without sequence","${values[k]}",""`,
    ),
    times: single(times),
    columns: { 'Day-ahead Price (EUR/MWh)': single(values) },
  };
}

function jeroen(seed: number): Sample {
  const times = steps(WINTER, 120, QUARTER);
  const values = hundredths(seed, 120);
  const text = (w: Wall) => `"${iso(w).replace('T', ' ')}:00"`;
  return {
    name: 'jeroen.nl',
    format: 'jeroen-nl',
    head: ['datum_nl;datum_utc;prijs_excl_belastingen'],
    rows: times.map((ms, k) => `${text(dutchWall(ms))};${text(wallOf(ms))};${comma(values[k]! / 1000, 6)}`),
    times: single(times),
    columns: { prijs_excl_belastingen: single(values) },
  };
}

function epexWide(seed: number, minutes: 15 | 60): Sample {
  const perDay = 1440 / minutes;
  const days = 6;
  const values = hundredths(seed + minutes, days * perDay);
  const clock = (minute: number) =>
    minutes === 60 ? two((minute / 60) % 24) : `${two(Math.floor(minute / 60) % 24)}:${two(minute % 60)}`;
  const slots = Array.from({ length: perDay }, (_, k) => `${clock(k * minutes)}-${clock((k + 1) * minutes)}`);
  const dayTimes = (day: number) => steps(WINTER + day * 24 * HOUR, perDay, minutes * 60_000);
  const dayValues = (day: number) => values.slice(day * perDay, (day + 1) * perDay);
  const all = Array.from({ length: days }, (_, day) => day);
  return {
    name: `wide table of ${minutes} minutes`,
    format: 'epex-wide',
    head: [`Date,${slots.join(',')},Baseload`],
    rows: all.map(day => {
      const w = dutchWall(dayTimes(day)[0]!);
      return `${w.y}-${two(w.mo)}-${two(w.d)},${dayValues(day).join(',')},50`;
    }),
    times: all.map(dayTimes),
    columns: { price: all.map(dayValues) },
  };
}

function knmi(seed: number): Sample {
  const times = steps(Date.UTC(2021, 4, 3), 72, HOUR);
  const t = hundredths(seed, 72, -10, 20).map(value => Math.round(value * 1000));
  const q = hundredths(seed + 1, 72, 0, 300).map(value => Math.round(value * 100));
  return {
    name: 'KNMI',
    format: 'knmi-hourly',
    head: [
      'BRON: MADE UP, FOR A TEST',
      '',
      'HH        = hour, UT; hour 05 runs from 04.00 UT, and so on',
      '',
      '# STN,YYYYMMDD,   HH,    T,    Q,   RH',
      '',
    ],
    rows: times.map((ms, k) => {
      const w = wallOf(ms);
      return `  260,${w.y}${two(w.mo)}${two(w.d)},${String(w.h + 1).padStart(5)},${String(t[k]).padStart(5)},${String(q[k]).padStart(5)},   ${k % 3 === 0 ? -1 : k % 3}`;
    }),
    times: single(times),
    columns: {
      T: single(t.map(value => value / 10)),
      Q: single(q.map(value => (value * 10_000) / 3600)),
      RH: single(t.map((_, k) => (k % 3 === 0 ? 0 : (k % 3) / 10))),
    },
  };
}

function nedApi(seed: number): Sample {
  const times = steps(WINTER, 60, HOUR);
  const kw = hundredths(seed, 60, 0, 900).map(value => Math.round(value * 100_000));
  const stamp = (ms: number) => `${iso(wallOf(ms))}:00+00:00`;
  return {
    name: 'NED interface',
    format: 'ned-api',
    head: ['id,point,type,capacity,volume,validfrom,validto'],
    rows: times.map(
      (ms, k) => `${k},/v1/points/0,/v1/types/2,${kw[k]},${kw[k]},${stamp(ms)},${stamp(ms + HOUR)}`,
    ),
    times: single(times),
    columns: { capacity: single(kw.map(v => v / 1000)), volume: single(kw.map(v => v / 1000)) },
  };
}

function nedPortal(seed: number): Sample {
  const times = steps(WINTER, 60, HOUR);
  const kw = hundredths(seed, 60, 0, 900).map(value => Math.round(value * 100_000));
  const stamp = (ms: number) => {
    const w = wallOf(ms);
    return `${w.mo}/${w.d}/${w.y % 100} ${w.h}:${two(w.mi)}`;
  };
  return {
    name: 'NED portal',
    format: 'ned-portal',
    head: ['validfrom (UTC),validto (UTC),point,type,capacity (kW),volume (kWh)'],
    rows: times.map((ms, k) => `${stamp(ms)},${stamp(ms + HOUR)},Nederland,Wind,${kw[k]},${kw[k]}`),
    times: single(times),
    columns: {
      'capacity (kW)': single(kw.map(v => v / 1000)),
      'volume (kWh)': single(kw.map(v => v / 1000)),
    },
  };
}

function tennet(seed: number): Sample {
  const times = steps(AUTUMN + 20 * HOUR, 140, QUARTER);
  const [short, surplus] = [hundredths(seed, 140), hundredths(seed + 1, 140)];
  return {
    name: 'TenneT',
    format: 'tennet-settlement',
    head: [
      'Timeinterval Start Loc;Timeinterval End Loc;Isp;Currency Unit Name;Price Measurement Unit Name;Price Dispatch Up;Price Shortage;Price Surplus',
    ],
    rows: times.map(
      (ms, k) =>
        `${iso(dutchWall(ms))};${iso(dutchWall(ms + QUARTER))};${k + 1};EUR;MWh;${k % 2 ? short[k] : ''};${short[k]};${surplus[k]}`,
    ),
    times: single(times),
    columns: { 'Price Shortage': single(short), 'Price Surplus': single(surplus) },
    ambiguous: nightHours,
  };
}

function curves(seed: number): Sample {
  const startMs = Date.UTC(2019, 5, 1);
  const values = hundredths(seed, 72, 0, 300);
  return {
    name: 'curves',
    format: 'year-curves',
    head: ['hour_index,industry_heat,air_temperature'],
    rows: values.map((value, k) => `${k},${value.toFixed(5)},${value.toFixed(2)}`),
    times: single(steps(startMs, 72, HOUR)),
    columns: { industry_heat: single(values), air_temperature: single(values) },
    options: { startMs },
  };
}

/** Starts in local time over the autumn night, decimal comma, kWh per quarter, off-take and feed-in. */
function meterStart(seed: number): Sample {
  const times = steps(AUTUMN, 200, QUARTER);
  const [off, feed] = [hundredths(seed, 200, 1, 9000), hundredths(seed + 1, 200, 1, 9000)];
  const stamp = (w: Wall) => `${w.d}-${w.mo}-${w.y} ${two(w.h)}:${two(w.mi)}:00`;
  return {
    name: 'meter with starts',
    format: 'meter',
    head: ['Aansluiting;871600000000000000', '', 'Tijdstip vanaf;Afname (kWh);Teruglevering (kWh)'],
    rows: times.map((ms, k) => `${stamp(dutchWall(ms))};${comma(off[k]!, 2)};${comma(feed[k]!, 2)}`),
    times: single(times),
    columns: {
      'Afname (kWh)': single(off.map(v => (v * 4) / 1000)),
      'Teruglevering (kWh)': single(feed.map(v => (v * 4) / 1000)),
    },
    ambiguous: nightHours,
  };
}

/** Ends in local time over the spring night, date and time apart. */
function meterEnd(seed: number): Sample {
  const times = steps(SPRING, 188, QUARTER);
  const kw = hundredths(seed, 188, 1, 9000);
  return {
    name: 'meter with ends',
    format: 'meter',
    head: ['Datum;Tijd tot;Verbruik kW'],
    rows: times.map((ms, k) => {
      const w = dutchWall(ms + QUARTER);
      return `${two(w.d)}-${two(w.mo)}-${w.y};${two(w.h)}:${two(w.mi)};${comma(kw[k]!, 2)}`;
    }),
    times: single(times),
    columns: { 'Verbruik kW': single(kw.map(v => v / 1000)) },
  };
}

/** Winter time all year, over the spring night; gas by the hour in a file of quarters. */
function meterWinterTime(seed: number): Sample {
  const times = steps(SPRING, 192, QUARTER);
  const kwh = hundredths(seed, 192, 1, 9000);
  const gas = hundredths(seed + 1, 48, 1, 9000);
  return {
    name: 'meter in winter time',
    format: 'meter',
    head: ['van (UTC+1);Afname kWh;Gas m3'],
    rows: times.map(
      (ms, k) =>
        `${iso(wallOf(ms + HOUR)).replace('T', ' ')};${comma(kwh[k]!, 2)};${k % 4 === 0 ? comma(gas[k / 4]!, 2) : ''}`,
    ),
    times: single(times),
    columns: {
      'Afname kWh': single(kwh.map(v => (v * 4) / 1000)),
      'Gas m3': single(times.map((_, k) => gas[Math.floor(k / 4)]!)),
    },
    standsOn: row => row - (row % 4),
  };
}

function tableUtc(seed: number): Sample {
  const times = steps(WINTER, 120, QUARTER);
  const [price, load] = [hundredths(seed, 120), hundredths(seed + 1, 120)];
  return {
    name: 'table in UTC',
    format: 'table',
    head: ['utc_start,price_eur_per_mwh,load_mw,source'],
    rows: times.map((ms, k) => `${iso(wallOf(ms))}Z,${price[k]},${load[k]},made up`),
    times: single(times),
    columns: { price_eur_per_mwh: single(price), load_mw: single(load) },
  };
}

/** Local time without a word about it, decimal comma, EUR/kWh, over the autumn night. */
function tableLocal(seed: number): Sample {
  const times = steps(AUTUMN, 60, HOUR);
  const price = hundredths(seed, 60);
  return {
    name: 'table in local time',
    format: 'table',
    head: ['Begintijd\tPrijs (EUR/kWh)'],
    rows: times.map((ms, k) => `${iso(dutchWall(ms)).replace('T', ' ')}\t${comma(price[k]! / 1000, 5)}`),
    times: single(times),
    columns: { 'Prijs (EUR/kWh)': single(price) },
    ambiguous: nightHours,
  };
}
