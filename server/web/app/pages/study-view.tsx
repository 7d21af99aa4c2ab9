import type { RefObject } from 'preact';
import { Announcement } from '../answer/announcement.tsx';
import { BestSizes } from '../answer/best-sizes.tsx';
import { Bills } from '../answer/bills.tsx';
import { Charts } from '../answer/charts.tsx';
import { Details } from '../answer/details.tsx';
import { Explanation } from '../answer/explanation.tsx';
import { Finance } from '../answer/finance.tsx';
import { Headline } from '../answer/headline.tsx';
import { Infeasible } from '../answer/infeasible.tsx';
import { KeyFigures } from '../answer/key-figures.tsx';
import { LeftOut } from '../answer/left-out.tsx';
import { PackageTable } from '../answer/package-table.tsx';
import { Paths } from '../answer/paths.tsx';
import { PreviewCharts } from '../answer/preview-charts.tsx';
import { Rights } from '../answer/rights.tsx';
import { Subsidies } from '../answer/subsidies.tsx';
import { Telling } from '../answer/telling.tsx';
import { packageNamed, referenceName, variantInView, weeksIn, yearsOf } from '../answer/view.ts';
import { type Changes, numberAt, withChange } from '../inputs/changes.ts';
import { Inputs } from '../inputs/inputs.tsx';
import { Problems } from '../inputs/problems.tsx';
import { RunBar } from '../inputs/run-bar.tsx';
import { type Navigation, studyPlace } from '../state/address.ts';
import type { StudyVersion } from '../state/api.ts';
import { useExplanations } from '../state/use-explanations.ts';
import { comparison, type StudyAnswer } from '../state/use-study.ts';
import { useVoice } from '../words/language.tsx';
import { Doors } from './doors.tsx';
import { PageLink } from './page-link.tsx';
import { ViewChoices } from './view-choices.tsx';

export interface StudyViewProps {
  readonly version: StudyVersion;
  readonly answer: StudyAnswer;
  readonly navigation: Navigation;
  /** Where its width is measured. */
  readonly frame: RefObject<HTMLElement | null>;
}

/** Less than this is rounding. */
const LEAST_MWH = 1e-3;

