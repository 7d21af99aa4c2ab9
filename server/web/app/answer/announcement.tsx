import { useEffect, useState } from 'preact/hooks';
import type { VariantResult } from '../../../../scenarios/index.ts';
import type { StudyAnswer } from '../state/use-study.ts';
import { useVoice } from '../words/language.tsx';

/** A dragged slider would speak without end: only what stays this long is said. */
const QUIET_MS = 800;

/** Tells assistive techniques, in one sentence, that there is a new answer. */
export function Announcement({
  answer: { isPreview, isStale, shown },
  line,
}: {
  readonly answer: StudyAnswer;
  readonly line: VariantResult | null;
}) {
  const { say, eur } = useVoice();
  const [said, setSaid] = useState('');
  useEffect(() => {
    if (!shown || isStale) return;
    const cost = line?.costEur === null || line === null ? say('noAnswer') : eur(line.costEur);
    const text = isPreview ? say('previewReady', { cost }) : say('runDone');
    const timer = setTimeout(() => setSaid(text), QUIET_MS);
    return () => clearTimeout(timer);
  }, [shown, isStale, isPreview, line, say, eur]);
  return (
    <p class="visually-hidden" role="status" aria-live="polite">
      {said}
    </p>
  );
}
