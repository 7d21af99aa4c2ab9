import {
  type Asset,
  type Axis,
  at,
  expand,
  maximum,
  type Series,
  type Site,
  type StoreAsset,
} from '../../engine/index.ts';
import type { EsdlAsset, EsdlCarrier, EsdlFigure, EsdlPort, EsdlProfile, EsdlSystem } from './system.ts';

const ELECTRICITY: EsdlCarrier = { id: 'electricity', name: 'Electricity', kind: 'ElectricityCommodity' };
/** A carrier of its own, for what is sold has another price than what is bought. */
const FED_IN: EsdlCarrier = {
  id: 'electricity-fed-in',
  name: 'Electricity fed in',
  kind: 'ElectricityCommodity',
};
const HEAT_NAMES = { hotWater: 'Hot water', steam: 'Steam', furnace: 'Furnace heat' } as const;
type Level = keyof typeof HEAT_NAMES;

/**
 * A site with what its package adds and removes, as the engine takes it, as an energy system for ESDL: the connection with
 * its contracted MW, the feed-in, demands with their series, every asset with its sizes, and what electricity and fuels cost as
 * the price of their carriers. What ESDL has no place for is told: load shift, taxes, tariffs and rules of running.
 */
export function systemOfSite(
  site: Site,
  axis: Axis,
): { readonly system: EsdlSystem; readonly leftOut: readonly string[] } {
  const fuels = new Set(site.assets.flatMap(asset => ('fuel' in asset ? [asset.fuel] : [])));
  const levels = Object.keys(HEAT_NAMES) as Level[];
  const price = (series: Series) => profileOf(series, axis, 'EUR/MWh');
  const carriers: EsdlCarrier[] = [
    { ...ELECTRICITY, cost: price(site.importEurPerMwh) },
    { ...FED_IN, cost: price(site.exportEurPerMwh) },
    ...levels.map(level => ({ id: level, name: HEAT_NAMES[level], kind: 'HeatCommodity' })),
    ...[...fuels].map(fuel => ({
      id: fuel,
      name: fuel,
      kind: 'GasCommodity',
      cost: price(site.fuels[fuel]!.priceEurPerMwh),
    })),
  ];
  const assets = [
    connectionOf(site),
    feedInOf(site),
    demandOf('demand-electricity', 'ElectricityDemand', 'electricity', site.electricityLoadMw, axis),
    ...levels.flatMap(level => {
      const load = site.heatLoadMw[level];
      return load === undefined ? [] : [demandOf(`demand-${level}`, 'HeatingDemand', level, load, axis)];
    }),
    ...site.assets.flatMap(asset => assetOf(asset, axis) ?? []),
  ];
  const unknown = site.assets
    .filter(asset => assetOf(asset, axis) === null)
    .map(({ kind, name }) => `${kind} ${name}`);
  const rules = site.assets
    .filter(asset => 'running' in asset && asset.running)
    .map(({ name }) => `running of ${name}`);
  const varying = site.assets.filter(asset => asset.kind === 'heatPump' && typeof asset.cop !== 'number');
  const shares = site.assets.filter(
    asset => asset.kind === 'gasBoiler' && asset.availableShare !== undefined,
  );
  const cops = varying.map(({ name }) => `COP by the hour of ${name}`);
  const system = { id: site.name, name: site.name, description: '', carriers, assets };
  return {
    system,
    leftOut: [
      ...unknown,
      ...rules,
      ...cops,
      ...shares.map(({ name }) => `what there is by the hour of ${name}`),
      ...site.assets.flatMap(levelsLeftOut),
      'taxes, tariffs and CO2',
      'terms of curtailment',
      'limits that change by the hour',
    ],
  };
}

/** Levels that a store must keep have no attribute in ESDL. */
function levelsLeftOut(asset: Asset): string[] {
  if (!('end' in asset)) return [];
  return [
    ...(asset.end === 'cyclic' ? [] : [`end level of ${asset.name}`]),
    ...(asset.minimumMwh > 0 ? [`lowest level of ${asset.name}`] : []),
  ];
}

const mw = (value: number): EsdlFigure => ({ value, unit: 'MW' });
const mwh = (value: number): EsdlFigure => ({ value, unit: 'MWh' });
const share = (value: number): EsdlFigure => ({ value, unit: 'share' });

function port(
  asset: string,
  direction: 'in' | 'out',
  carrier: string,
  profiles: readonly EsdlProfile[] = [],
): EsdlPort {
  return { id: `${asset}-${direction}-${carrier}`, direction, carrier, connectedTo: [], profiles };
}

function connectionOf({ limits }: Site): EsdlAsset {
  return {
    ...draft('connection', 'EConnection', 'connection'),
    figures: { capacity: mw(maximum(limits.importMw)) },
    ports: [port('connection', 'in', 'electricity'), port('connection', 'out', 'electricity')],
  };
}

