import { bidsOf } from './bids.ts';
import type { Building } from './building.ts';
import { estimateOf } from './estimate.ts';
import type { FlexOutcome, FutureOutcome } from './outcome.ts';
import type { Signing } from './participation.ts';
import { deliveredOf } from './report-energy.ts';
import type { DesignFuture, DesignResult, Estimate, ParticipantResult } from './result.ts';
import { designLine } from './sentences.ts';
import { steeringOf } from './steering.ts';
import { stoppedLine } from './stopped-line.ts';
import { gains, SUMS, type Sums, sumsByFuture, sumsOf } from './sums.ts';
import { supplyByNode } from './supply.ts';

/** A design over all areas and futures. */
export function reportDesign(outcome: FlexOutcome, d: number, building: Building): DesignResult {
  const { resolved, areas } = outcome;
  const { name, title, products } = resolved.futures[0]!.designs[d]!;
  const [own, first] = [perYear(outcome, d), perYear(outcome, 0)];
  const estimates = amountsOf(own);
  const servedMw = servedMwOf(outcome, d);
  const unlockedMw = servedMw - servedMwOf(outcome, 0);
  const addedEur = (key: 'paymentsEur' | 'tariffLostEur') =>
    mean(own.map((one, f) => one[key] - first[f]![key]));
  const addedCostEur = addedEur('paymentsEur') + addedEur('tariffLostEur');
  const futures = areas.map(area => area.designs[d]!.futures);
  const overloads = futures.flat().map(({ overload }) => overload);
  const design: Omit<DesignResult, 'line'> = {
    name,
    title,
    products,
    requestsServed: areas.reduce((sum, area) => sum + area.designs[d]!.served, 0),
    servedMw,
    unlockedMw,
    ...deliveredOf(outcome, d),
    overloadHours: estimates.overloadHours,
    overloadMwh: estimates.overloadMwh,
    deepestMw: Math.max(...overloads.map(({ deepestMw }) => deepestMw)),
    longestRunHours: Math.max(...overloads.map(({ longestRunHours }) => longestRunHours)),
    paymentsEur: estimates.paymentsEur,
    tariffLostEur: estimates.tariffLostEur,
    companyGainEur: estimates.companyGainEur,
    gainBySector: gainBySector(outcome, d),
    co2Ton: estimates.co2Ton,
    notKnowingEur: notKnowingEur(resolved, futures.flat(), resolved.futures.length),
    againstFirst: differencesOf(own.map((one, f) => mapped(key => one[key] - first[f]![key]))),
    eurPerMwUnlocked: unlockedMw > 0 ? addedCostEur / unlockedMw : null,
    buildingEurPerMw: building.eurPerMw,
    buildingYear: building.year,
    ...fromOptimum(futures.flat()),
    futures: areas.flatMap((_, a) => resolved.futures.map((_future, f) => designFuture(outcome, a, d, f))),
    participation: areas.flatMap((_, a) => participants(outcome, a, d)),
    supply: areas.flatMap((_, a) => supplyByNode(outcome, a, d)),
    bids: bidsOf(outcome, d),
    steering: steeringOf(outcome, d),
    freeShare: freeShareOf(areas.flatMap(area => area.designs[d]!.signings)),
  };
  return { ...design, line: designLine(design, resolved.futures[0]!.designs[0]!.title, d === 0) };
}

/** Sums by future; money and emissions per year. */
function perYear(outcome: FlexOutcome, d: number): Sums[] {
  return sumsByFuture(outcome, d).map(one => yearly(one, outcome.resolved.yearShare));
}

function yearly(sums: Sums, yearShare: number): Sums {
  const { overloadHours, overloadMwh } = sums;
  return { ...mapped(key => sums[key] / yearShare), overloadHours, overloadMwh };
}

function mapped(read: (key: keyof Sums) => number): Sums {
  return Object.fromEntries(SUMS.map(key => [key, read(key)])) as unknown as Sums;
}

/** Overload and emissions are never below nil; a difference of them may be. */
const NEVER_BELOW_NIL: ReadonlySet<keyof Sums> = new Set(['overloadHours', 'overloadMwh', 'co2Ton']);

function amountsOf(byFuture: readonly Sums[]): Record<keyof Sums, Estimate> {
  const least = (key: keyof Sums) => (NEVER_BELOW_NIL.has(key) ? 0 : Number.NEGATIVE_INFINITY);
  return Object.fromEntries(
    SUMS.map(key => [
      key,
      estimateOf(
        byFuture.map(one => one[key]),
        least(key),
      ),
    ]),
  ) as Record<keyof Sums, Estimate>;
}

function differencesOf(byFuture: readonly Sums[]): Record<keyof Sums, Estimate> {
  return Object.fromEntries(SUMS.map(key => [key, estimateOf(byFuture.map(one => one[key]))])) as Record<
    keyof Sums,
    Estimate
  >;
}

function servedMwOf({ resolved, areas }: FlexOutcome, d: number): number {
  return areas.reduce((sum, { designs }, a) => {
    const served = resolved.futures[0]!.areas[a]!.requests.slice(0, designs[d]!.served);
    return sum + served.reduce((all, { mw }) => all + mw, 0);
  }, 0);
}

