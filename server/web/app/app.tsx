import { LibraryPage } from './pages/library-page.tsx';
import { PageFrame } from './pages/page-frame.tsx';
import { StudyPage } from './pages/study-page.tsx';
import { type Navigation, useNavigation } from './state/address.ts';
import { WithServer } from './state/server.tsx';
import { Speaking } from './words/language.tsx';

/** The page that the address asks for, in its language. */
export function App() {
  const navigation: Navigation = useNavigation();
  const { studyId, language } = navigation.place;
  return (
    <Speaking language={language}>
      <WithServer>
        <PageFrame navigation={navigation}>
          {studyId === null ? (
            <LibraryPage navigation={navigation} />
          ) : (
            <StudyPage key={studyId} studyId={studyId} navigation={navigation} />
          )}
        </PageFrame>
      </WithServer>
    </Speaking>
  );
}
