import type { Program } from '../program/program.ts';
import { chargedSites, groupPeakName, periodsOf } from '../program/shared-limits.ts';
import { at, maximum } from '../series/series.ts';
import type { GroupPeakCharge, PeakSharing, SharedLimit, Site, SiteGroup } from '../site/site.ts';

/** What several sites are charged on their peak together in a plan, and how they bear it. */
export interface GroupPeakUse {
  readonly period: GroupPeakCharge['period'];
  readonly priceEurPerMw: number;
  readonly sharedBy: PeakSharing;
  /** Highest net import of each period, never below what was set before, MW. */
  readonly peaksMw: readonly number[];
  readonly costEur: number;
  readonly members: readonly GroupPeakShare[];
}

/** What one of them bears. */
export interface GroupPeakShare {
  readonly site: string;
  /** By period, EUR. */
  readonly eurByPeriod: readonly number[];
  readonly costEur: number;
}

/** Exchange of a site in a plan per step: what it takes, and what it takes less what it feeds in, MW. */
interface Metered {
  readonly importMw: Float64Array;
  readonly netMw: Float64Array;
}

/** Every charge on a shared limit, with what each member bears of it. */
export function groupPeakUses(
  group: SiteGroup,
  program: Program,
  limit: SharedLimit,
  x: Float64Array,
): GroupPeakUse[] {
  return (limit.peaks ?? []).map((charge, p) => {
    const { count } = periodsOf(group, charge);
    const { start } = program.columns.find(({ name }) => name === groupPeakName(limit, p))!;
    const peaksMw = Array.from(x.subarray(start, start + count));
    const sites = group.sites.filter(({ name }) => chargedSites(limit, charge).includes(name));
    const metered = sites.map(site => meteredOf(program, site, x));
    const { priceEurPerMw, period, sharedBy } = charge;
    const shares = sharesByPeriod(group, charge, sites, metered);
    const members = sites.map(({ name }, s) => {
      const eurByPeriod = peaksMw.map((mw, k) => priceEurPerMw * mw * shares[k]![s]!);
      return { site: name, eurByPeriod, costEur: sumOf(eurByPeriod) };
    });
    return { period, priceEurPerMw, sharedBy, peaksMw, costEur: priceEurPerMw * sumOf(peaksMw), members };
  });
}

/** What each site of a group bears of the charges on peaks together, EUR. */
export function groupPeakEur(group: SiteGroup, program: Program, x: Float64Array): number[] {
  const uses = group.sharedLimits.flatMap(limit => groupPeakUses(group, program, limit, x));
  return group.sites.map(({ name }) =>
    sumOf(uses.flatMap(({ members }) => members.filter(({ site }) => site === name).map(one => one.costEur))),
  );
}

/** Net import of some sites together in each step of a plan, MW. */
export function netImportMw(program: Program, names: readonly string[], x: Float64Array): Float64Array {
  const net = new Float64Array(program.steps);
  for (const name of names) {
    const { netMw } = meteredOf(program, { name }, x);
    for (let t = 0; t < net.length; t++) net[t]! += netMw[t]!;
  }
  return net;
}

function meteredOf(program: Program, { name: site }: Pick<Site, 'name'>, x: Float64Array): Metered {
  const { steps } = program;
  const importMw = new Float64Array(steps);
  const netMw = new Float64Array(steps);
  for (const { name, start } of program.columns) {
    const isImport = name === `${site}/import` || name === `${site}/breach`;
    if (!isImport && name !== `${site}/export`) continue;
    for (let t = 0; t < steps; t++) {
      if (isImport) importMw[t]! += x[start + t]!;
      netMw[t]! += isImport ? x[start + t]! : -x[start + t]!;
    }
  }
  return { importMw, netMw };
}

/** Share of each site by period. Where the rule has nothing to go by, by the power of each; without any, alike. */
function sharesByPeriod(
  group: SiteGroup,
  charge: GroupPeakCharge,
  sites: readonly Site[],
  metered: readonly Metered[],
): number[][] {
  const { count, periodOf } = periodsOf(group, charge);
  const powers = sites.map(({ limits }) => maximum(limits.importMw));
  const weights = (k: number): number[] => {
    if (charge.sharedBy === 'power') return powers;
    if (charge.sharedBy === 'own-peak')
      return metered.map(({ importMw }) => highest(periodOf, k, t => importMw[t]!).value);
    const together = (t: number) => metered.reduce((mw, { netMw }) => mw + netMw[t]!, 0);
    const { step } = highest(periodOf, k, together);
    return metered.map(({ netMw }) => Math.max(0, at(netMw, step)));
  };
  return Array.from(
    { length: count },
    (_, k) => proportions(weights(k)) ?? proportions(powers) ?? alike(sites),
  );
}

/** Highest value of a period, nil at least, and the first step in which it is reached. */
function highest(
  periodOf: Int32Array,
  k: number,
  valueAt: (t: number) => number,
): { step: number; value: number } {
  const from = periodOf.indexOf(k);
  let [step, value] = [from, valueAt(from)];
  for (let t = from + 1; periodOf[t] === k; t++) {
    const here = valueAt(t);
    if (here > value) [step, value] = [t, here];
  }
  return { step, value: Math.max(0, value) };
}

function proportions(weights: readonly number[]): number[] | null {
  const whole = sumOf(weights);
  return whole > 0 ? weights.map(weight => weight / whole) : null;
}

function alike(sites: readonly Site[]): number[] {
  return sites.map(() => 1 / sites.length);
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
