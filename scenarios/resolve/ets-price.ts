import { pricePath } from '../../data/index.ts';
import { type LineSource, OF_STUDY } from './carbon-sources.ts';
import { type AtYear, fill } from './context.ts';
import { scalar } from './scalar.ts';

const BY_YEAR =
  'by year: between years on a straight line; before the first year the first value, after the last year the last value';
const PATH = '/carbon/etsEurPerTon';

/** Price of an allowance in a year, EUR/t: that of the study, else the middle path. */
export function etsPrice(at: AtYear, year: number): number {
  const given = at.study.carbon?.etsEurPerTon;
  if (given !== undefined) return scalar({ ...at, year }, given, 'carbon.etsEurPerTon', PATH);
  const { name, unit, source, mark, extension, valueAt } = pricePath('ets-middle')!;
  fill(at, PATH, `path ${name}`, unit, `${source}. ${extension}`, mark);
  return valueAt(year);
}

/** Where that price comes from; of a named path the source and how it goes on beyond its years. */
export function etsPriceSource({ study }: AtYear): LineSource {
  const given = study.carbon?.etsEurPerTon;
  const name =
    given === undefined ? 'ets-middle' : typeof given === 'object' && 'path' in given ? given.path : null;
  const path = name === null ? undefined : pricePath(name);
  if (typeof given === 'object' && 'byYear' in given)
    return { ...OF_STUDY, source: `${OF_STUDY.source}, ${BY_YEAR}` };
  return path ? { source: `${path.title.en}: ${path.source}. ${path.extension}`, mark: path.mark } : OF_STUDY;
}
