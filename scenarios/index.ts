/**
 * What is asked: studies, their checks, their run and their report.
 *
 *     const parsed = parseStudy(text);
 *     const { study, issues } = checkStudy(parsed.input);
 *     const { result } = await runStudy(study, { executor: createPool(), sources: { dataSets } });
 */
export { BILL_SECTIONS, type Bill, type BillLine, type BillSection } from './bill/line.ts';
export { checkStudy } from './check/check-study.ts';
export { nearestName } from './check/nearest.ts';
export { parseStudy } from './check/parse-study.ts';
export type { LeftOutPackages } from './choices/left-out.ts';
export { CHOICE_RULES } from './choices/refusal.ts';
export type { LeftOut } from './esdl/notes.ts';
export { studyOfEsdl } from './esdl/study-of-esdl.ts';
export { type Explained, explainStudy } from './explain/explain.ts';
export { breakEvenName, driverName, limitName, settingText, whenText } from './explain/fact-words.ts';
export type {
  BindingLimit,
  CarbonTarget,
  ExactBreakEven,
  Explanation,
  Relief,
  Setting,
  Tornado,
  TornadoBar,
  TornadoEnd,
} from './explain/facts.ts';
export { NOW } from './flex/report-area.ts';
export type {
  DesignFuture,
  DesignResult,
  DesignSearch,
  Estimate,
  FlexArea,
  FlexNode,
  FlexResult,
  FrontDesign,
  ParticipantResult,
  QueueStep,
  SearchedDesign,
} from './flex/result.ts';
export { type CongestedArea, congestedAreas } from './grid/congested-areas.ts';
export { type CongestedWish, congestedStudy } from './grid/congested-study.ts';
export { flexStudyOfAreas } from './grid/flex-study.ts';
export { type GridCase, gridCase } from './grid/grid-case.ts';
export { type NationalLink, nationalLink } from './grid/national-area.ts';
export type { GridOptions } from './grid/options.ts';
export { PRESENT, type Present } from './grid/present.ts';
export { studyOfIntake } from './intake/study-of-intake.ts';
export { type LibraryStudy, library } from './library/library.ts';
export { dearestWeek } from './plan/dearest-week.ts';
export { type Exclusion, type Plan, planStudy, type Variant } from './plan/plan.ts';
export { reportStudy } from './report/report.ts';
export type {
  CashLine,
  FilledDefault,
  Front,
  FrontPoint,
  PackageFinance,
  PackageResult,
  PathPackage,
  PathPrices,
  PathResult,
  Report,
  Robust,
  RobustPackage,
  RunResult,
  SeriesColumn,
  SeriesTable,
  SiteResult,
  VariantResult,
} from './report/result.ts';
export { type SeriesPlace, seriesTable, seriesTables } from './report/series-tables.ts';
export { type ResolveMemory, resolveMemory } from './resolve/memory.ts';
export { type Resolution, resolveStudy } from './resolve/resolve.ts';
export type { ResolvedStudy } from './resolve/resolved-study.ts';
export type { Sources } from './resolve/sources.ts';
export { compareRights } from './rights/compare.ts';
export type {
  DearestHours,
  EvenTerms,
  GivenUp,
  RightCosts,
  RightOutcome,
  RightStatus,
  RightsComparison,
} from './rights/comparison.ts';
export { OWN_RIGHT, type RightsWish } from './rights/under-right.ts';
export { type Answers, type Outcome, runPlan, runWhole } from './run.ts';
export { studyJsonSchema } from './schema/json-schema.ts';
export type { Control, Study, Text } from './schema/study.ts';
export { StudySchema } from './schema/study.ts';
export { amount as sizeText, type SizingResult } from './sizing/report.ts';
export { sizeStudy } from './sizing/size-study.ts';
export type { FoundSizes } from './sizing/sizes.ts';
export {
  type Answer,
  joinWithData,
  type LeanAnswer,
  previewStudy,
  previewVariants,
  runLean,
  runStudy,
} from './study.ts';
