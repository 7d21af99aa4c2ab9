import { Type } from 'typebox';
import { choiceField, nameField, objectOf } from '../field.ts';
import { scalarField } from '../quantity.ts';
import { levelField } from './level.ts';

/** What every store has: powers, a level with losses, a start and an end. */
function storeFields<K extends 'battery' | 'thermalStore' | 'heatBattery'>(kind: K) {
  return {
    powerMw: scalarField(`asset.${kind}.powerMw`),
    chargeMw: Type.Optional(scalarField(`asset.${kind}.chargeMw`)),
    dischargeMw: Type.Optional(scalarField(`asset.${kind}.dischargeMw`)),
    energyMwh: scalarField(`asset.${kind}.energyMwh`),
    minimumMwh: Type.Optional(scalarField(`asset.${kind}.minimumMwh`)),
    efficiencyIn: Type.Optional(scalarField(`asset.${kind}.efficiencyIn`)),
    efficiencyOut: Type.Optional(scalarField(`asset.${kind}.efficiencyOut`)),
    lossPerHour: Type.Optional(scalarField(`asset.${kind}.lossPerHour`)),
    startMwh: Type.Optional(scalarField(`asset.${kind}.startMwh`)),
    end: Type.Optional(scalarField(`asset.${kind}.end`, ['cyclic'])),
    wearEurPerMwh: Type.Optional(scalarField(`asset.${kind}.wearEurPerMwh`)),
  };
}

export const BatterySchema = objectOf(
  {
    kind: choiceField('asset.battery.kind', ['battery']),
    name: nameField('asset.battery.name'),
    ...storeFields('battery'),
  },
  'battery',
);

export const ThermalStoreSchema = objectOf(
  {
    kind: choiceField('asset.thermalStore.kind', ['thermalStore']),
    name: nameField('asset.thermalStore.name'),
    level: levelField('asset.thermalStore.level'),
    ...storeFields('thermalStore'),
  },
  'thermalStore',
);

export const HeatBatterySchema = objectOf(
  {
    kind: choiceField('asset.heatBattery.kind', ['heatBattery']),
    name: nameField('asset.heatBattery.name'),
    level: levelField('asset.heatBattery.level'),
    ...storeFields('heatBattery'),
  },
  'heatBattery',
);
