import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { feederLoadMw, syntheticFeeder } from '../../../data/profiles/feeder.ts';
import { siteProfile } from '../../../data/profiles/site-profile.ts';
import { type Axis, spanAxis, yearAxis } from '../../../engine/index.ts';
import { correlation, mean, memory } from '../synthetic/statistics.ts';
import { profileStatistics, quantile, workdayProfile } from './statistics.ts';

const folder = new URL('../../../../shared/data/', import.meta.url);
const absent = !existsSync(new URL('industry', folder));
if (absent) console.warn('skipped: the real profiles are not here');

const lines = (path: string) => readFileSync(new URL(path, folder), 'utf8').trimEnd().split(/\r?\n/);
function column(path: string, name: string, separator = ','): Float64Array {
  const [head, ...rows] = lines(path);
  const at = head!.split(separator).indexOf(name);
  return Float64Array.from(rows, row => Number(row.split(separator)[at]));
}

/** Mean profile of many sites, each given the same energy. */
function sector(archetypes: readonly string[], carrier: 'electricity' | 'heat', axis: Axis, sites = 12) {
  const sum = new Float64Array(axis.steps);
  for (const [a, archetype] of archetypes.entries())
    for (let k = 0; k < sites; k++) {
      const siteSeed = 1000 * a + k + 1;
      siteProfile({ archetype, carrier, siteSeed, weatherSeed: 1 }, axis).forEach((level, t) => {
        sum[t]! += level / (archetypes.length * sites);
      });
    }
  return sum;
}

describe.skipIf(absent)('sector heat against HotMaps 2018', () => {
  const axis = yearAxis(2018, 60);
  // Hour 0 of the file is 1 January 2018, local time without a clock change.
  const hours = Float64Array.from({ length: 8760 }, (_, t) => t);
  const weekday = (t: number) => (Math.floor(t / 24) % 7) + 1;
  const ratio = (values: Float64Array) => {
    const of = (keep: (t: number) => boolean) => mean(values.filter((_, t) => keep(hours[t]!)));
    return of(t => weekday(t) > 5) / of(t => weekday(t) <= 5);
  };

  test.each([
    ['paper', ['paper'], 0.03],
    ['non_metalic_minerals', ['glass', 'kiln', 'kiln'], 0.03],
    ['chemicals_and_petrochemicals', ['chemicals'], 0.03],
    // HotMaps spreads food over all days; Dutch works of five and six days are among the synthetic ones.
    ['food_and_tobacco', ['dairy', 'dairy', 'potato', 'potato', 'sugar', 'foodSixDay'], 0.09],
  ] as const)('weekend and night of %s', (name, archetypes, allowed) => {
    const real = column('industry/hotmaps_nl_industry_heat_profiles_2018.csv', name);
    const made = profileStatistics(sector(archetypes, 'heat', axis), axis);
    expect(Math.abs(made.weekend_ratio - ratio(real))).toBeLessThan(allowed);
    expect(made.night_ratio_0_6_vs_8_18).toBeGreaterThan(0.9);
    expect(made.night_ratio_0_6_vs_8_18).toBeLessThan(1.02);
  });
});

describe.skipIf(absent)('batch metal against the steel works of UCI 851', () => {
  // Read in row order from Monday 1 January 2018: the dates of the file mix day and month. No clock change.
  const real = absent ? new Float64Array() : column('industry/uci_steel_industry_15min.csv', 'Usage_kWh');
  const axis = yearAxis(2018, 15);
  const rowAxis: Axis = {
    ...axis,
    hourOfDay: Uint8Array.from({ length: 35040 }, (_, row) => Math.floor(row / 4) % 24),
    weekday: Uint8Array.from({ length: 35040 }, (_, row) => (Math.floor(row / 96) % 7) + 1),
  };
  const sites = absent
    ? []
    : Array.from({ length: 16 }, (_, k) =>
        siteProfile(
          { archetype: 'batchMetal', carrier: 'electricity', siteSeed: 31 * k + 7, weatherSeed: 1 },
          axis,
        ),
      );

  test('the real works could be one of the sites', () => {
    expect(real.length).toBe(35040);
    const theirs = profileStatistics(real, rowAxis);
    const ours = sites.map(site => profileStatistics(site, axis));
    // Half a step of tolerance around the spread of sixteen sites.
    const tolerance = {
      max_over_mean: 1,
      std_over_mean: 0.15,
      acf1: 0.04,
      acf_day: 0.1,
      acf_week: 0.1,
      weekend_ratio: 0.05,
      night_ratio_0_6_vs_8_18: 0.03,
    };
    for (const name of Object.keys(tolerance) as (keyof typeof tolerance)[]) {
      const values = ours.map(one => one[name]);
      expect(theirs[name], name).toBeGreaterThan(Math.min(...values) - tolerance[name]);
      expect(theirs[name], name).toBeLessThan(Math.max(...values) + tolerance[name]);
    }
  });

  test('its working day is ours, hour by hour', () => {
    const theirs = workdayProfile(real, rowAxis);
    // Sites begin at most an hour earlier or later.
    const likeness = sites.map(site => {
      const ours = workdayProfile(site, axis);
      const moved = [-1, 0, 1].map(by => ours.map((_, hour) => ours[(hour + by + 24) % 24]!));
      return Math.max(...moved.map(profile => correlation(profile, theirs)));
    });
    expect(Math.max(...likeness)).toBeGreaterThan(0.98);
    expect(Math.min(...likeness)).toBeGreaterThan(0.93);
  });
});

