import type { EsdlAsset, EsdlCarrier, EsdlSystem } from '../../data/index.ts';
import type { FuelName } from '../schema/study.ts';
import { estimate, type Notes } from './notes.ts';

type Level = 'hotWater' | 'steam' | 'furnace';

const LEVELS: readonly (readonly [level: Level, sign: RegExp])[] = [
  ['furnace', /furnace|kiln|oven/],
  ['steam', /steam|stoom/],
  ['hotWater', /hotwater|water/],
];
const FUELS: readonly (readonly [fuel: FuelName, sign: RegExp])[] = [
  ['hydrogen', /hydrogen|waterstof|^h2$/],
  ['biomass', /biomass/],
  ['greenGas', /greengas|groengas|biogas|biomethane/],
  ['naturalGas', /naturalgas|aardgas|gas/],
];

/** What a port of an asset carries; undefined where the file names no carrier. */
export function carrierAt(
  { carriers }: EsdlSystem,
  asset: EsdlAsset,
  direction: 'in' | 'out',
  kind?: EsdlCarrier['kind'],
): EsdlCarrier | undefined {
  return asset.ports
    .filter(port => port.direction === direction)
    .flatMap(port => carriers.find(({ id }) => id === port.carrier) ?? [])
    .find(carrier => kind === undefined || carrier.kind === kind);
}

export function isElectric(carrier: EsdlCarrier | undefined): boolean {
  return carrier?.kind === 'ElectricityCommodity';
}

/** Heat level of a carrier by its id or name; hot water where neither says it, noted once for an asset. */
export function levelOf(carrier: EsdlCarrier | undefined, asset: EsdlAsset, notes: Notes): Level {
  const found = carrier && LEVELS.find(([, sign]) => wordsOf(carrier).some(word => sign.test(word)));
  if (found) return found[0];
  const from = {
    nl: 'het bestand noemt geen warmteniveau',
    en: 'the file names no level of heat',
  };
  estimate(notes, `level of ${asset.name}`, ['hotWater', 'name'], from);
  return 'hotWater';
}

/** Fuel of a carrier by its id or name; natural gas where neither says it. */
export function fuelOf(carrier: EsdlCarrier | undefined, asset: EsdlAsset, notes: Notes): FuelName {
  const found = carrier && FUELS.find(([, sign]) => wordsOf(carrier).some(word => sign.test(word)));
  if (found) return found[0];
  const from = { nl: 'het bestand noemt geen brandstof', en: 'the file names no fuel' };
  estimate(notes, `fuel of ${asset.name}`, ['naturalGas', 'name'], from);
  return 'naturalGas';
}

function wordsOf({ id, name }: EsdlCarrier): string[] {
  return [id, name].map(word => word.toLowerCase().replaceAll(/[^a-z0-9]/g, ''));
}
