import { newTable, numberColumn, type Table, textColumn } from '../../data/index.ts';
import type { LeftOutPackages, RunResult } from '../../scenarios/index.ts';

/** One row per reason for which packages of the choices were not computed. */
export function leftOutTable({ report: { leftOut = [] } }: RunResult): Table {
  const words = (name: string, of: (line: LeftOutPackages) => string) => textColumn(name, leftOut.map(of));
  return newTable('left-out', [
    words('rule', line => line.rule),
    numberColumn(
      'packages',
      null,
      leftOut.map(line => line.packages),
    ),
    words('reasonNl', line => line.reason.nl),
    words('reasonEn', line => line.reason.en),
    words('examples', line => line.examples.join('; ')),
  ]);
}
