import { useEffect, useState } from 'preact/hooks';
import type { Navigation } from '../state/address.ts';
import { MARKS } from '../state/dictionary-api.ts';
import { useVoice } from '../words/language.tsx';

const MARK_WORDS = { S: 'markS', '2nd': 'mark2nd', C: 'markC', M: 'markM', D: 'markD' } as const;
/** Typing goes on while the list waits for a pause. */
const PAUSE_MS = 200;

/** Search and a choice of mark; both stand in the address, so that a link shows the same figures. */
export function FigureFilter({ navigation: { place, go } }: { readonly navigation: Navigation }) {
  const { say } = useVoice();
  const [typed, setTyped] = useState(place.search ?? '');
  useEffect(() => setTyped(place.search ?? ''), [place.item, place.search]);
  useEffect(() => {
    const wanted = typed.trim() === '' ? null : typed;
    if (wanted === place.search) return;
    const timer = setTimeout(() => go({ search: wanted }), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  return (
    <search class="figure-filter">
      <label class="field wide">
        <span>{say('searchFigures')}</span>
        <input
          type="search"
          value={typed}
          placeholder={say('searchHint')}
          onInput={event => setTyped(event.currentTarget.value)}
        />
      </label>
      <label class="field">
        <span>{say('filterMark')}</span>
        <select
          value={place.mark ?? ''}
          onChange={event =>
            go({ mark: event.currentTarget.value === '' ? null : event.currentTarget.value })
          }
        >
          <option value="">{say('anyMark')}</option>
          {MARKS.map(mark => (
            <option key={mark} value={mark}>
              {say(MARK_WORDS[mark])}
            </option>
          ))}
        </select>
      </label>
      {(place.search || place.mark) && (
        <button type="button" class="link" onClick={() => go({ search: null, mark: null })}>
          {say('clearFilter')}
        </button>
      )}
    </search>
  );
}
