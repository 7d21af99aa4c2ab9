import type { Axis } from '../../engine/index.ts';
import type { When } from './facts.ts';

/** A season or half year is named where this share of the value lies in it; so are hours. */
const MOST_SHARE = 0.7;
/** Weekdays are five sevenths of a week: to be named they hold clearly more. */
const WEEKDAY_SHARE = 0.85;
const WEEKEND_SHARE = 0.5;
/** More hours of the day than this are no pattern. */
const MOST_HOURS = 10;
/** A season says something only of an axis that has most of a year. */
const LEAST_DAYS = 300;

const SEASONS = [
  ['winter', [12, 1, 2]],
  ['spring', [3, 4, 5]],
  ['summer', [6, 7, 8]],
  ['autumn', [9, 10, 11]],
  ['winter-half', [10, 11, 12, 1, 2, 3]],
  ['summer-half', [4, 5, 6, 7, 8, 9]],
] as const satisfies readonly (readonly [NonNullable<When['season']>, readonly number[]])[];

/** Hours that hold most of a value per step, in local time: season, kind of day and hours, as far as they tell apart. */
export function whenOf(values: Float64Array, axis: Axis): When | null {
  const whole = values.reduce((sum, value) => sum + value, 0);
  if (!(whole > 0)) return null;
  const months = axis.months.map(({ label }) => Number(label.slice(5, 7)));
  const byMonth = new Float64Array(13);
  const byHour = new Float64Array(24);
  let onWeekdays = 0;
  for (let t = 0; t < axis.steps; t++) {
    const value = values[t]!;
    byMonth[months[axis.month[t]!]!]! += value;
    byHour[axis.hourOfDay[t]!]! += value;
    if (axis.weekday[t]! <= 5) onWeekdays += value;
  }
  const season = axis.days >= LEAST_DAYS ? seasonOf(byMonth, whole) : null;
  const days = axis.days < 7 ? null : daysOf(onWeekdays / whole);
  const hours = hoursOf(byHour, whole);
  if (season === null && days === null && hours === null) return null;
  return { season, days, hours, share: shareIn({ season, days, hours }, values, axis, months, whole) };
}

function seasonOf(byMonth: Float64Array, whole: number): When['season'] {
  const found = SEASONS.find(
    ([, months]) => months.reduce<number>((sum, month) => sum + byMonth[month]!, 0) >= MOST_SHARE * whole,
  );
  return found?.[0] ?? null;
}

function daysOf(share: number): When['days'] {
  if (share >= WEEKDAY_SHARE) return 'weekdays';
  return 1 - share >= WEEKEND_SHARE ? 'weekend' : null;
}

/** The shortest stretch of the clock that holds most of the value; of stretches as short the fullest. */
function hoursOf(byHour: Float64Array, whole: number): When['hours'] {
  for (let length = 1; length <= MOST_HOURS; length++) {
    let [best, at] = [0, -1];
    for (let from = 0; from < 24; from++) {
      let sum = 0;
      for (let k = 0; k < length; k++) sum += byHour[(from + k) % 24]!;
      if (sum > best) [best, at] = [sum, from];
    }
    if (best >= MOST_SHARE * whole) return { from: at, until: ((at + length - 1) % 24) + 1 };
  }
  return null;
}

function shareIn(
  { season, days, hours }: Omit<When, 'share'>,
  values: Float64Array,
  axis: Axis,
  months: readonly number[],
  whole: number,
): number {
  const inSeason: readonly number[] | undefined = SEASONS.find(([name]) => name === season)?.[1];
  let sum = 0;
  for (let t = 0; t < axis.steps; t++) {
    if (inSeason && !inSeason.includes(months[axis.month[t]!]!)) continue;
    if (days !== null && axis.weekday[t]! <= 5 !== (days === 'weekdays')) continue;
    if (hours !== null && !isWithin(axis.hourOfDay[t]!, hours)) continue;
    sum += values[t]!;
  }
  return sum / whole;
}

function isWithin(hour: number, { from, until }: NonNullable<When['hours']>): boolean {
  return from < until ? hour >= from && hour < until : hour >= from || hour < until;
}
