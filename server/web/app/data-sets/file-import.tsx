import { useEffect, useState } from 'preact/hooks';
import { Problems } from '../inputs/problems.tsx';
import { type Trouble, troubleOf } from '../state/api.ts';
import { type DataSet, type ImportOptions, type ImportPreview, previewFile } from '../state/data-api.ts';
import { useServer } from '../state/server.tsx';
import { useVoice } from '../words/language.tsx';
import { FilePlaces } from './file-places.tsx';
import { ImportOptionFields } from './import-options.tsx';
import { KeepForm } from './keep-form.tsx';
import { UnderstoodText } from './understood-text.tsx';

const NOTHING_SAID: ImportOptions = { unit: '', zone: '', side: '', year: '', repair: false };

interface Read {
  readonly preview: ImportPreview | null;
  readonly trouble: Trouble | null;
  readonly isReading: boolean;
}
const UNREAD: Read = { preview: null, trouble: null, isReading: false };

/** Reads a file of the user: what was understood and what is wrong comes first, keeping it after. */
export function FileImport({ kept }: { readonly kept: (sets: readonly DataSet[]) => void }) {
  const { say } = useVoice();
  const [file, setFile] = useState<File | null>(null);
  const [options, setOptions] = useState(NOTHING_SAID);
  const { preview, trouble, isReading } = usePreviewOf(file, options);
  return (
    <section class="file-import" aria-labelledby="import-title">
      <h2 id="import-title">{say('importTitle')}</h2>
      <p id="import-hint">{say('importHint')}</p>
      <label class="field wide">
        <span>{say('chooseFile')}</span>
        <input
          type="file"
          aria-describedby="import-hint"
          onChange={event => setFile(event.currentTarget.files?.[0] ?? null)}
        />
      </label>
      {file && (
        <ImportOptionFields
          options={options}
          change={part => setOptions(before => ({ ...before, ...part }))}
        />
      )}
      <div aria-live="polite" class={isReading && preview ? 'preview is-stale' : 'preview'}>
        {isReading && !preview && <p class="late quiet">{say('reading')}</p>}
        {trouble && <Problems trouble={trouble} study={null} />}
        {file && preview && (
          <>
            {preview.problems.length > 0 && <FileProblems preview={preview} />}
            {preview.understood && (
              <section aria-labelledby="preview-title">
                <h3 id="preview-title">{say('understood')}</h3>
                <UnderstoodText understood={preview.understood} />
              </section>
            )}
            {preview.problems.length === 0 && (
              <KeepForm key={file.name} file={file} options={options} preview={preview} kept={kept} />
            )}
          </>
        )}
      </div>
    </section>
  );
}

/** What the server makes of a file, asked anew when the file or what is said of it changes. */
function usePreviewOf(file: File | null, options: ImportOptions): Read {
  const { attempt, lost } = useServer();
  const [read, setRead] = useState<Read>(UNREAD);
  useEffect(() => {
    if (!file) return setRead(UNREAD);
    const stop = new AbortController();
    setRead(before => ({ ...before, isReading: true }));
    previewFile(file, options, stop.signal).then(
      preview => !stop.signal.aborted && setRead({ preview, trouble: null, isReading: false }),
      error => {
        if (stop.signal.aborted || lost(error)) return;
        setRead({ preview: null, trouble: troubleOf(error), isReading: false });
      },
    );
    return () => stop.abort();
  }, [file, options, attempt, lost]);
  return read;
}

function FileProblems({ preview: { problems } }: { readonly preview: ImportPreview }) {
  const { say } = useVoice();
  const title =
    problems.length === 1 ? say('fileProblemOne') : say('fileProblems', { count: problems.length });
  return (
    <div class="notice bad" role="alert">
      <h3>{title}</h3>
      <FilePlaces places={problems} count={problems.length} label={title} what={say('problemWhat')} />
      <p>{say('nothingKept')}</p>
    </div>
  );
}
