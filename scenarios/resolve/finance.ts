import type { DictionaryKey } from '../../data/index.ts';
import type { StudyFinance } from '../schema/finance.ts';
import { type AtYear, fill, orDefault, report } from './context.ts';
import type { CompanyTax, Finance, Financing, NationalView } from './resolved-study.ts';
import { scalar } from './scalar.ts';

const PATH = '/finance';

const EXTENSION =
  'Extension after the last computed year: its yearly cost is held, in money of the start; add later years to `years` to compute them';

/** A dispatch study has no money to discount. */
const NO_FINANCE = {
  horizonYears: 1,
  discountRate: 0,
  inflation: 0,
  residualValue: 'none',
  tax: null,
  financing: null,
  national: { discountRate: 0, co2EurPerTon: 0 },
} as const;

/** Horizon, rates, tax and financing of a business case; a dispatch study lists no defaults for them. */
export function resolveFinance(at: AtYear, firstYear: number): Finance {
  const { finance = {}, kind } = at.study;
  if (kind === 'dispatch') return { startYear: firstYear, ...NO_FINANCE };
  const key: DictionaryKey = 'finance.horizonYears';
  if (finance.startYear === undefined)
    fill(at, `${PATH}/startYear`, firstYear, 'year', 'The first year of the study', 'D');
  const horizonYears = orDefault(at, finance.horizonYears, key, `${PATH}/horizonYears`);
  const startYear = finance.startYear ?? firstYear;
  noteExtension(at, startYear + horizonYears - 1);
  return {
    startYear,
    horizonYears,
    discountRate: scalar(at, finance.discountRate, 'finance.discountRate', `${PATH}/discountRate`),
    inflation: scalar(at, finance.inflation, 'finance.inflation', `${PATH}/inflation`),
    residualValue: residualOf(at, finance),
    tax: taxOf(at, finance),
    financing: financingOf(at, finance, horizonYears),
    national: nationalOf(at, finance),
  };
}

/** The horizon of a business case goes on after the years that are computed. */
function noteExtension(at: AtYear, lastYear: number): void {
  const { years } = at.study;
  const computed = Math.max(...(years?.length ? years : [at.year]));
  if (lastYear <= computed) return;
  const held = `the cost of ${computed} to ${lastYear}`;
  fill(at, '/years/extension', held, null, EXTENSION, 'D');
}

function residualOf(at: AtYear, { residualValue }: StudyFinance): Finance['residualValue'] {
  return orDefault<string>(
    at,
    residualValue,
    'finance.residualValue',
    `${PATH}/residualValue`,
  ) as Finance['residualValue'];
}

function taxOf(at: AtYear, { tax }: StudyFinance): CompanyTax | null {
  const path = `${PATH}/tax`;
  if (!tax) {
    fill(at, path, 'none', null, 'No tax on profit is reckoned unless the study says so', 'D');
    return null;
  }
  const read = (field: Exclude<keyof typeof tax, 'depreciationYears'>) =>
    scalar(at, tax[field], `companyTax.${field}`, `${path}/${field}`);
  const years = `${path}/depreciationYears`;
  if (tax.depreciationYears === undefined)
    fill(at, years, 'the technical life', 'yr', 'Linear over the technical life', 'D');
  return {
    lowRate: read('lowRate'),
    lowToEur: read('lowToEur'),
    highRate: read('highRate'),
    otherProfitEurPerYear: read('otherProfitEurPerYear'),
    lossFreeEur: read('lossFreeEur'),
    lossShareAbove: read('lossShareAbove'),
    depreciationYears:
      tax.depreciationYears === undefined
        ? null
        : scalar(at, tax.depreciationYears, 'companyTax.depreciationYears', years),
  };
}

function financingOf(at: AtYear, { financing }: StudyFinance, horizonYears: number): Financing | null {
  if (!financing) return null;
  const path = `${PATH}/financing`;
  const { form, years } = financing;
  if (years > horizonYears) {
    const expected = `at most the ${horizonYears} years of the business case (horizonYears)`;
    const message = `got ${years}, expected ${expected}`;
    report(at, { path: `${path}/years`, code: 'out-of-range', message, expected, value: String(years) });
  }
  return {
    form,
    share: scalar(at, financing.share, 'financing.share', `${path}/share`),
    interestRate: scalar(at, financing.interestRate, 'financing.interestRate', `${path}/interestRate`),
    years,
  };
}

function nationalOf(at: AtYear, { national }: StudyFinance): NationalView {
  const path = `${PATH}/national`;
  const read = (field: 'discountRate' | 'co2EurPerTon') =>
    scalar(at, national?.[field], `national.${field}`, `${path}/${field}`);
  return { discountRate: read('discountRate'), co2EurPerTon: read('co2EurPerTon') };
}
