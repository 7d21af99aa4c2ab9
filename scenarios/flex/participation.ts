import { asksFor, type CallSequence, signsFor, type Willingness, willingness } from '../../engine/index.ts';
import { memberWith, type Pass, stageOf } from './pass.ts';
import type { Company } from './resolved.ts';
import { optionsOf, type Place, type Work } from './work.ts';

/** Where a company stands towards its offer over all futures; money and hours over the axis. */
export interface Signing extends Willingness {
  readonly company: Company;
  readonly calledHours: number;
}

/** Those who take part, with the calls that come when they do. A company signs once, on the mean of all futures. */
export async function signings(
  work: Work,
  places: readonly Place[],
  d: number,
  pass: Pass,
  takesPart: ReadonlySet<string>,
): Promise<Signing[]> {
  if (takesPart.size === 0) return [];
  const all = [...places[0]!.place.companies.entries()].filter(([, { name }]) => takesPart.has(name));
  const byFuture: Willingness[][] = [];
  for (const [f, one] of places.entries()) {
    const { offered } = one.future.designs[d]!;
    const offers = all.map(([m]) => {
      const company = one.place.companies[m]!;
      const member = memberWith(company, company.rights);
      const { dayAheadEurPerMwh } = one.place;
      const calls = pass.runs[f]!.calls[m]!;
      return { member, rights: offered.get(company.name)!, calls, dayAheadEurPerMwh };
    });
    const { axis, rules } = work.resolved;
    const watch = work.watchOf(stageOf(one, d));
    byFuture.push(await willingness(offers, axis, rules.signing, optionsOf(work, one), work.executor, watch));
  }
  return all.map(([m, company], k) => ({
    ...overFutures(
      byFuture.map(answers => answers[k]!),
      work.resolved.rules.signing,
    ),
    company,
    calledHours: mean(pass.runs.map(({ calls }) => calledHours(work, calls[m]!))),
  }));
}

/** The mean of a company over the futures, judged by the same rule as each of them; it must be able to run in all. */
function overFutures(
  answers: readonly Willingness[],
  rule: Work['resolved']['rules']['signing'],
): Willingness {
  const [first] = answers;
  const meanOf = (read: (one: Willingness) => number) => mean(answers.map(read));
  const canRun = answers.every(({ underEur }) => underEur !== null);
  const indifferenceEur = canRun ? meanOf(one => one.indifferenceEur!) : null;
  const mw = Math.max(...answers.map(one => one.mw));
  const { offeredMw } = first!;
  const asksEur = asksFor(indifferenceEur, offeredMw, rule);
  const paidEur = meanOf(one => one.paidEur);
  const ownEur = meanOf(one => one.ownEur);
  const calledMwh = meanOf(one => one.calledMwh);
  const usedMwh = meanOf(one => one.usedMwh);
  return {
    name: first!.name,
    offeredMw,
    mw,
    ownEur,
    underEur: canRun ? meanOf(one => one.underEur!) : null,
    indifferenceEur,
    paidEur,
    asksEur,
    signs: signsFor(paidEur, asksEur, ownEur),
    calledMwh,
    usedMwh,
    freeShare: calledMwh > 0 ? Math.max(0, 1 - usedMwh / calledMwh) : 0,
  };
}

/** Hours in which some right of a company is called. */
function calledHours({ resolved: { axis } }: Work, calls: readonly (CallSequence | null)[]): number {
  let steps = 0;
  for (let t = 0; t < axis.steps; t++) if (calls.some(one => one && one.takenMw[t]! > 0)) steps++;
  return steps * axis.stepHours;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
