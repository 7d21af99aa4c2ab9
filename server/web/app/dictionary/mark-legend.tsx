import { useVoice } from '../words/language.tsx';

const MARK_WORDS = ['markS', 'mark2nd', 'markC', 'markM', 'markD'] as const;

/** What the marks mean. */
export function MarkLegend() {
  const { say } = useVoice();
  return (
    <section class="caveats" aria-labelledby="marks-title">
      <h2 id="marks-title">{say('howSure')}</h2>
      <ul>
        {MARK_WORDS.map(word => (
          <li key={word}>{say(word)}</li>
        ))}
      </ul>
    </section>
  );
}
