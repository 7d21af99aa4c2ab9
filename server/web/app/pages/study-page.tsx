import { useCallback, useEffect, useRef } from 'preact/hooks';
import { useWidth } from '../answer/use-width.ts';
import { type Navigation, studyPlace } from '../state/address.ts';
import { readStudy, type StudyVersion } from '../state/api.ts';
import { useLoaded } from '../state/use-loaded.ts';
import { useStudy } from '../state/use-study.ts';
import { useVoice } from '../words/language.tsx';
import { FlexStudyView } from './flex-study-view.tsx';
import { PageLink } from './page-link.tsx';
import { StudyView } from './study-view.tsx';

/** Padding and border of a chart, both sides. */
const AROUND_CHART_PX = 40;

/** The page of one study: reads it, then shows its answer. */
export function StudyPage({
  studyId,
  navigation,
}: {
  readonly studyId: string;
  readonly navigation: Navigation;
}) {
  const { say, read } = useVoice();
  const { value, trouble } = useLoaded(`study ${studyId}`, signal => readStudy(studyId, signal));
  const title = value && (read(value.title) || value.name);
  useEffect(() => {
    document.title = title ? `${title} · Speelruimte` : 'Speelruimte';
  }, [title]);
  if (value) return <OpenStudy version={value} navigation={navigation} />;
  if (!trouble) return <p class="late quiet">{say('loading')}</p>;
  const isMissing = trouble.status === 404;
  return (
    <>
      <h1>{isMissing ? say('notFoundTitle') : say('failed', { reason: trouble.detail })}</h1>
      {isMissing && <p>{say('notFound')}</p>}
      <p>
        <PageLink to={studyPlace(navigation.place, null)} go={navigation.go}>
          {say('allStudies')}
        </PageLink>
      </p>
    </>
  );
}

function OpenStudy({ version, navigation }: { version: StudyVersion; navigation: Navigation }) {
  const { place, go } = navigation;
  const ran = useCallback((run: string) => go({ run }), [go]);
  const frame = useRef<HTMLElement>(null);
  const width = useWidth(frame);
  const answer = useStudy(version, place, width === null ? null : width - AROUND_CHART_PX, ran);
  const View = version.study.kind === 'flex-product' ? FlexStudyView : StudyView;
  return <View version={version} answer={answer} navigation={navigation} frame={frame} />;
}
