import { ScrollFrame } from '../answer/scroll-frame.tsx';
import type { FilePreview, Repair, Understood } from '../state/data-api.ts';
import { useVoice } from '../words/language.tsx';

/** What was odd about the times of a file, and all that was changed because repair was asked for. */
export function GapsAndRepairs({
  understood: { repairs, repairCount },
  preview,
}: {
  readonly understood: Understood;
  readonly preview: FilePreview;
}) {
  const { say, number } = useVoice();
  const { gaps, missingSteps } = preview;
  const counts = (['duplicates', 'doubledHours', 'lostHours', 'skippedRows'] as const).filter(
    name => preview[name] > 0,
  );
  return (
    <section>
      <h3>{say('gapsTitle')}</h3>
      {gaps === 0 && counts.length === 0 && repairCount === 0 && <p>{say('noGaps')}</p>}
      {(gaps > 0 || counts.length > 0) && (
        <dl class="facts">
          {gaps > 0 && (
            <div>
              <dt>{say('gaps')}</dt>
              <dd>{say('gapsText', { gaps: number(gaps, 0), steps: number(missingSteps, 0) })}</dd>
            </div>
          )}
          {counts.map(name => (
            <div key={name}>
              <dt>{say(name)}</dt>
              <dd>{number(preview[name], 0)}</dd>
            </div>
          ))}
        </dl>
      )}
      {repairCount > 0 && <Repairs repairs={repairs} count={repairCount} />}
    </section>
  );
}

function Repairs({ repairs, count }: { readonly repairs: readonly Repair[]; readonly count: number }) {
  const { say, read, number } = useVoice();
  const told = ({ was, now, messages }: Repair) => read(messages).replace(' -> ', ' → ') || `${was} → ${now}`;
  return (
    <>
      <p class="table-head">
        {say('repairs')}: {number(count, 0)}.{' '}
        {repairs.length < count && say('repairsMore', { shown: repairs.length, count: number(count, 0) })}
      </p>
      <ScrollFrame label={say('repairs')}>
        <table>
          <thead>
            <tr>
              <th scope="col" class="amount">
                {say('line')}
              </th>
              <th scope="col">{say('column')}</th>
              <th scope="col">{say('repairWhat')}</th>
            </tr>
          </thead>
          <tbody>
            {repairs.map(repair => (
              <tr key={`${repair.line} ${repair.column} ${repair.code} ${repair.now}`}>
                <td class="amount">
                  {repair.line === repair.lastLine ? repair.line : `${repair.line}–${repair.lastLine}`}
                </td>
                <td>{repair.column ?? '–'}</td>
                <td>{told(repair)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollFrame>
    </>
  );
}
