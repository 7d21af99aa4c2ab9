import { DOORS, type Navigation } from '../state/address.ts';
import { useVoice, type Word } from '../words/language.tsx';

const LABELS = { company: 'doorCompany', grid: 'doorGrid', ministry: 'doorMinistry' } as const;
const QUESTIONS = { company: 'questionCompany', grid: 'questionGrid', ministry: 'questionMinistry' } as const;

/** Who looks: decides the question and what comes first, never what one may see. */
export function Doors({
  navigation: { place, go },
  question,
}: {
  readonly navigation: Navigation;
  /** In place of that of the door. */
  readonly question?: Word;
}) {
  const { say } = useVoice();
  return (
    <fieldset class="doors">
      <legend>{say('lookingAs')}</legend>
      <div class="door-row">
        {DOORS.map(door => (
          <label key={door} class={door === place.door ? 'is-chosen' : ''}>
            <input type="radio" name="door" checked={door === place.door} onChange={() => go({ door })} />
            {say(LABELS[door])}
          </label>
        ))}
      </div>
      <p class="question">{say(question ?? QUESTIONS[place.door])}</p>
    </fieldset>
  );
}
