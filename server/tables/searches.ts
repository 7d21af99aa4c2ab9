import { newTable, numberColumn, type Table, textColumn } from '../../data/index.ts';
import type { DesignSearch, RunResult, SearchedDesign } from '../../scenarios/index.ts';

/** Numbers that a search seeks at most. */
const MOST_RANGES = 6;

/** One row per design that a search ran: its values, what it brings, whether it counts, and whether it is the best or on the front. */
export function searchesTable({ flex }: RunResult): Table {
  const rows = (flex?.searches ?? []).flatMap(search =>
    search.trials.map((trial, k) => ({ search, trial, k })),
  );
  const widest = Math.max(0, ...(flex?.searches ?? []).map(({ ranges }) => ranges.length));
  type Row = { readonly search: DesignSearch; readonly trial: SearchedDesign; readonly k: number };
  const words = (name: string, of: (row: Row) => string | null) => textColumn(name, rows.map(of));
  const amount = (name: string, unit: string | null, of: (trial: SearchedDesign) => number | null) =>
    numberColumn(
      name,
      unit,
      rows.map(({ trial }) => of(trial)),
    );
  const values = Array.from({ length: Math.min(widest, MOST_RANGES) }, (_, d) => [
    words(`pointer${d + 1}`, ({ search }) => search.ranges[d]?.name ?? null),
    amount(`value${d + 1}`, null, trial => trial.values[d] ?? null),
  ]);
  const yesNo = (is: boolean) => (is ? 'yes' : 'no');
  return newTable('searches', [
    words('design', ({ search }) => search.design),
    numberColumn(
      'run',
      null,
      rows.map(({ k }) => k + 1),
    ),
    numberColumn(
      'seed',
      null,
      rows.map(({ search }) => search.seed),
    ),
    words('stage', ({ trial }) => trial.stage),
    ...values.flat(),
    words('best', ({ search, k }) => yesNo(search.best === k)),
    words('onFront', ({ search, k }) => yesNo(search.front.includes(k))),
    words('keepsConstraints', ({ trial }) => yesNo(trial.isAllowed)),
    amount('servedMw', 'MW', one => one.servedMw),
    amount('unlockedMw', 'MW', one => one.unlockedMw),
    amount('costEur', 'EUR/yr', one => one.costEur),
    amount('eurPerMwUnlocked', 'EUR/MW/yr', one => one.eurPerMwUnlocked),
    amount('overloadHours', 'h', one => one.overloadHours),
    amount('overloadMwh', 'MWh', one => one.overloadMwh),
    amount('companyGainEur', 'EUR/yr', one => one.companyGainEur),
    words('refused', ({ trial }) => trial.refused),
  ]);
}
