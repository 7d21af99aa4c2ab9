import { useEffect, useRef, useState } from 'preact/hooks';
import type { RunResult, Study } from '../../../../scenarios/index.ts';
import { send, type Trouble, troubleOf } from './api.ts';
import { latestOnly } from './latest.ts';
import { useServer } from './server.tsx';

const PAUSE_MS = 120;
const PATIENCE_MS = 1500;
const TOO_BUSY = 503;
const TRY_AGAIN_MS = 1000;

interface Question {
  readonly key: string;
  readonly study: Study;
  readonly week: number | null;
}
export interface Preview {
  /** The newest answer there is; of an older question while `isStale`. */
  readonly result: RunResult | null;
  readonly trouble: Trouble | null;
  readonly isStale: boolean;
}

/** The answer for one week of a study, renewed whenever the study changes. Null asks nothing. */
export function usePreview(study: Study | null, week: number | null): Preview {
  const { attempt, lost } = useServer();
  const key = study ? `${JSON.stringify(study)} ${week}` : null;
  const [answer, setAnswer] = useState<{ key: string; result: RunResult | null; trouble: Trouble | null }>();
  const [busy, setBusy] = useState(0);
  const line = useRef<ReturnType<typeof latestOnly<Question, RunResult>>>(undefined);

  useEffect(() => {
    line.current = latestOnly<Question, RunResult>({
      work: askPreview,
      answered: (question, result) => setAnswer({ key: question.key, result, trouble: null }),
      failed: (question, error) => {
        if (lost(error)) return;
        const trouble = troubleOf(error);
        if (trouble.status === TOO_BUSY) setTimeout(() => setBusy(count => count + 1), TRY_AGAIN_MS);
        else setAnswer({ key: question.key, result: null, trouble });
      },
      pauseMs: PAUSE_MS,
      patienceMs: PATIENCE_MS,
    });
    return () => line.current?.stop();
  }, [lost]);

  // The key is the content of the study and the week.
  useEffect(() => {
    if (study && key !== null) line.current?.ask({ key, study, week });
  }, [key, attempt, busy]);

  if (key === null) return { result: null, trouble: null, isStale: false };
  const isStale = answer?.key !== key;
  return { result: answer?.result ?? null, trouble: isStale ? null : (answer?.trouble ?? null), isStale };
}

async function askPreview({ study, week }: Question, signal: AbortSignal): Promise<RunResult> {
  const body = { study, ...(week !== null && { week }) };
  const { result } = await send<{ result: RunResult }>('/previews', body, { signal });
  return result;
}
