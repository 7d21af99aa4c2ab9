import { type CallSequence, type Willingness, willingness } from '../../engine/index.ts';
import { memberWith, type Pass, stageOf } from './pass.ts';
import type { Company } from './resolved.ts';
import { optionsOf, type Place, type Work } from './work.ts';

/** Where a company stands towards its offer over all futures; money and hours over the axis. */
export interface Signing extends Willingness {
  readonly company: Company;
  readonly calledHours: number;
}

/**
 * Everyone who is offered something, with the calls that come when all of them take part. A company signs once, on the mean of
 * all futures.
 */
export async function signings(
  work: Work,
  places: readonly Place[],
  d: number,
  first: Pass,
): Promise<Signing[]> {
  const all = offeredCompanies(places, d);
  const byFuture: Willingness[][] = [];
  for (const [f, one] of places.entries()) {
    const { offered } = one.future.designs[d]!;
    const offers = one.place.companies.flatMap((company, m) => {
      const rights = offered.get(company.name);
      if (!rights) return [];
      return [{ member: memberWith(company, company.rights), rights, calls: first.runs[f]!.calls[m]! }];
    });
    const { axis, rules } = work.resolved;
    const watch = work.watchOf(stageOf(one, d));
    byFuture.push(await willingness(offers, axis, rules.signing, optionsOf(work, one), work.executor, watch));
  }
  return all.map(({ company, m }, k) => ({
    ...overFutures(
      byFuture.map(answers => answers[k]!),
      work.resolved.rules.signing,
    ),
    company,
    calledHours: mean(first.runs.map(({ calls }) => calledHours(work, calls[m]!))),
  }));
}

/** Companies with an offer, with their place among all. */
function offeredCompanies([one]: readonly Place[], d: number): { company: Company; m: number }[] {
  const { place, future } = one!;
  const { offered } = future.designs[d]!;
  return place.companies.flatMap((company, m) => (offered.has(company.name) ? [{ company, m }] : []));
}

/** The mean of a company over the futures, judged by the same rule as each of them; it must be able to run in all. */
function overFutures(
  answers: readonly Willingness[],
  { leastGainEurPerMw, riskShare }: Work['resolved']['rules']['signing'],
): Willingness {
  const [first] = answers;
  const meanOf = (read: (one: Willingness) => number) => mean(answers.map(read));
  const canRun = answers.every(({ underEur }) => underEur !== null);
  const indifferenceEur = canRun ? meanOf(one => one.indifferenceEur!) : null;
  const mw = Math.max(...answers.map(one => one.mw));
  const asksEur =
    indifferenceEur === null
      ? null
      : indifferenceEur + riskShare * Math.max(0, indifferenceEur) + leastGainEurPerMw * mw;
  const paidEur = meanOf(one => one.paidEur);
  const calledMwh = meanOf(one => one.calledMwh);
  const usedMwh = meanOf(one => one.usedMwh);
  return {
    name: first!.name,
    mw,
    ownEur: meanOf(one => one.ownEur),
    underEur: canRun ? meanOf(one => one.underEur!) : null,
    indifferenceEur,
    paidEur,
    asksEur,
    signs: asksEur !== null && paidEur >= asksEur,
    calledMwh,
    usedMwh,
    freeShare: calledMwh > 0 ? 1 - usedMwh / calledMwh : 0,
  };
}

/** Hours in which some right of a company is called. */
export function calledHours({ resolved: { axis } }: Work, calls: readonly (CallSequence | null)[]): number {
  let steps = 0;
  for (let t = 0; t < axis.steps; t++) if (calls.some(one => one && one.takenMw[t]! > 0)) steps++;
  return steps * axis.stepHours;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
