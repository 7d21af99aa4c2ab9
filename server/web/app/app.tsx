import { DataSetPage } from './data-sets/data-set-page.tsx';
import { DataSetsPage } from './data-sets/data-sets-page.tsx';
import { DictionaryPage } from './dictionary/dictionary-page.tsx';
import { LibraryPage } from './pages/library-page.tsx';
import { PageFrame } from './pages/page-frame.tsx';
import { StudyPage } from './pages/study-page.tsx';
import { type Navigation, useNavigation } from './state/address.ts';
import { WithServer } from './state/server.tsx';
import { Speaking } from './words/language.tsx';

/** The page that the address asks for, in its language. */
export function App() {
  const navigation: Navigation = useNavigation();
  const { language } = navigation.place;
  return (
    <Speaking language={language}>
      <WithServer>
        <PageFrame navigation={navigation}>
          <Page navigation={navigation} />
        </PageFrame>
      </WithServer>
    </Speaking>
  );
}

function Page({ navigation }: { readonly navigation: Navigation }) {
  const { section, studyId, item } = navigation.place;
  if (section === 'dictionary') return <DictionaryPage navigation={navigation} />;
  if (section === 'data-sets') {
    if (item === null) return <DataSetsPage navigation={navigation} />;
    return <DataSetPage key={item} name={item} navigation={navigation} />;
  }
  if (studyId === null) return <LibraryPage navigation={navigation} />;
  return <StudyPage key={studyId} studyId={studyId} navigation={navigation} />;
}
