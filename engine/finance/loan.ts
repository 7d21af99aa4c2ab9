import { annuity } from './annuity.ts';

/** A loan taken at t = 0 and paid at the end of each year. `rate` is nominal and a year; `years` is whole. */
export interface Loan {
  readonly form: 'annuity' | 'linear';
  readonly amountEur: number;
  readonly rate: number;
  readonly years: number;
}

/** What is paid at the end of one year, and what is then still owed, EUR. */
export interface LoanYear {
  readonly interestEur: number;
  readonly principalEur: number;
  readonly balanceEur: number;
}

/**
 * The years of a loan: equal payments of amount * `annuity(rate, years)`, or equal parts of the amount. The last year repays
 * what is owed to the cent; a loan that runs past `horizonYears` is repaid at the horizon.
 */
export function loanSchedule(loan: Loan, horizonYears: number = loan.years): LoanYear[] {
  const { form, amountEur, rate, years } = loan;
  const last = Math.min(years, horizonYears);
  const payment = amountEur * annuity(rate, years);
  const schedule: LoanYear[] = [];
  let owed = amountEur;
  for (let year = 1; year <= last; year++) {
    const interestEur = owed * rate;
    const due = form === 'annuity' ? payment - interestEur : amountEur / years;
    const principalEur = year === last ? owed : due;
    owed = year === last ? 0 : owed - principalEur;
    schedule.push({ interestEur, principalEur, balanceEur: owed });
  }
  return schedule;
}
