import { type Run, runsOf, type StudyVersion, startRun } from './api.ts';
import { type Loaded, useLoaded } from './use-loaded.ts';

/** Id of the run of a study as it stands. One of the library is started when nobody did so before. */
export function useBaseRun(version: StudyVersion | null): Loaded<string | null> {
  return useLoaded(version ? version.id : null, async () => {
    if (!version) return null;
    const { items } = await runsOf(version.id);
    const last: Run | undefined = items[0];
    if (last) return last.id;
    return version.source === 'library' ? (await startRun(version.id)).id : null;
  });
}
