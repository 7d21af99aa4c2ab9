import { RECENT, type SystemYear, syntheticYear, systemYear } from '../../data/index.ts';
import { type Asset, type Axis, dispatch, type Site } from '../../engine/index.ts';
import type { Figures } from '../benchmark.ts';
import { quantile, rounded } from '../statistics.ts';
import { realYears } from './real-prices.ts';

const BATTERY: Asset = {
  kind: 'battery',
  name: 'battery',
  chargeMw: 1,
  dischargeMw: 1,
  energyMwh: 2,
  minimumMwh: 0,
  startMwh: null,
  end: 'cyclic',
  wearEurPerMwh: 0,
  efficiencyIn: 0.95,
  efficiencyOut: 0.95,
  lossPerHour: 0,
};
const HEATER = { level: 'steam', heatMw: 1, operationEurPerMwh: 0 } as const;
const GAS_BOILER: Asset = {
  ...HEATER,
  kind: 'gasBoiler',
  name: 'gas-boiler',
  efficiency: 0.9,
  fuel: 'naturalGas',
};
const E_BOILER: Asset = { ...HEATER, kind: 'eBoiler', name: 'e-boiler', efficiency: 0.99 };

export interface Priced {
  readonly axis: Axis;
  readonly priceEurPerMwh: Float64Array;
}

/** Assets whose yearly worth is set against the real years, each with what stands beside it anyway. */
export const WORTHS: readonly { name: string; without: readonly Asset[]; asset: Asset }[] = [
  { name: 'a battery of 1 MW and 2 MWh', without: [], asset: BATTERY },
  { name: 'an e-boiler next to a gas boiler', without: [GAS_BOILER], asset: E_BOILER },
];

/** What an asset saves over the year, EUR, at a site that trades at the day-ahead price. Gas and CO2 cost the same in all years. */
export async function worthEur(
  { axis, priceEurPerMwh }: Priced,
  without: readonly Asset[],
  asset: Asset,
): Promise<number> {
  const heat = without.length > 0 ? { steam: 1 } : {};
  const costs: number[] = [];
  for (const assets of [without, [...without, asset]]) {
    const site: Site = {
      name: 'site',
      electricityLoadMw: 0,
      heatLoadMw: heat,
      limits: { importMw: 5, exportMw: 5 },
      peaks: [],
      importEurPerMwh: priceEurPerMwh,
      exportEurPerMwh: priceEurPerMwh,
      electricityTax: [],
      gridEurPerMwh: 0,
      gridContractEur: 0,
      gridFixedEur: 0,
      fuels: { naturalGas: { priceEurPerMwh: 40, tax: [], emissionsTonPerMwh: 0.2034 } },
      carbon: { etsEurPerTon: 75, freeAllocationTon: 0, levyEurPerTon: 0, dispensationTon: 0 },
      unserved: { electricityEurPerMwh: null, heatEurPerMwh: null },
      gridEmissionsTonPerMwh: 0,
      assets,
    };
    const answer = await dispatch(
      { axis, sites: [site], sharedLimits: [] },
      { tolerance: 1e-4, deadlineMs: null, foresight: 'perfect' },
    );
    if (answer.status === 'infeasible') throw new Error('the site must be feasible');
    costs.push(answer.certificate.costEur);
  }
  return costs[0]! - costs[1]!;
}

/** Edges of the range of three years are years themselves, so a like year falls beyond them half the time: widened by this. */
const WIDER = 0.05;
const YEARS = [2023, 2024, 2025] as const;

/** Per asset, for the system of the three years and for each year's own: share of the seeds whose worth lies in the range of the real years, and in it widened. */
export async function worthRows(seeds: number, firstSeed: number): Promise<Figures[]> {
  const rows: Figures[] = [];
  for (const { name, without, asset } of WORTHS) {
    const all = async (years: readonly Priced[]) => {
      const values: number[] = [];
      for (const year of years) values.push(await worthEur(year, without, asset));
      return values;
    };
    const real = await all(realYears() ?? []);
    const made = (year: number, system: SystemYear) =>
      all(Array.from({ length: seeds }, (_, k) => syntheticYear(year, 60, { seed: firstSeed + k, system })));
    rows.push({ asset: name, like: '2023-2025', ...within(await made(YEARS[1], RECENT), real, null) });
    for (const [k, year] of YEARS.entries())
      rows.push({ asset: name, like: year, ...within(await made(year, systemYear(year)), real, k) });
  }
  return rows;
}

function within(made: readonly number[], real: readonly number[], of: number | null): Figures {
  const sorted = [...made].sort((a, b) => a - b);
  const [low, high] = [Math.min(...real), Math.max(...real)];
  const inside = (wider: number) =>
    made.filter(eur => eur >= low * (1 - wider) && eur <= high * (1 + wider)).length / made.length;
  return {
    medianEur: Math.round(quantile(sorted, 0.5)),
    p10Eur: Math.round(quantile(sorted, 0.1)),
    p90Eur: Math.round(quantile(sorted, 0.9)),
    realEur: real.length && of !== null ? Math.round(real[of]!) : '-',
    shareInside: real.length ? rounded(inside(0), 3) : '-',
    shareInsideWidened: real.length ? rounded(inside(WIDER), 3) : '-',
  };
}
