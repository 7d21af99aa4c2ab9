import { newTable, numberColumn, type Table, textColumn } from '../../data/index.ts';
import type { RunResult } from '../../scenarios/index.ts';

/** One row per variant, year and limit over several sites: how it was used and what one more MW of it is worth. */
export function sharedLimitsTable({ variants }: RunResult): Table {
  const rows = variants.flatMap(({ name, year, sharedLimits }) =>
    sharedLimits.map(limit => ({ variant: name, year, limit })),
  );
  const amount = (name: string, unit: string | null, read: (row: (typeof rows)[number]) => number | null) =>
    numberColumn(name, unit, rows.map(read));
  return newTable('shared-limits', [
    textColumn(
      'variant',
      rows.map(({ variant }) => variant),
    ),
    amount('year', null, ({ year }) => year),
    textColumn(
      'limit',
      rows.map(({ limit }) => limit.name),
    ),
    amount('peakImportMw', 'MW', ({ limit }) => limit.peakImportMw),
    amount('peakExportMw', 'MW', ({ limit }) => limit.peakExportMw),
    amount('hoursAtLimit', 'h', ({ limit }) => limit.hoursAtLimit),
    amount('valueOfOneMwEur', 'EUR/MW', ({ limit }) => limit.valueOfOneMwEur),
    amount('valueOfOneExportMwEur', 'EUR/MW', ({ limit }) => limit.valueOfOneExportMwEur),
    amount('rangeStepMw', 'MW', ({ limit }) => limit.valueRange?.stepMw ?? null),
    amount('moreEurPerMw', 'EUR/MW', ({ limit }) => limit.valueRange?.more.eurPerMw ?? null),
    amount('lessEurPerMw', 'EUR/MW', ({ limit }) => limit.valueRange?.less?.eurPerMw ?? null),
  ]);
}
