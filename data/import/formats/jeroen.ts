import { requireColumn } from '../series/columns.ts';
import type { Format } from '../series/format.ts';
import { columnLike } from '../series/head.ts';
import { UNITS } from '../series/units.ts';

const PRICE = /^prijs_excl_belastingen$/i;

/** Prices as jeroen.nl gives them out: EUR/kWh with decimal comma, a local and a UTC column of which UTC is read. */
export const jeroen: Format = {
  name: 'jeroen-nl',
  text: { nl: 'jeroen.nl, dag-vooruitprijzen', en: 'jeroen.nl, day-ahead prices' },
  recognises: head => columnLike(head, /^datum_utc$/i) !== -1 && columnLike(head, PRICE) !== -1,
  layout: head => {
    const price = requireColumn(head, PRICE);
    return {
      time: {
        kind: 'stamp',
        columns: [requireColumn(head, /^datum_utc$/i)],
        zone: 'UTC',
        side: 'start',
        why: 'format',
      },
      columns: [{ index: price, name: head.columns[price]!, unit: UNITS['EUR/kWh'], dayAhead: true }],
      keys: [],
      leftOut: [],
    };
  },
};
