import { PageLink } from '../pages/page-link.tsx';
import { type Navigation, sectionPlace } from '../state/address.ts';
import { type FigureTable, MARKS } from '../state/dictionary-api.ts';
import { useVoice } from '../words/language.tsx';

/** Every table with where its figures are used, and how many have which mark. */
export function TableList({
  tables,
  navigation: { place, go },
}: {
  readonly tables: readonly FigureTable[];
  readonly navigation: Navigation;
}) {
  const { say, number } = useVoice();
  return (
    <table class="cards table-list">
      <caption class="visually-hidden">{say('allTables')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('table')}</th>
          <th scope="col">{say('usedInHead')}</th>
          <th scope="col" class="amount">
            {say('figureCount')}
          </th>
          <th scope="col">{say('mark')}</th>
        </tr>
      </thead>
      <tbody>
        {tables.map(({ name, title, usedIn, figures, marks }) => (
          <tr key={name}>
            <th scope="row">
              <PageLink to={sectionPlace(place, 'dictionary', name)} go={go}>
                {title}
              </PageLink>
            </th>
            <td data-label={say('usedInHead')}>{usedIn}</td>
            <td data-label={say('figureCount')} class="amount">
              {number(figures, 0)}
            </td>
            <td data-label={say('mark')} class="mark-counts">
              {MARKS.flatMap(mark => {
                const count = marks[mark];
                return count === undefined
                  ? []
                  : [
                      <span key={mark} class={`tag mark-${mark}`}>
                        {mark} {number(count, 0)}
                      </span>,
                    ];
              })}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
