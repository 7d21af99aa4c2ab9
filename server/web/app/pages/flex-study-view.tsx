import { usualDesign, usualNode } from '../../../charts/flex-choice.ts';
import { Announcement } from '../answer/announcement.tsx';
import { Charts } from '../answer/charts.tsx';
import { Details } from '../answer/details.tsx';
import { FlexAreas } from '../answer/flex-areas.tsx';
import { FlexBids } from '../answer/flex-bids.tsx';
import { FlexChoices } from '../answer/flex-choices.tsx';
import { FlexDesigns } from '../answer/flex-designs.tsx';
import { FlexParticipants } from '../answer/flex-participants.tsx';
import { FlexQueue } from '../answer/flex-queue.tsx';
import { FlexSearches } from '../answer/flex-search.tsx';
import { Headline } from '../answer/headline.tsx';
import { Telling } from '../answer/telling.tsx';
import { Inputs } from '../inputs/inputs.tsx';
import { Problems } from '../inputs/problems.tsx';
import { RunBar } from '../inputs/run-bar.tsx';
import { studyPlace } from '../state/address.ts';
import { useVoice } from '../words/language.tsx';
import { Doors } from './doors.tsx';
import { PageLink } from './page-link.tsx';
import type { StudyViewProps } from './study-view.tsx';

/** A study of flex products: the designs first, then charts, the waiting list, who signs, the areas, and what it rests on. */
export function FlexStudyView({ version, answer, navigation, frame }: StudyViewProps) {
  const { say, read } = useVoice();
  const { place, go } = navigation;
  const { study, isChanged, whole } = answer;
  const flex = whole?.result.flex ?? null;
  const design = flex && (flex.designs.find(({ name }) => name === place.variant) ?? usualDesign(flex));
  const nodes = flex?.areas.flatMap(area => area.nodes) ?? [];
  const node = flex && (nodes.find(({ name }) => name === place.node) ?? usualNode(flex));
  const isOutdated = whole !== null && isChanged && whole.isOfBase;
  const stale = isOutdated ? 'is-stale' : '';
  const hasControls = (version.study.controls ?? []).length > 0;
  return (
    <article ref={frame} class="study">
      <nav class="crumbs">
        <PageLink to={studyPlace(place, null)} go={go}>
          {say('allStudies')}
        </PageLink>
      </nav>
      <h1>{read(version.title) || version.name}</h1>
      <Announcement answer={answer} line={null} />
      {answer.trouble && <Problems trouble={answer.trouble} study={study} />}
      <RunBar
        run={answer.run}
        canStart={answer.canStart}
        isStarting={answer.isStarting}
        start={answer.start}
        cancel={answer.cancel}
      />
      {(!whole || isOutdated) && <p class="quiet">{say('noPreview')}</p>}
      <div class={hasControls ? 'columns' : ''}>
        <div class="answer-column">
          {isOutdated && <p class="notice">{say('staleAnswer')}</p>}
          <div class={stale}>
            {whole ? (
              <Headline
                result={whole.result}
                story={read(version.story)}
                lesson={isChanged ? '' : read(version.lesson)}
                isTold={false}
              />
            ) : (
              <Telling story={read(version.story)} lesson="" />
            )}
            {flex && design && (
              <FlexDesigns flex={flex} chosen={design.name} choose={variant => go({ variant })} />
            )}
          </div>
        </div>
        {hasControls && (
          <Inputs
            base={version.study}
            changes={place.changes}
            change={changes => go({ changes, run: null })}
            hint="inputsHintRun"
          />
        )}
      </div>
      {whole && flex && design && node && (
        <div class={`answer-column ${stale}`}>
          <FlexChoices flex={flex} design={design.name} node={node.name} go={go} />
          <Charts
            view={{ runId: whole.runId, variant: design.name, year: null, week: null, node: node.name }}
            door={place.door}
            weeks={1}
            chooseWeek={week => go({ week })}
            explained={false}
          />
          <FlexQueue flex={flex} design={design} />
          <FlexParticipants design={design} />
          <FlexBids design={design} />
          <FlexSearches flex={flex} />
          <FlexAreas flex={flex} design={design} />
        </div>
      )}
      <Details
        study={study}
        savedId={isChanged ? null : version.id}
        result={answer.shown}
        line={null}
        tab={place.tab}
        open={tab => go({ tab })}
      />
      <Doors navigation={navigation} question="questionFlex" />
    </article>
  );
}
