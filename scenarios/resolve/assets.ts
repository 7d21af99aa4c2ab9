import { type DictionaryKey, dictionaryEntry } from '../../data/index.ts';
import { type Asset, type Fuel, heatPumpCop, type Series, times } from '../../engine/index.ts';
import type { Quantity, StudyAsset } from '../schema/study.ts';
import { type AtYear, fill, orDefault, report } from './context.ts';
import { quantity } from './quantity.ts';
import { runningOf } from './running.ts';
import { scalar } from './scalar.ts';

type Of<K extends StudyAsset['kind']> = Extract<StudyAsset, { readonly kind: K }>;
type Made<K extends Asset['kind']> = Extract<Asset, { readonly kind: K }>;
type Fuels = Readonly<Record<string, Fuel>>;

/** Reads one field of an asset by its dictionary key; every kind of asset is resolved with the same few questions. */
interface Fields {
  readonly at: AtYear;
  readonly path: string;
  readonly fuels: Fuels;
}

const RESOLVE: { readonly [K in StudyAsset['kind']]: (fields: Fields, asset: Of<K>) => Asset } = {
  battery: (fields, asset) => ({ kind: 'battery', name: asset.name, ...storeOf(fields, asset) }),
  thermalStore: (fields, asset) => ({
    kind: 'thermalStore',
    name: asset.name,
    level: asset.level,
    ...storeOf(fields, asset),
  }),
  heatBattery: (fields, asset) => ({
    kind: 'heatBattery',
    name: asset.name,
    level: asset.level,
    ...storeOf(fields, asset),
  }),
  loadShift: loadShiftOf,
  eBoiler: eBoilerOf,
  heatPump: heatPumpOf,
  gasBoiler: gasBoilerOf,
  chp: chpOf,
  pv: (fields, asset) => ({ kind: 'pv', name: asset.name, ...generatorOf(fields, asset) }),
  wind: (fields, asset) => ({ kind: 'wind', name: asset.name, ...generatorOf(fields, asset) }),
};

/** An asset with every field filled in. `fuels` are those that have a price. */
export function resolveAsset(at: AtYear, asset: StudyAsset, path: string, fuels: Fuels): Asset {
  return (RESOLVE[asset.kind] as (fields: Fields, asset: StudyAsset) => Asset)({ at, path, fuels }, asset);
}

type StoreAsset = Of<'battery'> | Of<'thermalStore'> | Of<'heatBattery'>;
type StoreNumber =
  | 'energyMwh'
  | 'minimumMwh'
  | 'efficiencyIn'
  | 'efficiencyOut'
  | 'lossPerHour'
  | 'wearEurPerMwh';

function storeOf({ at, path }: Fields, asset: StoreAsset) {
  const { kind } = asset;
  const read = (field: StoreNumber) => scalar(at, asset[field], `asset.${kind}.${field}`, `${path}/${field}`);
  const minimumMwh = read('minimumMwh');
  const end = storeEnd({ at, path }, asset);
  return {
    chargeMw: powerOr(at, asset, 'chargeMw', path),
    dischargeMw: powerOr(at, asset, 'dischargeMw', path),
    energyMwh: read('energyMwh'),
    minimumMwh,
    efficiencyIn: read('efficiencyIn'),
    efficiencyOut: read('efficiencyOut'),
    lossPerHour: read('lossPerHour'),
    startMwh: storeStart({ at, path }, asset, end, minimumMwh),
    end,
    wearEurPerMwh: read('wearEurPerMwh'),
  };
}

function powerOr(at: AtYear, asset: StoreAsset, field: 'chargeMw' | 'dischargeMw', path: string): number {
  const power = scalar(at, asset.powerMw, `asset.${asset.kind}.powerMw`, `${path}/powerMw`);
  return given(at, asset[field], `asset.${asset.kind}.${field}`, `${path}/${field}`, power);
}

/** A number that, where absent, follows from another field; noted. */
function given(
  at: AtYear,
  value: Parameters<typeof scalar>[1],
  key: DictionaryKey,
  path: string,
  otherwise: number,
): number {
  if (value !== undefined) return scalar(at, value, key, path);
  const { unit, source, mark } = dictionaryEntry(key);
  fill(at, path, otherwise, unit, source, mark);
  return otherwise;
}

