import { useEffect } from 'preact/hooks';
import { PageLink } from '../pages/page-link.tsx';
import { type Navigation, sectionPlace } from '../state/address.ts';
import { listTables } from '../state/dictionary-api.ts';
import { useLoaded } from '../state/use-loaded.ts';
import { useVoice } from '../words/language.tsx';
import { FigureFilter } from './figure-filter.tsx';
import { FigureList } from './figure-list.tsx';
import { MarkLegend } from './mark-legend.tsx';
import { TableList } from './table-list.tsx';

/** The data dictionary: its tables, one table, or what a search finds in all of them. */
export function DictionaryPage({ navigation }: { readonly navigation: Navigation }) {
  const { say, language } = useVoice();
  const { place, go } = navigation;
  const { item, search, mark } = place;
  const { value, trouble } = useLoaded(`tables ${language}`, signal => listTables(language, signal));
  const tables = value?.items ?? [];
  const table = item === null ? null : (tables.find(({ name }) => name === item) ?? null);
  const title = table?.title ?? say('dictionaryTitle');
  useEffect(() => {
    document.title = `${title} · Speelruimte`;
  }, [title]);
  if (trouble) return <p class="notice bad">{say('failed', { reason: trouble.detail })}</p>;
  if (!value) return <p class="late quiet">{say('loading')}</p>;
  const isMissing = item !== null && table === null;
  const isFront = item === null && !search && mark === null;
  return (
    <article class="dictionary">
      {item !== null && (
        <nav class="crumbs">
          <PageLink to={sectionPlace(place, 'dictionary')} go={go}>
            {say('allTables')}
          </PageLink>
        </nav>
      )}
      <h1>{isMissing ? say('noSuchTable') : title}</h1>
      {table ? (
        <p class="story">{say('usedIn', { where: table.usedIn })}</p>
      ) : (
        <p class="story">{say('dictionaryIntro')}</p>
      )}
      {!isMissing && <FigureFilter navigation={navigation} />}
      {isFront && <TableList tables={tables} navigation={navigation} />}
      {!isFront && !isMissing && <FigureList tables={tables} navigation={navigation} />}
      <MarkLegend />
    </article>
  );
}
