import fc from 'fast-check';
import { type Asset, type Site, type SiteGroup, spanAxis } from '../../engine/index.ts';

const START_MS = Date.UTC(2024, 0, 31);

/** A site with everything nil but what is given: numbers a reader can follow. */
export function siteWith(parts: Partial<Site>): Site {
  return {
    name: 'site',
    electricityLoadMw: 0,
    heatLoadMw: {},
    limits: { importMw: 10, exportMw: 0 },
    peaks: [],
    importEurPerMwh: 50,
    exportEurPerMwh: 0,
    electricityTax: [],
    gridEurPerMwh: 0,
    gridContractEur: 0,
    gridFixedEur: 0,
    fuels: {},
    carbon: { etsEurPerTon: 0, freeAllocationTon: 0, levyEurPerTon: 0, dispensationTon: 0 },
    unserved: { electricityEurPerMwh: 3000, heatEurPerMwh: 3000 },
    gridEmissionsTonPerMwh: 0.2,
    assets: [],
    ...parts,
  };
}

export function groupOf(steps: number, stepMinutes: 15 | 60, ...sites: Site[]): SiteGroup {
  return { axis: spanAxis(START_MS, steps, stepMinutes), sites, sharedLimits: [] };
}

export const battery: Extract<Asset, { kind: 'battery' }> = {
  kind: 'battery',
  name: 'battery',
  chargeMw: 1,
  dischargeMw: 1,
  energyMwh: 2,
  minimumMwh: 0,
  efficiencyIn: 0.9,
  efficiencyOut: 0.9,
  lossPerHour: 0,
  startMwh: 0,
  end: 0,
  wearEurPerMwh: 0,
};

const tenths = (least: number, most: number) =>
  fc.integer({ min: least * 10, max: most * 10 }).map(value => value / 10);

