import type { RunResult, Study, VariantResult } from '../../../../scenarios/index.ts';
import { carbonLines } from '../../../tables/carbon-lines.ts';
import { BASE } from '../state/api.ts';
import { useVoice } from '../words/language.tsx';
import { CarbonBill } from './carbon-bill.tsx';
import { CertificateText } from './certificate-text.tsx';
import { ScrollFrame } from './scroll-frame.tsx';

/** What the answer rests on: its proof, the defaults that were filled in, and the whole study. */
export function Details({
  study,
  savedId,
  result,
  line,
  tab,
  open,
}: {
  readonly study: Study;
  /** Address of the study as it stands; null when it has changes that were not saved. */
  readonly savedId: string | null;
  readonly result: RunResult | null;
  readonly line: VariantResult | null;
  readonly tab: string | null;
  readonly open: (tab: string | null) => void;
}) {
  const { say } = useVoice();
  const part = (name: string) => ({
    open: tab === name,
    onToggle: (event: Event & { currentTarget: HTMLDetailsElement }) => {
      if (event.currentTarget.open) open(name);
      else if (tab === name) open(null);
    },
  });
  return (
    <section class="details" aria-labelledby="details-title">
      <h2 id="details-title">{say('details')}</h2>
      {line?.certificate && (
        <details {...part('certificate')}>
          <summary>{say('certificate')}</summary>
          <CertificateText certificate={line.certificate} status={line.status} />
          {result && <p class="quiet">{say('engineVersion', { version: result.engineVersion })}</p>}
        </details>
      )}
      {line && <Carbon line={line} {...part('carbon')} />}
      {result && (
        <details {...part('defaults')}>
          <summary>
            {say('defaults')} ({result.defaults.length})
          </summary>
          <Defaults result={result} />
        </details>
      )}
      <details {...part('study')}>
        <summary>{say('wholeStudy')}</summary>
        <WholeStudy study={study} savedId={savedId} />
      </details>
    </section>
  );
}

function Carbon({
  line,
  ...part
}: {
  readonly line: VariantResult;
  readonly open: boolean;
  readonly onToggle: (event: Event & { currentTarget: HTMLDetailsElement }) => void;
}) {
  const { say } = useVoice();
  const sites = line.sites.filter(site => carbonLines(site).length > 0);
  if (sites.length === 0) return null;
  return (
    <details {...part}>
      <summary>{say('carbonBill')}</summary>
      {sites.map(site => (
        <CarbonBill key={site.name} site={site} />
      ))}
    </details>
  );
}

function Defaults({ result }: { readonly result: RunResult }) {
  const { say, number } = useVoice();
  const { defaults } = result;
  if (defaults.length === 0) return <p>{say('noDefaults')}</p>;
  const marks = ['markS', 'mark2nd', 'markC', 'markM', 'markD'] as const;
  return (
    <>
      <p>{say('defaultsHint')}</p>
      <ScrollFrame label={say('defaults')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say('field')}</th>
              <th scope="col">{say('value')}</th>
              <th scope="col">{say('source')}</th>
              <th scope="col">{say('mark')}</th>
            </tr>
          </thead>
          <tbody>
            {defaults.map(({ path, value, unit, source, mark }) => (
              <tr key={path}>
                <td>
                  <code>{path}</code>
                </td>
                <td>
                  {typeof value === 'number' ? number(value, 4) : String(value)} {unit}
                </td>
                <td>{source}</td>
                <td>{mark}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollFrame>
      <p class="quiet">{marks.map(mark => say(mark)).join(' · ')}</p>
    </>
  );
}

function WholeStudy({ study, savedId }: { readonly study: Study; readonly savedId: string | null }) {
  const { say } = useVoice();
  const text = JSON.stringify(study, null, 2);
  const saved = savedId === null ? null : `${BASE}/studies/${encodeURIComponent(savedId)}`;
  return (
    <>
      <p class="downloads">
        {saved && (
          <a href={`${saved}?format=yaml`} download={`${study.name}.yaml`}>
            YAML
          </a>
        )}
        <a
          href={`data:application/json;charset=utf-8,${encodeURIComponent(text)}`}
          download={`${study.name}.json`}
        >
          JSON
        </a>
      </p>
      <ScrollFrame label={say('wholeStudy')}>
        <pre>{text}</pre>
      </ScrollFrame>
    </>
  );
}
