import { useCallback, useMemo, useState } from 'preact/hooks';
import type { RunResult, Study } from '../../../../scenarios/index.ts';
import { useTheme } from '../answer/use-theme.ts';
import { referenceName, variantInView } from '../answer/view.ts';
import { changedStudy } from '../inputs/changes.ts';
import { useVoice } from '../words/language.tsx';
import type { Place } from './address.ts';
import { type Run, type StudyVersion, send, startRun, type Trouble, troubleOf } from './api.ts';
import { useServer } from './server.tsx';
import { useBaseRun } from './use-base-run.ts';
import { type PreviewChart, usePreview } from './use-preview.ts';
import { useRun } from './use-run.ts';

/** Everything the page of one study shows, from what was opened and what was changed. */
export interface StudyAnswer {
  readonly study: Study;
  readonly isChanged: boolean;
  /** Finished answer over the whole period: of the changed study when it was run, else of the base. */
  readonly whole: { readonly result: RunResult; readonly runId: string; readonly isOfBase: boolean } | null;
  readonly baseResult: RunResult | null;
  /** What the strip shows: the whole answer where it fits the inputs, else the preview of the line in view. */
  readonly shown: RunResult | null;
  readonly isPreview: boolean;
  /** Charts of the preview, by name. */
  readonly charts: Readonly<Record<string, PreviewChart>>;
  readonly isStale: boolean;
  /** The old answer that stays until the new one is there is that of the study before its changes. */
  readonly isOfBase: boolean;
  readonly basePreview: RunResult | null;
  readonly run: Run | null;
  readonly canStart: boolean;
  readonly isStarting: boolean;
  readonly trouble: Trouble | null;
  start(): void;
  cancel(): void;
}

export function useStudy(
  version: StudyVersion,
  place: Place,
  width: number | null,
  ran: (runId: string) => void,
): StudyAnswer {
  const { lost } = useServer();
  const study = useMemo(() => changedStudy(version.study, place.changes), [version, place.changes]);
  const isChanged = Object.keys(place.changes).length > 0;
  const [starting, setStarting] = useState<{ isBusy: boolean; trouble: Trouble | null }>({
    isBusy: false,
    trouble: null,
  });
  const [startedBase, setStartedBase] = useState<string | null>(null);
  const base = useBaseRun(version);
  const baseRun = useRun(startedBase ?? base.value);
  const changedRun = useRun(isChanged ? place.run : null);
  const mine = isChanged ? changedRun : baseRun;
  const hasWhole = mine.result !== null;
  const { language } = useVoice();
  const lines = linesAsked(version.study, place, baseRun.result);
  const wish = { ...lines, language, theme: useTheme(), charts: CHARTS };
  const hasPreviews = version.study.kind !== 'flex-product';
  const preview = usePreview(hasWhole || !hasPreviews ? null : study, wish, width);
  const needsBase = hasPreviews && isChanged && !hasWhole && baseRun.result === null && !base.isStale;
  const basePreview = usePreview(needsBase ? version.study : null, { ...wish, charts: NO_CHARTS }, null);

  const start = useCallback(async () => {
    setStarting({ isBusy: true, trouble: null });
    try {
      const id = isChanged ? (await send<StudyVersion>('/studies', study)).id : version.id;
      const run = await startRun(id);
      if (isChanged) ran(run.id);
      else setStartedBase(run.id);
      setStarting({ isBusy: false, trouble: null });
    } catch (error) {
      setStarting({ isBusy: false, trouble: lost(error) ? null : troubleOf(error) });
    }
  }, [isChanged, study, version.id, ran, lost]);

  const wholeRun = hasWhole ? mine : baseRun;
  const shown = mine.result ?? preview.answer?.result ?? null;
  return {
    study,
    isChanged,
    whole:
      wholeRun.result && wholeRun.run
        ? { result: wholeRun.result, runId: wholeRun.run.id, isOfBase: wholeRun === baseRun }
        : null,
    baseResult: baseRun.result,
    shown,
    isPreview: !hasWhole,
    charts: (!hasWhole && preview.answer?.charts) || {},
    isStale: !hasWhole && preview.isStale,
    isOfBase: isChanged && !hasWhole && preview.study === version.study,
    basePreview: basePreview.answer?.result ?? null,
    run: mine.run,
    canStart: mine.run === null && !base.isStale,
    isStarting: starting.isBusy,
    trouble: preview.trouble ?? mine.trouble ?? starting.trouble ?? base.trouble,
    start: () => void start(),
    cancel: mine.cancel,
  };
}

/** Drawn with every preview: the day by day of the whole period. */
const CHARTS = ['operation-year'];
const NO_CHARTS: readonly string[] = [];

/** The line in view and the reference beside it; null leaves the choice to the server. */
function linesAsked(study: Study, place: Place, whole: RunResult | null) {
  const name = place.variant ?? (whole && variantInView(whole, place)?.name) ?? null;
  const reference = referenceName(study);
  const written = study.packages?.find(one => one.name !== reference)?.name;
  // Of packages that are made the server knows the names.
  const first = name ?? written ?? (study.choices ? null : reference);
  if (first === null) return { variants: null, year: place.year };
  const variants = reference === null || reference === first || whole ? [first] : [first, reference];
  return { variants, year: place.year };
}

/** The line in view and what it is compared with: the study before its changes, else the reference package. */
export function comparison(answer: StudyAnswer, place: Place, reference: string | null) {
  const { shown, whole, isChanged, isPreview, isOfBase, basePreview, baseResult } = answer;
  // A preview ranks nothing: its line is that of the best package of the run.
  const first =
    reference === null ? null : (shown?.variants.find(one => one.name !== reference)?.name ?? null);
  const variant =
    place.variant ?? (whole && variantInView(whole.result, place)?.name) ?? (isPreview ? first : null);
  const line = shown ? variantInView(shown, { ...place, variant }) : null;
  const other = isChanged ? (baseResult ?? (isPreview ? basePreview : null)) : shown;
  const name = isChanged ? line?.name : reference;
  const base = other?.variants.find(one => one.name === name && one.year === line?.year) ?? null;
  return { line, base: base === line || isOfBase ? null : base };
}
