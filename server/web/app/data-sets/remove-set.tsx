import { useRef, useState } from 'preact/hooks';
import { type Trouble, troubleOf } from '../state/api.ts';
import { removeDataSet } from '../state/data-api.ts';
import { useServer } from '../state/server.tsx';
import { useVoice } from '../words/language.tsx';

/** Away with a data set, once it is said twice. The dialog keeps the keyboard within it and closes with Escape. */
export function RemoveSet({ name, gone }: { readonly name: string; readonly gone: () => void }) {
  const { say } = useVoice();
  const { lost } = useServer();
  const dialog = useRef<HTMLDialogElement>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const remove = async () => {
    try {
      await removeDataSet(name);
      dialog.current?.close();
      gone();
    } catch (error) {
      if (!lost(error)) setTrouble(troubleOf(error));
    }
  };
  return (
    <>
      <button
        type="button"
        onClick={() => {
          setTrouble(null);
          dialog.current?.showModal();
        }}
      >
        {say('removeSet')}
      </button>
      <dialog ref={dialog} aria-labelledby="remove-title">
        <h2 id="remove-title">{say('removeTitle', { name })}</h2>
        <p>{say('removeText')}</p>
        {trouble && (
          <p class="notice bad" role="alert">
            {say('failed', { reason: trouble.detail })}
          </p>
        )}
        <p class="buttons">
          <button type="button" onClick={() => dialog.current?.close()}>
            {say('removeNo')}
          </button>
          <button type="button" class="danger" onClick={() => void remove()}>
            {say('removeYes')}
          </button>
        </p>
      </dialog>
    </>
  );
}
