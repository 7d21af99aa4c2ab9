import type { Explanation as Facts } from '../../../../scenarios/index.ts';
import type { ExplanationState } from '../state/use-explanations.ts';
import { useVoice } from '../words/language.tsx';

/** What the package in view can, what it cannot, and what would change it; made when it is asked for. */
export function Explanation({
  name,
  title,
  explaining: { view, trouble, start },
}: {
  readonly name: string;
  readonly title: string;
  readonly explaining: ExplanationState;
}) {
  const { say } = useVoice();
  if (!view) return null;
  const isBusy = view.state === 'QUEUED' || view.state === 'RUNNING';
  const facts = view.explanations.find(one => one.name === name);
  return (
    <section class="details explanation" aria-labelledby="explanation-title">
      <h2 id="explanation-title">{say('explanation', { package: title })}</h2>
      {facts ? <Told facts={facts} /> : <p class="quiet">{say('explainHint')}</p>}
      {isBusy && <Progress done={view.progress.done} total={view.progress.total} />}
      {!isBusy && !facts && (
        <button type="button" onClick={() => start(view.state === 'DONE' ? name : null)}>
          {say('explain')}
        </button>
      )}
      {!isBusy && facts && facts.tornado === null && facts.can !== null && view.explanations.length > 1 && (
        <button type="button" onClick={() => start(name)}>
          {say('explainDeeper')}
        </button>
      )}
      <p role="status">
        {view.state === 'FAILED' && say('explainFailed')}
        {trouble && say('failed', { reason: trouble.detail })}
      </p>
    </section>
  );
}

const PARTS = [
  ['can', 'explainCan'],
  ['cannot', 'explainCannot'],
  ['change', 'explainChange'],
] as const;

function Told({ facts }: { readonly facts: Facts }) {
  const { say, read } = useVoice();
  return (
    <>
      {PARTS.filter(([part]) => facts.text[part].length > 0).map(([part, word]) => (
        <div key={part}>
          <h3>{say(word, { year: facts.year })}</h3>
          <ul>
            {facts.text[part].map(sentence => (
              <li key={sentence.en}>{read(sentence)}</li>
            ))}
          </ul>
        </div>
      ))}
    </>
  );
}

function Progress({ done, total }: { readonly done: number; readonly total: number }) {
  const { say } = useVoice();
  return (
    <div class="progress">
      <label class="progress-label">
        <span>{say('explaining')}</span>
        <progress max={Math.max(1, total)} value={total > 0 ? done : undefined} />
      </label>
      <span class="figures">{total > 0 && say('solvesDone', { done, total })}</span>
    </div>
  );
}
