import type { EsdlAsset, EsdlSystem } from '../../data/index.ts';
import type { StudyAsset } from '../schema/study.ts';
import { carrierAt, fuelOf, isElectric, levelOf } from './carriers.ts';
import { estimate, leaveOut, type Notes } from './notes.ts';
import { powerProfile } from './power-profile.ts';
import { onAxis, type ProfileAxis } from './profile-axis.ts';

/** Irradiance at which the power of a panel is stated, 1 kW/m2 (IEC 61215, standard test conditions). */
const MW_PER_M2 = 0.001;

export interface AssetContext {
  readonly system: EsdlSystem;
  readonly axis: ProfileAxis | null;
  readonly notes: Notes;
}
/** Figures of an asset in MW, MWh and shares; NaN for one that the file does not give. */
type Figure = (...names: readonly string[]) => number;
type Convert = (asset: EsdlAsset, figure: Figure, context: AssetContext) => StudyAsset | null;

const CONVERT: Readonly<Record<string, Convert>> = {
  Battery: (asset, figure, { notes }) => {
    const store = storeOf(asset, figure, notes);
    return (
      store && { kind: 'battery', name: asset.name, ...store, ...priceIn('wearEurPerMwh', asset, notes) }
    );
  },
  HeatStorage: (asset, figure, { system, notes }) => {
    const store = storeOf(asset, figure, notes);
    const level = levelOf(carrierAt(system, asset, 'out') ?? carrierAt(system, asset, 'in'), asset, notes);
    return (
      store && {
        kind: isElectric(carrierAt(system, asset, 'in'))
          ? ('heatBattery' as const)
          : ('thermalStore' as const),
        name: asset.name,
        level,
        ...store,
        ...priceIn('wearEurPerMwh', asset, notes),
      }
    );
  },
  ElectricBoiler: (asset, figure, context) => {
    const heat = heatOf(asset, figure, context);
    return heat && { kind: 'eBoiler', ...heat, ...given('efficiency', figure('efficiency')) };
  },
  HeatPump: heatPumpOf,
  HybridHeatPump: (asset, figure, context) => {
    const [nl, en] = [
      'de brander telt niet mee, de warmtepomp wel',
      'its heat pump counts, its burner does not',
    ];
    leaveOut(context.notes, `${asset.kind} ${asset.name}`, nl, en);
    return heatPumpOf(asset, figure, context);
  },
  GasHeater: (asset, figure, context) => {
    const heat = heatOf(asset, figure, context);
    const fuel = fuelOf(carrierAt(context.system, asset, 'in'), asset, context.notes);
    return heat && { kind: 'gasBoiler', ...heat, fuel, ...given('efficiency', figure('efficiency')) };
  },
  CHP: (asset, figure, context) => {
    const powerMw = needed(asset, figure('power'), 'power', context.notes);
    if (powerMw === null) return null;
    const { system, notes } = context;
    return {
      kind: 'chp',
      name: asset.name,
      level: levelOf(carrierAt(system, asset, 'out', 'HeatCommodity'), asset, notes),
      powerMw,
      fuel: fuelOf(carrierAt(system, asset, 'in'), asset, notes),
      ...given('electricEfficiency', figure('electricalEfficiency')),
      ...given('heatEfficiency', figure('heatEfficiency')),
      ...priceIn('operationEurPerMwh', asset, notes),
    };
  },
  PVInstallation: (asset, figure, context) =>
    generatorOf('pv', asset, panelMw(asset, figure, context), context),
  PVPanel: (asset, figure, context) => generatorOf('pv', asset, panelMw(asset, figure, context), context),
  WindTurbine: (asset, figure, context) => generatorOf('wind', asset, figure('power'), context),
  WindPark: (asset, figure, context) => generatorOf('wind', asset, figure('power'), context),
};

/** Whether assets of a class act in a study. */
export function isConvertible({ kind }: EsdlAsset): boolean {
  return Object.hasOwn(CONVERT, kind);
}

/** An asset of a study; null, noted, where the file lacks what it takes. Fields that it does not give are left to the defaults of a study. */
export function studyAsset(asset: EsdlAsset, context: AssetContext): StudyAsset | null {
  const figure: Figure = (...names) =>
    names.map(name => asset.figures[name]?.value ?? Number.NaN).find(value => !Number.isNaN(value)) ??
    Number.NaN;
  return CONVERT[asset.kind]!(asset, figure, context);
}

