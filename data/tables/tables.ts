import { PROVINCE_GRID } from '../geo/province-map.ts';
import { PLAUSIBLE } from '../import/plausible-figures.ts';
import { INTAKE_FIGURES } from '../intake/estimate.ts';
import { POPULATION_FIGURES } from '../population/figures.ts';
import { FLEX_PRODUCTS } from '../products/products.ts';
import { ARCHETYPE_FIGURES } from '../profiles/archetype-figures.ts';
import { FEEDER_FIGURES } from '../profiles/feeder-shapes.ts';
import { PROFILE_MODEL } from '../profiles/model-figures.ts';
import { SYNTHETIC_FIGURES } from '../synthetic/figures.ts';
import { PROCESSES } from '../techniques/processes.ts';
import { TECHNOLOGIES } from '../techniques/technologies.ts';
import { DISCOUNT_RATES } from './discount-rates.ts';
import {
  BRACKETS,
  energyTaxBrackets,
  energyTaxYears,
  type TaxBracket,
  type TaxedCarrier,
} from './energy-tax.ts';
import { BENCHMARK_UPDATES, CBAM_GOODS, ETS_BENCHMARKS } from './ets-benchmarks.ts';
import { ETS_FACTORS, INDIRECT_COST_AID } from './ets-factors.ts';
import { EMISSION_FACTORS, GAS_KG_PER_GJ, HEATING_VALUES } from './fuels.ts';
import { GRID_TARIFFS, SHORT_USE } from './grid-tariffs.ts';
import { LEVIES, WASTE_IN_ETS_FROM, WASTE_LEVY } from './levies.ts';
import { PRICE_PATHS } from './price-paths.ts';
import { SECTOR_SIZES } from './sector-sizes.ts';
import { SUBSIDIES } from './subsidies.ts';

/** Bracket tables by year, each year with the rates that stand in where it has none of its own. */
function taxTable(carrier: TaxedCarrier): Readonly<Record<number, readonly TaxBracket[]>> {
  return Object.fromEntries(energyTaxYears(carrier).map(year => [year, energyTaxBrackets(carrier, year)]));
}

/** Every sourced table of the tool. */
export const TABLES = {
  technologies: TECHNOLOGIES,
  processes: PROCESSES,
  emissionFactors: { ...EMISSION_FACTORS, naturalGasAsPublished: GAS_KG_PER_GJ },
  heatingValues: HEATING_VALUES,
  pricePaths: PRICE_PATHS,
  levies: [...LEVIES, WASTE_LEVY],
  etsBenchmarks: { updates: BENCHMARK_UPDATES, benchmarks: ETS_BENCHMARKS, cbamGoods: CBAM_GOODS },
  etsFactors: { factors: ETS_FACTORS, wasteIncineratorsFrom: WASTE_IN_ETS_FROM },
  indirectCostAid: INDIRECT_COST_AID,
  energyTax: {
    brackets: BRACKETS,
    electricity: taxTable('electricity'),
    naturalGas: taxTable('naturalGas'),
  },
  gridTariffs: GRID_TARIFFS,
  shortUse: SHORT_USE,
  flexProducts: FLEX_PRODUCTS,
  discountRates: DISCOUNT_RATES,
  subsidies: SUBSIDIES,
  sectorSizes: SECTOR_SIZES,
  intakeEstimates: INTAKE_FIGURES,
  powerSystem: SYNTHETIC_FIGURES.system,
  syntheticParameters: SYNTHETIC_FIGURES.parameters,
  syntheticModel: SYNTHETIC_FIGURES.model,
  siteProfiles: { archetypes: ARCHETYPE_FIGURES, feeder: FEEDER_FIGURES, model: PROFILE_MODEL },
  population: POPULATION_FIGURES,
  plausible: PLAUSIBLE,
  provinceMap: PROVINCE_GRID,
} as const;
