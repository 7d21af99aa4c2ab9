import { type Asset, type HeatLevel, type Site, type SiteGroup, spanAxis } from '../../engine/index.ts';
import { siteWith } from './small-site.ts';

/** Uniform numbers in [0, 1), the same for the same seed (mulberry32). */
function seededRandom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let z = Math.imul(state ^ (state >>> 15), 1 | state);
    z = (z + Math.imul(z ^ (z >>> 7), 61 | z)) ^ z;
    return ((z ^ (z >>> 14)) >>> 0) / 4294967296;
  };
}

type Random = () => number;
const LEVELS: readonly HeatLevel[] = ['hotWater', 'steam', 'furnace'];
const STARTS_MS = [Date.UTC(2024, 0, 31), Date.UTC(2023, 11, 31, 20), Date.UTC(2024, 5, 3)];
/** A kW site up to 300 MW. */
const SCALES_MW = [0.001, 1, 1, 10, 300];

const chance = (random: Random, share: number) => random() < share;
const pick = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
const within = (random: Random, least: number, most: number) => least + (most - least) * random();
const series = (random: Random, steps: number, least: number, most: number) =>
  Float64Array.from({ length: steps }, () => within(random, least, most));
/** Nil for one asset in eight. */
const size = (random: Random, mw: number) => (chance(random, 0.125) ? 0 : within(random, 0.1, 1) * mw);

/** Any group of 1 to 3 sites, nasty and plain, the same for the same seed. */
export function randomGroup(seed: number, mostSteps: number): SiteGroup {
  const random = seededRandom(seed);
  const steps = Math.max(1, Math.round(mostSteps * random() ** 3));
  const axis = spanAxis(pick(random, STARTS_MS), steps, chance(random, 0.3) ? 15 : 60);
  const count = pick(random, [1, 1, 1, 2, 3]);
  const sites = Array.from({ length: count }, (_, s) => randomSite(random, `site-${s + 1}`, steps));
  if (count === 1) return { axis, sites, sharedLimits: [] };
  const mw =
    within(random, 0.5, 1) *
    sites.reduce((sum, { limits }) => sum + Math.max(...limitOf(limits.importMw)), 0);
  const names = sites.map(({ name }) => name);
  return { axis, sites, sharedLimits: [{ name: 'group', sites: names, importMw: mw, exportMw: mw }] };
}

const limitOf = (limit: Site['limits']['importMw']) => (typeof limit === 'number' ? [limit] : [...limit]);

function randomSite(random: Random, name: string, steps: number): Site {
  const mw = pick(random, SCALES_MW);
  const levels = LEVELS.filter(() => chance(random, 0.5));
  const nil = chance(random, 0.1);
  const price = chance(random, 0.15) ? new Float64Array(steps).fill(50) : series(random, steps, -60, 200);
  const unserved = chance(random, 0.7) ? 3000 : null;
  return siteWith({
    name,
    electricityLoadMw: nil ? 0 : series(random, steps, 0, mw),
    heatLoadMw: Object.fromEntries(
      levels.map(level => [level, nil ? 0 : series(random, steps, 0, 0.7 * mw)]),
    ),
    limits: {
      importMw: chance(random, 0.5) ? series(random, steps, 0.5 * mw, 2 * mw) : size(random, 2.5 * mw),
      exportMw: chance(random, 0.3) ? 0 : size(random, mw),
      ...(chance(random, 0.3) && { breach: { importMw: mw, priceEurPerMwh: 400 } }),
    },
    peaks: (['month', 'week', 'month'] as const)
      .filter(() => chance(random, 0.3))
      .map(period => ({ period, priceEurPerMw: 120, alreadySetMw: chance(random, 0.5) ? [mw / 2] : [] })),
    importEurPerMwh: price.map(eur => eur + 2),
    exportEurPerMwh: price.map(eur => eur - 1),
    electricityTax: [{ fromMwh: 0, eurPerMwh: 10 }],
    fuels: Object.fromEntries(
      [35, 60].map((eur, f) => [`fuel-${f}`, { priceEurPerMwh: eur, tax: [], emissionsTonPerMwh: 0.2 * f }]),
    ),
    carbon: {
      etsEurPerTon: 80,
      freeAllocationTon: 0,
      levyEurPerTon: chance(random, 0.3) ? 20 : 0,
      dispensationTon: mw,
    },
    unserved: { electricityEurPerMwh: unserved, heatEurPerMwh: unserved },
    assets: [...randomStocks(random, steps, mw, levels), ...randomPlants(random, steps, mw, levels)],
  });
}

