import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Axis, spanAxis, stepTime, yearAxis } from '../../../engine/calendar/axis.ts';
import { InputError } from '../../../engine/errors.ts';

const stepsPerDay = (axis: Axis) => {
  const count = new Array<number>(axis.days).fill(0);
  for (const day of axis.day) count[day]! += 1;
  return count;
};

describe('yearAxis', () => {
  test('2024 starts at local midnight and has 8,784 hours', () => {
    const axis = yearAxis(2024, 60);
    expect(stepTime(axis, 0)).toBe('2023-12-31T23:00:00Z');
    expect(stepTime(axis, axis.steps)).toBe('2024-12-31T23:00:00Z');
    expect([axis.steps, axis.days, axis.stepHours]).toEqual([8784, 366, 1]);
    expect([axis.hourOfDay[0], axis.weekday[0], axis.month[0], axis.week[0]]).toEqual([0, 1, 0, 0]);
    expect(axis.months.map(month => month.label)).toEqual(
      Array.from({ length: 12 }, (_, m) => `2024-${String(m + 1).padStart(2, '0')}`),
    );
    expect(axis.months.every(month => month.share === 1)).toBe(true);
    expect([axis.weeks[0]!.label, axis.weeks.at(-1)!.label, axis.weeks.length]).toEqual([
      '2024-W01',
      '2025-W01',
      53,
    ]);
  });

  test('a common year has 8,760 hours, a quarter-hour year four times as many steps', () => {
    expect(yearAxis(2023, 60).steps).toBe(8760);
    expect(yearAxis(2023, 15).steps).toBe(35_040);
    expect(yearAxis(2000, 60).steps).toBe(8784);
    expect(yearAxis(2100, 60).steps).toBe(8760);
  });

  test('days have 24 hours, but 23 on 31 March and 25 on 27 October 2024', () => {
    const perDay = stepsPerDay(yearAxis(2024, 60));
    const odd = perDay.flatMap((hours, day) => (hours === 24 ? [] : [[day, hours]]));
    expect(odd).toEqual([
      [90, 23],
      [300, 25],
    ]);
  });

  test('in spring hour 2 is skipped and in autumn it comes twice', () => {
    const axis = yearAxis(2024, 60);
    const hours = (day: number) => [...axis.hourOfDay].filter((_, t) => axis.day[t] === day);
    expect(hours(90).slice(0, 4)).toEqual([0, 1, 3, 4]);
    expect(hours(300).slice(0, 5)).toEqual([0, 1, 2, 2, 3]);
  });

  test('an ISO week may begin in the year before: 1 January 2023 is the Sunday of 2022-W52', () => {
    const axis = yearAxis(2023, 60);
    expect([axis.weekday[0], axis.weeks[0]!.label, axis.weeks[1]!.label]).toEqual([
      7,
      '2022-W52',
      '2023-W01',
    ]);
    expect([axis.week[23], axis.week[24]]).toEqual([0, 1]);
  });

  test('wrong arguments are all named at once', () => {
    try {
      yearAxis(2024.5, 30);
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(InputError);
      expect((error as InputError).issues.map(issue => issue.path)).toEqual(['/stepMinutes', '/year']);
    }
    expect(() => yearAxis(Number.NaN, 60)).toThrow(/expected a whole year/);
  });

  test('a year is made well within 60 ms', () => {
    yearAxis(2023, 15);
    const from = performance.now();
    yearAxis(2024, 15);
    expect(performance.now() - from).toBeLessThan(60);
  });
});

describe('spanAxis', () => {
  test('a day of quarters holds 1/31 of January', () => {
    const axis = spanAxis(Date.UTC(2024, 0, 9, 23), 96, 15);
    expect([axis.days, axis.months.length, axis.stepHours]).toEqual([1, 1, 0.25]);
    expect(axis.months[0]).toEqual({ label: '2024-01', share: 1 / 31 });
    expect([...axis.hourOfDay.subarray(0, 5)]).toEqual([0, 0, 0, 0, 1]);
  });

  test('a span across New Year counts months, weeks and days on', () => {
    const axis = spanAxis(Date.UTC(2024, 11, 30, 23), 72, 60);
    expect(axis.months.map(month => month.label)).toEqual(['2024-12', '2025-01']);
    expect(axis.weeks.map(week => week.label)).toEqual(['2025-W01']);
    expect([axis.month[23], axis.month[24], axis.day[71]]).toEqual([0, 1, 2]);
  });

  test('refuses a start off the step, no steps, and a span beyond the known calendar', () => {
    expect(() => spanAxis(60_000, 4, 60)).toThrow(/on a whole step of 60 minutes/);
    expect(() => spanAxis(0, 0, 60)).toThrow(/whole number of steps/);
    expect(() => spanAxis(Number.NaN, 24, 60)).toThrow(/milliseconds since 1970/);
    expect(() => spanAxis(Date.UTC(2199, 11, 31), 48, 60)).toThrow(/within 1970 to 2199/);
  });
});

describe('invariants', () => {
  const anySpan = fc.record({
    hour: fc.integer({ min: 0, max: 24 * 365 * 130 }),
    steps: fc.integer({ min: 1, max: 24 * 400 }),
    stepMinutes: fc.constantFrom(15, 60),
  });

  test('indices rise by at most one, hours and weekdays stay in range, shares stay in (0, 1]', () => {
    fc.assert(
      fc.property(anySpan, ({ hour, steps, stepMinutes }) => {
        const axis = spanAxis(hour * 3_600_000, steps, stepMinutes);
        for (const index of [axis.month, axis.week, axis.day]) {
          expect(index[0]).toBe(0);
          for (let t = 1; t < steps; t++) {
            const rise = index[t]! - index[t - 1]!;
            if (rise !== 0 && rise !== 1) expect(rise).toBe(1);
          }
        }
        expect(axis.day[steps - 1]).toBe(axis.days - 1);
        expect(axis.month[steps - 1]).toBe(axis.months.length - 1);
        expect(axis.week[steps - 1]).toBe(axis.weeks.length - 1);
        expect(Math.max(...axis.hourOfDay)).toBeLessThanOrEqual(23);
        expect(Math.min(...axis.weekday)).toBeGreaterThanOrEqual(1);
        for (const { share } of axis.months) {
          expect(share).toBeGreaterThan(0);
          expect(share).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('two spans that touch hold together what one span holds: shares of a month add up', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 24 * 27 }), hours => {
        const whole = spanAxis(Date.UTC(2025, 1, 28, 23), 743, 60);
        const first = spanAxis(whole.startMs, hours, 60);
        const second = spanAxis(whole.startMs + hours * 3_600_000, 743 - hours, 60);
        expect(whole.months[0]).toEqual({ label: '2025-03', share: 1 });
        expect(first.months[0]!.share + second.months[0]!.share).toBeCloseTo(1, 12);
      }),
    );
  });

  test('a step agrees with the calendar of the platform', () => {
    const parts = new Intl.DateTimeFormat('en-GB', {
      timeZone: 'Europe/Amsterdam',
      hour: '2-digit',
      hourCycle: 'h23',
    });
    fc.assert(
      fc.property(anySpan, fc.nat(), ({ hour, steps, stepMinutes }, pick) => {
        const axis = spanAxis(hour * 3_600_000, steps, stepMinutes);
        const t = pick % steps;
        expect(axis.hourOfDay[t]).toBe(Number(parts.format(new Date(stepTime(axis, t)))));
      }),
      { numRuns: 60 },
    );
  });
});
