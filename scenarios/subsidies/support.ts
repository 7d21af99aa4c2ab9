import type { MoneyLine } from '../../engine/index.ts';
import { type ByYear, inYear } from '../report/years.ts';
import { figure, inBoth } from '../report/words.ts';
import type { SupportCandidate } from './candidate.ts';
import { lineName } from './claims.ts';
import { capMwh, paidPerMwh, type SupportedOperation } from './coupling.ts';
import type { SupportMoney } from './stack.ts';

/** What the money of the SDE++ runs over. */
export interface SupportSpan {
  readonly startYear: number;
  readonly horizonYears: number;
  /** Operating costs are real and rise with inflation; amounts of the SDE++ do not. */
  readonly inflation: number;
}

/** How a package runs in one path year with the SDE++ on some assets, and what that pays. Per whole year. */
interface SupportedYear {
  readonly year: number;
  /** What operation costs more than without, before subsidy. */
  readonly extraCostEur: number;
  /** Taxes and CO2 payments within that. */
  readonly extraTransfersEur: number;
  readonly extraEmissionsTonCo2: number;
  readonly paidEur: Readonly<Record<string, number>>;
  readonly heatMwh: Readonly<Record<string, number>>;
}

/**
 * Best operation of one path year with the SDE++ on `chosen`: of the operations in which each asset either runs for the
 * subsidy up to its cap or as without (and is then paid up to its cap all the same) the one that costs the least.
 */
function supportedYear(
  chosen: readonly SupportCandidate[],
  operations: readonly SupportedOperation[],
  year: number,
): SupportedYear | null {
  const without = operations.find(one => one.year === year && one.assets.length === 0);
  if (!without) return null;
  const names = new Set(chosen.map(({ asset }) => asset));
  const possible = operations.filter(one => one.year === year && one.assets.every(name => names.has(name)));
  const net = (one: SupportedOperation) =>
    one.netCostEur -
    chosen.reduce((sum, support) => sum + (one.assets.includes(support.asset) ? 0 : paidIn(support, one)), 0);
  const best = possible.reduce((least, one) => (net(one) < net(least) ? one : least), without);
  const paidEur = Object.fromEntries(chosen.map(support => [support.asset, paidIn(support, best)]));
  const inside = chosen.reduce(
    (sum, support) => sum + (best.assets.includes(support.asset) ? paidIn(support, best) : 0),
    0,
  );
  return {
    year,
    extraCostEur: best.netCostEur + inside - without.netCostEur,
    extraTransfersEur: best.transfersEur - without.transfersEur,
    extraEmissionsTonCo2: best.emissionsTonCo2 - without.emissionsTonCo2,
    paidEur,
    heatMwh: best.heatMwh,
  };
}

function paidIn(support: SupportCandidate, { year, heatMwh }: SupportedOperation): number {
  return paidPerMwh(support, year) * Math.min(heatMwh[support.asset]!, capMwh(support));
}

/** What running for the SDE++ costs; taxes and CO2 payments of it apart, since they stay within the country. */
export const RUNNING_FOR_SDE = 'runningForSde';
export const RUNNING_TRANSFERS = 'runningForSdeTransfers';

/** Claims of the SDE++ on some assets of a package together, and the cost of running for it. */
export function supportMoney(
  chosen: readonly SupportCandidate[],
  operations: readonly SupportedOperation[],
  span: SupportSpan,
): SupportMoney {
  if (chosen.length === 0 || operations.length === 0)
    return { claims: [], operation: [], extraTonPerYear: 0 };
  const byTerm = activeYears(chosen, operations, span);
  const overYears = (read: (year: SupportedYear) => number) => overTerm(byTerm, read, span);
  const costLine = (name: string, read: (year: SupportedYear) => number): MoneyLine => ({
    name,
    kind: 'operation',
    eurByYear: overYears(read).map((eur, t) => -eur * (1 + span.inflation) ** t + 0),
  });
  const operation = [
    costLine(RUNNING_FOR_SDE, year => year.extraCostEur - year.extraTransfersEur),
    costLine(RUNNING_TRANSFERS, year => year.extraTransfersEur),
  ];
  const claims = chosen.map(support => ({
    scheme: support.scheme,
    title: support.title,
    measure: support.measure,
    grantEur: 0,
    lines: [
      {
        name: lineName(support),
        kind: 'support' as const,
        eurByYear: overYears(({ paidEur }) => paidEur[support.asset] ?? 0),
      },
    ],
    how: howText(support, byTerm[0]!.years[0]!),
    source: support.source,
  }));
  const ton = overYears(({ extraEmissionsTonCo2 }) => extraEmissionsTonCo2);
  return {
    claims,
    operation: operation.filter(({ eurByYear }) => eurByYear.some(eur => eur !== 0)),
    extraTonPerYear: ton.reduce((sum, value) => sum + value, 0) / span.horizonYears,
  };
}

/** Years of the path while the assets that last to `untilYears` have their subsidy. */
interface Term {
  readonly untilYears: number;
  readonly years: readonly SupportedYear[];
}

/** Terms in their order: when the shortest is over the other assets go on with theirs. */
function activeYears(
  chosen: readonly SupportCandidate[],
  operations: readonly SupportedOperation[],
  { horizonYears }: SupportSpan,
): Term[] {
  const pathYears = [...new Set(operations.map(({ year }) => year))].sort((a, b) => a - b);
  const terms = [...new Set(chosen.map(({ termYears }) => Math.min(termYears, horizonYears)))];
  return terms
    .sort((a, b) => a - b)
    .map(untilYears => {
      const active = chosen.filter(({ termYears }) => termYears >= untilYears);
      return {
        untilYears,
        years: pathYears.flatMap(year => supportedYear(active, operations, year) ?? []),
      };
    });
}

/** A yearly amount from the first year on, while there is subsidy; between path years on the line. */
function overTerm(
  terms: readonly Term[],
  read: (year: SupportedYear) => number,
  { startYear, horizonYears }: SupportSpan,
): number[] {
  return Array.from({ length: horizonYears + 1 }, (_, t) => {
    const term = t === 0 ? undefined : terms.find(({ untilYears }) => t <= untilYears);
    if (!term) return 0;
    const points: ByYear = term.years.map(one => ({ year: one.year, value: read(one) }));
    return inYear(points, startYear + t - 1);
  });
}

function howText(support: SupportCandidate, { year, heatMwh }: SupportedYear) {
  const amounts = support.byYear.find(one => one.year === year)!;
  return inBoth(language => {
    const text = (value: number) => figure(value, language);
    const { phase, correction, floor, etsBenefit } = amounts;
    const pays = text(paidPerMwh(support, year));
    const made = text(heatMwh[support.asset]!);
    const cap = text(capMwh(support));
    const parts = [text(phase), text(Math.max(correction, floor)), text(etsBenefit)];
    const intensity = text(support.intensityEurPerTon);
    if (language === 'nl')
      return `${year}: ${parts[0]} - ${parts[1]} - ${parts[2]} = ${pays} €/MWh op ${made} MWh, hoogstens ${cap} MWh; ${intensity} €/t, fase ${support.phase}${support.isDerived ? '; basisbedrag afgeleid, niet dat van de regeling' : ''}`;
    return `${year}: ${parts[0]} - ${parts[1]} - ${parts[2]} = €${pays}/MWh on ${made} MWh, at most ${cap} MWh; €${intensity}/t, phase ${support.phase}${support.isDerived ? '; base amount derived, not that of the regulation' : ''}`;
  });
}
