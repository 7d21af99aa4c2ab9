/**
 * Sourced tables, importers, generators and data sets.
 *
 *     const gas = emissionFactor('naturalGas');          // { value: 0.2034, unit, source, mark }
 *     const prices = readSeriesText(text, { name: 'prices.csv' }).series[0];
 *     const sun = generate('pv', {}, yearAxis(2024, 60), 1);
 */

export {
  type DictionaryEntry,
  type DictionaryKey,
  dictionary,
  dictionaryEntry,
  type FieldType,
} from './dictionary.ts';
export { systemOfSite } from './esdl/site-system.ts';
export type { EsdlAsset, EsdlCarrier, EsdlProfile, EsdlSystem } from './esdl/system.ts';
export { writeEsdl } from './esdl/write-esdl.ts';
export { toArrowStream } from './export/arrow.ts';
export { type CsvDialect, toCsv } from './export/csv.ts';
export { toParquet } from './export/parquet.ts';
export type { FolderFile } from './export/pypsa/files.ts';
export { toPypsaFolder } from './export/pypsa/pypsa.ts';
export {
  type Column,
  isoTime,
  newTable,
  numberAt,
  numberColumn,
  type Table,
  textColumn,
  timeColumn,
} from './export/table.ts';
export { distanceKm, provinceAt, provinceNamed, provinceStrips } from './geo/provinces.ts';
export { type CsvColumn, readCsvColumn } from './import/csv-column.ts';
export { messageIn } from './import/problems.ts';
export type { Why as SeriesWhy } from './import/series/instants.ts';
export { type SeriesOptions, SIDES, ZONES } from './import/series/options.ts';
export type { Preview } from './import/series/preview.ts';
export { readSeries, readSeriesText } from './import/series/read-series.ts';
export type { ImportedSeries, SeriesFile } from './import/series/series-file.ts';
export { QUANTITY_TEXTS, type Quantity, UNIT_NAMES } from './import/series/units.ts';
export { type Estimate, estimateSite, type SiteEstimate } from './intake/estimate.ts';
export type { IntakeFacts } from './intake/sheet.ts';
export {
  type DictionaryFigure,
  type DictionaryTable,
  dictionaryFigures,
  dictionaryTables,
} from './pages/dictionary-figures.ts';
export { type Figure, figuresIn } from './pages/figures.ts';
export { type ReferencePage, referencePages } from './pages/reference-pages.ts';
export { figureText, valueText } from './pages/value-text.ts';
export { FLEX_AREA_FIGURES } from './population/model-figures.ts';
export { CLUSTER_FIGURES } from './population/national-figures.ts';
export type {
  Company,
  Connection,
  GridArea,
  GridDirection,
  Origin,
  Population,
  Request,
} from './population/population.ts';
export { populationWith, syntheticPopulation } from './population/synthetic-population.ts';
export { populationTotals, type TotalRow } from './population/totals.ts';
export type { DayHours, FlexProduct, PresetCall } from './products/flex-product.ts';
export { blocksOf, flexProduct, flexProducts, presetProduct } from './products/products.ts';
export { ARCHETYPES as SITE_ARCHETYPES } from './profiles/archetypes.ts';
export { type ConnectionGroup, connectionGroup } from './profiles/connections.ts';
export { seedOf } from './profiles/draws.ts';
export { type Feeder, feederLoadMw, syntheticFeeder } from './profiles/feeder.ts';
export { generate } from './profiles/generate.ts';
export type { Archetype as SiteArchetype } from './profiles/shape.ts';
export { type SiteProfile, siteProfile } from './profiles/site-profile.ts';
export { type ImportedRecords, importRecords, recogniseRecords } from './records/import-records.ts';
export type { Fact } from './records/record-import.ts';
export { type DataSet, isDataSetName, type NewDataSet, type SeriesHeader } from './sets/data-set.ts';
export { type DataSets, openDataSets } from './sets/data-sets.ts';
export type { DataSetHeader } from './sets/file.ts';
export { type Outline, outlineOf } from './sets/outline.ts';
export { isKeptForm, type RecordHeader, type RecordSet } from './sets/record-set.ts';
export { setNameOf, setsOfSeries } from './sets/series-sets.ts';
export { type Understood, understoodRecords, understoodSeries } from './sets/understood.ts';
export {
  GENERATORS,
  type GeneratorKind,
  type GeneratorParameter,
  generatorIssues,
  generatorParameters,
  generatorUnit,
} from './synthetic/parameters.ts';
export {
  RECENT,
  SYSTEM_VIEWS,
  type SystemView,
  type SystemYear,
  systemYear,
} from './synthetic/power-system.ts';
export { ARCHETYPES, type Archetype } from './synthetic/production.ts';
export { type SyntheticYear, type SyntheticYearOptions, syntheticYear } from './synthetic/year.ts';
export { type DiscountRate, discountRate } from './tables/discount-rates.ts';
export {
  energyTaxBrackets,
  energyTaxYears,
  type TaxBracket,
  type TaxedCarrier,
} from './tables/energy-tax.ts';
export {
  benchmarkAt,
  CBAM_GOODS,
  ETS_PRODUCTS,
  type EtsBenchmark,
  etsBenchmark,
} from './tables/ets-benchmarks.ts';
export { CBAM_VERSIONS, type EtsFactor, etsFactor, INDIRECT_COST_AID } from './tables/ets-factors.ts';
export { emissionFactor, type HeatingValue, heatingValue } from './tables/fuels.ts';
export {
  GRID_LEVELS,
  type GridTariff,
  gridTariff,
  gridTariffs,
  OPERATORS,
  SHORT_USE,
} from './tables/grid-tariffs.ts';
export {
  etsReferenceEurPerTon,
  LEVY_VERSIONS,
  type LevyPath,
  type LevyVersion,
  levyPath,
  WASTE_IN_ETS_FROM,
  WASTE_LEVY,
} from './tables/levies.ts';
export type { LevyRights } from './tables/levy-rights.ts';
export { type PathPoint, type PricePath, valueBetween } from './tables/path.ts';
export { pricePath, pricePathNames } from './tables/price-paths.ts';
export { sdeTechnology } from './tables/sde.ts';
export { MARKS, type Mark, type Sourced, type Text } from './tables/sourced.ts';
export { SUBSIDIES } from './tables/subsidies.ts';
export { TABLES } from './tables/tables.ts';
export type { HeatNeed, Process } from './techniques/process.ts';
export { processes, techniquesFor } from './techniques/processes.ts';
export { technologies, technology, technologyIn } from './techniques/technologies.ts';
export type { AssetPart, Performance, Technology } from './techniques/technology.ts';