/** Answer first, then why, then the inputs. */
export function StudyView({ version, answer, navigation, frame }: StudyViewProps) {
  const { say, read, number } = useVoice();
  const { place, go } = navigation;
  const { study, isChanged, whole, shown, isPreview, isStale } = answer;
  const reference = referenceName(study);
  const { line, base } = comparison(answer, place, reference);
  const titleOf = (name: string) =>
    read(study.packages?.find(one => one.name === name)?.title) ||
    (whole && read(packageNamed(whole.result, name)?.title)) ||
    (name === 'base' || name === 'as-it-is' ? say('asItIs') : name);
  const baseTitle = isChanged ? say('baseStudy') : titleOf(reference ?? '');
  const wholeLine = whole ? variantInView(whole.result, place) : null;
  const wholePackage = whole && wholeLine ? packageNamed(whole.result, wholeLine.name) : null;
  const isOutdated = whole !== null && whole.result !== shown;
  const change = (changes: Changes) => go({ changes, run: null });
  const explaining = useExplanations(whole?.runId ?? null);

  return (
    <article ref={frame} class="study">
      <nav class="crumbs">
        <PageLink to={studyPlace(place, null)} go={go}>
          {say('allStudies')}
        </PageLink>
      </nav>
      <h1>{read(version.title) || version.name}</h1>
      <Announcement answer={answer} line={line} />
      <KeyFigures
        study={study}
        line={line}
        measures={(line && whole && packageNamed(whole.result, line.name)?.measures) ?? null}
        base={base && { line: base, title: baseTitle }}
        isPreview={isPreview}
        isStale={isStale}
        door={place.door}
        subject={line ? say('basisYear', { package: titleOf(line.name), year: line.year }) : say('computing')}
      />
      {answer.trouble && <Problems trouble={answer.trouble} study={study} />}
      {line?.unservedMwh !== null && line !== null && line.unservedMwh > LEAST_MWH && (
        <p class="notice bad">{say('unserved', { mwh: number(line.unservedMwh, 1) })}</p>
      )}
      {line?.infeasibility && (
        <Infeasible
          infeasibility={line.infeasibility}
          canApply={repair => controlOfRepair(study, repair) !== null}
          apply={repair => {
            const control = controlOfRepair(study, repair);
            if (!control) return;
            const now = numberAt(study, control) ?? 0;
            change(withChange(version.study, place.changes, control, upBy(now, repair.amount, control.step)));
          }}
        />
      )}
      <RunBar
        run={answer.run}
        canStart={answer.canStart}
        isStarting={answer.isStarting}
        start={answer.start}
        cancel={answer.cancel}
      />
      <div class="columns">
        <div class="answer-column">
          {isOutdated && isChanged && <p class="notice">{say('staleAnswer')}</p>}
          <div class={isOutdated ? 'is-stale' : ''}>
            {whole && (
              <Headline
                result={whole.result}
                story={read(version.story)}
                lesson={isChanged ? '' : read(version.lesson)}
                // Why there is no plan is told above, with the way out.
                isTold={study.kind === 'dispatch' && Boolean(wholeLine?.infeasibility)}
              />
            )}
            {!whole && line && !line.infeasibility && <p class="headline">{read(line.line)}</p>}
            {!whole && <Telling story={read(version.story)} lesson="" />}
            {whole && (
              <PackageTable
                study={study}
                result={whole.result}
                chosen={wholeLine?.name ?? null}
                year={wholeLine?.year ?? null}
                choose={variant => go({ variant })}
              />
            )}
            {whole && <LeftOut result={whole.result} />}
          </div>
        </div>
        <Inputs base={version.study} changes={place.changes} change={change} />
      </div>
      {whole && wholeLine && (
        <div class={isOutdated ? 'is-stale' : ''}>
          <ViewChoices
            variants={[...new Set(whole.result.variants.map(({ name }) => name))].map(name => ({
              name,
              title: read(packageNamed(whole.result, name)?.title) || titleOf(name),
            }))}
            years={yearsOf(whole.result)}
            variant={wholeLine.name}
            year={wholeLine.year}
            go={go}
          />
          {!wholeLine.infeasibility && (
            <Charts
              view={{ runId: whole.runId, variant: wholeLine.name, year: wholeLine.year, week: place.week }}
              door={place.door}
              weeks={weeksIn(study)}
              chooseWeek={week => go({ week })}
              explained={(explaining.view?.explanations.length ?? 0) > 0}
            />
          )}
          <Explanation name={wholeLine.name} title={titleOf(wholeLine.name)} explaining={explaining} />
          <BestSizes result={whole.result} name={wholeLine.name} />
          <Paths result={whole.result} />
          {wholePackage && <Finance line={wholePackage} />}
          <Subsidies line={packageNamed(whole.result, wholeLine.name)} />
          <Bills line={wholeLine} />
        </div>
      )}
      {isPreview && <PreviewCharts charts={answer.charts} isStale={isStale} />}
      {!whole && !answer.trouble && <p class="quiet">{say('chartsLater')}</p>}
      {study.kind !== 'flex-product' && <Rights study={study} />}
      <Details
        study={study}
        savedId={isChanged ? null : version.id}
        result={shown}
        line={line}
        tab={place.tab}
        open={tab => go({ tab })}
      />
      <Doors navigation={navigation} />
    </article>
  );
}

/** The slider that can make a repair: that of the import or export limit of the site. */
function controlOfRepair(study: StudyVersion['study'], { change, site }: { change: string; site: string }) {
  const field = { 'raise-import-limit': 'importMw', 'raise-export-limit': 'exportMw' }[change];
  const index = study.sites.findIndex(({ name }) => name === site);
  return study.controls?.find(({ pointer }) => pointer === `/sites/${index}/contract/${field}`) ?? null;
}

/** Enough of the repair, on a step of the slider. */
function upBy(value: number, amount: number, step: number): number {
  return Number((Math.ceil((value + amount) / step - 1e-9) * step).toFixed(6));
}
