import type { Table } from '../../data/index.ts';
import { InputError } from '../../engine/index.ts';
import type { RunResult, SeriesTable } from '../../scenarios/index.ts';
import { billTable } from './bill.ts';
import { budgetsTable } from './budgets.ts';
import { carbonTable, hasCarbonBill } from './carbon.ts';
import { cashFlowTable } from './cash-flow.ts';
import { costPartsTable } from './cost-parts.ts';
import { defaultsTable } from './defaults.ts';
import {
  breakEvensTable,
  co2TargetTable,
  explanationsTable,
  limitsTable,
  reliefsTable,
  tornadoTable,
} from './explanations.ts';
import { financeTable } from './finance.ts';
import { bidsTable, designsTable, futuresTable, participantsTable, queueTable, supplyTable } from './flex.ts';
import { areasTable, callsTable, durationTable, headroomTable, nodesTable } from './flex-grid.ts';
import { frontTable } from './front.ts';
import { groupPeaksTable } from './group-peaks.ts';
import { leftOutTable } from './left-out.ts';
import { monthsTable } from './months.ts';
import { packagesTable } from './packages.ts';
import { pathPricesTable, pathsTable } from './paths.ts';
import { robustTable } from './robust.ts';
import { searchesTable } from './searches.ts';
import { seriesTable } from './series.ts';
import { sharedLimitsTable } from './shared-limits.ts';
import { sizesTable } from './sizes.ts';
import { subsidiesTable } from './subsidies.ts';
import { variantsTable } from './variants.ts';

const OF_RESULT: Readonly<Record<string, (result: RunResult) => Table>> = {
  variants: variantsTable,
  designs: designsTable,
  futures: futuresTable,
  queue: queueTable,
  participants: participantsTable,
  bids: bidsTable,
  supply: supplyTable,
  areas: areasTable,
  nodes: nodesTable,
  headroom: headroomTable,
  duration: durationTable,
  calls: callsTable,
  searches: searchesTable,
  packages: packagesTable,
  front: frontTable,
  paths: pathsTable,
  'path-prices': pathPricesTable,
  robust: robustTable,
  'left-out': leftOutTable,
  sizes: sizesTable,
  finance: financeTable,
  'cash-flow': cashFlowTable,
  subsidies: subsidiesTable,
  'cost-parts': costPartsTable,
  bill: billTable,
  carbon: carbonTable,
  budgets: budgetsTable,
  'shared-limits': sharedLimitsTable,
  'group-peaks': groupPeaksTable,
  'co2-target': co2TargetTable,
  explanations: explanationsTable,
  limits: limitsTable,
  reliefs: reliefsTable,
  tornado: tornadoTable,
  'break-evens': breakEvensTable,
  defaults: defaultsTable,
};
const OF_SERIES: Readonly<Record<string, (series: SeriesTable) => Table>> = {
  series: seriesTable,
  months: monthsTable,
};

function hasFinance({ report }: RunResult): boolean {
  return report.packages.some(({ finance }) => Boolean(finance));
}

function hasFlex({ flex }: RunResult): boolean {
  return flex !== undefined;
}

function hasOffers({ flex }: RunResult): boolean {
  return flex?.designs.some(({ participation }) => participation.length > 0) ?? false;
}

function hasPaths({ report }: RunResult): boolean {
  return (report.paths ?? []).length > 0;
}

function isExplained({ explanations }: RunResult): boolean {
  return explanations !== undefined;
}

function hasDeepExplanation({ explanations = [] }: RunResult): boolean {
  return explanations.some(({ tornado }) => tornado !== null);
}

