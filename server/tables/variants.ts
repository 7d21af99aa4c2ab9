import { newTable, numberColumn, type Table, textColumn } from '../../data/index.ts';
import type { RunResult, VariantResult } from '../../scenarios/index.ts';

/** One row per variant and path year: what it costs, what it emits, what the connection did, and how sure that is. */
export function variantsTable({ variants }: RunResult): Table {
  const amount = (name: keyof VariantResult & string, unit: string) =>
    numberColumn(
      name,
      unit,
      variants.map(variant => variant[name] as number | null),
    );
  const figures = (
    name: string,
    unit: string | null,
    read: (variant: VariantResult) => number | null | undefined,
  ) =>
    numberColumn(
      name,
      unit,
      variants.map(variant => read(variant) ?? null),
    );
  const certified = (name: 'boundEur' | 'gap' | 'maxResidualMw', unit: string | null) =>
    numberColumn(
      name,
      unit,
      variants.map(({ certificate }) => certificate?.[name] ?? null),
    );
  return newTable('variants', [
    textColumn(
      'variant',
      variants.map(({ name }) => name),
    ),
    numberColumn(
      'year',
      null,
      variants.map(({ year }) => year),
    ),
    textColumn(
      'status',
      variants.map(({ status }) => status),
    ),
    amount('costEur', 'EUR'),
    amount('emissionsTonCo2', 't CO2'),
    amount('gridEmissionsTonCo2', 't CO2'),
    amount('importMwh', 'MWh'),
    amount('exportMwh', 'MWh'),
    amount('peakMw', 'MW'),
    amount('unservedMwh', 'MWh'),
    amount('curtailedMwh', 'MWh'),
    amount('breachMwh', 'MWh'),
    amount('exclusiveHours', 'h'),
    amount('hoursAtLimit', 'h'),
    amount('valueOfOneMwEur', 'EUR/MW'),
    figures('rangeStepMw', 'MW', ({ valueRange }) => valueRange?.stepMw),
    figures('moreEurPerMw', 'EUR/MW', ({ valueRange }) => valueRange?.more.eurPerMw),
    figures('lessEurPerMw', 'EUR/MW', ({ valueRange }) => valueRange?.less?.eurPerMw),
    figures('perfectForesightEur', 'EUR', ({ foresight }) => foresight?.perfectEur),
    figures('dayAheadEur', 'EUR', ({ foresight }) => foresight?.dayAheadEur),
    figures('foresightDifferenceEur', 'EUR', ({ foresight }) => foresight?.differenceEur),
    figures('foresightDifferenceShare', null, ({ foresight }) => foresight?.differenceShare),
    ...fuels(variants),
    certified('boundEur', 'EUR'),
    certified('gap', null),
    certified('maxResidualMw', 'MW'),
    textColumn(
      'inputHash',
      variants.map(({ certificate }) => certificate?.inputHash ?? null),
    ),
    textColumn(
      'lineNl',
      variants.map(({ line }) => line.nl),
    ),
    textColumn(
      'lineEn',
      variants.map(({ line }) => line.en),
    ),
  ]);
}

/** A column per fuel that any variant uses, MWh lower heating value. */
function fuels(variants: readonly VariantResult[]) {
  const names = [...new Set(variants.flatMap(({ fuelMwh }) => Object.keys(fuelMwh ?? {})))];
  return names.map(name =>
    numberColumn(
      `${name}Mwh`,
      'MWh LHV',
      variants.map(({ fuelMwh }) => (fuelMwh ? (fuelMwh[name] ?? 0) : null)),
    ),
  );
}
