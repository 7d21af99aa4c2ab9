import { useEffect, useRef, useState } from 'preact/hooks';
import type { Spec } from 'vega';
import type { RunResult, Study } from '../../../../scenarios/index.ts';
import { drawingKit } from '../answer/drawing-kit.ts';
import { send, type Trouble, troubleOf } from './api.ts';
import { latestOnly } from './latest.ts';
import { useServer } from './server.tsx';

const PAUSE_MS = 60;
/** Longer than a year takes: a question is dropped for a newer one only when it lasts. */
const PATIENCE_MS = 6000;
const TOO_BUSY = 503;
const TRY_AGAIN_MS = 1000;

/** Lines of the answer that are looked at: the first of them is drawn. */
export interface PreviewWish {
  readonly variants: readonly string[] | null;
  readonly year: number | null;
  readonly language: 'nl' | 'en';
  readonly theme: 'light' | 'dark';
  readonly charts: readonly string[];
}
interface ChartWords {
  readonly title: string;
  readonly reading: string;
}
/** A chart that follows the sliders: drawn by the server, or to be drawn here. */
export type PreviewChart = ChartWords & ({ readonly svg: string } | { readonly vega: Spec });
export interface PreviewAnswer {
  readonly result: RunResult;
  readonly charts: Readonly<Record<string, PreviewChart>>;
}
interface Question {
  readonly key: string;
  readonly study: Study;
  readonly wish: PreviewWish;
  /** Room for the charts, pixels. */
  readonly width: number | null;
}
export interface Preview {
  /** The newest answer there is; of an older question while `isStale`. */
  readonly answer: PreviewAnswer | null;
  /** What `answer` is the answer to. */
  readonly study: Study | null;
  readonly trouble: Trouble | null;
  readonly isStale: boolean;
}

/**
 * The answer for some lines of a study over its whole period, renewed whenever the study changes. Null asks nothing. Another
 * `width` holds from the next answer on.
 */
export function usePreview(study: Study | null, wish: PreviewWish, width: number | null): Preview {
  const { attempt, lost } = useServer();
  const key = study ? JSON.stringify([study, wish]) : null;
  const [last, setLast] = useState<{
    question: Question;
    answer: PreviewAnswer | null;
    trouble: Trouble | null;
  }>();
  const [busy, setBusy] = useState(0);
  const line = useRef<ReturnType<typeof latestOnly<Question, PreviewAnswer>>>(undefined);

  useEffect(() => {
    line.current = latestOnly<Question, PreviewAnswer>({
      work: askPreview,
      answered: (question, answer) => setLast({ question, answer, trouble: null }),
      failed: (question, error) => {
        if (lost(error)) return;
        const trouble = troubleOf(error);
        if (trouble.status === TOO_BUSY) setTimeout(() => setBusy(count => count + 1), TRY_AGAIN_MS);
        else setLast({ question, answer: null, trouble });
      },
      pauseMs: PAUSE_MS,
      patienceMs: PATIENCE_MS,
    });
    return () => line.current?.stop();
  }, [lost]);

  // The key is the content of the study and what is asked of it.
  useEffect(() => {
    if (study && key !== null) line.current?.ask({ key, study, wish, width });
  }, [key, attempt, busy]);

  if (key === null) return { answer: null, study: null, trouble: null, isStale: false };
  const isStale = last?.question.key !== key;
  return {
    answer: last?.answer ?? null,
    study: last?.question.study ?? null,
    trouble: isStale ? null : (last?.trouble ?? null),
    isStale,
  };
}

interface PreviewJson {
  readonly result: RunResult;
  readonly pictures: Readonly<Record<string, ChartWords & { readonly svg: string }>>;
  readonly drawings: Readonly<Record<string, ChartWords & { readonly vega: Spec }>>;
}

async function askPreview({ study, wish, width }: Question, signal: AbortSignal): Promise<PreviewAnswer> {
  const { variants, year, language, theme, charts } = wish;
  const body = {
    study,
    language,
    theme,
    // A picture takes the server longer than new rows in a chart that stands here already.
    [drawingKit() ? 'drawings' : 'pictures']: charts,
    ...(width !== null && { width }),
    ...(variants !== null && { variants }),
    ...(year !== null && { year }),
  };
  const { result, pictures, drawings } = await send<PreviewJson>('/previews', body, { signal });
  return { result, charts: { ...pictures, ...drawings } };
}
