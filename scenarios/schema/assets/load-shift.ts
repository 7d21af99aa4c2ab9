import { Type } from 'typebox';
import { choiceField, nameField, numberField, objectOf } from '../field.ts';
import { scalarField } from '../quantity.ts';

export const LoadShiftSchema = objectOf(
  {
    kind: choiceField('asset.loadShift.kind', ['loadShift']),
    name: nameField('asset.loadShift.name'),
    awayMw: scalarField('asset.loadShift.awayMw'),
    backMw: Type.Optional(scalarField('asset.loadShift.backMw')),
    energyMwh: scalarField('asset.loadShift.energyMwh'),
    windowHours: Type.Optional(numberField('asset.loadShift.windowHours')),
    returnPerMwh: Type.Optional(scalarField('asset.loadShift.returnPerMwh')),
    costEurPerMwh: Type.Optional(scalarField('asset.loadShift.costEurPerMwh')),
  },
  'loadShift',
);
