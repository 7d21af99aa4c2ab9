import type { Run } from '../state/api.ts';
import { useVoice } from '../words/language.tsx';

const A_MINUTE_S = 90;

/** Starts the run of the whole period, tells how far it is, and stops it. */
export function RunBar({
  run,
  canStart,
  isStarting,
  start,
  cancel,
}: {
  readonly run: Run | null;
  readonly canStart: boolean;
  readonly isStarting: boolean;
  readonly start: () => void;
  readonly cancel: () => void;
}) {
  const { say } = useVoice();
  const isBusy = run?.state === 'QUEUED' || run?.state === 'RUNNING';
  const isStopped = run?.state === 'CANCELLED' || run?.state === 'FAILED';
  return (
    <div class="run-bar">
      {isBusy ? (
        <Progress run={run} cancel={cancel} />
      ) : (
        (canStart || isStopped) && (
          <button type="button" class="primary" disabled={isStarting} onClick={start}>
            {say(isStopped && !canStart ? 'runAgain' : 'run')}
          </button>
        )
      )}
      <p class="run-state" role="status">
        {run?.state === 'CANCELLED' && !canStart && say('cancelled')}
        {run?.state === 'FAILED' && !canStart && say('runFailed', { reason: run.failure?.detail ?? '' })}
      </p>
    </div>
  );
}

function Progress({ run, cancel }: { readonly run: Run; readonly cancel: () => void }) {
  const { say, number } = useVoice();
  const { done, total, perSecond, secondsLeft } = run.progress;
  const parts = [
    total > 0 && say('progress', { done, total }),
    perSecond !== null && say('perSecond', { rate: number(perSecond, 1) }),
    secondsLeft !== null && secondsLeft > 0 && timeLeft(secondsLeft),
  ].filter(part => part !== false);
  function timeLeft(seconds: number) {
    if (seconds > A_MINUTE_S) return say('minutesLeft', { minutes: number(seconds / 60, 0) });
    return say('secondsLeft', { seconds: number(Math.ceil(seconds), 0) });
  }
  return (
    <div class="progress">
      <label class="progress-label">
        <span>{run.state === 'QUEUED' ? say('queued') : say('running')}</span>
        <progress max={Math.max(1, total)} value={total > 0 ? done : undefined} />
      </label>
      <span class="figures">{parts.join(' · ')}</span>
      <button type="button" onClick={cancel}>
        {say('cancel')}
      </button>
    </div>
  );
}
