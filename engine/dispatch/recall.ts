import type { CommittedSolution } from '../commitment/commit.ts';
import { plainHash } from './hash.ts';

/** What is kept of solutions, bytes: the oldest go first. */
const MOST_BYTES = 128 * 2 ** 20;

const kept = new Map<string, { readonly answer: unknown; readonly bytes: number }>();
let keptBytes = 0;

/**
 * The answer to what was solved before with the same input, which has the same bits; else that of `solve`, which is kept where it
 * is a plan that time did not cut short. A company that hears of one call more plans many of its windows as it did before.
 * `input`: all that the answer depends on. Nobody may write to what is returned.
 */
export async function recalled<T extends { readonly solution: CommittedSolution }>(
  input: unknown,
  solve: () => Promise<T>,
): Promise<T> {
  const key = plainHash(input);
  const known = kept.get(key);
  if (known) {
    // Used again: it is the youngest now.
    kept.delete(key);
    kept.set(key, known);
    return known.answer as T;
  }
  const answer = await solve();
  const { solution } = answer;
  if (solution.status !== 'optimal' || solution.isLate || kept.has(key)) return answer;
  const bytes = solution.x.byteLength + solution.y.byteLength;
  kept.set(key, { answer, bytes });
  keptBytes += bytes;
  for (const [oldest, one] of kept) {
    if (keptBytes <= MOST_BYTES) break;
    kept.delete(oldest);
    keptBytes -= one.bytes;
  }
  return answer;
}
