import type { DesignFuture, DesignResult, FlexArea, FlexResult } from '../../../../scenarios/index.ts';
import { type QueueState, stateOf, tightest } from '../../../charts/queue-states.ts';
import { useVoice } from '../words/language.tsx';
import { ScrollFrame } from './scroll-frame.tsx';

/** More rows are read in the table under the chart. */
const MOST_ROWS = 60;

const STATE_WORDS = {
  served: 'queueServed',
  stops: 'queueStops',
  wouldFit: 'queueWouldFit',
  waits: 'queueWaits',
} as const satisfies Readonly<Record<QueueState, string>>;

/** The waiting list of every area under a design: who is let in, who stops it and why, who would fit if nobody stood ahead. */
export function FlexQueue({ flex, design }: { readonly flex: FlexResult; readonly design: DesignResult }) {
  const { say, read } = useVoice();
  if (flex.areas.every(({ requests }) => requests === 0)) return null;
  return (
    <section class="flex-queue" aria-labelledby="flex-queue-title">
      <h2 id="flex-queue-title">{say('waitingList', { design: read(design.title) || design.name })}</h2>
      <p class="quiet">{say('waitingListHint')}</p>
      {flex.areas.map(area => (
        <AreaQueue key={area.name} area={area} design={design} />
      ))}
    </section>
  );
}

function AreaQueue({ area, design }: { readonly area: FlexArea; readonly design: DesignResult }) {
  const { say, read, number, percent } = useVoice();
  const shareOf = ({ limitedHours, askedMwh, deliveredMwh }: DesignFuture['queue'][number]) =>
    limitedHours === null || askedMwh <= 0 ? '–' : percent(deliveredMwh / askedMwh);
  const title = read(area.title) || area.name;
  if (area.requests === 0)
    return (
      <>
        <h3>{title}</h3>
        <p>{say('noRequests')}</p>
      </>
    );
  const future = tightest(design, area);
  const hasPaths = new Set(design.futures.map(({ path }) => path)).size > 1;
  const line = read(future.stoppedLine);
  const nodeTitle = (name: string) => read(area.nodes.find(one => one.name === name)?.title) || name;
  const shown = future.queue.slice(0, MOST_ROWS);
  return (
    <>
      <h3>{title}</h3>
      {line && <p>{hasPaths ? say('inPath', { path: future.path, line }) : line}</p>}
      <ScrollFrame label={title}>
        <table>
          <thead>
            <tr>
              <th scope="col" class="amount">
                {say('place')}
              </th>
              <th scope="col">{say('request')}</th>
              <th scope="col">{say('node')}</th>
              <th scope="col" class="amount">
                {say('power')}
              </th>
              <th scope="col">{say('queueState')}</th>
              <th scope="col" class="amount">
                {say('getsShare')}
              </th>
              <th scope="col" class="amount">
                {say('limitedFor')}
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((one, index) => (
              <tr key={one.name}>
                <td class="amount">{index + 1}</td>
                <th scope="row">{one.name}</th>
                <td>{nodeTitle(one.node)}</td>
                <td class="amount">{number(one.mw, 2)} MW</td>
                <td>{say(STATE_WORDS[stateOf(future, one)])}</td>
                <td class="amount">{shareOf(one)}</td>
                <td class="amount">
                  {one.limitedHours === null ? '–' : say('hoursOf', { hours: number(one.limitedHours, 0) })}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollFrame>
      {shown.length < future.queue.length && (
        <p class="quiet">{say('queueRest', { count: future.queue.length - shown.length })}</p>
      )}
    </>
  );
}
