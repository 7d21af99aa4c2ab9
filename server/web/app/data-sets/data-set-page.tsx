import { useEffect, useState } from 'preact/hooks';
import { PageLink } from '../pages/page-link.tsx';
import { type Navigation, sectionPlace } from '../state/address.ts';
import { BASE } from '../state/api.ts';
import { type DataSet, isSeries, readDataSet } from '../state/data-api.ts';
import { useLoaded } from '../state/use-loaded.ts';
import { useVoice } from '../words/language.tsx';
import { AreaStudy } from './area-study.tsx';
import { RemoveSet } from './remove-set.tsx';
import { SpanText } from './set-table.tsx';
import { UnderstoodText } from './understood-text.tsx';
import { licenceOf, wordFor } from './words.ts';

/** One data set: its course, its origin, what was understood of its file; and away with it. */
export function DataSetPage({
  name,
  navigation,
}: {
  readonly name: string;
  readonly navigation: Navigation;
}) {
  const { say } = useVoice();
  const { value, trouble } = useLoaded(`data-set ${name}`, signal => readDataSet(name, signal));
  useEffect(() => {
    document.title = `${name} · Speelruimte`;
  }, [name]);
  const { place, go } = navigation;
  const front = sectionPlace(place, 'data-sets');
  return (
    <article class="data-set">
      <nav class="crumbs">
        <PageLink to={front} go={go}>
          {say('allDataSets')}
        </PageLink>
      </nav>
      {value ? (
        <WholeSet set={value} gone={() => go(front, true)} navigation={navigation} />
      ) : (
        <Missing name={name} status={trouble?.status ?? null} reason={trouble?.detail ?? ''} />
      )}
    </article>
  );
}

function Missing({ name, status, reason }: { name: string; status: number | null; reason: string }) {
  const { say } = useVoice();
  if (status === null) return <p class="late quiet">{say('loading')}</p>;
  return (
    <>
      <h1>{status === 404 ? say('setMissingTitle') : name}</h1>
      <p>{status === 404 ? say('setMissing') : say('failed', { reason })}</p>
    </>
  );
}

function WholeSet({
  set,
  gone,
  navigation,
}: {
  readonly set: DataSet;
  readonly gone: () => void;
  readonly navigation: Navigation;
}) {
  const voice = useVoice();
  const { say, number } = voice;
  const size = isSeries(set)
    ? `${say('steps', { count: number(set.steps, 0) })} × ${say('minutes', { count: set.stepMinutes })}`
    : say('records', { count: number(set.count, 0) });
  const facts = [
    ['setKind', wordFor(voice, 'kind', set.kind)],
    ...(isSeries(set) ? ([['unit', set.unit]] as const) : []),
    ...(isSeries(set) ? ([['setSpan', <SpanText key="span" set={set} />]] as const) : []),
    ['setSize', size],
    ['source', set.source],
    ['setLicence', licenceOf(voice, set.licence)],
    ['setRetrieved', voice.moment(set.retrieved)],
    ['setHash', <code key="hash">{set.sha256}</code>],
  ] as const;
  return (
    <>
      <div class="section-head">
        <h1>{set.name}</h1>
        <RemoveSet name={set.name} gone={gone} />
      </div>
      <Picture set={set} />
      <section aria-labelledby="origin-title">
        <h2 id="origin-title">{say('origin')}</h2>
        <dl class="facts">
          {facts.map(([word, value]) => (
            <div key={word}>
              <dt>{say(word)}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section aria-labelledby="use-title">
        <h2 id="use-title">{say('useInStudy')}</h2>
        {!isSeries(set) && <p>{say('useList')}</p>}
        <pre class="snippet">{useOf(set)}</pre>
        {set.kind === MAP && <AreaStudy name={set.name} navigation={navigation} />}
      </section>
      <section aria-labelledby="understood-title">
        <h2 id="understood-title">{say('understood')}</h2>
        {set.understood ? <UnderstoodText understood={set.understood} /> : <p>{say('notUnderstood')}</p>}
      </section>
    </>
  );
}

const MAP = 'grid-areas';

/** The course of a series, or maps of grid areas; a list without a place for any has none. */
function Picture({ set }: { readonly set: DataSet }) {
  const { say, language } = useVoice();
  const [isMissing, setMissing] = useState(false);
  const isMap = set.kind === MAP;
  if (isMissing || (!isSeries(set) && !isMap)) return null;
  const address = `${BASE}/data-sets/${encodeURIComponent(set.name)}/picture?language=${language}`;
  return (
    <figure class="chart set-picture">
      <figcaption>
        <p>{say(isMap ? 'mapPicture' : 'setPicture')}</p>
      </figcaption>
      <picture>
        {isMap && <source media="(max-width: 40rem)" srcset={`${address}&columns=1`} />}
        <img
          src={address}
          alt={isSeries(set) ? `${set.name}, ${set.unit}` : set.name}
          onError={() => setMissing(true)}
        />
      </picture>
    </figure>
  );
}

function useOf(set: DataSet): string {
  const line = `population --${set.kind} ${set.name}`;
  if (set.kind === MAP) return `${line}\nareas --${set.kind} ${set.name} --study > areas.json`;
  if (!isSeries(set)) return line;
  const named = `{ dataset: ${set.name} }`;
  return set.kind === 'price' ? `dayAheadEurPerMwh: ${named}` : named;
}
