import { useState } from 'preact/hooks';
import { Problems } from '../inputs/problems.tsx';
import { type StudyVersion, sendText, type Trouble, troubleOf } from '../state/api.ts';
import { useServer } from '../state/server.tsx';
import { useVoice } from '../words/language.tsx';

/** Opens a study of one's own: pasted or from a file, checked by the server before it is kept. */
export function OwnStudy({ opened }: { readonly opened: (studyId: string) => void }) {
  const { say } = useVoice();
  const { lost } = useServer();
  const [text, setText] = useState('');
  const [trouble, setTrouble] = useState<Trouble | null>(null);

  const open = async (event: Event) => {
    event.preventDefault();
    try {
      opened((await sendText<StudyVersion>('/studies', text)).id);
    } catch (error) {
      if (!lost(error)) setTrouble(troubleOf(error));
    }
  };
  return (
    <details class="own-study">
      <summary>{say('ownStudy')}</summary>
      <form onSubmit={event => void open(event)}>
        <p>{say('ownStudyHint')}</p>
        <label for="study-file">{say('chooseFile')}</label>
        <input
          id="study-file"
          type="file"
          accept=".yaml,.yml,.json"
          onChange={event => void event.currentTarget.files?.[0]?.text().then(setText)}
        />
        <label for="study-text">{say('studyText')}</label>
        <textarea
          id="study-text"
          rows={10}
          spellcheck={false}
          required
          value={text}
          onInput={event => setText(event.currentTarget.value)}
        />
        {trouble && <Problems trouble={trouble} study={null} />}
        <button type="submit" class="primary">
          {say('checkAndOpen')}
        </button>
      </form>
    </details>
  );
}
