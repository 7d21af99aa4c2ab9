import type { Format } from '../series/format.ts';
import { columnLike } from '../series/head.ts';
import { UNITS } from '../series/units.ts';

const SLOT = /^(\d{2})(?::(\d{2}))?\s*-\s*(\d{2})(?::(\d{2}))?$/;

/**
 * One row for each local day with 24 hours or 96 quarters. The spring day has an hour too many and the autumn day one too few:
 * the first does not exist and the second is lost, which the clock tells as in any file of local times.
 */
export const epexWide: Format = {
  name: 'epex-wide',
  text: { nl: 'beurstabel, één rij per dag', en: 'exchange table, one row per day' },
  recognises: head => head.columns.filter(name => SLOT.test(name)).length >= 2,
  layout: head => ({
    time: {
      kind: 'wide',
      columns: [Math.max(0, columnLike(head, /date|datum|day|dag/i))],
      zone: 'Europe/Amsterdam',
      side: 'start',
      why: 'format',
    },
    columns: [{ index: 0, name: 'price', unit: UNITS['EUR/MWh'], dayAhead: true }],
    slots: head.columns.flatMap((name, index) => {
      const slot = SLOT.exec(name);
      return slot ? [{ index, second: Number(slot[1]) * 3600 + Number(slot[2] ?? 0) * 60 }] : [];
    }),
    keys: [],
    leftOut: [],
  }),
};
