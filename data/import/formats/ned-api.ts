import { pick, requireColumn } from '../series/columns.ts';
import type { Format } from '../series/format.ts';
import { columnLike } from '../series/head.ts';

const KEYS = ['point', 'type', 'granularity', 'activity', 'classification'];

/** Answers of the NED interface as CSV: ISO times in UTC; mean power (`capacity`) in kW, energy (`volume`) in kWh. */
export const nedApi: Format = {
  name: 'ned-api',
  text: { nl: 'NED, koppeling', en: 'NED, interface' },
  recognises: head => columnLike(head, /^validfrom$/i) !== -1 && columnLike(head, /^capacity$/i) !== -1,
  layout: head => ({
    time: {
      kind: 'stamp',
      columns: [requireColumn(head, /^validfrom$/i)],
      zone: 'UTC',
      side: 'start',
      why: 'format',
    },
    columns: pick(head, {
      capacity: { unit: 'kW' },
      volume: { unit: 'kWh' },
      emission: { unit: 'kg', blankMeans: true },
      emissionfactor: { unit: 'kg/kWh', blankMeans: true },
    }),
    keys: head.columns.flatMap((name, index) => (KEYS.includes(name) ? [{ index, name, hard: true }] : [])),
    leftOut: [],
  }),
};
