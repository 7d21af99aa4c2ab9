import { PageLink } from '../pages/page-link.tsx';
import { type Navigation, sectionPlace } from '../state/address.ts';
import { type DataSet, isSeries } from '../state/data-api.ts';
import { useVoice } from '../words/language.tsx';
import { licenceOf, spanOf, wordFor } from './words.ts';

/** Characters of a hash that tell two sets apart. */
const SHORT_HASH = 8;

/** Every data set with its origin; on a narrow screen each is a card. */
export function SetTable({
  sets,
  navigation: { place, go },
}: {
  readonly sets: readonly DataSet[];
  readonly navigation: Navigation;
}) {
  const voice = useVoice();
  const { say } = voice;
  const heads = [
    'setName',
    'setKind',
    'unit',
    'setSpan',
    'setStep',
    'source',
    'setLicence',
    'setRetrieved',
    'setHash',
  ] as const;
  return (
    <table class="cards sets">
      <caption class="visually-hidden">{say('dataSetsTitle')}</caption>
      <thead>
        <tr>
          {heads.map(head => (
            <th key={head} scope="col">
              {say(head)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sets.map(set => (
          <tr key={set.name}>
            <th scope="row">
              <PageLink to={sectionPlace(place, 'data-sets', set.name)} go={go}>
                {set.name}
              </PageLink>
            </th>
            <td data-label={say('setKind')}>{wordFor(voice, 'kind', set.kind)}</td>
            <td data-label={say('unit')} class="short">
              {isSeries(set) ? set.unit : '–'}
            </td>
            <td data-label={say('setSpan')}>
              <SpanText set={set} />
            </td>
            <td data-label={say('setStep')} class="short">
              {isSeries(set) ? say('minutes', { count: set.stepMinutes }) : '–'}
            </td>
            <td data-label={say('source')} class="origin">
              {set.source}
            </td>
            <td data-label={say('setLicence')}>{licenceOf(voice, set.licence)}</td>
            <td data-label={say('setRetrieved')} class="short">
              {voice.date(set.retrieved)}
            </td>
            <td data-label={say('setHash')} class="short">
              <code>{set.sha256.slice(0, SHORT_HASH)}</code>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** From the first day to the last; of a list how many records it has. */
export function SpanText({ set }: { readonly set: DataSet }) {
  const { say, date, number } = useVoice();
  if (!isSeries(set)) return <>{say('records', { count: number(set.count, 0) })}</>;
  const [from, until] = spanOf(set.startedAt, set.steps, set.stepMinutes);
  const last = new Date(Date.parse(until) - 1).toISOString();
  return <>{date(from) === date(last) ? date(from) : `${date(from)} – ${date(last)}`}</>;
}
