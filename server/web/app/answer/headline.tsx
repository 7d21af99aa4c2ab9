import type { RunResult } from '../../../../scenarios/index.ts';
import { useVoice } from '../words/language.tsx';
import { Telling } from './telling.tsx';

const MOST_CAVEATS = 3;

/** The answer in a sentence, what it is about, and what to mind. */
export function Headline({
  result,
  story,
  lesson,
  isTold,
}: {
  readonly result: RunResult;
  readonly story: string;
  /** Empty where the values of the study are no longer its own. */
  readonly lesson: string;
  /** The sentence stands elsewhere on the page already. */
  readonly isTold: boolean;
}) {
  const { say, read } = useVoice();
  const { headline, caveats } = result.report;
  return (
    <>
      {!isTold && <p class="headline">{read(headline)}</p>}
      <Telling story={story} lesson={lesson} />
      {caveats.length > 0 && (
        <div class="caveats">
          <h2>{say('caveats')}</h2>
          <ul>
            {caveats.slice(0, MOST_CAVEATS).map(caveat => (
              <li key={caveat.en}>{read(caveat)}</li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}
