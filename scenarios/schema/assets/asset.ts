import { Type } from 'typebox';
import type { Declared } from '../field.ts';
import { PvSchema, WindSchema } from './generators.ts';
import { ChpSchema, EBoilerSchema, GasBoilerSchema, HeatPumpSchema } from './heat.ts';
import { LoadShiftSchema } from './load-shift.ts';
import { BatterySchema, HeatBatterySchema, ThermalStoreSchema } from './stores.ts';

/** Everything that can stand behind a connection, told apart by `kind`. */
export const AssetSchema = Type.Union([
  BatterySchema,
  ThermalStoreSchema,
  HeatBatterySchema,
  LoadShiftSchema,
  EBoilerSchema,
  HeatPumpSchema,
  GasBoilerSchema,
  ChpSchema,
  PvSchema,
  WindSchema,
]);
export type StudyAsset = Declared<typeof AssetSchema>;
