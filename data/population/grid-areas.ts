import { type Draws, draws } from '../profiles/draws.ts';
import { GRID_FIGURES, type GridShape, type OperatorShape } from './grid-figures.ts';
import { MODEL_FIGURES } from './model-figures.ts';
import { PROVINCES } from './national-figures.ts';
import type { GridArea, GridDirection } from './population.ts';
import { apportion, sizesOf, sumOf } from './sizes.ts';

/** How much chance there is in the size of an area and in its queue, over the rank that both directions share. */
const { presentNoise, queueNoise, neededSpread, requestsByQueue, requestSpread } = MODEL_FIGURES.gridAreas;

/** National relief binds on regional areas too: the year of the province's area of the national grid. */
type YearOf = (province: string) => GridDirection;

/** The supply areas of a seed: as many per operator as on the map, with its sums of present, needed and queue. */
export function syntheticGridAreas(seed: number): readonly GridArea[] {
  const national = GRID_FIGURES.filter(({ level }) => level === 'national').flatMap(shape =>
    areasOf(seed, shape, () => ({})),
  );
  const above = (direction: 'offtake' | 'feedIn'): YearOf => {
    return province => national.find(area => area.province === province)?.[direction] ?? {};
  };
  const regional = GRID_FIGURES.filter(({ level }) => level === 'regional').flatMap(shape =>
    areasOf(seed, shape, above('offtake'), above('feedIn')),
  );
  return [...regional, ...national];
}

function areasOf(
  seed: number,
  shape: OperatorShape,
  offtakeAbove: YearOf,
  feedInAbove: YearOf = offtakeAbove,
): readonly GridArea[] {
  const { operator, level } = shape;
  const mine = PROVINCES.filter(province => level === 'national' || province.operator === operator);
  const weights = mine.map(({ regionalAreas }) => (level === 'national' ? 1 : regionalAreas.value));
  const provinces = apportion(weights, shape.areas.value).flatMap((count, p) =>
    new Array<string>(count).fill(mine[p]!.id),
  );
  // A large station is large in both directions, and a national area with many stations is large.
  const random = draws(seed, operator, 'rank');
  const rank = provinces.map(id => {
    const { regionalAreas } = PROVINCES.find(province => province.id === id)!;
    return random.uniform() / (level === 'national' ? regionalAreas.value : 1);
  });
  const offtake = directions(seed, operator, 'offtake', shape.offtake, provinces, rank, offtakeAbove);
  const feedIn = directions(seed, operator, 'feedIn', shape.feedIn, provinces, rank, feedInAbove);
  return provinces.map((province, k) => ({
    id: `syn-${operator.toLowerCase()}-${String(k + 1).padStart(3, '0')}`,
    name: `${province} ${level === 'national' ? 'landelijk' : k + 1} ${operator} (synthetisch)`,
    synthetic: true,
    operator,
    level,
    province,
    offtake: offtake[k]!,
    feedIn: feedIn[k]!,
  }));
}

function directions(
  seed: number,
  operator: string,
  direction: string,
  shape: GridShape,
  provinces: readonly string[],
  rank: readonly number[],
  above: YearOf,
): readonly GridDirection[] {
  const random = draws(seed, operator, direction);
  const count = provinces.length;
  const widest = Math.max(...rank);
  const present = scattered(
    rank.map(one => one + presentNoise.value * widest * random.uniform()),
    presentOf(seed, `${operator} ${direction}`, shape),
  );
  const needed = scaled(
    present.map(mw => (mw ?? 0) * Math.exp(neededSpread.value * random.normal())),
    shape.neededMw.value,
    0,
  );
  const queue = scattered(
    rank.map(one => one + queueNoise.value * widest * random.uniform()),
    sizesOf(seed, `${operator} ${direction} queue`, {
      count: Math.min(count, shape.areasWithQueue.value),
      total: shape.queueMw.value,
      median: shape.queueMedianMw.value,
      largest: shape.queueLargestMw.value,
    }),
  );
  const requests = requestsOf(random, queue, shape.requests.value);
  return provinces.map((province, k) => {
    const national = above(province).reliefYear;
    return {
      ...(present[k] !== undefined && { presentMw: tenths(present[k]), neededMw: tenths(needed[k]!) }),
      queueMw: tenths(queue[k] ?? 0),
      requestsInQueue: requests[k]!,
      ...(random.uniform() < shape.withReliefYear.value && { reliefYear: yearOf(random, shape) }),
      ...(national !== undefined && { nationalReliefYear: national }),
    };
  });
}

function presentOf(seed: number, purpose: string, shape: GridShape): readonly number[] {
  return sizesOf(seed, `${purpose} present`, {
    count: shape.areasWithMw.value,
    total: shape.presentMw.value,
    median: shape.presentMedianMw.value,
    largest: shape.presentLargestMw.value,
  });
}

/** Gives the values, largest first, to the areas of lowest rank; the other areas stay empty, as on the map. */
function scattered(rank: readonly number[], values: readonly number[]): readonly (number | undefined)[] {
  const order = rank.map((one, k) => [one, k] as const).sort((a, b) => a[0] - b[0]);
  const out = new Array<number | undefined>(rank.length).fill(undefined);
  values.forEach((value, k) => {
    out[order[k]![1]] = value;
  });
  return out;
}

/** Requests over areas in proportion to the queue, MW a request differing by area; at least one where there is a queue. */
function requestsOf(random: Draws, queue: readonly (number | undefined)[], total: number): readonly number[] {
  const waiting = queue.map(mw => ((mw ?? 0) > 0 ? 1 : 0));
  const weights = queue.map(
    mw => (mw ?? 0) ** requestsByQueue.value * Math.exp(requestSpread.value * random.normal()),
  );
  return apportion(weights, total - sumOf(waiting)).map((more, k) => more + waiting[k]!);
}

function scaled(values: readonly number[], total: number, least: number): readonly number[] {
  const sum = sumOf(values);
  return values.map(value => Math.max(least, (value * total) / sum));
}

/** A year between the tenth and ninetieth hundredth, as many before the middle as after it. */
function yearOf(random: Draws, { reliefYears }: GridShape): number {
  const [early, middle, late] = reliefYears.value;
  const from = random.uniform() < 0.5 ? [early, middle] : [middle, late];
  return Math.round(random.uniform(from[0], from[1]));
}

function tenths(value: number): number {
  return Math.round(10 * value) / 10;
}
