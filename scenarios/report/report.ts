import { ENGINE_VERSION } from '../../engine/index.ts';
import { againstTarget, type Target, targetOf } from '../explain/target.ts';
import type { Plan } from '../plan/plan.ts';
import type { ResolvedStudy } from '../resolve/resolved-study.ts';
import type { Outcome } from '../run.ts';
import type { Text } from '../schema/study.ts';
import { sizingResults } from '../sizing/report.ts';
import { atOnce, type InPieces, inTurns } from '../turns.ts';
import { businessCase } from './business-case.ts';
import { caveatsOf } from './caveats.ts';
import { frontOf } from './front.ts';
import { pathResults } from './paths.ts';
import type { PackageResult, Report, RunResult, VariantResult } from './result.ts';
import { robustOf } from './robust.ts';
import { variantResults } from './variant.ts';
import { euros, figure, inBoth } from './words.ts';

/** The result of a run: every variant with its certificate, the ranking, every default, and what it means in plain words. */
export function reportStudy(outcome: Outcome): RunResult {
  return atOnce(reporting(outcome));
}

/** The same, giving way to other work of this process between paths. */
export function reportInTurns(outcome: Outcome): Promise<RunResult> {
  return inTurns(reporting(outcome));
}

function* reporting(outcome: Outcome): InPieces<RunResult> {
  const { plan } = outcome;
  const { study, defaults, dataSets } = plan.resolved;
  const variants = variantResults(outcome);
  yield;
  const isCase = study.kind === 'business-case' && plan.week === null && !plan.isSelection;
  const goal = isCase ? targetOf(plan.resolved, variants) : NO_GOAL;
  return {
    study: study.name,
    kind: study.kind,
    engineVersion: ENGINE_VERSION,
    variants,
    defaults: [...defaults, ...goal.defaults],
    dataSets,
    report: yield* reportOf(outcome, variants, isCase, goal.target),
  };
}

const NO_GOAL = { target: null, defaults: [] };

function* reportOf(
  outcome: Outcome,
  variants: readonly VariantResult[],
  isCase: boolean,
  target: Target | null,
): InPieces<Report> {
  const { plan } = outcome;
  const bare = isCase ? businessCase(outcome, variants) : [];
  const packages = target ? bare.map(one => withTarget(plan.resolved, one, target, variants)) : bare;
  return {
    headline: isCase ? caseHeadline(plan.resolved, packages) : dispatchHeadline(plan, variants),
    packages,
    caveats: caveatsOf(plan),
    ...(plan.leftOut.length > 0 && { leftOut: plan.leftOut }),
    ...(isCase && plan.resolved.sizings.size > 0 && { sizing: sizingResults(plan.resolved) }),
    ...(isCase && (yield* choices(outcome, variants, packages))),
  };
}

/** A package with its emissions against the target, where every year has an answer. */
function withTarget(
  resolved: ResolvedStudy,
  one: PackageResult,
  target: Target,
  variants: readonly VariantResult[],
): PackageResult {
  const own = variants.filter(({ name }) => name === one.name);
  const carbonTarget = againstTarget(target, resolved, own);
  return carbonTarget ? { ...one, carbonTarget } : one;
}

/** Which packages are worth choosing from, and how they do over the paths of the study. */
function* choices(
  outcome: Outcome,
  variants: readonly VariantResult[],
  packages: readonly PackageResult[],
): InPieces<Pick<Report, 'front' | 'paths' | 'robust'>> {
  const front = frontOf(packages, variants);
  const own = front ? { front } : {};
  if (outcome.plan.paths.length === 0) return own;
  const paths = yield* pathResults(outcome, packages, variants);
  const robust = robustOf(packages, paths);
  return { ...own, paths, ...(robust && { robust }) };
}

/** The line of the first variant, with its year or its week. */
function dispatchHeadline({ week }: Plan, variants: readonly VariantResult[]): Text {
  const first = variants[0]!;
  return inBoth(language => `${week ?? first.year}: ${first.line[language]}`);
}

function caseHeadline({ finance }: ResolvedStudy, packages: readonly PackageResult[]): Text {
  const reference = packages.find(({ irrNote }) => irrNote === 'reference');
  if (!reference) return packages.find(({ npvEur }) => npvEur === null)?.line ?? packages[0]!.line;
  const best = packages.find(({ npvEur, irrNote }) => npvEur !== null && irrNote !== 'reference');
  const { horizonYears } = finance;
  if (!best)
    return {
      nl: 'Geen van de pakketten is mogelijk binnen de grenzen.',
      en: 'None of the packages is possible within the limits.',
    };
  return inBoth(language => {
    const title = best.title[language];
    const worth = euros(Math.abs(best.npvEur!), language);
    const years = figure(horizonYears, language);
    const pays = best.npvEur! > 0;
    if (language === 'nl')
      return pays
        ? `${title} levert over ${years} jaar het meest op: ${worth} netto contant.`
        : `Geen pakket verdient zich terug; ${title} komt het dichtst bij en kost over ${years} jaar ${worth} netto contant.`;
    return pays
      ? `${title} gains the most over ${years} years: ${worth} net present value.`
      : `No package pays for itself; ${title} comes closest and costs ${worth} net present value over ${years} years.`;
  });
}
