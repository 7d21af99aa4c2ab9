import type { MoneyLine } from '../../engine/index.ts';
import { figure, inBoth } from '../report/words.ts';
import { type ByYear, inYear } from '../report/years.ts';
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
  const horizon = horizonOf(chosen, operations, span);
  if (horizon.every(years => years === null)) return { claims: [], operation: [], extraTonPerYear: 0 };
  const overYears = (read: (year: SupportedYear) => number) => overHorizon(horizon, read, span.startYear);
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
    how: howText(support, firstYearOf(support, horizon, span)),
    source: support.source,
  }));
  const ton = overYears(({ extraEmissionsTonCo2 }) => extraEmissionsTonCo2);
  return {
    claims,
    operation: operation.filter(({ eurByYear }) => eurByYear.some(eur => eur !== 0)),
    extraTonPerYear: ton.reduce((sum, value) => sum + value, 0) / span.horizonYears,
  };
}

/** Path years under the support that each year of the horizon has; `null` where it has none. */
type Horizon = readonly (readonly SupportedYear[] | null)[];

/** Each year with the assets that then have support: what comes later, or is over its term, runs as without. */
function horizonOf(
  chosen: readonly SupportCandidate[],
  operations: readonly SupportedOperation[],
  { startYear, horizonYears }: SupportSpan,
): Horizon {
  const pathYears = [...new Set(operations.map(({ year }) => year))].sort((a, b) => a - b);
  const known = new Map<string, readonly SupportedYear[]>();
  return Array.from({ length: horizonYears + 1 }, (_, t) => {
    const year = startYear + t - 1;
    const active = chosen.filter(
      ({ fromYear, termYears }) => t > 0 && year >= fromYear && year < fromYear + termYears,
    );
    if (active.length === 0) return null;
    const key = active.map(({ asset }) => asset).join('/');
    const years = known.get(key) ?? pathYears.flatMap(path => supportedYear(active, operations, path) ?? []);
    known.set(key, years);
    return years;
  });
}

/** A yearly amount while there is support; between path years on the line. */
function overHorizon(horizon: Horizon, read: (year: SupportedYear) => number, startYear: number): number[] {
  return horizon.map((years, t) => {
    if (!years) return 0;
    const points: ByYear = years.map(one => ({ year: one.year, value: read(one) }));
    return inYear(points, startYear + t - 1);
  });
}

/** First path year in which an asset has its support; the last path year where that lies before it. */
function firstYearOf(
  { fromYear }: SupportCandidate,
  horizon: Horizon,
  { startYear }: SupportSpan,
): SupportedYear {
  const years = (horizon[fromYear - startYear + 1] ?? horizon.find(one => one !== null))!;
  return years.find(({ year }) => year >= fromYear) ?? years.at(-1)!;
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
