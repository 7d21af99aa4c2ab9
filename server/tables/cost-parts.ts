import { newTable, numberColumn, type Table, textColumn } from '../../data/index.ts';
import { COST_PARTS, type CostParts } from '../../engine/index.ts';
import type { RunResult } from '../../scenarios/index.ts';

/** One row per variant, year, site and cost part; the parts of a site add up to its cost, income is negative. */
export function costPartsTable({ variants }: RunResult): Table {
  const rows = variants.flatMap(({ name, year, sites }) =>
    sites.flatMap(site =>
      partsOf(site.costParts).map(part => ({ variant: name, year, site: site.name, ...part })),
    ),
  );
  return newTable('cost-parts', [
    textColumn(
      'variant',
      rows.map(row => row.variant),
    ),
    numberColumn(
      'year',
      null,
      rows.map(row => row.year),
    ),
    textColumn(
      'site',
      rows.map(row => row.site),
    ),
    textColumn(
      'part',
      rows.map(row => row.part),
    ),
    numberColumn(
      'costEur',
      'EUR',
      rows.map(row => row.eur),
    ),
  ]);
}

function partsOf(parts: CostParts) {
  return COST_PARTS.map(part => ({ part, eur: parts[part] }));
}
