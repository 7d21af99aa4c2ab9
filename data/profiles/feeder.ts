import { type Axis, InputError } from '../../engine/index.ts';
import { generate } from '../synthetic/generate.ts';
import { noise, normalShare, STREAM } from '../synthetic/noise.ts';
import { onAxis } from '../synthetic/refine.ts';
import { NEVER } from './archetypes.ts';
import { workDays } from './days.ts';
import { draws, seedOf } from './draws.ts';
import { feederShape } from './feeder-shapes.ts';
import { PROFILE_MODEL } from './model-figures.ts';
import { hoursAround, roughen, wholeHours } from './quarters.ts';
import { plannedLevels } from './schedule.ts';

const { feeder: FIGURES } = PROFILE_MODEL;
/** Of the quarters within an hour: clouds pass, gusts, machines. */
const { quarterSpread: QUARTER_SPREAD } = FIGURES;
/** A share between 0 and 1 has a standard deviation of 1 over the square root of 12. */
const SHARE_TO_LEVEL = Math.sqrt(12);
const MEMORY = { decayHours: FIGURES.decay.value, smoothHours: FIGURES.smooth.value } as const;

const PANELS = Object.fromEntries(Object.entries(FIGURES.panels).map(([name, { value }]) => [name, value]));

/** What lies behind a substation beside the sites of a study. */
export interface Feeder {
  /** Mean demand of homes and businesses over a year, without their own generation. MW. */
  readonly demandMw: number;
  /** Share of that which is homes. */
  readonly homesShare: number;
  readonly solarMw: number;
  readonly windMw: number;
}

/**
 * A plausible feeder by seed: demand 1-25 MW, panels and turbines of none to several times that, as at the ten Liander
 * substations of 2021 (openstef), of which most feed back at some time.
 */
export function syntheticFeeder(feederSeed: number): Feeder {
  const random = draws(feederSeed, 'feeder');
  const { demand, demandWidth, homes, solar, wind, ownWidth, withTurbines } = FIGURES;
  const own = () => Math.exp(ownWidth.value * random.normal());
  const demandMw = demand.value * Math.exp(demandWidth.value * random.normal());
  return {
    demandMw,
    homesShare: random.uniform(...homes.value),
    solarMw: demandMw * solar.value * own(),
    windMw: random.uniform() < withTurbines.value ? demandMw * wind.value * own() : 0,
  };
}

/**
 * Net load of a feeder per step, MW; below zero it feeds back. Sun and wind are those of `generate` for the same weather
 * seed. Any stretch equals that stretch of the year.
 * @throws InputError for a seed that is not a whole 31-bit number, or a part of the feeder that is below zero.
 */
export function feederLoadMw(
  feeder: Feeder,
  feederSeed: number,
  weatherSeed: number,
  axis: Axis,
): Float64Array {
  check(feeder, feederSeed);
  const { whole, first } = wholeHours(axis);
  const pv = generate('pv', PANELS, whole, weatherSeed);
  const wind = generate('wind', {}, whole, weatherSeed);
  const demand = demandMw(feeder, feederSeed, axis, whole);
  roughen(pv, whole, QUARTER_SPREAD.pv.value, seedOf(feederSeed, 'pv'));
  roughen(wind, whole, QUARTER_SPREAD.wind.value, seedOf(feederSeed, 'wind'));
  roughen(demand, whole, QUARTER_SPREAD.demand.value, seedOf(feederSeed, 'demand'));
  const net = demand.map((mw, t) => mw - feeder.solarMw * pv[t]! - feeder.windMw * wind[t]!);
  return net.subarray(first, first + axis.steps);
}

function demandMw(
  { demandMw, homesShare }: Feeder,
  feederSeed: number,
  axis: Axis,
  whole: Axis,
): Float64Array {
  const { fromHour, hours } = hoursAround(axis);
  const days = workDays(hours);
  const [homes, businesses] = (['homes', 'businesses'] as const).map(of =>
    plannedLevels({ shape: feederShape(of), stops: NEVER }, feederSeed, hours, days),
  );
  const busy = noise(feederSeed, STREAM.load, MEMORY, fromHour, hours.steps);
  const hourly = homes!.map((level, t) => {
    const planned = homesShare * level + (1 - homesShare) * businesses![t]!;
    return (
      demandMw * planned * (1 + SHARE_TO_LEVEL * FIGURES.demandSpread.value * (normalShare(busy[t]!) - 0.5))
    );
  });
  return onAxis(hourly, fromHour, whole, 'bounded');
}

function check(feeder: Feeder, feederSeed: number): void {
  const wrong = (path: string, value: number, expected: string) => ({
    path,
    code: 'out-of-range',
    message: `feeder: got ${value}, expected ${expected}`,
    expected,
    value: String(value),
  });
  const issues = (['demandMw', 'solarMw', 'windMw'] as const)
    .filter(name => !(Number.isFinite(feeder[name]) && feeder[name] >= 0))
    .map(name => wrong(`/${name}`, feeder[name], 'a number of MW, 0 or more'));
  if (!(feeder.homesShare >= 0 && feeder.homesShare <= 1))
    issues.push(wrong('/homesShare', feeder.homesShare, 'a share from 0 to 1'));
  if (!Number.isInteger(feederSeed) || Math.abs(feederSeed) >= 2 ** 31)
    issues.push(wrong('/feederSeed', feederSeed, 'a whole number of at most 31 bits'));
  if (issues.length) throw new InputError(issues);
}
