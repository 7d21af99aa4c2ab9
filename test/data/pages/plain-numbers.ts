/** Numbers by file. Each is no figure of the world, for the reason its list gives; a new one is either a figure or joins a list here. */
type Plain = Readonly<Record<string, readonly number[]>>;

/** Parts of a day, week, year and clock, and what counts them. */
const CALENDAR: Plain = {
  'calendar/holidays.ts': [
    3, 4, 5, 7, 8, 11, 12, 15, 19, 22, 25, 27, 30, 31, 32, 39, 49, 50, 114, 451, 60000, 3600000,
  ],
  'esdl/profiles.ts': [60000],
  'esdl/write-esdl.ts': [15, 60000],
  'import/csv-column.ts': [3, 4, 60, 60000],
  'import/formats/epex-wide.ts': [12, 24, 60, 900, 3600, 86400],
  'import/series/clock.ts': [1000000, 86400000, 3600000000000],
  'import/series/dates.ts': [3, 12, 900, 2000, 3600, 10000, 86400, 86400000],
  'import/series/finish.ts': [60],
  'import/series/grid.ts': [15, 60, 75, 60000, 900000, 3600000],
  'import/series/instants.ts': [3, 4, 60, 8760, 8784, 35040, 35136, 60000, 900000, 3600000, 86400000],
  'import/series/place.ts': [60, 60000],
  'import/series/read-series.ts': [60, 3600000],
  'import/series/row-text.ts': [4, 5, 6, 60, 3600],
  'import/series/rows.ts': [12, 24, 31, 2000, 3600],
  'import/series/time-code.ts': [100000],
  'import/series/values.ts': [3, 4, 6, 15, 60, 60000, 900000],
  'intake/estimate.ts': [6, 3600, 8760],
  'intake/sheet.ts': [8760],
  'population/connections.ts': [1e-9, 8760],
  'population/requests.ts': [4, 8760],
  'products/products.ts': [3, 4, 5, 6, 7],
  'profiles/days.ts': [6, 7, 1970],
  'profiles/quarters.ts': [4, 15, 60, 60000, 3600000],
  'profiles/schedule.ts': [60, 365.25],
  'profiles/site-shape.ts': [24],
  'profiles/standstill.ts': [23, 24],
  'sites/midden-plants.ts': [-180, -90, 0.0036, 90, 180, 2020, 9999],
  'sites/site-power.ts': [-180, -90, 0.0036, 90, 180, 8784],
  'synthetic/generate.ts': [60, 60000, 3600000],
  'synthetic/national-load.ts': [0.5, 6, 7],
  'synthetic/power-system.ts': [2023, 2030],
  'synthetic/price.ts': [0.5, 4, 24],
  'synthetic/production.ts': [7, 24, 365.25, 60000, 3600000],
  'synthetic/refine.ts': [-0.375, -0.125, 0.125, 0.3125, 0.375, 3, 4, 60, 3600000],
  'synthetic/weather.ts': [1e-9, 0.5, 24, 365.2425, 3600000],
  'synthetic/year.ts': [60, 60000, 3600000],
  'tables/grid-tariffs.ts': [2025, 10000, 10000000],
  'tables/levies.ts': [2021],
  'tables/sde.ts': [2022, 2023, 2024, 2025, 2026],
  'tables/subsidies.ts': [2022, 2023, 2024, 2026],
};

/** Codes of characters, lengths of texts and names, sizes of what is read at a time. */
const TEXT: Plain = {
  'esdl/xml.ts': [128, 200, 1024],
  'export/csv.ts': [12],
  'grid-map/capacity-schema.ts': [4],
  'import/formats/type-days.ts': [5],
  'import/problems.ts': [3, 20, 80],
  'import/series/cells.ts': [9, 32, 34, 64, 160],
  'import/series/decimal.ts': [3, 4, 15, 43, 44, 45, 46, 48, 57],
  'import/series/decode.ts': [9, 13, 32, 129, 141, 143, 144, 157, 254, 255],
  'import/series/growing.ts': [4096],
  'import/series/head.ts': [40, 200],
  'import/series/lines.ts': [13, 1000000],
  'import/series/stamp.ts': [
    4, 8, 14, 24, 32, 40, 43, 45, 46, 47, 48, 57, 58, 60, 67, 84, 85, 90, 120, 2000, 3600, 9999, 86400,
  ],
  'population/synthetic-population.ts': [8, 31],
  'profiles/archetype-figures.ts': [6],
  'records/import-records.ts': [40],
  'records/json-text.ts': [32, 60, 1024],
  'records/table.ts': [20, 64, 1024],
  'sets/data-set.ts': [8, 15, 60, 80, 60000],
  'sets/file.ts': [8, 10, 64, 1024],
  'sets/series-sets.ts': [80],
  'sets/understood.ts': [100, 32000],
  'synthetic/parameters.ts': [80],
};

/** Powers of ten and conversions between units; degrees of a circle and of the globe. */
const UNITS: Plain = {
  'esdl/asset-kinds.ts': [0.000001, 3600000000],
  'esdl/read-esdl.ts': [90, 180],
  'esdl/units.ts': [
    -273.15, 0.000001, 0.001, 0.01, 1000000, 1000000000, 3600000000, 1000000000000, 1000000000000000,
  ],
  'geo/provinces.ts': [0.5, 180],
  'grid-map/area-list.ts': [-180, 180],
  'import/series/units.ts': [200, 3600, 10000, 1000000],
  'intake/fields.ts': [1000000],
  'population/energy.ts': [3600],
  'population/imported-companies.ts': [0.0036, 5, 1000000],
  'population/totals.ts': [1e-9, 0.0000036],
  'sites/emission-json.ts': [-180, -90, 90, 180],
  'synthetic/pv.ts': [180],
  'synthetic/sun.ts': [3, 4, 12, 15, 24, 60, 180, 3600000, 86400000],
  'tables/energy-paths.ts': [3600],
  'tables/energy-tax.ts': [3600, 1000000000],
  'tables/fuels.ts': [3.6],
};

/** Mathematics: formulas of a distribution or a generator of chance, powers, rounding, bounds of a search; named where they stand. */
const METHOD: Plain = {
  'import/series/plausible.ts': [0.000001, 0.0001, 0.51, 7, 60000],
  'population/grid-areas.ts': [0.5, 3],
  'population/grid-figures.ts': [3],
  'population/placing.ts': [60],
  'population/sizes.ts': [0.135, 0.1975, 3, 50],
  'profiles/draws.ts': [-3, -2, 3, 13, 16, 2246822507, 2654435769, 3266489909],
  'profiles/connections.ts': [20_000],
  'profiles/feeder.ts': [0.5, 12, 31],
  'profiles/shape.ts': [0.5, 13, 24],
  'profiles/site-profile.ts': [31],
  'synthetic/check-seed.ts': [31],
  'synthetic/fleet.ts': [1e-9, 3],
  'synthetic/noise.ts': [
    -2, -1.821255978, -0.356563782, 0.2316419, 0.31938153, 0.3989422804014327, 1.330274429, 1.781477937, 3, 4,
    5, 6, 7, 8, 9, 11, 12, 13, 14, 15, 16, 24, 768, 2246822507, 2654435769, 3266489909,
  ],
  'synthetic/wind.ts': [1e-9, 3],
};

/** Every number that needs no unit, source and mark, by file. */
export const PLAIN_NUMBERS: Plain = { ...CALENDAR, ...TEXT, ...UNITS, ...METHOD };
