import { PLAUSIBLE } from '../import/plausible-figures.ts';
import { both } from '../import/said.ts';
import type { Findings } from '../records/findings.ts';
import type { JsonRecord } from '../records/record.ts';
import type { Text } from '../tables/sourced.ts';
import type { GridSide } from './grid-area.ts';

const LAST_PLAUSIBLE_YEAR = PLAUSIBLE.gridArea.lastYear.value;
const LARGEST_AREA_MW = PLAUSIBLE.gridArea.largest.value;

/** Names of the fields a side was read from, so that a doubt can point at them. */
export interface SideKeys {
  readonly present: string;
  readonly needed: string;
  readonly queue: string;
  readonly requests: string;
  readonly years: readonly string[];
}

/** What is odd about one side of an area. */
export function doubtSide(findings: Findings, record: JsonRecord, side: GridSide, keys: SideKeys): void {
  const doubt = (key: string, code: string, value: number | null, expected: Text) =>
    findings.doubt(record.place(key), code, value === null ? '' : String(value), expected);
  const sizes = [
    [keys.present, side.presentMw],
    [keys.needed, side.neededMw],
    [keys.queue, side.queueMw],
  ] as const;
  for (const [key, value] of sizes)
    if ((value ?? 0) > LARGEST_AREA_MW)
      doubt(
        key,
        'implausible-size',
        value,
        both(`MW, hoogstens ${LARGEST_AREA_MW}`, `MW, at most ${LARGEST_AREA_MW}`),
      );
  if ((side.queueMw ?? 0) > 0 && !side.queueRequests)
    doubt(
      keys.requests,
      'queue-without-requests',
      side.queueRequests,
      both(
        `aanvragen voor de ${side.queueMw} MW in de wachtrij`,
        `requests for the ${side.queueMw} MW in queue`,
      ),
    );
  if ((side.queueRequests ?? 0) > 0 && side.queueMw === null)
    doubt(
      keys.queue,
      'requests-without-queue',
      null,
      both(
        `MW van de ${side.queueRequests} aanvragen in de wachtrij`,
        `MW of the ${side.queueRequests} requests in queue`,
      ),
    );
  for (const [k, year] of [side.regionalReliefYear, side.tsoReliefYear].entries())
    if ((year ?? 0) > LAST_PLAUSIBLE_YEAR)
      doubt(
        keys.years[k]!,
        'filler-year',
        year,
        both(
          `een jaar tot en met ${LAST_PLAUSIBLE_YEAR}; dit betekent "niet in zicht"`,
          `a year up to ${LAST_PLAUSIBLE_YEAR}; this one means "not in sight"`,
        ),
      );
}
