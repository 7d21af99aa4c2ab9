import { pick, requireColumn } from '../series/columns.ts';
import type { Format, KeyRule } from '../series/format.ts';
import { columnLike, type Head } from '../series/head.ts';

const START = /^timeinterval[ _]start[ _]loc$/i;
const UNIT_KEYS = [
  ['Currency Unit Name', /^EUR$/],
  ['Price Measurement Unit Name', /^MWh$/],
] as const;

/** Settlement prices of TenneT by quarter, local time without offset; the autumn hour stands there twice, in order. */
export const tennet: Format = {
  name: 'tennet-settlement',
  text: { nl: 'TenneT, verrekenprijzen onbalans', en: 'TenneT, settlement prices' },
  recognises: head =>
    columnLike(head, START) !== -1 && columnLike(head, /^price[ _](shortage|surplus)$/i) !== -1,
  layout: head => ({
    time: {
      kind: 'stamp',
      columns: [requireColumn(head, START)],
      zone: 'Europe/Amsterdam',
      side: 'start',
      why: 'format',
    },
    columns: pick(head, {
      'price shortage': { unit: 'EUR/MWh' },
      'price surplus': { unit: 'EUR/MWh' },
      // Empty where nothing was called up in that direction.
      'price dispatch up': { unit: 'EUR/MWh', blankMeans: true },
      'price dispatch down': { unit: 'EUR/MWh', blankMeans: true },
    }),
    keys: unitKeys(head),
    leftOut: [],
  }),
};

function unitKeys(head: Head): KeyRule[] {
  return UNIT_KEYS.flatMap(([name, must]) => {
    const index = columnLike(head, new RegExp(`^${name}$`, 'i'));
    return index === -1 ? [] : [{ index, name, hard: true, must }];
  });
}
