import { addedTax, annuity, flowOf, loanSchedule, type MoneyLine } from '../../engine/index.ts';
import type { Finance } from '../resolve/resolved-study.ts';
import type { Comparison } from './cash-flows.ts';
import type { Invested } from './investment-lines.ts';

const INTEREST = 'interest';
const LEASE_PAYMENT = 'leasePayment';
/** What financing costs that goes off profit; repayment does not. */
const DEDUCTED: ReadonlySet<string> = new Set([INTEREST, LEASE_PAYMENT]);

/** A loan or lease of part of the extra investment: what comes in at the start, and what is paid each year. */
export function financingLines({ finance }: Comparison, { extraEur }: Invested): MoneyLine[] {
  const { financing, horizonYears } = finance;
  const amountEur = financing ? financing.share * extraEur : 0;
  if (!financing || amountEur <= 0) return [];
  const { form, interestRate: rate, years } = financing;
  const atStart = [amountEur, ...new Array<number>(horizonYears).fill(0)];
  const paid = (of: (year: number) => number) =>
    Array.from({ length: horizonYears + 1 }, (_, k) => (k === 0 || k > years ? 0 : 0 - of(k - 1)));
  const loanLine = (name: string, eurByYear: number[]): MoneyLine => ({ name, kind: 'loan', eurByYear });
  if (form === 'lease') {
    const payment = amountEur * annuity(rate, years);
    return [
      loanLine('lease', atStart),
      loanLine(
        LEASE_PAYMENT,
        paid(() => payment),
      ),
    ];
  }
  const schedule = loanSchedule({ form, amountEur, rate, years });
  return [
    loanLine('loan', atStart),
    loanLine(
      INTEREST,
      paid(year => schedule[year]!.interestEur),
    ),
    loanLine(
      'repayment',
      paid(year => schedule[year]!.principalEur),
    ),
  ];
}

/** Tax on what the package adds to profit: operation and support, less depreciation and what financing costs. */
export function taxLine(
  { tax, horizonYears }: Finance,
  { depreciationEur }: Invested,
  project: readonly MoneyLine[],
  financing: readonly MoneyLine[],
): MoneyLine | null {
  if (!tax) return null;
  const counts = ({ kind, isTaxed }: MoneyLine) =>
    (kind === 'operation' || kind === 'support') && isTaxed !== false;
  const deducted = financing.filter(({ name }) => DEDUCTED.has(name));
  const before = flowOf([...project.filter(counts), ...deducted], horizonYears);
  const profit = before.map((eur, k) => eur - depreciationEur[k]!);
  const eurByYear = addedTax(profit, tax.otherProfitEurPerYear, tax).map(eur => 0 - eur);
  return { name: 'tax', kind: 'tax', eurByYear };
}
