import { dominators } from '../../engine/index.ts';
import { peakOf } from './paths.ts';
import type { Front, FrontPoint, PackageResult, VariantResult } from './result.ts';
import { inBoth } from './words.ts';

/** Differences below these are no reason to prefer a package: they lie within what the solver proves. */
const RESOLUTION = { eur: 1, ton: 0.01, mw: 0.001 };

/** Packages of which none other is better in money, CO2 and peak at once, and who beats the others; null for fewer than two. */
export function frontOf(
  packages: readonly PackageResult[],
  variants: readonly VariantResult[],
): Front | null {
  const points = packages.flatMap(({ name, npvEur, co2AvoidedTonPerYear }) => {
    const peakMw = peakOf(variants.filter(one => one.name === name));
    if (npvEur === null || co2AvoidedTonPerYear === null || peakMw === null) return [];
    return [{ name, npvEur, co2AvoidedTonPerYear, peakMw }];
  });
  if (points.length < 2) return null;
  const by = dominators(points.map(merits));
  const judged = points.map(
    (point, k): FrontPoint => ({
      ...point,
      dominatedBy: by[k]!.map(other => points[other]!.name),
    }),
  );
  return { points: judged, line: lineOf(judged) };
}

function merits({ npvEur, co2AvoidedTonPerYear, peakMw }: Omit<FrontPoint, 'dominatedBy'>): number[] {
  return [
    Math.round(npvEur / RESOLUTION.eur),
    Math.round(co2AvoidedTonPerYear / RESOLUTION.ton),
    -Math.round(peakMw / RESOLUTION.mw),
  ];
}

function lineOf(points: readonly FrontPoint[]) {
  const front = points.filter(({ dominatedBy }) => dominatedBy.length === 0).length;
  return inBoth(language =>
    language === 'nl'
      ? `Een zinnige keuze: ${front} van de ${points.length} pakketten. Voor elk ander is er een dat in geld, CO2 en piek minstens zo goed is.`
      : `Worth choosing from: ${front} of ${points.length} packages. For every other there is one at least as good in money, CO2 and peak.`,
  );
}
