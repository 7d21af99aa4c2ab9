/** Two names further apart than this share of the longer one are not a slip of the pen. */
const FURTHEST_SHARE = 0.5;

/** The valid name most like the one that was written, or that it begins; undefined where none is like it. */
export function nearestName(name: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    if (name.length > 1 && candidate.startsWith(name)) return candidate;
    const allowed = Math.max(1, Math.floor(Math.max(name.length, candidate.length) * FURTHEST_SHARE));
    if (Math.abs(name.length - candidate.length) > allowed) continue;
    const distance = edits(name.toLowerCase(), candidate.toLowerCase());
    if (distance <= allowed && distance < least) {
      best = candidate;
      least = distance;
    }
  }
  return best;
}

/** Insertions, deletions, replacements and swaps of neighbours between two short texts (optimal string alignment). */
export function edits(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let least = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, beforeLast[j - 2]! + 1);
      row.push(least);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length]!;
}
