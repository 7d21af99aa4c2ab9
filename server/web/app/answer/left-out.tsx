import type { RunResult } from '../../../../scenarios/index.ts';
import { useVoice } from '../words/language.tsx';
import { ScrollFrame } from './scroll-frame.tsx';

/** Combinations of measures that were not computed, by reason; folded, as it is not the answer. */
export function LeftOut({ result }: { readonly result: RunResult }) {
  const { say, read, number } = useVoice();
  const { leftOut } = result.report;
  if (!leftOut) return null;
  const count = leftOut.reduce((sum, { packages }) => sum + packages, 0);
  return (
    <details class="left-out">
      <summary>{say('leftOut', { count: number(count, 0) })}</summary>
      <ScrollFrame label={say('leftOutList')}>
        <table>
          <thead>
            <tr>
              <th scope="col" class="amount">
                {say('leftOutCount')}
              </th>
              <th scope="col">{say('leftOutWhy')}</th>
              <th scope="col">{say('leftOutExamples')}</th>
            </tr>
          </thead>
          <tbody>
            {leftOut.map(({ rule, reason, packages, examples }) => (
              <tr key={`${rule} ${reason.en}`}>
                <td class="amount">{number(packages, 0)}</td>
                <th scope="row">{read(reason)}</th>
                <td>{examples.join('; ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollFrame>
    </details>
  );
}
