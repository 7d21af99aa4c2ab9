import { generate } from '../data/index.ts';
import { type Axis, type Site, type SiteGroup, yearAxis } from '../engine/index.ts';
import { type AssetName, benchAsset, STOCKS, scaledTo } from './site-assets.ts';

/** Kinds of site that stress the method in different ways. */
export const SITE_KINDS = ['merit-order', 'battery', 'heat', 'rich'] as const;
export type SiteKind = (typeof SITE_KINDS)[number];

/** What a benchmark site has. */
export interface SiteShape {
  readonly assets: readonly AssetName[];
  readonly monthlyPeaks: boolean;
}

const HEATERS = ['boiler', 'e-boiler', 'heat-pump'] as const;

export const SHAPES: Readonly<Record<SiteKind, SiteShape>> = {
  'merit-order': { assets: [...HEATERS, 'pv'], monthlyPeaks: false },
  battery: { assets: ['battery', 'pv'], monthlyPeaks: false },
  heat: { assets: [...HEATERS, 'tank'], monthlyPeaks: false },
  rich: withStocks(3),
};

/** Heaters, panels, a charge on monthly peaks and the first `count` of `STOCKS`. */
export function withStocks(count: number): SiteShape {
  return { assets: [...HEATERS, 'pv', ...STOCKS.slice(0, count)], monthlyPeaks: true };
}

/** A group of one site of this kind on the year 2024 (8,784 hours), the same for the same seed. */
export function benchGroup(kind: SiteKind, seed: number): SiteGroup {
  return groupOf([SHAPES[kind]], yearAxis(2024, 60), seed);
}

/**
 * Sites in one market and one weather, each with loads of its own. `sharedShare`: the sum of their import stays within this
 * share of the sum of their limits (a group right); `null`: every site on its own.
 */
export function groupOf(
  shapes: readonly SiteShape[],
  axis: Axis,
  seed: number,
  sharedShare: number | null = null,
): SiteGroup {
  const sites = shapes.map((shape, s) => benchSite(`site-${s + 1}`, shape, axis, seed, seed + s));
  if (sharedShare === null) return { axis, sites, sharedLimits: [] };
  const shared = {
    name: 'group',
    sites: sites.map(site => site.name),
    importMw: sharedShare * IMPORT_MW * sites.length,
    exportMw: sharedShare * EXPORT_MW * sites.length,
  };
  return { axis, sites, sharedLimits: [shared] };
}

const IMPORT_MW = 9;
const EXPORT_MW = 2;

function benchSite(
  name: string,
  { assets, monthlyPeaks }: SiteShape,
  axis: Axis,
  marketSeed: number,
  loadSeed: number,
): Site {
  const price = generate('price', {}, axis, marketSeed);
  const hasHeat = assets.includes('boiler');
  return {
    name,
    electricityLoadMw: scaledTo(generate('load', {}, axis, loadSeed), 3),
    heatLoadMw: hasHeat ? heatLoads(axis, loadSeed) : {},
    limits: { importMw: IMPORT_MW, exportMw: EXPORT_MW },
    peaks: monthlyPeaks ? [{ period: 'month', priceEurPerMw: 2500, alreadySetMw: [] }] : [],
    importEurPerMwh: price.map(eur => eur + 2),
    exportEurPerMwh: price.map(eur => eur - 3),
    electricityTax: [{ fromMwh: 0, eurPerMwh: 2 }],
    gridEurPerMwh: 0,
    gridContractEur: 0,
    gridFixedEur: 0,
    fuels: {
      naturalGas: { priceEurPerMwh: 35, tax: [{ fromMwh: 0, eurPerMwh: 5 }], emissionsTonPerMwh: 0.2034 },
    },
    carbon: { etsEurPerTon: 75, freeAllocationTon: 0, levyEurPerTon: 0, dispensationTon: 0 },
    unserved: { electricityEurPerMwh: 3000, heatEurPerMwh: 1000 },
    gridEmissionsTonPerMwh: 0.2,
    assets: assets.map(asset => benchAsset(asset, axis, marketSeed)),
  };
}

function heatLoads(axis: Axis, seed: number): Site['heatLoadMw'] {
  const heat = generate('heat', {}, axis, seed);
  return { hotWater: scaledTo(heat, 1.5), steam: scaledTo(heat, 4) };
}
