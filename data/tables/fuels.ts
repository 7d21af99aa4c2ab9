import { figures, type Sourced } from './sourced.ts';

const ETSOURCE = 'Energy Transition Model carriers, quintel/etsource @54775b3';
const perMwh = 't CO2/MWh (lower heating value)';
const biogenic = figures(`${ETSOURCE}: the carbon is biogenic and counts as zero under the EU ETS`, 'S');

const GJ_PER_MWH = 3.6;

/** Fossil carbon of natural gas as it is published; `EMISSION_FACTORS` has it per MWh. */
export const GAS_KG_PER_GJ = figures(ETSOURCE, 'S')(56.5, 'kg CO2/GJ (lower heating value)');

/** Fossil emissions of a fuel, tonne CO2 per MWh of lower heating value. */
export const EMISSION_FACTORS: Readonly<Record<string, Sourced<number>>> = {
  naturalGas: figures(`${ETSOURCE}: ${GAS_KG_PER_GJ.value} kg/GJ`, 'S')(
    (GAS_KG_PER_GJ.value * GJ_PER_MWH) / 1000,
    perMwh,
  ),
  greenGas: biogenic(0, perMwh),
  biomass: biogenic(0, perMwh),
  suppliedHeat: figures('Heat of another burns nothing on the site; what made it is not counted', 'D')(
    0,
    perMwh,
  ),
  hydrogen: figures('No carbon at the burner; emissions of making the hydrogen are not on the site', 'D')(
    0,
    perMwh,
  ),
};

/** Fossil emission factor by fuel (`naturalGas`, `hydrogen`, `biomass`, `greenGas`, `suppliedHeat`), t CO2/MWh LHV; undefined for others. */
export function emissionFactor(fuel: string): Sourced<number> | undefined {
  return Object.hasOwn(EMISSION_FACTORS, fuel) ? EMISSION_FACTORS[fuel] : undefined;
}

/** Energy in a normal cubic metre, counted with (higher) and without (lower) the heat of condensing water. */
export interface HeatingValue {
  readonly lowerMjPerNm3: Sourced<number>;
  readonly higherMjPerNm3: Sourced<number>;
}

const gas = figures('Groningen-quality gas: 31.65 MJ/Nm3 lower, 35.17 MJ/Nm3 higher (Wbm art. 59)', 'S');

export const HEATING_VALUES: Readonly<Record<string, HeatingValue>> = {
  naturalGas: { lowerMjPerNm3: gas(31.65, 'MJ/Nm3'), higherMjPerNm3: gas(35.17, 'MJ/Nm3') },
};

/** Heating values by fuel; green gas is brought to the quality of natural gas. Undefined for a fuel not sold by volume. */
export function heatingValue(fuel: string): HeatingValue | undefined {
  return fuel === 'naturalGas' || fuel === 'greenGas' ? HEATING_VALUES.naturalGas : undefined;
}
