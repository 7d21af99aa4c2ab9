import { useCallback, useEffect, useState } from 'preact/hooks';
import type { RunResult } from '../../../../scenarios/index.ts';
import { ask, BASE, cancelRun, type Run, readResult, type Trouble, troubleOf } from './api.ts';
import { useServer } from './server.tsx';

export interface RunState {
  readonly run: Run | null;
  readonly result: RunResult | null;
  readonly trouble: Trouble | null;
  cancel(): void;
}

const NOTHING = { run: null, result: null, trouble: null };

/** A run by its id: how far it is, from its events, and its result when it is done. */
export function useRun(runId: string | null): RunState {
  const { attempt, lost } = useServer();
  const [state, setState] = useState<Omit<RunState, 'cancel'> & { id: string | null }>({
    id: null,
    ...NOTHING,
  });

  useEffect(() => {
    if (runId === null) return;
    let isOver = false;
    let events: EventSource | null = null;
    const put = (part: Partial<RunState>) => {
      if (!isOver) setState(old => ({ ...(old.id === runId ? old : { id: runId, ...NOTHING }), ...part }));
    };
    const fail = (error: unknown) => {
      if (!lost(error)) put({ trouble: troubleOf(error) });
    };
    const take = async (run: Run) => {
      put({ run });
      if (run.state !== 'DONE') return;
      events?.close();
      const result = await readResult(run.id);
      put({ result });
    };
    const follow = () => {
      if (isOver) return;
      events = new EventSource(`${BASE}/runs/${runId}/events`);
      for (const name of ['progress', 'done', 'failed', 'cancelled']) {
        events.addEventListener(name, event => {
          if (name !== 'progress') events?.close();
          take(JSON.parse((event as MessageEvent<string>).data) as Run).catch(fail);
        });
      }
      // The stream may end because the run did: a plain look decides.
      events.onerror = () => {
        ask<Run>(`/runs/${runId}`).then(take).catch(fail);
      };
    };
    ask<Run>(`/runs/${runId}`)
      .then(async run => {
        await take(run);
        if (run.state === 'QUEUED' || run.state === 'RUNNING') follow();
      })
      .catch(fail);
    return () => {
      isOver = true;
      events?.close();
    };
  }, [runId, attempt, lost]);

  const cancel = useCallback(() => {
    if (runId !== null) {
      cancelRun(runId).then(
        run => setState(old => ({ ...old, run })),
        error => lost(error),
      );
    }
  }, [runId, lost]);
  const { id, ...known } = state;
  return { ...(id === runId && runId !== null ? known : NOTHING), cancel };
}
