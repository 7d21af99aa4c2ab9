import type { Axis } from '../calendar/axis.ts';
import { dateOfEpochDay, epochDayOf } from '../calendar/local-time.ts';
import type { Block } from './product.ts';

const HOURS_PER_DAY = 24;

/** Marks (1) every step of the axis that lies in one of the blocks, in local time. A day of 23 or 25 hours needs no rule. */
export function blockStepsInto(blocks: readonly Block[], axis: Axis, out: Uint8Array): Uint8Array {
  out.fill(0);
  const firstDay = epochDayOf(axis.startMs);
  for (const block of blocks) {
    // A day before the axis may have begun a block that runs past midnight.
    const holds = Uint8Array.from({ length: axis.days + 1 }, (_, d) =>
      holdsOn(block, firstDay + d - 1) ? 1 : 0,
    );
    for (let t = 0; t < axis.steps; t++) {
      const hour = axis.hourOfDay[t]!;
      const today = axis.day[t]! + 1;
      if ((holds[today] === 1 && beginsIn(block, hour)) || (holds[today - 1] === 1 && runsOnIn(block, hour)))
        out[t] = 1;
    }
  }
  return out;
}

/** Pairs of blocks that have an hour in common, by place in the list. */
export function overlappingBlocks(blocks: readonly Block[]): (readonly [number, number])[] {
  const hours = blocks.map(hoursOf);
  return blocks.flatMap((_, a) =>
    blocks.slice(a + 1).flatMap((_other, after) => {
      const b = a + 1 + after;
      return hours[a]!.some((isIn, hour) => isIn && hours[b]![hour]) ? [[a, b] as const] : [];
    }),
  );
}

/** Six years hold every weekday in every season, a leap year among them. */
const YEARS = [2019, 2020, 2021, 2022, 2023, 2024];
const DAY_MS = 86_400_000;

/** Whether each hour of a few calendar years lies in a block. */
function hoursOf(block: Block): boolean[] {
  const first = Date.UTC(YEARS[0]!, 0, 1) / DAY_MS;
  const days = Date.UTC(YEARS.at(-1)! + 1, 0, 1) / DAY_MS - first;
  const out = new Array<boolean>(days * HOURS_PER_DAY).fill(false);
  for (let d = -1; d < days; d++) {
    if (!holdsOn(block, first + d)) continue;
    const until = runsPastMidnight(block) ? block.untilHour + HOURS_PER_DAY : block.untilHour;
    for (let hour = block.fromHour; hour < until; hour++) {
      const place = d * HOURS_PER_DAY + hour;
      if (place >= 0 && place < out.length) out[place] = true;
    }
  }
  return out;
}

function holdsOn({ weekdays, season }: Block, epochDay: number): boolean {
  const date = dateOfEpochDay(epochDay);
  if (!weekdays.includes(date.dayOfWeek)) return false;
  if (season === null) return true;
  const day = date.toString().slice('2024-'.length);
  return season.from <= season.until
    ? day >= season.from && day <= season.until
    : day >= season.from || day <= season.until;
}

function runsPastMidnight({ fromHour, untilHour }: Block): boolean {
  return untilHour <= fromHour;
}

function beginsIn(block: Block, hour: number): boolean {
  return hour >= block.fromHour && (runsPastMidnight(block) || hour < block.untilHour);
}

function runsOnIn(block: Block, hour: number): boolean {
  return runsPastMidnight(block) && hour < block.untilHour;
}
