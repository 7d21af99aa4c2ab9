import { GRID_FIGURES } from './grid-figures.ts';
import { MODEL_FIGURES } from './model-figures.ts';
import {
  BALANCE_2023,
  CLUSTER_FIGURES,
  MIDDEN_GAS,
  PROVINCES,
  SITES_BY_PROVINCE,
} from './national-figures.ts';
import { SECTORS } from './sectors.ts';

/** Figures of the synthetic Cluster 6: what is published, and what the model adds. */
export const POPULATION_FIGURES = {
  cluster: CLUSTER_FIGURES,
  sectors: SECTORS,
  provinces: PROVINCES,
  sitesByProvince: SITES_BY_PROVINCE,
  balance: BALANCE_2023,
  middenGas: MIDDEN_GAS,
  grid: GRID_FIGURES,
  model: MODEL_FIGURES,
} as const;
