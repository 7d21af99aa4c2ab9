import { newTable, numberColumn, type Table, textColumn } from '../../data/index.ts';
import type { RobustPackage, RunResult } from '../../scenarios/index.ts';

/** One row per package with an answer in every path: what it is worth in each, and what the best choice is worth more. */
export function robustTable({ report: { robust, paths = [] } }: RunResult): Table {
  const packages = robust?.packages ?? [];
  const amount = (name: string, unit: string | null, of: (line: RobustPackage) => number) =>
    numberColumn(name, unit, packages.map(of));
  const words = (name: string, of: (line: RobustPackage) => string) => textColumn(name, packages.map(of));
  return newTable('robust', [
    words('package', ({ name }) => name),
    ...paths.map(({ name }, k) => amount(`npvEur/${name}`, 'EUR', ({ npvEur }) => npvEur[k]!)),
    ...paths.map(({ name }, k) => amount(`regretEur/${name}`, 'EUR', ({ regretEur }) => regretEur[k]!)),
    amount('expectedEur', 'EUR', ({ expectedEur }) => expectedEur),
    amount('worstEur', 'EUR', ({ worstEur }) => worstEur),
    amount('worstRegretEur', 'EUR', ({ worstRegretEur }) => worstRegretEur),
    amount('bestIn', null, ({ bestIn }) => bestIn),
    amount('bestShare', '1', ({ bestShare }) => bestShare),
    words('lineNl', ({ line }) => line.nl),
    words('lineEn', ({ line }) => line.en),
  ]);
}
