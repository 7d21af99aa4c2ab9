import type { Study } from '../../../../scenarios/index.ts';
import { useVoice } from '../words/language.tsx';
import { type Changes, numberAt, unitOf, withChange } from './changes.ts';

/** The inputs that differ from the study as it was opened, and only those. */
export function ChangedInputs({
  base,
  changes,
  change,
}: {
  readonly base: Study;
  readonly changes: Changes;
  readonly change: (changes: Changes) => void;
}) {
  const { say, read, number } = useVoice();
  const changed = (base.controls ?? []).filter(({ pointer }) => Object.hasOwn(changes, pointer));
  return (
    <div class="changed">
      <h3>{say('changed')}</h3>
      {changed.length === 0 && <p class="quiet">{say('nothingChanged')}</p>}
      {changed.length > 0 && (
        <ul>
          {changed.map(control => {
            const before = numberAt(base, control) ?? 0;
            const value = `${number(before, 3)} ${unitOf(control)}`.trim();
            return (
              <li key={control.pointer}>
                <span>
                  {read(control.title)}: <s>{number(before, 3)}</s>{' '}
                  <strong>
                    {number(changes[control.pointer]!, 3)} {unitOf(control)}
                  </strong>
                </span>
                <button
                  type="button"
                  class="small"
                  aria-label={`${read(control.title)}: ${say('undo', { value })}`}
                  onClick={() => change(withChange(base, changes, control, before))}
                >
                  {say('undo', { value })}
                </button>
              </li>
            );
          })}
        </ul>
      )}
      {changed.length > 1 && (
        <button type="button" class="small" onClick={() => change({})}>
          {say('undoAll')}
        </button>
      )}
    </div>
  );
}
