import { ScrollFrame } from '../answer/scroll-frame.tsx';
import type { FilePlace } from '../state/data-api.ts';
import { useVoice } from '../words/language.tsx';

/** Problems or doubts of a file: line, column, and what stands there against what was expected. */
export function FilePlaces({
  places,
  count,
  label,
  what,
}: {
  readonly places: readonly FilePlace[];
  readonly count: number;
  readonly label: string;
  /** Head of the column that tells it. */
  readonly what: string;
}) {
  const { say, read, number } = useVoice();
  return (
    <>
      <ScrollFrame label={label}>
        <table class="cards">
          <thead>
            <tr>
              <th scope="col" class="amount">
                {say('line')}
              </th>
              <th scope="col">{say('column')}</th>
              <th scope="col">{what}</th>
            </tr>
          </thead>
          <tbody>
            {places.map(({ line, column, code, detail }) => (
              <tr key={`${line} ${column} ${code} ${detail.en}`}>
                <td class="amount" data-label={say('line')}>
                  {line === null ? say('wholeFile') : number(line, 0)}
                </td>
                <td data-label={say('column')}>{column ?? '–'}</td>
                <td data-label={what}>{read(detail)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollFrame>
      {places.length < count && (
        <p class="quiet">{say('repairsMore', { shown: places.length, count: number(count, 0) })}</p>
      )}
    </>
  );
}
