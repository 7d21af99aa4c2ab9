import type { Front, Robust, RunResult } from '../../../../scenarios/index.ts';
import { useVoice } from '../words/language.tsx';
import { ScrollFrame } from './scroll-frame.tsx';
import { packageNamed } from './view.ts';

/** More rows are read in the table under the chart. */
const MOST_ROWS = 12;

/** Which packages are worth choosing from, and how they do over the price paths of the study. */
export function Paths({ result }: { readonly result: RunResult }) {
  const { front, robust } = result.report;
  return (
    <>
      {robust && <Over result={result} robust={robust} />}
      {front && <Beaten result={result} front={front} />}
    </>
  );
}

function Over({ result, robust }: { readonly result: RunResult; readonly robust: Robust }) {
  const { say, read, eur } = useVoice();
  const paths = result.report.paths ?? [];
  const counted = paths.filter(({ weight }) => weight > 0).length;
  const byRegret = [...robust.packages].sort((a, b) => a.worstRegretEur - b.worstRegretEur);
  const shown = byRegret.slice(0, MOST_ROWS);
  const title = (name: string) => read(packageNamed(result, name)?.title) || name;
  return (
    <section class="paths" aria-labelledby="paths-title">
      <h2 id="paths-title">{say('paths')}</h2>
      <p>{read(robust.line)}</p>
      <ScrollFrame label={say('pathsTable')}>
        <table>
          <caption>{say('pathsHint')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('package')}</th>
              {paths.map(path => (
                <th key={path.name} scope="col" class="amount">
                  {read(path.title)}
                </th>
              ))}
              {(['pathsExpected', 'pathsRegret', 'pathsBest'] as const).map(word => (
                <th key={word} scope="col" class="amount">
                  {say(word)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map(({ name, npvEur, expectedEur, worstRegretEur, bestIn }) => (
              <tr key={name}>
                <th scope="row">{title(name)}</th>
                {paths.map((path, k) => (
                  <td key={path.name} class="amount">
                    {eur(npvEur[k]!)}
                  </td>
                ))}
                <td class="amount">{eur(expectedEur)}</td>
                <td class="amount">{eur(worstRegretEur)}</td>
                <td class="amount">{say('pathsOf', { paths: bestIn, all: counted })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollFrame>
      {shown.length < byRegret.length && (
        <p class="quiet">{say('pathsRest', { count: byRegret.length - shown.length })}</p>
      )}
      {paths.map(path => {
        const without = path.packages.filter(({ npvEur }) => npvEur === null);
        if (without.length === 0) return null;
        const packages = without.map(({ name }) => title(name)).join(', ');
        return (
          <p key={path.name} class="quiet">
            {say('pathsNoAnswer', { path: read(path.title), packages })}
          </p>
        );
      })}
    </section>
  );
}

function Beaten({ result, front }: { readonly result: RunResult; readonly front: Front }) {
  const { say, read } = useVoice();
  const beaten = front.points.filter(({ dominatedBy }) => dominatedBy.length > 0);
  const title = (name: string) => read(packageNamed(result, name)?.title) || name;
  return (
    <details class="front">
      <summary>{say('front')}</summary>
      <p>{read(front.line)}</p>
      {beaten.length > 0 && (
        <ScrollFrame label={say('front')}>
          <table>
            <thead>
              <tr>
                <th scope="col">{say('frontBeaten')}</th>
                <th scope="col">{say('frontBy')}</th>
              </tr>
            </thead>
            <tbody>
              {beaten.map(({ name, dominatedBy }) => (
                <tr key={name}>
                  <th scope="row">{title(name)}</th>
                  <td>{dominatedBy.map(title).join('; ')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollFrame>
      )}
    </details>
  );
}
