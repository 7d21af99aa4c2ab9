import { newTable, numberColumn, type Table, textColumn } from '../../data/index.ts';
import type { RunResult } from '../../scenarios/index.ts';

/** One row per variant, year, group, charge on its peak and member: what the group is charged, and what this member bears. */
export function groupPeaksTable({ variants }: RunResult): Table {
  const rows = variants.flatMap(({ name, year, sharedLimits, sites }) =>
    sharedLimits.flatMap(({ name: group, peaks }) =>
      peaks.flatMap(charge =>
        charge.members.map(member => {
          const ownMw = sites.find(site => site.name === member.site)!.peakMw;
          return { variant: name, year, group, charge, member, ownMw };
        }),
      ),
    ),
  );
  type Row = (typeof rows)[number];
  const words = (name: string, read: (row: Row) => string) => textColumn(name, rows.map(read));
  const amount = (name: string, unit: string | null, read: (row: Row) => number) =>
    numberColumn(name, unit, rows.map(read));
  return newTable('group-peaks', [
    words('variant', ({ variant }) => variant),
    amount('year', null, ({ year }) => year),
    words('group', ({ group }) => group),
    words('period', ({ charge }) => charge.period),
    words('sharedBy', ({ charge }) => charge.sharedBy),
    amount('groupPeakMw', 'MW', ({ charge }) => Math.max(...charge.peaksMw)),
    amount('groupEur', 'EUR', ({ charge }) => charge.costEur),
    words('site', ({ member }) => member.site),
    amount('ownPeakMw', 'MW', ({ ownMw }) => ownMw),
    amount('eur', 'EUR', ({ member }) => member.costEur),
  ]);
}