function randomStocks(random: Random, steps: number, mw: number, levels: readonly HeatLevel[]): Asset[] {
  return Array.from({ length: Math.floor(7 * random() ** 2) }, (_, k): Asset => {
    if (chance(random, 0.25)) {
      const [awayMw, backMw, energyMwh] = [size(random, mw), size(random, mw), size(random, 2 * mw)];
      const windowHours = pick(random, [1, 8, 24]);
      const name = `shift-${k}`;
      return {
        kind: 'loadShift',
        name,
        awayMw,
        backMw,
        energyMwh,
        windowHours,
        returnPerMwh: 1.05,
        costEurPerMwh: 5,
      };
    }
    const energyMwh = size(random, 4 * mw);
    const minimumMwh = chance(random, 0.2) ? energyMwh : 0.1 * energyMwh;
    const startMwh = pick(random, [null, minimumMwh, energyMwh, (minimumMwh + energyMwh) / 2]);
    const store = {
      chargeMw: size(random, mw),
      dischargeMw: size(random, mw),
      energyMwh,
      minimumMwh,
      efficiencyIn: within(random, 0.7, 1),
      efficiencyOut: within(random, 0.7, 1),
      lossPerHour: pick(random, [0, 0.01]),
      startMwh,
      end: startMwh === null || chance(random, 0.5) ? ('cyclic' as const) : minimumMwh,
      wearEurPerMwh: pick(random, [0, 2]),
    };
    if (levels.length === 0 || steps === 1 || chance(random, 0.5))
      return { kind: 'battery', name: `battery-${k}`, ...store };
    return { kind: 'thermalStore', name: `tank-${k}`, level: pick(random, levels), ...store };
  });
}

function randomPlants(random: Random, steps: number, mw: number, levels: readonly HeatLevel[]): Asset[] {
  const generators = (['pv', 'wind'] as const).filter(() => chance(random, 0.4));
  const out: Asset[] = generators.map(kind => ({
    kind,
    name: kind,
    availableMw: series(random, steps, 0, size(random, mw)),
    curtailment: { share: pick(random, [0, 0.5, 1, 1]), costEurPerMwh: pick(random, [0, 3]) },
  }));
  for (const level of levels) {
    const heat = { level, heatMw: size(random, mw), operationEurPerMwh: 1 };
    const fuel = pick(random, ['fuel-0', 'fuel-1']);
    if (chance(random, 0.8))
      out.push({ kind: 'gasBoiler', name: `boiler-${level}`, efficiency: 0.9, fuel, ...heat });
    if (chance(random, 0.4))
      out.push({ kind: 'eBoiler', name: `electrode-${level}`, efficiency: 0.99, ...heat });
    if (chance(random, 0.4))
      out.push({ kind: 'heatPump', name: `pump-${level}`, cop: series(random, steps, 1.5, 5), ...heat });
    if (chance(random, 0.3)) {
      const shares = { electricEfficiency: 0.35, heatEfficiency: 0.45, fuel, operationEurPerMwh: 5 };
      out.push({
        kind: 'chp',
        name: `chp-${level}`,
        level,
        powerMw: size(random, mw),
        canDumpHeat: chance(random, 0.5),
        ...shares,
      });
    }
  }
  return out;
}