function storeEnd({ at, path }: Pick<Fields, 'at' | 'path'>, asset: StoreAsset): number | 'cyclic' {
  const end = asset.end ?? orDefault<string>(at, undefined, `asset.${asset.kind}.end`, `${path}/end`);
  return end === 'cyclic' ? 'cyclic' : scalar(at, end, `asset.${asset.kind}.end`, `${path}/end`);
}

/** Free with a cyclic end (equal to the end), else the lowest level. */
function storeStart(
  { at, path }: Pick<Fields, 'at' | 'path'>,
  asset: StoreAsset,
  end: number | 'cyclic',
  minimumMwh: number,
): number | null {
  const key = `asset.${asset.kind}.startMwh` as const;
  if (asset.startMwh !== undefined) return scalar(at, asset.startMwh, key, `${path}/startMwh`);
  const { unit, source, mark } = dictionaryEntry(key);
  const value = end === 'cyclic' ? null : minimumMwh;
  fill(at, `${path}/startMwh`, value ?? 'equal to the end', unit, source, mark);
  return value;
}

function loadShiftOf({ at, path }: Fields, asset: Of<'loadShift'>): Made<'loadShift'> {
  const awayMw = scalar(at, asset.awayMw, 'asset.loadShift.awayMw', `${path}/awayMw`);
  return {
    kind: 'loadShift',
    name: asset.name,
    awayMw,
    backMw: given(at, asset.backMw, 'asset.loadShift.backMw', `${path}/backMw`, awayMw),
    energyMwh: scalar(at, asset.energyMwh, 'asset.loadShift.energyMwh', `${path}/energyMwh`),
    windowHours: orDefault(at, asset.windowHours, 'asset.loadShift.windowHours', `${path}/windowHours`),
    returnPerMwh: scalar(at, asset.returnPerMwh, 'asset.loadShift.returnPerMwh', `${path}/returnPerMwh`),
    costEurPerMwh: scalar(at, asset.costEurPerMwh, 'asset.loadShift.costEurPerMwh', `${path}/costEurPerMwh`),
  };
}

function eBoilerOf({ at, path }: Fields, asset: Of<'eBoiler'>): Made<'eBoiler'> {
  const read = (field: 'heatMw' | 'efficiency' | 'operationEurPerMwh') =>
    scalar(at, asset[field], `asset.eBoiler.${field}`, `${path}/${field}`);
  return {
    kind: 'eBoiler',
    name: asset.name,
    level: asset.level,
    heatMw: read('heatMw'),
    efficiency: read('efficiency'),
    operationEurPerMwh: read('operationEurPerMwh'),
    ...runningOf(at, asset.running, `${path}/running`),
  };
}

function heatPumpOf(fields: Fields, asset: Of<'heatPump'>): Made<'heatPump'> {
  const { at, path } = fields;
  const read = (field: 'heatMw' | 'operationEurPerMwh') =>
    scalar(at, asset[field], `asset.heatPump.${field}`, `${path}/${field}`);
  return {
    kind: 'heatPump',
    name: asset.name,
    level: asset.level,
    heatMw: read('heatMw'),
    cop:
      asset.cop === undefined
        ? carnotCop(fields, asset)
        : quantity(at, asset.cop, 'asset.heatPump.cop', `${path}/cop`),
    operationEurPerMwh: read('operationEurPerMwh'),
    ...runningOf(at, asset.running, `${path}/running`),
  };
}

function carnotCop({ at, path }: Fields, asset: Of<'heatPump'>): Series {
  const sourceC = quantity(at, asset.sourceC, 'asset.heatPump.sourceC', `${path}/sourceC`);
  const sinkC = sinkOf(at, asset.sinkC, asset.level, `${path}/sinkC`);
  const quality = scalar(
    at,
    asset.qualityOfCarnot,
    'asset.heatPump.qualityOfCarnot',
    `${path}/qualityOfCarnot`,
  );
  return heatPumpCop(sourceC, sinkC, quality);
}

function sinkOf(
  at: AtYear,
  sinkC: Quantity | undefined,
  level: Of<'heatPump'>['level'],
  path: string,
): Series {
  return sinkC === undefined
    ? orDefault<number>(at, undefined, `heatLevel.${level}.sinkC`, path)
    : quantity(at, sinkC, 'asset.heatPump.sinkC', path);
}

