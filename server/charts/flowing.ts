import type { PackageFinance, PackageResult, RunResult } from '../../scenarios/index.ts';

/** A package with a cash flow against the reference. */
export type Flowing = PackageResult & { readonly finance: PackageFinance };

export function hasFinance(one: PackageResult): one is Flowing {
  return Boolean(one.finance);
}

/** The package in view; beside the reference there is no flow, then that of the best package. */
export function flowingPackage({ report }: RunResult, name: string): Flowing {
  const flowing = report.packages.filter(hasFinance).sort((a, b) => a.rank - b.rank);
  return flowing.find(one => one.name === name) ?? flowing[0]!;
}
