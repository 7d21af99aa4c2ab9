import type { Door } from '../state/address.ts';
import { ask, type ChartHead, type Page } from '../state/api.ts';
import { useLoaded } from '../state/use-loaded.ts';
import { useVoice } from '../words/language.tsx';
import { Chart, type ChartView, viewParameters } from './chart.tsx';

/** What each looks at first; charts that are not named keep their place behind these. */
const FIRST: Readonly<Record<Door, readonly RegExp[]>> = {
  company: [
    /flex-supply/,
    /call-calendar/,
    /scatter/,
    /pareto/,
    /regret/,
    /cash/,
    /waterfall/,
    /week/,
    /cost/,
  ],
  grid: [/waiting-list/, /flex-front/, /^headroom/, /duration/, /limit-value/, /week/],
  ministry: [/^area-/, /waiting-list/, /scatter/, /pareto/, /regret/, /price-paths/, /cash/, /cost/, /year/],
};
const LAST_WEEK = 52;

interface ChartsProps {
  readonly view: ChartView;
  readonly door: Door;
  readonly weeks: number;
  readonly chooseWeek: (week: number | null) => void;
  /** Other charts come with it: they are asked for again when it changes. */
  readonly explained: boolean;
}

/** All charts of the line in view. */
export function Charts({ view, door, weeks, chooseWeek, explained }: ChartsProps) {
  const { say, language } = useVoice();
  const { runId, week } = view;
  const address = `/runs/${runId}/charts?${viewParameters(view, language)}`;
  // Until those of another run are known, the older ones stay, of their own run: the other may not have them all.
  const { value, trouble, isStale } = useLoaded(
    explained ? `${address}#explained` : address,
    async signal => ({
      ...(await ask<Page<ChartHead>>(address, { signal })),
      runId,
    }),
  );
  const first = FIRST[door];
  const place = ({ name }: ChartHead) => {
    const index = first.findIndex(pattern => pattern.test(name));
    return index < 0 ? first.length : index;
  };
  const heads = [...(value?.items ?? [])].sort((a, b) => place(a) - place(b));
  return (
    <section class={isStale && value ? 'is-stale' : ''} aria-labelledby="charts-title" aria-busy={isStale}>
      <div class="section-head">
        <h2 id="charts-title">{say('charts')}</h2>
        {weeks > 1 && (
          <label class="choice">
            {say('week')}{' '}
            <select
              value={week ?? ''}
              onChange={event => {
                const chosen = event.currentTarget.value;
                chooseWeek(chosen === '' ? null : Number(chosen));
              }}
            >
              <option value="">{say('dearestWeek')}</option>
              {Array.from({ length: Math.min(weeks, LAST_WEEK + 1) }, (_, index) => (
                <option key={index} value={index}>
                  {say('weekNumber', { week: index + 1 })}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
      {!value && !trouble && <p class="late quiet">{say('loading')}</p>}
      {trouble && <p class="quiet">{say('failed', { reason: trouble.detail })}</p>}
      <div class="charts">
        {heads.map(head => (
          <Chart key={head.name} head={head} view={{ ...view, runId: value!.runId }} />
        ))}
      </div>
    </section>
  );
}