function gasBoilerOf({ at, path, fuels }: Fields, asset: Of<'gasBoiler'>): Made<'gasBoiler'> {
  const read = (field: 'heatMw' | 'efficiency' | 'operationEurPerMwh') =>
    scalar(at, asset[field], `asset.gasBoiler.${field}`, `${path}/${field}`);
  const fuel = orDefault<string>(at, asset.fuel, 'asset.gasBoiler.fuel', `${path}/fuel`);
  requirePrice(at, fuel, fuels, `${path}/fuel`, asset.name);
  return {
    kind: 'gasBoiler',
    name: asset.name,
    level: asset.level,
    heatMw: read('heatMw'),
    efficiency: read('efficiency'),
    fuel,
    operationEurPerMwh: read('operationEurPerMwh'),
    ...availableOf({ at, path, fuels }, asset),
    ...runningOf(at, asset.running, `${path}/running`),
  };
}

/** What there is by the step; whether it runs is then no choice of the site, so that limits to running have no place. */
function availableOf({ at, path }: Fields, { availableShare, running, name }: Of<'gasBoiler'>) {
  if (availableShare === undefined) return {};
  const place = `${path}/availableShare`;
  if (running !== undefined) {
    const expected = 'no `running` beside `availableShare`';
    const message = `"${name}" has both; expected ${expected}`;
    report(at, { path: place, code: 'not-together', message, expected });
  }
  return { availableShare: quantity(at, availableShare, 'asset.gasBoiler.availableShare', place) };
}

const CHP_INPUT_TAX =
  'Energy tax on all gas into the CHP and none on its own power: the exemption of gas for power, limited from 2025, is not modelled';

function chpOf({ at, path, fuels }: Fields, asset: Of<'chp'>): Made<'chp'> {
  const read = (field: 'powerMw' | 'electricEfficiency' | 'heatEfficiency' | 'operationEurPerMwh') =>
    scalar(at, asset[field], `asset.chp.${field}`, `${path}/${field}`);
  const fuel = orDefault<string>(at, asset.fuel, 'asset.chp.fuel', `${path}/fuel`);
  requirePrice(at, fuel, fuels, `${path}/fuel`, asset.name);
  if ((fuels[fuel]?.tax.length ?? 0) > 0) fill(at, `${path}/inputTax`, 'in full', null, CHP_INPUT_TAX, 'D');
  return {
    kind: 'chp',
    name: asset.name,
    level: asset.level,
    powerMw: read('powerMw'),
    electricEfficiency: read('electricEfficiency'),
    heatEfficiency: read('heatEfficiency'),
    fuel,
    operationEurPerMwh: read('operationEurPerMwh'),
    canDumpHeat: orDefault(at, asset.canDumpHeat, 'asset.chp.canDumpHeat', `${path}/canDumpHeat`),
    ...runningOf(at, asset.running, `${path}/running`),
  };
}

function requirePrice(at: AtYear, fuel: string, fuels: Fuels, path: string, name: string): void {
  if (Object.hasOwn(fuels, fuel)) return;
  const expected = `a price at /prices/fuels/${fuel}`;
  const message = `"${name}" burns ${fuel}, which has no price; expected ${expected}`;
  report(at, { path, code: 'missing-price', message, expected, value: fuel });
}

function generatorOf({ at, path }: Fields, asset: Of<'pv'> | Of<'wind'>) {
  const { kind } = asset;
  const peakMw = scalar(at, asset.peakMw, `asset.${kind}.peakMw`, `${path}/peakMw`);
  const profile = asset.profile ?? { generator: kind };
  if (asset.profile === undefined) {
    const { unit, source, mark } = dictionaryEntry(`asset.${kind}.profile`);
    fill(at, `${path}/profile`, `generator ${kind}`, unit, source, mark);
  }
  return {
    availableMw: times(quantity(at, profile, `asset.${kind}.profile`, `${path}/profile`), peakMw),
    curtailment: {
      share: scalar(at, asset.curtailableShare, `asset.${kind}.curtailableShare`, `${path}/curtailableShare`),
      costEurPerMwh: scalar(
        at,
        asset.curtailmentEurPerMwh,
        `asset.${kind}.curtailmentEurPerMwh`,
        `${path}/curtailmentEurPerMwh`,
      ),
    },
  };
}
