import { requireColumn } from '../series/columns.ts';
import type { Format } from '../series/format.ts';
import { columnLike } from '../series/head.ts';
import { UNITS } from '../series/units.ts';
import { namedZone } from '../series/zones.ts';

const PRICE = /^day-ahead price [([]eur\s*\/\s*mwh[)\]]$/i;
const KEYS = ['Area', 'Sequence', 'BZN', 'Currency'];

/** Export of day-ahead prices by the ENTSO-E transparency platform: intervals as `a - b`, in the zone of the heading. */
export const entsoe: Format = {
  name: 'entsoe-day-ahead',
  text: { nl: 'ENTSO-E, dag-vooruitprijzen', en: 'ENTSO-E, day-ahead prices' },
  recognises: head => columnLike(head, /^MTU\b/i) !== -1 && columnLike(head, PRICE) !== -1,
  layout: head => {
    const mtu = requireColumn(head, /^MTU\b/i);
    const price = requireColumn(head, PRICE);
    const zone = namedZone(head.columns[mtu]!);
    return {
      time: { kind: 'stamp', columns: [mtu], zone, side: 'start', why: 'format' },
      columns: [{ index: price, name: head.columns[price]!, unit: UNITS['EUR/MWh'], dayAhead: true }],
      keys: head.columns.flatMap((name, index) => (KEYS.includes(name) ? [{ index, name, hard: true }] : [])),
      leftOut: [],
    };
  },
};
