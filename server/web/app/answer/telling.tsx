import { firstSentence } from '../words/first-sentence.ts';
import { useVoice } from '../words/language.tsx';

/** Longer than this, a story would push the answer down: all but its first sentence folds away. */
const LONGEST_OPEN = 400;

/** What one learns from a study, and what it is about. */
export function Telling({ story, lesson }: { readonly story: string; readonly lesson: string }) {
  const { say } = useVoice();
  const first = firstSentence(story);
  return (
    <>
      {lesson && (
        <p class="lesson">
          <b>{say('lesson')}</b> {lesson}
        </p>
      )}
      {story && story.length <= LONGEST_OPEN && <p class="story">{story}</p>}
      {story.length > LONGEST_OPEN && (
        <details class="story">
          <summary>{first}</summary>
          <p>{story.slice(first.length).trim()}</p>
        </details>
      )}
    </>
  );
}
