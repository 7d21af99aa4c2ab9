import {
  type DispatchOptions,
  type SiteGroup,
  spanAxis,
  type Task,
  taskHash,
} from '../../../engine/index.ts';

const OPTIONS: DispatchOptions = { tolerance: 1e-6, deadlineMs: null, foresight: 'perfect' };

/** A task of `steps` hours: a site that takes `loadMw` at 50 EUR/MWh, and a battery that has nothing to gain. */
export function smallTask(loadMw: number, steps = 24): Task {
  const axis = spanAxis(Date.UTC(2024, 2, 5), steps, 60);
  const group: SiteGroup = { axis, sites: [site(loadMw)], sharedLimits: [] };
  return { hash: taskHash(group, OPTIONS), name: `load ${loadMw}`, group, options: OPTIONS };
}

function site(loadMw: number): SiteGroup['sites'][number] {
  return {
    name: 'site',
    electricityLoadMw: loadMw,
    heatLoadMw: {},
    limits: { importMw: 1000, exportMw: 0 },
    peaks: [],
    importEurPerMwh: 50,
    exportEurPerMwh: 0,
    electricityTax: [],
    gridEurPerMwh: 0,
    gridContractEur: 0,
    gridFixedEur: 0,
    fuels: {},
    carbon: { etsEurPerTon: 0, freeAllocationTon: 0, levyEurPerTon: 0, dispensationTon: 0 },
    unserved: { electricityEurPerMwh: null, heatEurPerMwh: null },
    gridEmissionsTonPerMwh: 0,
    assets: [],
  };
}
