import { useEffect, useState } from 'preact/hooks';
import { PageLink } from '../pages/page-link.tsx';
import { type Navigation, sectionPlace } from '../state/address.ts';
import { type Figure, type FigureTable, listFigures } from '../state/dictionary-api.ts';
import { useLoaded } from '../state/use-loaded.ts';
import { useVoice } from '../words/language.tsx';

const FIRST = 100;
const MOST = 200;

/** Figures of one table, or of all where something is searched for; more of them when asked. */
export function FigureList({
  tables,
  navigation,
}: {
  readonly tables: readonly FigureTable[];
  readonly navigation: Navigation;
}) {
  const { say, number, language } = useVoice();
  const { item, search, mark } = navigation.place;
  const wish = { language, table: item, search, mark };
  const key = JSON.stringify(wish);
  const { value, trouble, isStale } = useLoaded(`figures ${key}`, signal =>
    listFigures(wish, FIRST, null, signal),
  );
  const [more, setMore] = useState<{
    readonly key: string;
    readonly figures: readonly Figure[];
    readonly next: string | null;
  } | null>(null);
  useEffect(() => setMore(null), [key]);
  if (trouble) return <p class="notice bad">{say('failed', { reason: trouble.detail })}</p>;
  if (!value) return <p class="late quiet">{say('loading')}</p>;
  const own = more?.key === key ? more : null;
  const figures = [...value.items, ...(own?.figures ?? [])];
  const next = own ? own.next : value.nextCursor;
  const left = value.total - figures.length;
  const load = async () => {
    const page = await listFigures(wish, MOST, next);
    setMore({ key, figures: [...(own?.figures ?? []), ...page.items], next: page.nextCursor });
  };
  return (
    <section class={isStale ? 'figures is-stale' : 'figures'} aria-label={say('figureCount')}>
      <p role="status">
        {value.total === 1 ? say('figureFound') : say('figuresFound', { count: number(value.total, 0) })}
      </p>
      {value.total === 0 && <p>{say('nothingFound')}</p>}
      {figures.length > 0 && (
        <FigureTableRows figures={figures} tables={tables} navigation={navigation} hasTable={item === null} />
      )}
      {left > 0 && next !== null && (
        <button type="button" onClick={() => void load()}>
          {say('moreFigures', { count: number(Math.min(left, MOST), 0) })}
        </button>
      )}
    </section>
  );
}

function FigureTableRows({
  figures,
  tables,
  navigation: { place, go },
  hasTable,
}: {
  readonly figures: readonly Figure[];
  readonly tables: readonly FigureTable[];
  readonly navigation: Navigation;
  readonly hasTable: boolean;
}) {
  const { say } = useVoice();
  const titles = new Map(tables.map(({ name, title, usedIn }) => [name, { title, usedIn }]));
  return (
    <table class="cards figure-table">
      <caption class="visually-hidden">{say('figureCount')}</caption>
      <thead>
        <tr>
          <th scope="col" class="what">
            {say('what')}
          </th>
          <th scope="col" class="value">
            {say('value')}
          </th>
          <th scope="col" class="unit-head">
            {say('unit')}
          </th>
          <th scope="col" class="mark">
            {say('mark')}
          </th>
          <th scope="col">{say('source')}</th>
          {hasTable && <th scope="col">{say('usedInHead')}</th>}
        </tr>
      </thead>
      <tbody>
        {figures.map((figure, row) => (
          <tr key={`${figure.table} ${figure.of.join('/')} ${row}`}>
            <th scope="row">
              {figure.of.map((part, depth) => (
                <span key={`${depth} ${part}`}>
                  {depth > 0 && <span class="unit"> / </span>}
                  {part}
                </span>
              ))}
              {figure.description && <span class="description">{figure.description}</span>}
            </th>
            <td data-label={say('value')} class="figure-value">
              {figure.value || '–'}
            </td>
            <td data-label={say('unit')}>{figure.unit || '–'}</td>
            <td data-label={say('mark')}>
              <span class={`tag mark-${figure.mark}`}>{figure.mark}</span>
            </td>
            <td data-label={say('source')} class="origin">
              {figure.source}
            </td>
            {hasTable && (
              <td data-label={say('usedInHead')}>
                <PageLink to={sectionPlace(place, 'dictionary', figure.table)} go={go}>
                  {titles.get(figure.table)?.title ?? figure.table}
                </PageLink>
                : {titles.get(figure.table)?.usedIn}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
