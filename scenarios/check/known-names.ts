import {
  flexProducts,
  gridTariffs,
  pricePathNames,
  processes,
  SUBSIDIES,
  technologies,
  technology,
} from '../../data/index.ts';
import type { Reference } from '../schema/field.ts';
import { datedName } from '../schema/measures.ts';
import { assetNameOf } from '../schema/technique.ts';

export type KnownNames = Readonly<Record<Reference, readonly string[]>>;

/** Every name that the study or the tables define, from a study that may be wrong in any way. */
export function knownNames(input: unknown): KnownNames {
  const study = record(input);
  const sites = list(study.sites);
  const measures = list(study.measures);
  const assets = [
    ...sites.flatMap(site => list(record(site).assets)),
    ...measures.flatMap(measure => list(record(measure).add)),
    ...measures.flatMap(techniqueAssets),
  ];
  const tariffs = gridTariffs();
  return {
    site: names(sites),
    sharedLimit: names(list(study.sharedLimits)),
    measure: names(measures),
    builtMeasure: [...names(measures), ...datedNames(measures)],
    package: names(list(study.packages)),
    asset: names(assets),
    pricePath: pricePathNames(),
    technology: technologies().map(({ id }) => id),
    process: processes().map(({ id }) => id),
    sdeTechnology: SUBSIDIES.sde.technologies.map(({ id }) => id),
    flexProduct: flexProducts().map(({ id }) => id),
    transportRight: transportRightNames(),
    gridNode: names(list(study.areas).flatMap(area => list(record(area).nodes))),
    gridOperator: distinct(tariffs.map(({ operator }) => operator)),
    gridLevel: distinct(tariffs.map(({ level }) => level)),
  };
}

/** Measures in each of the years in which they may be built. */
function datedNames(measures: readonly unknown[]): string[] {
  return measures.flatMap(measure => {
    const { name, years } = record(measure);
    if (typeof name !== 'string') return [];
    return list(years).flatMap(year => (typeof year === 'number' ? [datedName(name, year)] : []));
  });
}

/** Products that serve as the one right of a connection, also as the codes write them. */
function transportRightNames(): string[] {
  const ids = flexProducts()
    .filter(({ effect, group }) => effect === 'right' && group === 'connection')
    .map(({ id }) => id);
  return [...ids, ...ids.map(id => id.toUpperCase())];
}

/** Assets that the technique of a measure becomes where the measure itself adds none. */
function techniqueAssets(measure: unknown): { readonly name: string }[] {
  const { name, add, investment } = record(measure);
  const id = record(investment).technology;
  const becomes = typeof id === 'string' ? technology(id)?.becomes : undefined;
  if (typeof name !== 'string' || add !== undefined || becomes?.kind !== 'assets') return [];
  return becomes.parts.map(part => ({ name: assetNameOf(name, part.name) }));
}

function names(things: readonly unknown[]): string[] {
  return distinct(things.map(thing => record(thing).name).filter(name => typeof name === 'string'));
}

function distinct(names: readonly string[]): string[] {
  return [...new Set(names)];
}

/** The value as an object, or an empty one. */
export function record(value: unknown): Readonly<Record<string, unknown>> {
  return isRecord(value) ? value : {};
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value as a list, or an empty one. */
export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
