import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { RightsComparison, Study } from '../../../../scenarios/index.ts';
import { send, type Trouble, troubleOf } from './api.ts';
import { useServer } from './server.tsx';

export interface RightsState {
  /** Null: not asked for yet. */
  readonly comparison: RightsComparison | null;
  readonly isBusy: boolean;
  readonly trouble: Trouble | null;
  start(wish: {
    readonly site: string;
    readonly hours: number | null;
    readonly steerMw: number | null;
  }): void;
}

/** The comparison of rights of a study, made when it is asked for; another study starts without one. */
export function useRights(study: Study): RightsState {
  const { lost } = useServer();
  const [comparison, setComparison] = useState<RightsComparison | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [isBusy, setBusy] = useState(false);
  const asked = useRef<AbortController | null>(null);

  // Of another study nothing that was asked holds.
  useEffect(() => {
    setComparison(null);
    setTrouble(null);
    setBusy(false);
    return () => asked.current?.abort();
  }, [study]);
  const start = useCallback<RightsState['start']>(
    ({ site, hours, steerMw }) => {
      asked.current?.abort();
      const own = new AbortController();
      asked.current = own;
      setBusy(true);
      setTrouble(null);
      const body = {
        ...{ study, site },
        ...(hours !== null && { hours }),
        ...(steerMw !== null && { steerMw }),
      };
      send<RightsComparison>('/right-comparisons', body, { signal: own.signal })
        .then(setComparison)
        .catch(error => {
          if (!own.signal.aborted && !lost(error)) setTrouble(troubleOf(error));
        })
        .finally(() => {
          if (asked.current === own) setBusy(false);
        });
    },
    [study, lost],
  );
  return { comparison, isBusy, trouble, start };
}
