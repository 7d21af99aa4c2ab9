import type { ComponentChildren } from 'preact';
import { type Navigation, SECTIONS, sectionPlace, studyPlace } from '../state/address.ts';
import { useServer } from '../state/server.tsx';
import { useVoice } from '../words/language.tsx';
import { LANGUAGES } from '../words/text.ts';
import { PageLink } from './page-link.tsx';

const SECTION_WORDS = {
  studies: 'sectionStudies',
  'data-sets': 'sectionDataSets',
  dictionary: 'sectionDictionary',
} as const;
const LANGUAGE_NAMES = { nl: 'Nederlands', en: 'English' } as const;

/** Head and foot of every page, and the word that the server is gone. */
export function PageFrame({ navigation, children }: { navigation: Navigation; children: ComponentChildren }) {
  const { say } = useVoice();
  const { isGone, tryNow } = useServer();
  const { place, go } = navigation;
  return (
    <>
      <a class="skip" href="#answer">
        {say(place.section === 'studies' ? 'skip' : 'skipContent')}
      </a>
      <header class="page-head">
        <PageLink to={studyPlace(place, null)} go={go} className="home">
          <img src="/favicon.svg" alt="" width="28" height="28" />
          Speelruimte
        </PageLink>
        <nav class="sections" aria-label={say('sections')}>
          {SECTIONS.map(section => (
            <PageLink
              key={section}
              to={sectionPlace(place, section)}
              go={go}
              isCurrent={section === place.section && 'page'}
            >
              {say(SECTION_WORDS[section])}
            </PageLink>
          ))}
        </nav>
        <nav aria-label={say('language')}>
          {LANGUAGES.map(language => (
            <button
              key={language}
              type="button"
              class="language"
              lang={language}
              aria-pressed={language === place.language}
              onClick={() => go({ language })}
            >
              {LANGUAGE_NAMES[language]}
            </button>
          ))}
        </nav>
      </header>
      <main id="answer" tabIndex={-1}>
        {isGone && (
          <div class="notice bad" role="alert">
            <p>
              {say('serverGone')}{' '}
              <button type="button" onClick={tryNow}>
                {say('tryAgain')}
              </button>
            </p>
          </div>
        )}
        {children}
      </main>
      <footer class="page-foot">
        <p>Speelruimte · Apache-2.0</p>
        <a href="/api/v1/docs">{say('apiDescription')}</a>
      </footer>
    </>
  );
}
