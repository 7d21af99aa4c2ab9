import { draws } from '../profiles/draws.ts';
import { emissionFactor, heatingValue } from '../tables/fuels.ts';
import type { Sourced } from '../tables/sourced.ts';
import { MODEL_FIGURES } from './model-figures.ts';
import { CLUSTER_FIGURES as CLUSTER } from './national-figures.ts';
import type { Company } from './population.ts';
import type { Sector } from './sectors.ts';
import { sumOf } from './sizes.ts';

const MJ_PER_MWH = 3600;
const { energy: FIGURES } = MODEL_FIGURES;
const ENGINE_EFFICIENCY = FIGURES.engineEfficiency.value;
const RATIO_SPREAD = FIGURES.ratioSpread.value;

/** What a site uses in a year. */
export interface Energy {
  readonly gasM3: number;
  readonly powerMwh: number;
  readonly ownPowerMwh: number;
  /** Waste burnt, of a waste-to-energy plant. */
  readonly wasteTon?: number;
}

function gasMwhOf(gasM3: number): number {
  return (gasM3 * heatingValue('naturalGas')!.lowerMjPerNm3.value) / MJ_PER_MWH;
}

function gasM3Of(mwh: number): number {
  return (mwh * MJ_PER_MWH) / heatingValue('naturalGas')!.lowerMjPerNm3.value;
}

/** Fossil CO2 of the gas, t. */
export function gasTon(gasM3: number): number {
  return gasMwhOf(gasM3) * emissionFactor('naturalGas')!.value;
}

/** Energy of the ETS sites of a sector from their tonnes: gas exact, power and own power in the ratios published. */
export function etsEnergy(seed: number, sector: Sector, ktons: readonly number[]): readonly Energy[] {
  const random = draws(seed, 'energy', sector.id);
  const factor = emissionFactor('naturalGas')!.value;
  const gasMwh = ktons.map(kton => (1000 * kton * sector.gasShareOfEmissions.value) / factor);
  if (sector.id === 'ict')
    return ktons.map(() => ({
      gasM3: 0,
      powerMwh:
        CLUSTER.dataCentreMedianMwh.value * Math.exp(FIGURES.dataCentreSpread.value * random.normal()),
      ownPowerMwh: 0,
    }));
  const total = sumOf(gasMwh);
  const power = spreadOver(gasMwh, total * sector.powerOverGas.value, () =>
    Math.exp((sector.powerSpread?.value ?? RATIO_SPREAD) * random.normal()),
  );
  const ownTotal = total * sector.ownPowerOverGas.value;
  const engines = withEngines(gasMwh, ownTotal, random.uniform);
  const own = spreadOver(gasMwh, ownTotal, k => (engines.has(k) ? 1 : 0));
  return gasMwh.map((mwh, k) => ({ gasM3: gasM3Of(mwh), powerMwh: power[k]!, ownPowerMwh: own[k]! }));
}

/** Sites with an engine or turbine: large ones first, but not by size alone, until together they can make the total. */
function withEngines(gasMwh: readonly number[], ownMwh: number, uniform: () => number): ReadonlySet<number> {
  const weigh = (mwh: number) => mwh * (FIGURES.engineChance.value + uniform());
  const order = gasMwh.map((mwh, k) => [weigh(mwh), k] as const).sort((a, b) => b[0] - a[0]);
  const chosen = new Set<number>();
  let canMake = 0;
  for (const [, k] of order) {
    if (canMake >= ownMwh) break;
    chosen.add(k);
    canMake += ENGINE_EFFICIENCY * gasMwh[k]!;
  }
  return chosen;
}

/** Spreads a total over sites in proportion to their size times a weight. */
function spreadOver(
  sizes: readonly number[],
  total: number,
  weight: (k: number) => number,
): readonly number[] {
  const weights = sizes.map((size, k) => size * weight(k));
  const sum = sumOf(weights);
  return weights.map(one => (sum === 0 ? 0 : (one * total) / sum));
}

/** Energy of one company outside the ETS: above the criterion of Cluster 6 for gas or for power, below 20 MW of boilers. */
export function otherEnergy(seed: number, sector: Sector, k: number): Energy {
  const random = draws(seed, 'other energy', sector.id, k);
  const between = ({ value: [low, high] }: Sourced<readonly number[]>) => random.uniform(low, high);
  const within = (median: number, least: number, most: number) =>
    Math.min(most, Math.max(least, median * Math.exp(FIGURES.otherSpread.value * random.normal()))) *
    between(FIGURES.otherRound);
  if (sector.id === 'waste') {
    const mw = CLUSTER.wastePlantMw.value * Math.exp(FIGURES.wasteSpread.value * random.normal());
    const made = mw * CLUSTER.wasteHours.value * between(FIGURES.wasteHours);
    const gasM3 = FIGURES.wasteGas.value * between(FIGURES.wasteGasSpread);
    const wasteTon = made / (FIGURES.wasteYield.value * between(FIGURES.wasteYieldSpread));
    return { gasM3, powerMwh: FIGURES.wasteOwnUse.value * made, ownPowerMwh: made, wasteTon };
  }
  const ratio =
    (sector.otherPowerOverGas ?? sector.powerOverGas).value * Math.exp(RATIO_SPREAD * random.normal());
  if (sector.id === 'ict' || ratio > FIGURES.powerRatio.value) {
    const { otherPowerMedianMwh, powerCriterionMwh, otherPowerLargestMwh } = CLUSTER;
    const powerMwh = within(
      otherPowerMedianMwh.value,
      powerCriterionMwh.value * FIGURES.aboveCriterion.value,
      otherPowerLargestMwh.value,
    );
    return { gasM3: sector.id === 'ict' ? 0 : gasM3Of(powerMwh / ratio), powerMwh, ownPowerMwh: 0 };
  }
  const { otherGasMedianM3, gasCriterionM3, otherGasLargestM3 } = CLUSTER;
  const leastGasM3 = gasCriterionM3.value * FIGURES.aboveCriterion.value;
  const gasM3 = within(otherGasMedianM3.value, leastGasM3, otherGasLargestM3.value);
  return { gasM3, powerMwh: gasMwhOf(gasM3) * ratio, ownPowerMwh: 0 };
}

/** Useful heat by level: what the gas gives after own power, through a boiler or straight into a furnace. */
export function heatOf(sector: Sector, { gasM3, ownPowerMwh }: Energy): Company['heatMwhPerYear'] {
  if (sector.id === 'waste' || sector.id === 'ict') return undefined;
  const boiler = CLUSTER.boilerEfficiency.value;
  const fuelMwh = Math.max(gasMwhOf(gasM3) - ownPowerMwh / boiler, 0);
  const [hotWater, steam, furnace] = sector.heatLevels.value;
  const part = (share: number, efficiency: number) => Math.round(fuelMwh * share * efficiency);
  return {
    ...(hotWater > 0 && { hotWater: part(hotWater, boiler) }),
    ...(steam > 0 && { steam: part(steam, boiler) }),
    ...(furnace > 0 && { furnace: part(furnace, 1) }),
  };
}
