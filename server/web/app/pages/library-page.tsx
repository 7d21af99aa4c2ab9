import { useEffect } from 'preact/hooks';
import { type Navigation, studyPlace } from '../state/address.ts';
import { ask, type Page, type StudySummary } from '../state/api.ts';
import { useLoaded } from '../state/use-loaded.ts';
import { firstSentence } from '../words/first-sentence.ts';
import { useVoice } from '../words/language.tsx';
import { Doors } from './doors.tsx';
import { OwnStudy } from './own-study.tsx';
import { PageLink } from './page-link.tsx';

const KIND_WORDS = {
  dispatch: 'dispatchKind',
  'business-case': 'businessCaseKind',
  'flex-product': 'flexKind',
} as const;

/** The studies to choose from. */
export function LibraryPage({ navigation }: { readonly navigation: Navigation }) {
  const { say } = useVoice();
  const { value, trouble } = useLoaded('studies', signal =>
    ask<Page<StudySummary>>('/studies?limit=100', { signal }),
  );
  useEffect(() => {
    document.title = 'Speelruimte';
  }, []);
  const studies = value?.items ?? [];
  const library = studies.filter(({ source }) => source === 'library');
  const saved = studies.filter(({ source }) => source === 'saved');
  return (
    <>
      <h1>{say('tagline')}</h1>
      <Doors navigation={navigation} />
      {!value && !trouble && <p class="late quiet">{say('loading')}</p>}
      {trouble && <p class="notice bad">{say('failed', { reason: trouble.detail })}</p>}
      {value && studies.length === 0 && <p>{say('noStudies')}</p>}
      <StudyList title={say('chooseStudy')} studies={library} navigation={navigation} />
      <StudyList title={say('savedStudies')} studies={saved} navigation={navigation} />
      <OwnStudy opened={id => navigation.go(studyPlace(navigation.place, id), true)} />
    </>
  );
}

function StudyList({
  title,
  studies,
  navigation: { place, go },
}: {
  readonly title: string;
  readonly studies: readonly StudySummary[];
  readonly navigation: Navigation;
}) {
  const { say, read, date } = useVoice();
  if (studies.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      <ul class="studies">
        {studies.map(study => (
          <li key={study.id}>
            <h3>
              <PageLink to={studyPlace(place, study.id)} go={go}>
                {read(study.title) || study.name}
              </PageLink>
            </h3>
            <p>{firstSentence(read(study.story))}</p>
            {study.lesson && (
              <p class="lesson">
                <b>{say('lesson')}</b> {read(study.lesson)}
              </p>
            )}
            <p class="quiet">
              <span class="tag">{say(KIND_WORDS[study.kind])}</span>{' '}
              {study.createdAt && say('savedOn', { date: date(study.createdAt) })}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
