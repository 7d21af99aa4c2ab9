import { useState } from 'preact/hooks';
import { Problems } from '../inputs/problems.tsx';
import { type Trouble, troubleOf } from '../state/api.ts';
import {
  type Candidate,
  type DataSet,
  type ImportOptions,
  type ImportPreview,
  keepFile,
} from '../state/data-api.ts';
import { useServer } from '../state/server.tsx';
import { useVoice } from '../words/language.tsx';
import { OutlinePicture } from './outline-picture.tsx';
import { spanOf, wordFor } from './words.ts';

/** What would be kept of a file, under which name and with which origin; then keeps it. */
export function KeepForm({
  file,
  options,
  preview: { dataSets },
  kept,
}: {
  readonly file: File;
  readonly options: ImportOptions;
  readonly preview: ImportPreview;
  readonly kept: (sets: readonly DataSet[]) => void;
}) {
  const { say, number } = useVoice();
  const { lost } = useServer();
  const [name, setName] = useState(() => nameOf(file, dataSets));
  const [source, setSource] = useState('');
  const [licence, setLicence] = useState('');
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [isKeeping, setKeeping] = useState(false);
  if (dataSets.length === 0) return <p class="notice">{say('nothingToKeep')}</p>;

  const keep = async (event: Event) => {
    event.preventDefault();
    setKeeping(true);
    try {
      kept((await keepFile(file, options, { name, source, licence })).items);
    } catch (error) {
      if (!lost(error)) setTrouble(troubleOf(error));
    }
    setKeeping(false);
  };
  return (
    <form class="keep-form" onSubmit={event => void keep(event)}>
      <h3>{say('keepTitle')}</h3>
      <p>{say('willBecome')}</p>
      <ul class="candidates">
        {dataSets.map(candidate => (
          <CandidateCard key={candidate.name} candidate={candidate} />
        ))}
      </ul>
      <div class="fields">
        <label class="field">
          <span>{say('keepAs')}</span>
          <input
            type="text"
            required
            maxLength={80}
            value={name}
            aria-describedby="keep-hint"
            onInput={event => setName(event.currentTarget.value)}
          />
          <span id="keep-hint" class="quiet">
            {say('keepHint')}
          </span>
        </label>
        <label class="field">
          <span>{say('keepSource')}</span>
          <input
            type="text"
            maxLength={2000}
            placeholder={file.name}
            value={source}
            onInput={event => setSource(event.currentTarget.value)}
          />
        </label>
        <label class="field">
          <span>{say('keepLicence')}</span>
          <input
            type="text"
            maxLength={500}
            value={licence}
            onInput={event => setLicence(event.currentTarget.value)}
          />
        </label>
      </div>
      {trouble && <Problems trouble={trouble} study={null} />}
      <button type="submit" class="primary" disabled={isKeeping}>
        {dataSets.length === 1 ? say('keepOne') : say('keepMany', { count: number(dataSets.length, 0) })}
      </button>
    </form>
  );
}

function CandidateCard({ candidate }: { readonly candidate: Candidate }) {
  const voice = useVoice();
  const { say, date, number } = voice;
  const { kind, unit, startedAt, stepMinutes, size, outline } = candidate;
  const isSeries = startedAt !== null && stepMinutes !== null;
  const [from, until] = isSeries ? spanOf(startedAt, size, stepMinutes) : ['', ''];
  return (
    <li>
      <p>
        <strong>{wordFor(voice, 'kind', kind)}</strong>
        {unit && `, ${unit}`}
        <br />
        {isSeries
          ? `${say('spanFromTo', { from: date(from), until: date(until) })}, ${say('steps', { count: number(size, 0) })} × ${say('minutes', { count: stepMinutes })}`
          : say('records', { count: number(size, 0) })}
      </p>
      {outline && <OutlinePicture candidate={candidate} outline={outline} />}
    </li>
  );
}

/** Of several series the name is what theirs begin with: each adds its column. */
function nameOf(file: File, candidates: readonly Candidate[]): string {
  const [only] = candidates;
  if (candidates.length === 1 && only) return only.name;
  return file.name
    .replace(/\.[^.]*$/, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
