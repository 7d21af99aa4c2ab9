import type { EsdlAsset, EsdlProfile, EsdlSystem } from '../../data/index.ts';
import { carrierAt, isElectric, levelOf } from './carriers.ts';
import { estimate, leaveOut, type Notes } from './notes.ts';
import { powerProfile } from './power-profile.ts';

export type Load = 'electricity' | 'hotWater' | 'steam' | 'furnace';

/** What a consumer asks, MW, and of what. */
export interface Demand {
  readonly of: string;
  readonly load: Load;
  readonly profile: EsdlProfile;
}

/** The demand of a consumer; null, noted, where the file does not tell it or a study has no place for it. */
export function demandOf(asset: EsdlAsset, system: EsdlSystem, notes: Notes): Demand | null {
  const load = loadOf(asset, system, notes);
  if (load === null) return null;
  const profile = powerProfile(asset, notes) ?? constant(asset, notes);
  return profile && { of: asset.name, load, profile };
}

function loadOf(asset: EsdlAsset, system: EsdlSystem, notes: Notes): Load | null {
  const { kind, name } = asset;
  const carrier = carrierAt(system, asset, 'in');
  if (kind === 'ElectricityDemand' || kind === 'EVChargingStation' || isElectric(carrier))
    return 'electricity';
  if (kind === 'HeatingDemand' || carrier?.kind === 'HeatCommodity') return levelOf(carrier, asset, notes);
  leaveOut(notes, `${kind} ${name}`, 'vraagt geen stroom of warmte', 'asks neither electricity nor heat');
  return null;
}

/** A consumer with a power and no profile draws it all the time; a charging station does not, so that it stays out. */
function constant({ kind, name, figures }: EsdlAsset, notes: Notes): EsdlProfile | null {
  const power = figures.power?.value;
  if (power === undefined || kind === 'EVChargingStation') {
    leaveOut(notes, `${kind} ${name}`, 'zonder profiel', 'without a profile');
    return null;
  }
  const from = { nl: 'geen profiel: het vermogen, altijd', en: 'no profile: its power, always' };
  estimate(notes, `demand of ${name}`, [power, 'MW'], from);
  return { kind: 'SingleValue', unit: 'MW', startMs: null, stepMinutes: null, values: [power] };
}
