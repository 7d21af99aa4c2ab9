import { Type } from 'typebox';
import { choiceField, nameField, objectOf } from '../field.ts';
import { quantityField, scalarField } from '../quantity.ts';

/** What follows the weather: available power per MW installed, and how far it may be cut. */
function generatorFields<K extends 'pv' | 'wind'>(kind: K) {
  return {
    name: nameField(`asset.${kind}.name`),
    peakMw: scalarField(`asset.${kind}.peakMw`),
    profile: Type.Optional(quantityField(`asset.${kind}.profile`)),
    curtailableShare: Type.Optional(scalarField(`asset.${kind}.curtailableShare`)),
    curtailmentEurPerMwh: Type.Optional(scalarField(`asset.${kind}.curtailmentEurPerMwh`)),
  };
}

export const PvSchema = objectOf(
  { kind: choiceField('asset.pv.kind', ['pv']), ...generatorFields('pv') },
  'pv',
);
export const WindSchema = objectOf(
  { kind: choiceField('asset.wind.kind', ['wind']), ...generatorFields('wind') },
  'wind',
);