/** Contracted feed-in, 0 too: without it a reader would take the capacity of the connection. */
function feedInOf({ limits }: Site): EsdlAsset {
  return {
    ...draft('feed-in', 'Export', 'consumer'),
    figures: { power: mw(maximum(limits.exportMw)) },
    ports: [port('feed-in', 'in', FED_IN.id)],
  };
}

function draft(name: string, kind: string, role: EsdlAsset['role']) {
  return { id: name, name, kind, role, latitude: null, longitude: null };
}

function demandOf(name: string, kind: string, carrier: string, load: Series, axis: Axis): EsdlAsset {
  return {
    ...draft(name, kind, 'consumer'),
    figures: { power: mw(maximum(load)) },
    ports: [port(name, 'in', carrier, [profileOf(load, axis)])],
  };
}

function profileOf(
  series: Series,
  { startMs, stepMinutes, steps }: Axis,
  unit: 'MW' | 'EUR/MWh' = 'MW',
): EsdlProfile {
  if (typeof series === 'number')
    return { kind: 'SingleValue', unit, startMs: null, stepMinutes: null, values: [series] };
  return { kind: 'DateTimeProfile', unit, startMs, stepMinutes, values: [...expand(series, steps)] };
}

/** Wear of a store or operation of a boiler, EUR per MWh that it delivers. */
function costOf(asset: Asset, axis: Axis): Pick<EsdlAsset, 'operationCost'> {
  if ('wearEurPerMwh' in asset) return { operationCost: profileOf(asset.wearEurPerMwh, axis, 'EUR/MWh') };
  if (!('operationEurPerMwh' in asset)) return {};
  return { operationCost: profileOf(asset.operationEurPerMwh, axis, 'EUR/MWh') };
}

/** Null for what ESDL has no class for. */
function assetOf(asset: Asset, axis: Axis): EsdlAsset | null {
  const id = `asset-${asset.name}`;
  const make = (
    kind: string,
    role: EsdlAsset['role'],
    figures: EsdlAsset['figures'],
    ports: readonly EsdlPort[],
  ) => ({
    ...draft(asset.name, kind, role),
    id,
    figures,
    ports,
    ...costOf(asset, axis),
  });
  switch (asset.kind) {
    case 'battery':
      return make('Battery', 'storage', storeFigures(asset), [
        port(id, 'in', 'electricity'),
        port(id, 'out', 'electricity'),
      ]);
    case 'thermalStore':
      return make('HeatStorage', 'storage', storeFigures(asset), [
        port(id, 'in', asset.level),
        port(id, 'out', asset.level),
      ]);
    case 'heatBattery':
      return make('HeatStorage', 'storage', storeFigures(asset), [
        port(id, 'in', 'electricity'),
        port(id, 'out', asset.level),
      ]);
    case 'eBoiler':
      return make(
        'ElectricBoiler',
        'conversion',
        { power: mw(asset.heatMw), efficiency: share(asset.efficiency) },
        [port(id, 'in', 'electricity'), port(id, 'out', asset.level)],
      );
    case 'gasBoiler':
      return make(
        'GasHeater',
        'conversion',
        { power: mw(asset.heatMw), efficiency: share(asset.efficiency) },
        [port(id, 'in', asset.fuel), port(id, 'out', asset.level)],
      );
    case 'heatPump':
      return make('HeatPump', 'conversion', { power: mw(asset.heatMw), COP: share(at(asset.cop, 0)) }, [
        port(id, 'in', 'electricity'),
        port(id, 'out', asset.level),
      ]);
    case 'chp':
      return make(
        'CHP',
        'conversion',
        {
          power: mw(asset.powerMw),
          electricalEfficiency: share(asset.electricEfficiency),
          heatEfficiency: share(asset.heatEfficiency),
        },
        [port(id, 'in', asset.fuel), port(id, 'out', 'electricity'), port(id, 'out', asset.level)],
      );
    case 'pv':
      return make('PVInstallation', 'producer', { power: mw(maximum(asset.availableMw)) }, [
        port(id, 'out', 'electricity', [profileOf(asset.availableMw, axis)]),
      ]);
    case 'wind':
      return make('WindTurbine', 'producer', { power: mw(maximum(asset.availableMw)) }, [
        port(id, 'out', 'electricity', [profileOf(asset.availableMw, axis)]),
      ]);
    default:
      return null;
  }
}

function storeFigures(store: StoreAsset): EsdlAsset['figures'] {
  return {
    capacity: mwh(store.energyMwh),
    maxChargeRate: mw(store.chargeMw),
    maxDischargeRate: mw(store.dischargeMw),
    chargeEfficiency: share(store.efficiencyIn),
    dischargeEfficiency: share(store.efficiencyOut),
    selfDischargeRate: share(store.lossPerHour),
    ...(store.startMwh !== null && { fillLevel: share(store.startMwh / store.energyMwh) }),
  };
}
