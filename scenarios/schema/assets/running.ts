import { Type } from 'typebox';
import { type Declared, objectOf } from '../field.ts';
import { scalarField } from '../quantity.ts';

/** What an asset that starts, stops and ramps has: minimum load, start cost, minimum times and ramps. */
export function runningField<K extends 'eBoiler' | 'heatPump' | 'gasBoiler' | 'chp'>(kind: K) {
  return Type.Optional(
    objectOf(
      {
        minimumLoad: Type.Optional(scalarField('running.minimumLoad')),
        startCostEur: Type.Optional(scalarField('running.startCostEur')),
        minimumUpHours: Type.Optional(scalarField('running.minimumUpHours')),
        minimumDownHours: Type.Optional(scalarField('running.minimumDownHours')),
        rampUpPerHour: Type.Optional(scalarField('running.rampUpPerHour')),
        rampDownPerHour: Type.Optional(scalarField('running.rampDownPerHour')),
      },
      `${kind}Running`,
      `asset.${kind}.running`,
    ),
  );
}

export type StudyRunning = Declared<ReturnType<typeof runningField>>;
