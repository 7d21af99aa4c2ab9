import { readFileSync } from 'node:fs';
import { createPool } from '../../engine/index.ts';
import { parseStudy, type RunResult, runStudy, type Study } from '../../scenarios/index.ts';
import { NO_SOURCES } from '../scenarios/small-study.ts';

const FILE = new URL('two-areas.yaml', import.meta.url);

/** Two areas with a waiting list over four winter days and two paths; `parts` of the study changed. */
export function twoAreas(parts: Partial<Study> = {}): Study {
  const parsed = parseStudy(readFileSync(FILE, 'utf8'));
  if ('issues' in parsed) throw new Error(JSON.stringify(parsed.issues));
  const period = { start: '2026-02-09T00:00:00Z', end: '2026-02-13T00:00:00Z' };
  return { ...(parsed.input as Study), period, ...parts };
}

/** The answer to it, really computed. */
export async function twoAreasRun(parts: Partial<Study> = {}): Promise<RunResult> {
  const executor = createPool({ workers: 1 });
  try {
    return (await runStudy(twoAreas(parts), { executor, sources: NO_SOURCES })).result;
  } finally {
    await executor.close();
  }
}
