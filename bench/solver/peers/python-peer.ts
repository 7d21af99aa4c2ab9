import { fileURLToPath } from 'node:url';
import { failure, type Measurement, NO_PLAN, REPETITION, type Result } from '../result.ts';
import { GRACE_S, runChild } from '../run-child.ts';
import { peerEnvironment } from './environment.ts';
import type { PeerJob } from './peer.ts';

/** What `measure.py` prints. */
interface Printed extends Omit<Measurement, 'quality'> {
  readonly costEur: number | null;
  readonly gap: number | null;
}

/** Runs one script of this folder on a job; `skipped` where Python or its packages are missing. */
export async function runPython(script: string, job: PeerJob, more: object): Promise<Result> {
  const environment = await peerEnvironment();
  if ('reason' in environment) return { kind: 'skipped', note: environment.reason };
  const { limitS, repeats } = job;
  const words = JSON.stringify({ ...more, limitS, repeats, enoughMs: REPETITION.enoughMs });
  const file = fileURLToPath(new URL(script, import.meta.url));
  const outcome = await runChild(environment.python, ['-B', file, words], limitS + GRACE_S);
  if (outcome.kind !== 'done') return failure(outcome, limitS);
  // HiGHS greets on the same stream, before the line that counts.
  const { costEur, gap, ...times } = JSON.parse(outcome.stdout.trim().split('\n').at(-1)!) as Printed;
  return { kind: 'measured', measurement: { ...times, quality: { ...NO_PLAN, costEur, gap } } };
}