/** Random small sites: any mix of assets, prices of either sign, one or two peaks, taxes in brackets, carbon and levy. */
export function anySite(steps: number): fc.Arbitrary<Site> {
  const series = (least: number, most: number) =>
    fc
      .array(tenths(least, most), { minLength: steps, maxLength: steps })
      .map(values => Float64Array.from(values));
  const store = {
    minimumMwh: fc.constant(0),
    efficiencyIn: tenths(0.7, 1),
    efficiencyOut: tenths(0.7, 1),
    lossPerHour: fc.constantFrom(0, 0.01),
    wearEurPerMwh: tenths(0, 3),
  };
  const shape = fc.constantFrom<{ startMwh: number | null; end: 'cyclic' | number }>(
    { startMwh: null, end: 'cyclic' },
    { startMwh: 1, end: 'cyclic' },
    { startMwh: 1, end: 0 },
    { startMwh: 0, end: 0 },
  );
  const batteries: fc.Arbitrary<Asset> = fc
    .record({ ...store, chargeMw: tenths(0, 3), dischargeMw: tenths(0, 3), energyMwh: tenths(1, 5), shape })
    .map(({ shape: ends, ...rest }) => ({ kind: 'battery', name: 'battery', ...rest, ...ends }));
  const tanks: fc.Arbitrary<Asset> = fc
    .record({ ...store, chargeMw: tenths(0, 3), dischargeMw: tenths(0, 3), energyMwh: tenths(1, 5), shape })
    .map(({ shape: ends, ...rest }) => ({
      kind: 'thermalStore',
      name: 'tank',
      level: 'steam',
      ...rest,
      ...ends,
    }));
  const heatBatteries: fc.Arbitrary<Asset> = fc
    .record({ ...store, chargeMw: tenths(0, 3), dischargeMw: tenths(0, 3), energyMwh: tenths(1, 5), shape })
    .map(({ shape: ends, ...rest }) => ({
      kind: 'heatBattery',
      name: 'bricks',
      level: 'steam',
      ...rest,
      ...ends,
    }));
  const shift: fc.Arbitrary<Asset> = fc
    .record({
      awayMw: tenths(0, 2),
      backMw: tenths(0, 2),
      energyMwh: tenths(0, 4),
      costEurPerMwh: tenths(0, 20),
    })
    .map(rest => ({ kind: 'loadShift', name: 'shift', windowHours: 8, returnPerMwh: 1, ...rest }));
  const eBoiler: fc.Arbitrary<Asset> = tenths(0, 4).map(heatMw => ({
    kind: 'eBoiler',
    name: 'electrode',
    level: 'steam',
    heatMw,
    efficiency: 0.99,
    operationEurPerMwh: 0.9,
  }));
  const shares = fc.option(series(0, 1), { nil: undefined, freq: 2 });
  const boiler: fc.Arbitrary<Asset> = fc.tuple(tenths(0, 6), shares).map(([heatMw, availableShare]) => ({
    ...(availableShare && { availableShare }),
    kind: 'gasBoiler',
    name: 'boiler',
    level: 'steam',
    heatMw,
    efficiency: 0.9,
    fuel: 'naturalGas',
    operationEurPerMwh: 1,
  }));
  const chp: fc.Arbitrary<Asset> = fc
    .record({ powerMw: tenths(0, 3), canDumpHeat: fc.boolean() })
    .map(rest => ({
      kind: 'chp',
      name: 'chp',
      level: 'steam',
      electricEfficiency: 0.35,
      heatEfficiency: 0.45,
      fuel: 'naturalGas',
      operationEurPerMwh: 5,
      ...rest,
    }));
  const pump: fc.Arbitrary<Asset> = fc.record({ heatMw: tenths(0, 3), cop: tenths(1.5, 5) }).map(rest => ({
    kind: 'heatPump',
    name: 'pump',
    level: 'hotWater',
    operationEurPerMwh: 2,
    ...rest,
  }));
  const pv: fc.Arbitrary<Asset> = series(0, 4).map(availableMw => ({
    kind: 'pv',
    name: 'pv',
    availableMw,
    curtailment: { share: 1, costEurPerMwh: 0 },
  }));
  const maybe = (asset: fc.Arbitrary<Asset>) => fc.option(asset, { nil: null });
  const assets = fc
    .tuple(...[batteries, tanks, heatBatteries, shift, eBoiler, boiler, chp, pump, pv].map(maybe))
    .map(list => list.filter(asset => asset !== null));
  return fc
    .record({
      electricityLoadMw: series(0, 5),
      steam: series(0, 4),
      hotWater: series(0, 2),
      importMw: tenths(0, 8),
      exportMw: tenths(0, 3),
      breach: fc.boolean(),
      prices: series(-60, 150),
      taxed: fc.boolean(),
      peaks: fc.subarray(['month', 'week'] as const),
      levyEurPerTon: fc.constantFrom(0, 20),
      assets,
    })
    .map(parts =>
      siteWith({
        electricityLoadMw: parts.electricityLoadMw,
        heatLoadMw: { steam: parts.steam, hotWater: parts.hotWater },
        limits: {
          importMw: parts.importMw,
          exportMw: parts.exportMw,
          ...(parts.breach && { breach: { importMw: 2, priceEurPerMwh: 400 } }),
        },
        peaks: parts.peaks.map(period => ({ period, priceEurPerMw: 120, alreadySetMw: [2] })),
        importEurPerMwh: parts.prices.map(price => price + 2),
        exportEurPerMwh: parts.prices.map(price => price - 1),
        electricityTax: parts.taxed
          ? [
              { fromMwh: 0, eurPerMwh: 40 },
              { fromMwh: 30, eurPerMwh: 5 },
            ]
          : [],
        gridEurPerMwh: 3,
        gridContractEur: 1000,
        gridFixedEur: 7,
        fuels: {
          naturalGas: {
            priceEurPerMwh: 40,
            tax: [
              { fromMwh: 0, eurPerMwh: 20 },
              { fromMwh: 50, eurPerMwh: 8 },
            ],
            emissionsTonPerMwh: 0.2034,
          },
        },
        carbon: {
          etsEurPerTon: 80,
          freeAllocationTon: 3,
          levyEurPerTon: parts.levyEurPerTon,
          dispensationTon: 1,
        },
        assets: parts.assets,
      }),
    );
}