/** Tables that only some runs have. */
const APPLIES: Readonly<Record<string, (result: RunResult) => boolean>> = {
  variants: ({ flex }) => flex === undefined,
  'cost-parts': ({ flex }) => flex === undefined,
  designs: hasFlex,
  futures: hasFlex,
  queue: hasFlex,
  areas: hasFlex,
  nodes: hasFlex,
  headroom: hasFlex,
  duration: hasFlex,
  calls: hasFlex,
  participants: hasOffers,
  supply: hasOffers,
  bids: ({ flex }) => flex?.designs.some(({ bids }) => (bids?.companies.length ?? 0) > 0) ?? false,
  searches: ({ flex }) => flex?.searches !== undefined,
  packages: ({ report }) => report.packages.length > 0,
  'left-out': ({ report }) => report.leftOut !== undefined,
  front: ({ report }) => report.front !== undefined,
  paths: hasPaths,
  'path-prices': hasPaths,
  robust: ({ report }) => report.robust !== undefined,
  sizes: ({ report }) => report.sizing !== undefined,
  finance: hasFinance,
  'cash-flow': hasFinance,
  subsidies: ({ report }) => report.packages.some(({ subsidies }) => subsidies !== undefined),
  bill: ({ variants }) => variants.some(({ sites }) => sites.some(({ bill }) => bill !== null)),
  budgets: ({ variants }) =>
    variants.some(({ sites }) => sites.some(({ budgets, levy }) => budgets.length > 0 || levy !== null)),
  carbon: hasCarbonBill,
  'co2-target': ({ report }) => report.packages.some(({ carbonTarget }) => carbonTarget !== undefined),
  explanations: isExplained,
  limits: isExplained,
  reliefs: isExplained,
  tornado: hasDeepExplanation,
  'break-evens': hasDeepExplanation,
  'shared-limits': ({ variants }) => variants.some(({ sharedLimits }) => sharedLimits.length > 0),
  'group-peaks': ({ variants }) =>
    variants.some(({ sharedLimits }) => sharedLimits.some(({ peaks }) => peaks.length > 0)),
};

/**
 * Names of the tables of a run: `variants` (but of flex products: `designs`, `futures`, `queue`, `areas`, `nodes`, `headroom`, `duration`, `calls` and, with offers,
 * `participants` and `supply`, with bids bought `bids`, with searches `searches`), `packages`, `left-out` (where choices leave any out), `front`, `sizes` (where best sizes are sought), `finance` and `cash-flow` (business case only),
 * `paths`, `path-prices` and `robust` (with price paths), `cost-parts`, `bill`
 * (not of one week), `carbon` (where emissions cost anything), `budgets`, `shared-limits` and `group-peaks` (where there are any), `co2-target`
 * (of a business case), `explanations`, `limits`, `reliefs`, `tornado` and `break-evens` (of what was explained), `defaults`,
 * and for every variant with an answer `series-<variant>-<year>` and `months-<variant>-<year>`.
 */
export function tableNames(
  result: RunResult,
  series: readonly Pick<SeriesTable, 'variant' | 'year'>[],
): string[] {
  const ofResult = Object.keys(OF_RESULT).filter(name => APPLIES[name]?.(result) ?? true);
  return [...ofResult, ...series.flatMap(one => Object.keys(OF_SERIES).map(kind => nameOf(kind, one)))];
}

/**
 * One table of a run by name (see `tableNames`).
 * @throws InputError where the run has no such table.
 */
export function tableOf(
  name: string,
  { result, series }: { readonly result: RunResult; readonly series: readonly SeriesTable[] },
): Table {
  const ofResult = Object.hasOwn(OF_RESULT, name) ? OF_RESULT[name] : undefined;
  if (ofResult && tableNames(result, []).includes(name)) return ofResult(result);
  for (const [kind, make] of Object.entries(OF_SERIES)) {
    const one = series.find(candidate => nameOf(kind, candidate) === name);
    if (one) return { ...make(one), name };
  }
  const expected = tableNames(result, series).join(', ');
  const message = `table: got ${name}, expected one of ${expected}`;
  throw new InputError([{ path: '/table', code: 'unknown-name', message, expected, value: name }]);
}

function nameOf(kind: string, { variant, year }: Pick<SeriesTable, 'variant' | 'year'>): string {
  return `${kind}-${variant}-${year}`;
}
