/** Hours of a common year: no rule can call more. */
const MOST_HOURS = 8760;

/**
 * Whole hours of calls a year, in the order in which they hurt, up to which a right costs no more than `otherEur`; calls of more
 * hours hold those of fewer, so the cost only grows with them. `uncalledEur`: what it costs when nobody calls.
 */
export async function mostHoursOf(
  uncalledEur: number,
  otherEur: number,
  costAt: (hours: number) => Promise<number>,
): Promise<number> {
  if (uncalledEur > otherEur) return 0;
  let [fits, breaks] = [0, MOST_HOURS + 1];
  // From a few hours up by doubling: most rights are even at few hours, and many hours take long to solve.
  for (let hours = FIRST_HOURS; hours < MOST_HOURS; hours *= 2) {
    if ((await costAt(hours)) > otherEur) {
      breaks = hours;
      break;
    }
    fits = hours;
  }
  while (breaks - fits > 1) {
    const hours = Math.floor((fits + breaks) / 2);
    if ((await costAt(hours)) <= otherEur) fits = hours;
    else breaks = hours;
  }
  return fits;
}

const FIRST_HOURS = 64;
