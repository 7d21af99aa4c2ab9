import type { Format } from '../series/format.ts';
import { curves } from './curves.ts';
import { entsoe } from './entsoe.ts';
import { epexWide } from './epex-wide.ts';
import { jeroen } from './jeroen.ts';
import { knmi } from './knmi.ts';
import { nedApi } from './ned-api.ts';
import { nedPortal } from './ned-portal.ts';
import { meter, table } from './table.ts';
import { tennet } from './tennet.ts';
import { typeDays } from './type-days.ts';

/** The first that recognises a file reads it: the particular before the general, of which the last takes any table. */
export const FORMATS: readonly Format[] = [
  entsoe,
  jeroen,
  epexWide,
  knmi,
  nedApi,
  nedPortal,
  tennet,
  typeDays,
  curves,
  meter,
  table,
];
