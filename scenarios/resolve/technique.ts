import { type Technology, technology, technologyIn } from '../../data/index.ts';
import type { Measure } from '../schema/study.ts';
import { type AtYear, fill, report } from './context.ts';

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

/** The year in which the study invests. */
function startYear({ study, year }: AtYear): number {
  return study.finance?.startYear ?? study.years?.[0] ?? year;
}

/** Year from which a measure is there where that is later than the start; `null`: from the start. */
export function laterYear(at: AtYear, { investment }: Measure): number | null {
  const { year } = investment;
  return year !== undefined && year > startYear(at) ? year : null;
}

/**
 * Notes what lies between computed years of which only the later has a measure, and reports a measure that no computed year
 * has.
 */
export function checkYears(at: AtYear, measure: Measure, path: string): void {
  const from = laterYear(at, measure);
  if (from === null) return;
  const years = at.study.years?.length ? at.study.years : [at.year];
  const place = yearPath(at, `${path}/investment`, from);
  if (years.every(year => year < from)) {
    const expected = `one of the \`years\` of the study to be ${from} or later`;
    const message = `"${measure.name}" is there from ${from}, and no computed year is; expected ${expected}`;
    report(at, { path: place, code: 'no-such-year', message, expected, value: String(from) });
  } else if (years.some(year => year < from) && !(years.includes(from) && years.includes(from - 1))) {
    const line = `Between computed years the yearly cost lies on a line: with ${from - 1} and ${from} in \`years\` it steps`;
    fill(at, `${place}/operation`, 'on the line between computed years', null, line, 'D');
  }
}

/** Where a study says the year of an investment: as one of several, as the first that can be, or as the only one. */
function yearPath({ study }: AtYear, investmentPath: string, year: number): string {
  const [, , index] = investmentPath.split('/');
  const { years, availableFrom, investment } = study.measures![Number(index)]!;
  const place = years?.indexOf(year) ?? -1;
  if (place >= 0) return `/measures/${index}/years/${place}`;
  const isFirst = investment.year === undefined && availableFrom === year;
  return isFirst ? `/measures/${index}/availableFrom` : `${investmentPath}/year`;
}

function checkForSale(
  at: AtYear,
  { id, availableFrom }: Technology,
  investment: TechniqueInvestment,
  path: string,
): void {
  const from = investment.availableFrom ?? availableFrom.value;
  const year = investment.year ?? startYear(at);
  if (year >= from) return;
  const why =
    investment.availableFrom === undefined ? `${availableFrom.source}, ${availableFrom.mark}` : 'this study';
  const expected = `a year from ${from} on, or an earlier \`availableFrom\``;
  const message = `"${id}" in ${year}: it can be bought from ${from} (${why}); expected ${expected}`;
  report(at, {
    path: yearPath(at, path, year),
    code: 'not-available-yet',
    message,
    expected,
    value: String(year),
  });
}
