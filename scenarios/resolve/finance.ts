import type { DictionaryKey } from '../../data/index.ts';
import { type AtYear, fill, orDefault } from './context.ts';
import type { Finance } from './resolved-study.ts';
import { scalar } from './scalar.ts';

/** Horizon, rate and year of investment; a dispatch study has no money to discount and lists no defaults for it. */
export function resolveFinance(at: AtYear, firstYear: number): Finance {
  const { finance, kind } = at.study;
  if (kind === 'dispatch') return { startYear: firstYear, horizonYears: 1, discountRate: 0 };
  const path = '/finance';
  const key: DictionaryKey = 'finance.horizonYears';
  if (finance?.startYear === undefined)
    fill(at, `${path}/startYear`, firstYear, 'year', 'The first year of the study', 'D');
  return {
    startYear: finance?.startYear ?? firstYear,
    horizonYears: orDefault(at, finance?.horizonYears, key, `${path}/horizonYears`),
    discountRate: scalar(at, finance?.discountRate, 'finance.discountRate', `${path}/discountRate`),
  };
}
