import { type Technology, technology, technologyIn } from '../../data/index.ts';
import type { Measure } from '../schema/study.ts';
import { type AtYear, report } from './context.ts';

export type TechniqueInvestment = Extract<Measure['investment'], { readonly technology: string }>;

/**
 * The technique that a measure names, with the figures of its year of investment (those of the table where it gives none);
 * undefined, with the problem reported, for one that is not in the table. One before it can be bought is reported too.
 */
export function techniqueOf(
  at: AtYear,
  investment: TechniqueInvestment,
  path: string,
): Technology | undefined {
  const found = technology(investment.technology);
  if (!found) {
    const { technology: id } = investment;
    const message = `there is no technology "${id}" in the table`;
    report(at, { path: `${path}/technology`, code: 'unknown-name', message, value: id });
    return undefined;
  }
  checkForSale(at, found, investment, path);
  return investment.year === undefined ? found : technologyIn(found, investment.year);
}

/** The year of a measure, else that in which the study invests. */
function investmentYear({ study, year }: AtYear, investment: Measure['investment']): number {
  const own = 'technology' in investment ? investment.year : undefined;
  return own ?? study.finance?.startYear ?? Math.min(year, ...(study.years ?? []));
}

function checkForSale(
  at: AtYear,
  { id, availableFrom }: Technology,
  investment: TechniqueInvestment,
  path: string,
): void {
  const from = investment.availableFrom ?? availableFrom.value;
  const year = investmentYear(at, investment);
  if (year >= from) return;
  const why =
    investment.availableFrom === undefined ? `${availableFrom.source}, ${availableFrom.mark}` : 'this study';
  const expected = `a year from ${from} on, or an earlier \`availableFrom\``;
  const message = `"${id}" in ${year}: it can be bought from ${from} (${why}); expected ${expected}`;
  report(at, { path: `${path}/year`, code: 'not-available-yet', message, expected, value: String(year) });
}
