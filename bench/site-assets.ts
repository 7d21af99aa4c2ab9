import { generate } from '../data/index.ts';
import type { Asset, Axis } from '../engine/index.ts';

/** What a store of the benchmark sites has in common. */
const STORE = { minimumMwh: 0, startMwh: null, end: 'cyclic', wearEurPerMwh: 1 } as const;

const BATTERY = {
  ...STORE,
  kind: 'battery',
  chargeMw: 2,
  dischargeMw: 2,
  energyMwh: 4,
  efficiencyIn: 0.95,
  efficiencyOut: 0.95,
  lossPerHour: 0.0001,
} as const;

const SHIFT = {
  kind: 'loadShift',
  awayMw: 0.5,
  backMw: 0.5,
  energyMwh: 2,
  windowHours: 24,
  returnPerMwh: 1,
  costEurPerMwh: 5,
} as const;

const FIXED = {
  boiler: {
    kind: 'gasBoiler',
    name: 'boiler',
    level: 'steam',
    heatMw: 14,
    efficiency: 0.9,
    fuel: 'naturalGas',
    operationEurPerMwh: 0.5,
  },
  'e-boiler': {
    kind: 'eBoiler',
    name: 'e-boiler',
    level: 'steam',
    heatMw: 5,
    efficiency: 0.98,
    operationEurPerMwh: 0.3,
  },
  'heat-pump': {
    kind: 'heatPump',
    name: 'heat-pump',
    level: 'hotWater',
    heatMw: 2,
    cop: 3.2,
    operationEurPerMwh: 1,
  },
  battery: { ...BATTERY, name: 'battery' },
  tank: {
    ...STORE,
    kind: 'thermalStore',
    name: 'tank',
    level: 'hotWater',
    chargeMw: 2,
    dischargeMw: 2,
    energyMwh: 10,
    efficiencyIn: 0.99,
    efficiencyOut: 0.99,
    lossPerHour: 0.005,
  },
  shift: { ...SHIFT, name: 'shift' },
  accumulator: {
    ...STORE,
    kind: 'thermalStore',
    name: 'accumulator',
    level: 'steam',
    chargeMw: 4,
    dischargeMw: 4,
    energyMwh: 6,
    efficiencyIn: 0.97,
    efficiencyOut: 0.97,
    lossPerHour: 0.01,
  },
  'slow-battery': { ...BATTERY, name: 'slow-battery', chargeMw: 1, dischargeMw: 1, energyMwh: 8 },
  'long-shift': { ...SHIFT, name: 'long-shift', awayMw: 0.25, backMw: 0.25, windowHours: 72 },
} as const satisfies Record<string, Asset>;

export type AssetName = keyof typeof FIXED | 'pv';

/** Stocks that a benchmark site can hold, in the order in which they are added. */
export const STOCKS = ['battery', 'tank', 'shift', 'accumulator', 'slow-battery', 'long-shift'] as const;

/** An asset of the benchmark sites by name; the panels (0.3 MW on average) follow the weather of the seed. */
export function benchAsset(name: AssetName, axis: Axis, weatherSeed: number): Asset {
  if (name !== 'pv') return FIXED[name];
  return {
    kind: 'pv',
    name: 'pv',
    availableMw: scaledTo(generate('pv', {}, axis, weatherSeed), 0.3),
    curtailment: { share: 1, costEurPerMwh: 0 },
  };
}

/** The series times what makes its mean `mean`. */
export function scaledTo(series: Float64Array, mean: number): Float64Array {
  const factor = mean / (series.reduce((sum, value) => sum + value, 0) / series.length);
  return series.map(value => value * factor);
}
