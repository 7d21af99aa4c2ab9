import { useState } from 'preact/hooks';
import { type Navigation, studyPlace } from '../state/address.ts';
import { ask, type StudyVersion, sendText, type Trouble, troubleOf } from '../state/api.ts';
import { useServer } from '../state/server.tsx';
import { useVoice } from '../words/language.tsx';

const NUMBERS = [1, 3, 5, 8];

/** Makes a study of the most congested areas of a map and opens it. */
export function AreaStudy({ name, navigation }: { readonly name: string; readonly navigation: Navigation }) {
  const { say } = useVoice();
  const { lost } = useServer();
  const { place, go } = navigation;
  const [direction, setDirection] = useState('offtake');
  const [areas, setAreas] = useState(5);
  const [isBusy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const make = async (event: Event) => {
    event.preventDefault();
    setBusy(true);
    setTrouble(null);
    try {
      const wish = new URLSearchParams({ direction, areas: String(areas) });
      const study = await ask<object>(`/data-sets/${encodeURIComponent(name)}/area-study?${wish}`);
      const { id } = await sendText<StudyVersion>('/studies', JSON.stringify(study));
      go(studyPlace(place, id));
    } catch (error) {
      if (!lost(error)) setTrouble(troubleOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <form class="keep-form" onSubmit={event => void make(event)} aria-labelledby="area-study-title">
      <h3 id="area-study-title">{say('areaStudy')}</h3>
      <p>{say('areaStudyHint')}</p>
      <div class="fields">
        <label class="field">
          <span>{say('areaStudyDirection')}</span>
          <select value={direction} onChange={event => setDirection(event.currentTarget.value)}>
            <option value="offtake">{say('offtake')}</option>
            <option value="feedIn">{say('feedIn')}</option>
          </select>
        </label>
        <label class="field">
          <span>{say('areaStudyCount')}</span>
          <select value={areas} onChange={event => setAreas(Number(event.currentTarget.value))}>
            {NUMBERS.map(count => (
              <option key={count} value={count}>
                {count}
              </option>
            ))}
          </select>
        </label>
      </div>
      {trouble && (
        <p class="notice bad" role="alert">
          {say('failed', { reason: trouble.detail })}
        </p>
      )}
      <button type="submit" class="primary" disabled={isBusy}>
        {say(isBusy ? 'areaStudyBusy' : 'areaStudyMake')}
      </button>
    </form>
  );
}
