import { refuse } from '../problems.ts';
import { both } from '../said.ts';
import type { Format, Layout } from '../series/format.ts';
import { columnLike, type Head } from '../series/head.ts';
import { UNITS } from '../series/units.ts';

const SLOT = /^(\d{2})(?::(\d{2}))?\s*-\s*(\d{2})(?::(\d{2}))?$/;

/**
 * One row for each local day with 24 hours or 96 quarters. The spring day has an hour too many and the autumn day one too few:
 * the first does not exist and the second is lost, which the clock tells as in any file of local times.
 */
export const epexWide: Format = {
  name: 'epex-wide',
  text: { nl: 'beurstabel, één rij per dag', en: 'exchange table, one row per day' },
  recognises: head => head.columns.filter(name => SLOT.test(name)).length >= 12,
  layout: head => ({
    time: {
      kind: 'wide',
      columns: [Math.max(0, columnLike(head, /date|datum|day|dag/i))],
      zone: 'Europe/Amsterdam',
      side: 'start',
      why: 'format',
    },
    columns: [{ index: 0, name: 'price', unit: UNITS['EUR/MWh'], dayAhead: true }],
    slots: slotsOf(head),
    keys: [],
    leftOut: [],
  }),
};

/** The columns of the day, which must follow each other from midnight to midnight. */
function slotsOf(head: Head): NonNullable<Layout['slots']> {
  const slots = head.columns.flatMap((name, index) => {
    const slot = SLOT.exec(name);
    return slot ? [{ index, second: Number(slot[1]) * 3600 + Number(slot[2] ?? 0) * 60 }] : [];
  });
  const step = slots.length > 24 ? 900 : 3600;
  const odd = slots.findIndex(({ second }, k) => second !== k * step);
  if (odd !== -1 || slots.length * step !== 86_400) {
    const value =
      odd === -1
        ? both(`${slots.length} kolommen`, `${slots.length} columns`)
        : head.columns[slots[odd]!.index]!;
    refuse(
      head.file,
      'wide-slots',
      value,
      both(
        'de 24 uren of 96 kwartieren van een dag op volgorde',
        'the 24 hours or 96 quarters of a day in order',
      ),
      head.headingLine,
    );
  }
  return slots;
}