/** EUR a year, mean over the futures. */
function gainBySector(outcome: FlexOutcome, d: number): Record<string, number> {
  const { resolved, areas } = outcome;
  const out: Record<string, number> = {};
  const share = 1 / resolved.futures.length / resolved.yearShare;
  for (const a of areas.keys())
    for (const f of resolved.futures.keys())
      for (const { sector, gainEur } of gains(outcome, a, d, f))
        out[sector ?? 'unknown'] = (out[sector ?? 'unknown'] ?? 0) + share * gainEur;
  return out;
}

/** How much dearer companies run than one hand would at the same service: between the best plan that is known of it and its bound. */
function fromOptimum(
  futures: readonly FutureOutcome[],
): Pick<DesignResult, 'fromOptimumShare' | 'fromOptimumMostShare' | 'optimumGap'> {
  const known = futures.flatMap(one => {
    const [costEur, sides] = [operationEur(one), one.optimum && sidesOf(one, one.optimum)];
    return sides ? [{ costEur, ...sides }] : [];
  });
  const sum = (key: 'costEur' | 'bestEur' | 'boundEur') => known.reduce((eur, one) => eur + one[key], 0);
  const [costEur, bestEur, boundEur] = [sum('costEur'), sum('bestEur'), sum('boundEur')];
  if (known.length === 0 || bestEur === 0)
    return { fromOptimumShare: null, fromOptimumMostShare: null, optimumGap: null };
  const gaps = known.map(one => (one.bestEur - one.boundEur) / Math.max(1, Math.abs(one.bestEur)));
  return {
    fromOptimumShare: Math.max(0, costEur - bestEur) / Math.abs(bestEur),
    fromOptimumMostShare: Math.max(0, costEur - boundEur) / Math.abs(bestEur),
    optimumGap: Math.max(...gaps),
  };
}

/** What companies do is itself a plan of the one hand. */
function sidesOf(one: FutureOutcome, { costEur, boundEur }: NonNullable<FutureOutcome['optimum']>) {
  const bestEur = Math.min(costEur ?? Number.POSITIVE_INFINITY, operationEur(one));
  return { bestEur, boundEur: Math.min(boundEur, bestEur) };
}

/** EUR a year, mean over so many futures; null where companies know all calls. */
function notKnowingEur(
  { rules, yearShare }: FlexOutcome['resolved'],
  all: readonly FutureOutcome[],
  futures: number,
): number | null {
  if (rules.knowledge === 'all') return null;
  const companies = all.flatMap(one => one.companies);
  return companies.reduce((sum, one) => sum + one.notKnowingEur, 0) / futures / yearShare;
}

function operationEur({ companies }: FutureOutcome): number {
  return companies.reduce((sum, one) => sum + one.operationEur, 0);
}

function designFuture(outcome: FlexOutcome, a: number, d: number, f: number): DesignFuture {
  const { resolved, areas } = outcome;
  const future = resolved.futures[f]!;
  const { area } = future.areas[a]!;
  const one = areas[a]!.designs[d]!.futures[f]!;
  const { paymentsEur, tariffLostEur, companyGainEur, co2Ton } = yearly(
    sumsOf(outcome, a, d, f),
    resolved.yearShare,
  );
  const { status, rounds, overload, queue, energy, wouldFit, cannotFollow, callHours, optimum } = one;
  return {
    area: area.name,
    path: future.name,
    status,
    rounds,
    overload,
    queue: queue.map((step, r) => ({ ...step, ...energy[r]! })),
    stoppedBy: one.stoppedBy?.name ?? null,
    stoppedLine: stoppedLine(one, area.nodes),
    wouldFit,
    cannotFollow,
    callHours,
    paymentsEur,
    tariffLostEur,
    companyGainEur,
    co2Ton,
    notKnowingEur: notKnowingEur(resolved, [one], 1),
    costEur: operationEur(one),
    optimumEur: optimum && sidesOf(one, optimum).bestEur,
    optimumLeastEur: optimum && sidesOf(one, optimum).boundEur,
  };
}

function participants({ resolved, areas }: FlexOutcome, a: number, d: number): ParticipantResult[] {
  const { area } = resolved.futures[0]!.areas[a]!;
  const yearlyEur = (eur: number | null) => (eur === null ? null : eur / resolved.yearShare);
  return areas[a]!.designs[d]!.signings.map(one => ({
    area: area.name,
    node: one.company.node,
    name: one.name,
    sector: one.company.sector,
    signs: one.signs,
    isCalled: one.calledHours > 0,
    offeredMw: one.offeredMw,
    mw: one.mw,
    indifferenceEur: yearlyEur(one.indifferenceEur),
    asksEur: yearlyEur(one.asksEur),
    paidEur: one.paidEur / resolved.yearShare,
    rentEur: yearlyEur(one.indifferenceEur === null ? null : one.paidEur - one.indifferenceEur),
    calledHours: one.calledHours,
    freeShare: one.freeShare,
  }));
}

/** Of the energy called of those who sign and are paid, the share that they would not have used. */
function freeShareOf(signings: readonly Signing[]): number {
  const paid = signings.filter(({ signs, paidEur }) => signs && paidEur > 0);
  const calledMwh = paid.reduce((sum, one) => sum + one.calledMwh, 0);
  const usedMwh = paid.reduce((sum, one) => sum + one.usedMwh, 0);
  return calledMwh > 0 ? 1 - usedMwh / calledMwh : 0;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
