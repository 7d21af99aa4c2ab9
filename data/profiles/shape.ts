import type { Mark, Text } from '../tables/sourced.ts';

/** How electricity or heat of a works runs through the year. Levels are shares of the level at full production. */
export interface Shape {
  /** Level by local hour of a working day, 24 numbers. */
  readonly workday: readonly number[];
  /** Level of a Saturday, and of a Sunday or public holiday, over that of a working day. */
  readonly saturday: number;
  readonly sunday: number;
  /** Level when nothing is made: lighting, cooling, keeping warm. */
  readonly idle: number;
  /** Half the difference between the highest and lowest time of the year, and the day of the year of the highest. */
  readonly seasonSwing: number;
  readonly seasonPeakDay: number;
  /** Share of the yearly mean that follows the outdoor temperature. */
  readonly weatherShare: number;
  /** Standard deviation of the level while running, and the hours over which it is remembered. */
  readonly spread: number;
  readonly memoryHours: number;
  /** Standard deviation of the quarters of an hour around its mean. */
  readonly quarterSpread: number;
}

/** When the works stands still, and by accident. Both carriers stop together. */
export interface Stops {
  /** Days of the year between which it runs, over New Year where the first is the later; absent: all year. */
  readonly campaign?: readonly [fromDay: number, untilDay: number];
  /** Length of the summer stop in days, around the end of July; 0: none. */
  readonly summerDays: number;
  /** From 24 December to 1 January. */
  readonly christmas: boolean;
  /** Planned stops a year, and their length. */
  readonly planned: number;
  readonly plannedDays: number;
  /** Chance per day of a trip, its longest length in hours, and the level left in it. */
  readonly tripChance: number;
  readonly tripHours: number;
  readonly tripLevel: number;
}

/** How sites of one archetype differ. */
export interface Variation {
  /** Shifts begin at most this many hours earlier or later. */
  readonly shiftHours: number;
  /** Standard deviation of each level (weekend, idle, spread) relative to itself. */
  readonly levels: number;
}

export interface Archetype {
  readonly id: string;
  readonly title: Text;
  readonly electricity: Shape;
  readonly heat: Shape;
  readonly stops: Stops;
  readonly variation: Variation;
  readonly source: string;
  readonly mark: Mark;
}

/** Round the clock, with days `swing` above and nights `swing` below the mean; highest at one in the afternoon. */
export function roundTheClock(swing: number): readonly number[] {
  return Array.from({ length: 24 }, (_, hour) => 1 + swing * Math.cos((2 * Math.PI * (hour - 13)) / 24));
}

/** From hour to hour at full level, with half a level in the hour before and after. */
export function shifts(fromHour: number, untilHour: number): readonly number[] {
  return Array.from({ length: 24 }, (_, hour) => {
    if (hour >= fromHour && hour < untilHour) return 1;
    return hour === fromHour - 1 || hour === untilHour ? 0.5 : 0;
  });
}
