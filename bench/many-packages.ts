import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { InputError } from '../engine/index.ts';
import { checkStudy, library, type Study } from '../scenarios/index.ts';
import type { StudySize } from './benchmark.ts';

/** The library study with the most assets and measures. */
const RICHEST = 'paper-mill';
const FIRST_YEAR = 2026;
/** Connections that the packages try, as shares of the one in the study. */
const CONNECTIONS = Array.from({ length: 40 }, (_, k) => 1 + 0.02 * k);
/** Named paths of the tables, in the order in which they are taken; the study itself is the first. */
const PATHS = [
  { name: 'low', ets: 'ets-low', power: 0.8 },
  { name: 'high', ets: 'ets-high', power: 1.2 },
];

type Measure = NonNullable<Study['measures']>[number];
type Package = NonNullable<Study['packages']>[number];

/** That study with as many packages as asked, measures times connections in an order from the seed, over years and paths. */
export function manyPackages(size: StudySize, seed: number): Study {
  const {
    controls: _controls,
    reference: _reference,
    ...study
  } = library().find(({ name }) => name === RICHEST)!.study;
  const options = allPackages(study.measures ?? [], study.sites[0]!);
  const chosen = shuffled(options, seed).slice(0, size.packages - 1);
  const years = Array.from({ length: size.years }, (_, k) => FIRST_YEAR + k);
  const packages: Package[] = [{ name: 'as-it-is', measures: [] }, ...chosen];
  const many = { ...study, years, packages, reference: 'as-it-is', paths: pathsOf(size.paths) };
  const checked = checkStudy(many);
  if (!checked.study) throw new InputError(checked.issues);
  return checked.study;
}

function allPackages(measures: readonly Measure[], site: Study['sites'][number]): Package[] {
  const importMw = Number(site.contract.importMw);
  return setsOf(measures).flatMap(set =>
    CONNECTIONS.map((share, k) => ({
      name: `${set.map(({ name }) => name).join(' + ')} at ${k}`,
      measures: set.map(({ name }) => name),
      contracts: { [site.name]: { importMw: importMw * share } },
    })),
  );
}

/** Every set of one measure or more that add no asset twice. */
function setsOf(measures: readonly Measure[]): Measure[][] {
  const sets: Measure[][] = [];
  for (const measure of measures) sets.push([measure], ...sets.map(set => [...set, measure]));
  return sets.filter(set => {
    const added = set.flatMap(({ add = [] }) => add.map(({ name }) => name));
    return new Set(added).size === added.length;
  });
}

function pathsOf(count: number): NonNullable<Study['paths']> {
  const others = Array.from({ length: count - 1 }, (_, k) => {
    const { name, ets, power } = PATHS[k % PATHS.length]!;
    const round = 1 + Math.floor(k / PATHS.length);
    return {
      name: `${name}-${round}`,
      changes: [
        { pointer: '/carbon/etsEurPerTon', value: { path: ets } },
        { pointer: '/prices/electricity/dayAheadEurPerMwh/scale', value: power ** round },
      ],
    };
  });
  return [{ name: 'as-it-is', changes: [] }, ...others];
}

function shuffled<T>(items: readonly T[], seed: number): T[] {
  const random = xoroshiro128plus(seed);
  const order = [...items];
  for (let last = order.length - 1; last > 0; last--) {
    const other = uniformInt(random, 0, last);
    [order[last], order[other]] = [order[other]!, order[last]!];
  }
  return order;
}
