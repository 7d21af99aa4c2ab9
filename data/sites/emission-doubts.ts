import { PLAUSIBLE } from '../import/plausible-figures.ts';
import type { Place } from '../import/problems.ts';
import { both } from '../import/said.ts';
import type { Findings } from '../records/findings.ts';

const LARGEST_SITE_TON = PLAUSIBLE.site.largest.value;
/** An installation with so many times its neighbours' emissions in one year has a slip of a digit or a unit. */
const JUMP = PLAUSIBLE.site.jump.value;
const SMALL_TON = PLAUSIBLE.site.jumpFrom.value;

/** A location outside the country. */
export function doubtLocation(
  findings: Findings,
  latitude: { readonly value: number | null; readonly place: Place },
  longitude: { readonly value: number | null; readonly place: Place },
): void {
  const { south, north, west, east } = PLAUSIBLE.place;
  const check = (at: typeof latitude, low: number, high: number) => {
    if (at.value !== null && (at.value < low || at.value > high))
      findings.doubt(
        at.place,
        'outside-the-netherlands',
        String(at.value),
        both(`${low} tot ${high} graden`, `${low} to ${high} degrees`),
      );
  };
  check(latitude, south.value, north.value);
  check(longitude, west.value, east.value);
}

/** Tonnes of one site in order of year: too large to be true, or ten times the years around it. */
export function doubtTonnes(
  findings: Findings,
  entries: readonly { readonly year: number; readonly ton: number | null; readonly place: Place }[],
): void {
  const known = entries.filter(entry => entry.ton !== null);
  known.forEach(({ ton, year, place }, k) => {
    if (ton! > LARGEST_SITE_TON)
      findings.doubt(
        place,
        'implausible-size',
        String(ton),
        both(`t CO2, hoogstens ${LARGEST_SITE_TON}`, `t CO2, at most ${LARGEST_SITE_TON}`),
      );
    const around = [known[k - 1]?.ton, known[k + 1]?.ton].filter(one => typeof one === 'number');
    const beyond = around.length === 2 && around.every(one => ton! > JUMP * one && one > 0);
    if (beyond && ton! > SMALL_TON)
      findings.doubt(
        place,
        'sudden-jump',
        `${ton} in ${year}`,
        both(
          `t CO2 als in de jaren eromheen, ${around.join(' en ')}`,
          `t CO2 like the years around it, ${around.join(' and ')}`,
        ),
      );
  });
}
