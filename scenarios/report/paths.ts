import { type Series, total } from '../../engine/index.ts';
import type { PathPlan, Plan } from '../plan/plan.ts';
import type { ResolvedStudy } from '../resolve/resolved-study.ts';
import type { Outcome } from '../run.ts';
import type { InPieces } from '../turns.ts';
import { businessCase } from './business-case.ts';
import type { PackageResult, PathPackage, PathPrices, PathResult, VariantResult } from './result.ts';
import { variantResults } from './variant.ts';

/** The business case in every path of the study. */
export function* pathResults(
  { plan, outlines }: Outcome,
  packages: readonly PackageResult[],
  variants: readonly VariantResult[],
): InPieces<PathResult[]> {
  const weights = plan.paths.reduce((sum, { weight }) => sum + weight, 0);
  const results: PathResult[] = [];
  for (const path of plan.paths) {
    yield;
    results.push({
      name: path.name,
      title: path.title,
      weight: path.weight / weights,
      prices: path.plan.resolved.years.map(year => pricesOf(year, path.plan.resolved)),
      packages: isAsItIs(path, plan)
        ? packagesOf(packages, variants)
        : pathPackages({ plan: path.plan, outlines }),
    });
  }
  return results;
}

function isAsItIs(path: PathPlan, { resolved }: Plan): boolean {
  return path.plan.resolved.study === resolved.study;
}

function pathPackages(outcome: Outcome): PathPackage[] {
  const variants = variantResults(outcome);
  return packagesOf(businessCase(outcome, variants), variants);
}

function packagesOf(packages: readonly PackageResult[], variants: readonly VariantResult[]): PathPackage[] {
  return packages.map(one => {
    const { name, rank, npvEur, irr, irrNote, paybackYears, co2AvoidedTonPerYear, eurPerTonAvoided } = one;
    const own = variants.filter(variant => variant.name === name);
    return {
      name,
      rank,
      npvEur,
      irr,
      irrNote,
      paybackYears,
      co2AvoidedTonPerYear,
      eurPerTonAvoided,
      peakMw: peakOf(own),
      reason: own.find(({ status }) => status === 'infeasible')?.line ?? null,
    };
  });
}

/** Highest import of any computed year, MW; null where some year has no answer. */
export function peakOf(variants: readonly VariantResult[]): number | null {
  const peaks = variants.map(({ peakMw }) => peakMw);
  return peaks.length === 0 || peaks.includes(null) ? null : Math.max(...peaks.map(Number));
}

function pricesOf(
  { year, sites, terms }: ResolvedStudy['years'][number],
  resolved: ResolvedStudy,
): PathPrices {
  const mean = (series: Series) => total(series, resolved.axis.steps) / resolved.axis.steps;
  const gas = sites[0]!.fuels.naturalGas;
  return {
    year,
    co2EurPerTon: sites[0]!.carbon.etsEurPerTon,
    powerEurPerMwh: mean(terms.dayAheadEurPerMwh),
    gasEurPerMwh: gas ? mean(gas.priceEurPerMwh) : null,
  };
}
