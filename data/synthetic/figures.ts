import { FLEET_FIGURES } from './fleet.ts';
import { LOAD_FIGURES } from './national-load.ts';
import { GENERATOR_FIGURES } from './parameters.ts';
import { SYSTEM_FIGURES } from './power-system.ts';
import { PRICE_FIGURES } from './price.ts';
import { PRODUCTION_FIGURES } from './production.ts';
import { PV_FIGURES } from './pv.ts';
import { QUARTER_FIGURES } from './refine.ts';
import { STORAGE_FIGURES } from './storage.ts';
import { SUN_FIGURES } from './sun.ts';
import { WEATHER_FIGURES } from './weather-figures.ts';
import { WIND_FIGURES } from './wind.ts';

/** Figures of the synthetic years: the power system by year, what may be set, and what the model itself is made of. */
export const SYNTHETIC_FIGURES = {
  system: SYSTEM_FIGURES,
  parameters: GENERATOR_FIGURES,
  model: {
    weather: WEATHER_FIGURES,
    sun: SUN_FIGURES,
    pv: PV_FIGURES,
    wind: WIND_FIGURES,
    fleet: FLEET_FIGURES,
    load: LOAD_FIGURES,
    price: { ...PRICE_FIGURES, quarters: QUARTER_FIGURES, storage: STORAGE_FIGURES },
    works: PRODUCTION_FIGURES,
  },
} as const;
