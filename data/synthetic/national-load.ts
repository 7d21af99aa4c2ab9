import type { Axis } from '../../engine/index.ts';
import { holidaySteps } from '../calendar/holidays.ts';
import { figures } from '../tables/sourced.ts';
import { noise, STREAM } from './noise.ts';
import { SEASON_C, type Weather } from './weather.ts';

/** How far a year looks like its winter half: 1 in January, 0 in July. */
export function winterShare(winter: number): number {
  return Math.min(1, Math.max(0, 0.5 + LOAD_FIGURES.winterSteepness.value * winter));
}

const load = figures('ENTSO-E actual total load of the Netherlands, 2023 and 2024, by local hour', 'C');
const fitted = figures('Fitted to what the hours of the day leave of the same load', 'C');
const LEVEL = 'share of the yearly mean by local hour';

/**
 * Dutch load by local hour over its yearly mean, on working days, Saturdays and Sundays; winter is October to March. And what
 * the calendar does not explain.
 */
export const LOAD_FIGURES = {
  winter: {
    workday: load(
      [
        0.924, 0.888, 0.867, 0.858, 0.861, 0.893, 0.986, 1.121, 1.202, 1.209, 1.178, 1.15, 1.131, 1.129,
        1.135, 1.159, 1.205, 1.278, 1.268, 1.233, 1.179, 1.116, 1.047, 0.984,
      ],
      LEVEL,
    ),
    saturday: load(
      [
        0.93, 0.892, 0.866, 0.852, 0.848, 0.855, 0.89, 0.946, 1, 1.026, 1.024, 1.013, 1.002, 0.993, 0.994,
        1.012, 1.061, 1.137, 1.154, 1.125, 1.08, 1.031, 0.984, 0.938,
      ],
      LEVEL,
    ),
    sunday: load(
      [
        0.896, 0.863, 0.841, 0.827, 0.821, 0.825, 0.843, 0.879, 0.922, 0.949, 0.956, 0.958, 0.965, 0.963,
        0.966, 0.984, 1.033, 1.119, 1.14, 1.115, 1.078, 1.03, 0.977, 0.922,
      ],
      LEVEL,
    ),
  },
  summer: {
    workday: load(
      [
        0.891, 0.854, 0.833, 0.822, 0.821, 0.841, 0.9, 0.981, 1.035, 1.051, 1.049, 1.048, 1.042, 1.042, 1.036,
        1.031, 1.035, 1.063, 1.055, 1.055, 1.06, 1.046, 1.007, 0.954,
      ],
      LEVEL,
    ),
    saturday: load(
      [
        0.891, 0.851, 0.824, 0.808, 0.801, 0.799, 0.809, 0.828, 0.856, 0.885, 0.9, 0.904, 0.903, 0.899, 0.891,
        0.887, 0.896, 0.93, 0.946, 0.955, 0.965, 0.961, 0.938, 0.899,
      ],
      LEVEL,
    ),
    sunday: load(
      [
        0.857, 0.822, 0.799, 0.785, 0.777, 0.773, 0.766, 0.769, 0.792, 0.82, 0.839, 0.854, 0.865, 0.864,
        0.859, 0.855, 0.865, 0.909, 0.93, 0.942, 0.962, 0.965, 0.943, 0.897,
      ],
      LEVEL,
    ),
  },
  winterSteepness: figures('How fast a year turns from its summer half to its winter half', 'D')(
    0.65,
    'share per step from mid-year to mid-winter',
  ),
  spread: fitted(0.028, 'share of the mean load, standard deviation'),
  memory: { decay: fitted(36, 'h'), smooth: fitted(1, 'h') },
  perColdDegree: fitted(0.005, 'share of the mean load per C'),
} as const;

const { winter: WINTER, summer: SUMMER } = LOAD_FIGURES;
const DAYS = ['workday', 'saturday', 'sunday'] as const;
const SPREAD = LOAD_FIGURES.spread.value;
const PER_COLD_DEGREE = LOAD_FIGURES.perColdDegree.value;
const MEMORY = {
  decayHours: LOAD_FIGURES.memory.decay.value,
  smoothHours: LOAD_FIGURES.memory.smooth.value,
};

/** National load per hour over its yearly mean. A holiday is a Sunday. */
export function nationalLoadShape(
  seed: number,
  fromHour: number,
  axis: Axis,
  { winter, warmthC }: Weather,
): Float64Array {
  const demand = noise(seed, STREAM.demand, MEMORY, fromHour, axis.steps);
  const free = holidaySteps(axis);
  const out = new Float64Array(axis.steps);
  for (let t = 0; t < out.length; t++) {
    const kind = DAYS[dayKind(axis.weekday[t]!, free[t]!)]!;
    const share = winterShare(winter[t]!);
    const hour = axis.hourOfDay[t]!;
    const calendar = share * WINTER[kind].value[hour]! + (1 - share) * SUMMER[kind].value[hour]!;
    const cold = Math.max(0, winter[t]!) * (warmthC[t]! + SEASON_C * winter[t]!);
    out[t] = calendar + SPREAD * demand[t]! - PER_COLD_DEGREE * cold;
  }
  return out;
}

/** 0: a working day, 1: a Saturday, 2: a Sunday or holiday. */
export function dayKind(weekday: number, holiday: number): 0 | 1 | 2 {
  if (weekday === 7 || holiday) return 2;
  return weekday === 6 ? 1 : 0;
}