describe.skipIf(absent)('a workshop against the Dutch standard profile E3A of 2023', () => {
  test('weekend, night, day and week', () => {
    const real = column('industry/nedu_standard_electricity_profiles_2023.csv', 'E3A', ';');
    const axis = yearAxis(2023, 60);
    expect(real.length).toBe(axis.steps);
    const theirs = profileStatistics(real, axis);
    const ours = sector(['workshop'], 'electricity', axis);
    const made = profileStatistics(ours, axis);
    expect(Math.abs(made.weekend_ratio - theirs.weekend_ratio)).toBeLessThan(0.06);
    expect(Math.abs(made.night_ratio_0_6_vs_8_18 - theirs.night_ratio_0_6_vs_8_18)).toBeLessThan(0.08);
    expect(Math.abs(made.std_over_mean - theirs.std_over_mean)).toBeLessThan(0.08);
    expect(correlation(workdayProfile(ours, axis), workdayProfile(real, axis))).toBeGreaterThan(0.97);
  });
});

describe.skipIf(absent)('feeders against ten Liander substations, August to October 2021', () => {
  const statistics = (mw: Float64Array) => ({
    feedsBack: mw.filter(value => value < 0).length / mw.length,
    acf1: memory(mw, 1),
    acf96: memory(mw, 96),
    lowestOverHighest: Math.min(...mw) / Math.max(...mw),
  });

  test('nine in ten feeders lie within the range of the substations, on either side of their middle', () => {
    const rows = lines('grid/openstef_liander_substations_15min_2021.csv').slice(1);
    const byStation = new Map<string, number[]>();
    for (const row of rows) {
      const [station, , mw] = row.split(',');
      if (!byStation.has(station!)) byStation.set(station!, []);
      byStation.get(station!)!.push(Number(mw));
    }
    expect(byStation.size).toBe(10);
    // WLS stands at 0.00 MW throughout, HFDP only feeds in: neither is a feeder with demand.
    const real = [...byStation]
      .filter(([station]) => station !== 'WLS' && station !== 'HFDP')
      .map(([, mw]) => statistics(Float64Array.from(mw)));
    const axis = spanAxis(Date.UTC(2021, 6, 31), 8832, 15);
    const ours = Array.from({ length: 30 }, (_, k) =>
      statistics(feederLoadMw(syntheticFeeder(k + 1), k + 1, k, axis)),
    );
    // The substations saw one autumn, ours thirty.
    const slack = { feedsBack: 0.1, acf1: 0.01, acf96: 0.15, lowestOverHighest: 0.6 };
    for (const name of Object.keys(slack) as (keyof typeof slack)[]) {
      const theirs = real.map(one => one[name]);
      const [low, high] = [Math.min(...theirs) - slack[name], Math.max(...theirs) + slack[name]];
      const within = ours.filter(one => one[name] >= low && one[name] <= high).length / ours.length;
      expect(within, `${name} in ${low}..${high}`).toBeGreaterThanOrEqual(0.9);
      const values = ours.map(one => one[name]);
      expect(quantile(values, 0.95), name).toBeGreaterThan(quantile(theirs, 0.4));
      expect(quantile(values, 0.05), name).toBeLessThan(quantile(theirs, 0.6));
    }
  });
});
