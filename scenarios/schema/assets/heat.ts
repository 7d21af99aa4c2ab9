import { Type } from 'typebox';
import { choiceField, flagField, nameField, objectOf } from '../field.ts';
import { quantityField, scalarField } from '../quantity.ts';
import { fuelField } from './fuel.ts';
import { levelField } from './level.ts';
import { runningField } from './running.ts';

/** Most that an asset may make in a year, in full-load hours or energy. */
function limitFields<K extends 'eBoiler' | 'heatPump' | 'gasBoiler' | 'chp'>(kind: K) {
  return {
    maximumFullLoadHours: Type.Optional(scalarField(`asset.${kind}.maximumFullLoadHours`)),
    maximumMwh: Type.Optional(scalarField(`asset.${kind}.maximumMwh`)),
  };
}

export const EBoilerSchema = objectOf(
  {
    kind: choiceField('asset.eBoiler.kind', ['eBoiler']),
    name: nameField('asset.eBoiler.name'),
    level: levelField('asset.eBoiler.level'),
    heatMw: scalarField('asset.eBoiler.heatMw'),
    efficiency: Type.Optional(scalarField('asset.eBoiler.efficiency')),
    operationEurPerMwh: Type.Optional(scalarField('asset.eBoiler.operationEurPerMwh')),
    ...limitFields('eBoiler'),
    running: runningField('eBoiler'),
  },
  'eBoiler',
);

export const HeatPumpSchema = objectOf(
  {
    kind: choiceField('asset.heatPump.kind', ['heatPump']),
    name: nameField('asset.heatPump.name'),
    level: levelField('asset.heatPump.level'),
    heatMw: scalarField('asset.heatPump.heatMw'),
    cop: Type.Optional(quantityField('asset.heatPump.cop')),
    sourceC: Type.Optional(quantityField('asset.heatPump.sourceC')),
    sinkC: Type.Optional(quantityField('asset.heatPump.sinkC')),
    qualityOfCarnot: Type.Optional(scalarField('asset.heatPump.qualityOfCarnot')),
    operationEurPerMwh: Type.Optional(scalarField('asset.heatPump.operationEurPerMwh')),
    ...limitFields('heatPump'),
    running: runningField('heatPump'),
  },
  'heatPump',
);

export const GasBoilerSchema = objectOf(
  {
    kind: choiceField('asset.gasBoiler.kind', ['gasBoiler']),
    name: nameField('asset.gasBoiler.name'),
    level: levelField('asset.gasBoiler.level'),
    heatMw: scalarField('asset.gasBoiler.heatMw'),
    efficiency: Type.Optional(scalarField('asset.gasBoiler.efficiency')),
    fuel: Type.Optional(fuelField('asset.gasBoiler.fuel')),
    availableShare: Type.Optional(quantityField('asset.gasBoiler.availableShare')),
    operationEurPerMwh: Type.Optional(scalarField('asset.gasBoiler.operationEurPerMwh')),
    ...limitFields('gasBoiler'),
    running: runningField('gasBoiler'),
  },
  'gasBoiler',
);

export const ChpSchema = objectOf(
  {
    kind: choiceField('asset.chp.kind', ['chp']),
    name: nameField('asset.chp.name'),
    level: levelField('asset.chp.level'),
    powerMw: scalarField('asset.chp.powerMw'),
    electricEfficiency: Type.Optional(scalarField('asset.chp.electricEfficiency')),
    heatEfficiency: Type.Optional(scalarField('asset.chp.heatEfficiency')),
    fuel: Type.Optional(fuelField('asset.chp.fuel')),
    operationEurPerMwh: Type.Optional(scalarField('asset.chp.operationEurPerMwh')),
    ...limitFields('chp'),
    canDumpHeat: Type.Optional(flagField('asset.chp.canDumpHeat')),
    running: runningField('chp'),
  },
  'chp',
);
