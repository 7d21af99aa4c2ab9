import { datedName } from '../schema/measures.ts';
import { inDependencyOrder, withRequirements } from './dependencies.ts';
import { type LeftOutPackages, leaveOut, type Tally } from './left-out.ts';
import type { Build, Option, Span } from './option.ts';
import { notAvailable, type Refusal, refusalOf, tooManyMeasures, yearsBeside } from './refusal.ts';

/** What may be combined. */
export interface Question {
  readonly options: readonly Option[];
  /** In every combination, with all that they require. */
  readonly always: readonly string[];
  readonly atMost: number;
  readonly span: Span;
}

export interface Enumeration {
  /** Small before large, then in the order of the file; each in that order. At most as many as were asked for. */
  readonly combinations: readonly (readonly Build[])[];
  /** How many there are; counted no further than a million. */
  readonly count: number;
  readonly leftOut: readonly LeftOutPackages[];
}

/** Counting ends here. */
export const MOST_COUNTED = 1_000_000;

/**
 * All combinations of measures and years that the rules allow, and what they do not allow, counted by the first rule that is
 * broken. A measure is decided after all that it requires, so that a broken rule shows at once and everything that would
 * build on it is counted without being made.
 */
export function enumerate({ options, always, atMost, span }: Question, most: number): Enumeration {
  const forced = withRequirements(options, always);
  const order = inDependencyOrder(options, forced);
  const ways = waysFrom(order, forced);
  const found: Build[][] = [];
  const tally: Tally = new Map();
  const chosen = new Map<string, Build>();
  let count = 0;

  const decide = (place: number): void => {
    if (count >= MOST_COUNTED) return;
    const option = order[place];
    if (!option) {
      if (count++ < most) found.push(inFileOrder([...chosen.values()]));
      return;
    }
    if (!forced.has(option.name)) decide(place + 1);
    const cut = (refusal: Refusal, build: Build) =>
      leaveOut(tally, refusal, ways[place + 1]!, nameOfAll(inFileOrder([...chosen.values(), build])));
    if (option.years.length === 0)
      cut(notAvailable(option, span.lastYear), { option, year: option.availableFrom });
    for (const year of yearsBeside(option, chosen)) {
      const build = { option, year };
      const refusal = refusalOf(build, chosen) ?? (chosen.size + 1 > atMost ? tooManyMeasures(atMost) : null);
      if (refusal) {
        cut(refusal, build);
        continue;
      }
      chosen.set(option.name, build);
      decide(place + 1);
      chosen.delete(option.name);
    }
  };
  decide(0);
  return { combinations: found.sort(smallFirst), count, leftOut: [...tally.values()] };
}

/** Combinations of the options from each place on: out or in one of its years; what is forced cannot be out. */
function waysFrom(order: readonly Option[], forced: ReadonlySet<string>): number[] {
  const ways = new Array<number>(order.length + 1).fill(1);
  for (let place = order.length - 1; place >= 0; place--) {
    const { name, years } = order[place]!;
    ways[place] = ways[place + 1]! * (Math.max(1, years.length) + (forced.has(name) ? 0 : 1));
  }
  return ways;
}

function inFileOrder(builds: readonly Build[]): Build[] {
  return [...builds].sort((a, b) => a.option.index - b.option.index);
}

function smallFirst(a: readonly Build[], b: readonly Build[]): number {
  if (a.length !== b.length) return a.length - b.length;
  const place = a.findIndex((build, i) => build.option !== b[i]!.option || build.year !== b[i]!.year);
  if (place < 0) return 0;
  const [one, other] = [a[place]!, b[place]!];
  return one.option.index - other.option.index || one.year - other.year;
}

/**
 * `e-boiler@2028+buffer`. Without the year of a measure that only waits: it follows from the rest, and where a path lets it wait
 * longer the package is the same one.
 */
export function nameOfAll(builds: readonly Build[]): string {
  return builds
    .map(({ option, year }) => (option.isDated ? datedName(option.name, year) : option.name))
    .join('+');
}
