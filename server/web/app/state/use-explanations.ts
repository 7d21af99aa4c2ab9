import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Explanation } from '../../../../scenarios/index.ts';
import { ask, type Trouble, troubleOf } from './api.ts';
import { useServer } from './server.tsx';

/** How the explanations of a run stand. */
export interface Explaining {
  readonly state: 'NONE' | 'QUEUED' | 'RUNNING' | 'DONE' | 'FAILED';
  readonly package: string | null;
  readonly progress: { readonly done: number; readonly total: number };
  readonly explanations: readonly Explanation[];
}

export interface ExplanationState {
  /** Null: not known yet. */
  readonly view: Explaining | null;
  readonly trouble: Trouble | null;
  /** Asks for an explanation of every package, or of one in full. */
  start(name: string | null): void;
}

const LOOK_AGAIN_MS = 1000;

/** Explanations of a run (none without one): what there is, begun when asked for, and looked at every second while they are made. */
export function useExplanations(runId: string | null): ExplanationState {
  const { attempt, lost } = useServer();
  const [view, setView] = useState<Explaining | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const address = `/runs/${runId}/explanations`;
  const isBusy = view?.state === 'QUEUED' || view?.state === 'RUNNING';

  const take = useCallback(
    (asked: Promise<Explaining>): void => {
      asked.then(
        found => {
          setView(found);
          setTrouble(null);
        },
        error => {
          if (!lost(error)) setTrouble(troubleOf(error));
        },
      );
    },
    [lost],
  );
  useEffect(() => {
    setView(null);
    if (runId === null) return;
    take(ask<Explaining>(address));
  }, [runId, address, attempt, take]);
  useEffect(() => {
    if (!isBusy) return;
    const timer = setInterval(() => take(ask<Explaining>(address)), LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [address, isBusy, take]);
  const start = useCallback(
    (name: string | null) => {
      const query = name === null ? '' : `?package=${encodeURIComponent(name)}`;
      take(ask<Explaining>(`${address}${query}`, { method: 'POST' }));
    },
    [address, take],
  );
  return { view, trouble, start };
}