function needed(asset: EsdlAsset, value: number, figure: string, notes: Notes): number | null {
  if (value > 0) return value;
  leaveOut(notes, `${asset.kind} ${asset.name}`, `zonder ${figure}`, `without ${figure}`);
  return null;
}

/** The field, where the file gives it. */
function given<K extends string>(field: K, value: number): { readonly [F in K]?: number } {
  return (Number.isNaN(value) ? {} : { [field]: value }) as { readonly [F in K]?: number };
}

function heatOf(asset: EsdlAsset, figure: Figure, { system, notes }: AssetContext) {
  const heatMw = needed(asset, figure('power', 'heatPumpThermalPower'), 'power', notes);
  if (heatMw === null) return null;
  const level = levelOf(carrierAt(system, asset, 'out'), asset, notes);
  return { name: asset.name, heatMw, level, ...priceIn('operationEurPerMwh', asset, notes) };
}

/** What a delivered MWh costs, where the file gives one price for all time. */
function priceIn<K extends string>(
  field: K,
  { kind, name, operationCost: cost }: EsdlAsset,
  notes: Notes,
): { readonly [F in K]?: number } {
  if (!cost) return {};
  if (cost.unit === 'EUR/MWh' && cost.kind === 'SingleValue') return given(field, cost.values[0]!);
  const unit = cost.unit ?? '?';
  const [nl, en] = [`kosten in ${unit} tellen niet mee`, `costs in ${unit} do not count`];
  leaveOut(notes, `${kind} ${name}`, nl, en);
  return {};
}

function heatPumpOf(asset: EsdlAsset, figure: Figure, context: AssetContext): StudyAsset | null {
  const heat = heatOf(asset, figure, context);
  return heat && { kind: 'heatPump', ...heat, ...given('cop', figure('COP', 'heatPumpCOP')) };
}

function storeOf(asset: EsdlAsset, figure: Figure, notes: Notes) {
  const energyMwh = needed(asset, figure('capacity'), 'capacity', notes);
  const chargeMw = figure('maxChargeRate', 'maxDischargeRate');
  const dischargeMw = figure('maxDischargeRate', 'maxChargeRate');
  if (energyMwh === null || needed(asset, chargeMw, 'maxChargeRate', notes) === null) return null;
  const fill = figure('fillLevel');
  return {
    powerMw: Math.max(chargeMw, dischargeMw),
    chargeMw,
    dischargeMw,
    energyMwh,
    ...given('efficiencyIn', figure('chargeEfficiency')),
    ...given('efficiencyOut', figure('dischargeEfficiency')),
    ...given('lossPerHour', figure('selfDischargeRate')),
    ...given('startMwh', fill * energyMwh),
  };
}

/** Power of a panel; of one that gives only its surface, surface times efficiency under the light that power is stated at. */
function panelMw(asset: EsdlAsset, figure: Figure, { notes }: AssetContext): number {
  const power = figure('power');
  const fromSurface = figure('surfaceArea') * figure('panelEfficiency') * MW_PER_M2;
  if (!Number.isNaN(power) || Number.isNaN(fromSurface)) return power;
  const from = { nl: 'oppervlak maal rendement, 1 kW/m2', en: 'surface times efficiency, 1 kW/m2' };
  estimate(notes, `power of ${asset.name}`, [fromSurface, 'MW'], from, 'C');
  return fromSurface;
}

function generatorOf(
  kind: 'pv' | 'wind',
  asset: EsdlAsset,
  powerMw: number,
  { axis, notes }: AssetContext,
): StudyAsset | null {
  const profile = powerProfile(asset, notes);
  const available = profile && onAxis(profile, axis);
  const highest =
    available === null
      ? 0
      : typeof available === 'number'
        ? available
        : available.reduce((a, b) => Math.max(a, b), 0);
  const peakMw = needed(asset, powerMw > 0 ? powerMw : highest, 'power', notes);
  if (peakMw === null) return null;
  if (available === null) return { kind, name: asset.name, peakMw };
  const share = (mw: number) => mw / peakMw;
  return {
    kind,
    name: asset.name,
    peakMw,
    profile: typeof available === 'number' ? share(available) : available.map(share),
  };
}
