import { pick, requireColumn } from '../series/columns.ts';
import type { Format } from '../series/format.ts';
import { columnLike } from '../series/head.ts';

const KEYS = ['point', 'type', 'granularity', 'activity', 'classification'];

/** Files of the NED portal: as the interface, but with dates in the American order and units in the headings. */
export const nedPortal: Format = {
  name: 'ned-portal',
  text: { nl: 'NED, portaal', en: 'NED, portal' },
  recognises: head =>
    columnLike(head, /^validfrom \(UTC\)$/i) !== -1 && columnLike(head, /^capacity \(kW\)$/i) !== -1,
  layout: head => ({
    time: {
      kind: 'stamp',
      columns: [requireColumn(head, /^validfrom \(UTC\)$/i)],
      zone: 'UTC',
      side: 'start',
      why: 'format',
      monthFirst: true,
    },
    columns: pick(head, {
      'capacity (kW)': { unit: 'kW' },
      'volume (kWh)': { unit: 'kWh' },
      'emission (kg CO2)': { unit: 'kg', blankMeans: true },
      'emissionfactor (kg CO2/kWh)': { unit: 'kg/kWh', blankMeans: true },
    }),
    keys: head.columns.flatMap((name, index) => (KEYS.includes(name) ? [{ index, name, hard: true }] : [])),
    leftOut: [],
  }),
};
