import type { Findings, Place } from '../records/findings.ts';
import { LARGEST_SITE_TON, NETHERLANDS } from './emission-site.ts';

/** An installation with ten times its neighbours' emissions in one year has a slip of a digit or a unit. */
const JUMP = 10;
/** Below this a jump is a start, a stop or a standby boiler. */
const SMALL_TON = 5000;

/** A location outside the country. */
export function doubtLocation(
  findings: Findings,
  latitude: { readonly value: number | null; readonly place: Place },
  longitude: { readonly value: number | null; readonly place: Place },
): void {
  const { south, north, west, east } = NETHERLANDS;
  const check = (at: typeof latitude, low: number, high: number) => {
    if (at.value !== null && (at.value < low || at.value > high))
      findings.doubt(at.place, 'outside-the-netherlands', String(at.value), `${low} to ${high} degrees`);
  };
  check(latitude, south, north);
  check(longitude, west, east);
}

/** Tonnes of one site in order of year: too large to be true, or ten times the years around it. */
export function doubtTonnes(
  findings: Findings,
  entries: readonly { readonly year: number; readonly ton: number | null; readonly place: Place }[],
): void {
  const known = entries.filter(entry => entry.ton !== null);
  known.forEach(({ ton, year, place }, k) => {
    if (ton! > LARGEST_SITE_TON)
      findings.doubt(place, 'implausible-size', String(ton), `t CO2, at most ${LARGEST_SITE_TON}`);
    const around = [known[k - 1]?.ton, known[k + 1]?.ton].filter(one => typeof one === 'number');
    const beyond = around.length === 2 && around.every(one => ton! > JUMP * one && one > 0);
    if (beyond && ton! > SMALL_TON)
      findings.doubt(
        place,
        'sudden-jump',
        `${ton} in ${year}`,
        `t CO2 like the years around it, ${around.join(' and ')}`,
      );
  });
}
