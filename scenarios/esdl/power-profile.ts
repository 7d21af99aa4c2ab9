import type { EsdlAsset, EsdlProfile } from '../../data/index.ts';
import { estimate, leaveOut, type Notes } from './notes.ts';

const MW_PER_W = 1e-6;
const MINUTES = 60;

/**
 * The first profile of the ports of an asset, as MW. Energy per step becomes power; a profile without a unit is taken to be in
 * watts, ESDL's own unit of power, noted. Null where there is none, or one of something else, which is noted too.
 */
export function powerProfile(asset: EsdlAsset, notes: Notes): EsdlProfile | null {
  const found = asset.ports.flatMap(({ profiles }) => profiles);
  const [profile] = found;
  if (!profile) return null;
  const what = `${asset.kind} ${asset.name}`;
  if (found.length > 1) {
    const count = found.length;
    leaveOut(notes, what, `van ${count} profielen telt het eerste`, `of ${count} profiles the first counts`);
  }
  const { unit, stepMinutes } = profile;
  if (unit === 'MW') return profile;
  if (unit === null) {
    const from = { nl: 'het profiel noemt geen eenheid', en: 'the profile names no unit' };
    estimate(notes, `unit of the profile of ${asset.name}`, ['W', 'name'], from);
    return scaled(profile, MW_PER_W);
  }
  if (unit === 'MWh' && stepMinutes !== null) return scaled(profile, MINUTES / stepMinutes);
  leaveOut(notes, what, `een profiel in ${unit} is geen vermogen`, `a profile in ${unit} is no power`);
  return null;
}

function scaled(profile: EsdlProfile, factor: number): EsdlProfile {
  return { ...profile, unit: 'MW', values: profile.values.map(value => value * factor) };
}
