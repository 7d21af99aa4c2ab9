import { SUBSIDIES } from '../../data/index.ts';
import { type MoneyLine, npv, payback } from '../../engine/index.ts';
import {
  type Comparison,
  moneyLines,
  realFlow,
  type TitledLine,
  withoutSupport,
} from '../report/cash-flows.ts';
import { euros, inBoth } from '../report/words.ts';
import type { ResolvedPackage, ResolvedStudy } from '../resolve/resolved-study.ts';
import type { Outcome } from '../run.ts';
import type { Text } from '../schema/text.ts';
import type { ResolvedSubsidies, SupportCandidate } from './candidate.ts';
import { readOperation, type SupportedOperation } from './coupling.ts';
import { dutyOf } from './duty.ts';
import type { PackageSubsidies } from './scheme.ts';
import { askedStack, bestStack, type MeasureFacts } from './stack.ts';
import { RUNNING_FOR_SDE, RUNNING_TRANSFERS, supportMoney } from './support.ts';

/** Payback without subsidy of measures that a package of the study holds alone, years; null: never. */
export type PaybacksAlone = ReadonlyMap<string, number | null>;

/** Payback of a package without subsidy, tax and financing, years; null: never. */
export function bareFlowPayback(comparison: Comparison): number | null {
  return payback(realFlow(withoutSupport(comparison), comparison.finance));
}

/** Subsidies of a package that has an answer for every year; null where it asks for none. */
export function packageSubsidies(
  outcome: Outcome,
  pack: ResolvedPackage,
  comparison: Comparison,
  alone: PaybacksAlone,
): PackageSubsidies | null {
  const { resolved } = outcome.plan;
  const wish = resolved.subsidies.get(pack.name);
  if (!wish) return null;
  const { finance } = comparison;
  const operations = operationsOf(outcome, pack.name, wish);
  const measures = measuresOf(resolved, pack, bareFlowPayback(comparison), alone);
  const choose = wish.choose === 'best' ? bestStack : askedStack;
  const stack = choose({
    candidates: wish.candidates,
    measures,
    horizonYears: finance.horizonYears,
    supportOf: chosen => supportMoney(chosen, operations, finance),
    worthOf: worthIn(comparison),
  });
  return {
    ...stack,
    choose: wish.choose,
    refusals: [...wish.refusals, ...stack.refusals],
    duty: dutyOf(comparison, measures, SUBSIDIES.savingDuty),
  };
}

/** The comparison with the money of the subsidies, and the emissions of running for them. */
export function withSubsidies(comparison: Comparison, subsidies: PackageSubsidies): Comparison {
  const { own } = comparison;
  const emissionsTon = own.emissionsTon.map(({ year, value }) => ({
    year,
    value: value + subsidies.extraTonPerYear,
  }));
  return { ...comparison, own: { ...own, emissionsTon }, support: subsidyLines(subsidies) };
}

/** What a package gets and what it is worth, one sentence. */
export function subsidySentence({ claims, worthEur }: PackageSubsidies): Text {
  return inBoth(language => {
    const names = claims.map(({ title, measure }) => `${title[language]} (${measure})`).join(', ');
    const worth = euros(worthEur, language);
    if (language === 'nl')
      return names === '' ? 'Geen subsidie.' : `Daarvan aan subsidie: ${names}, samen ${worth} waard.`;
    return names === '' ? 'No subsidy.' : `Of that by subsidy: ${names}, together worth ${worth}.`;
  });
}

/** Lines of the subsidies for the cash flow of the package. */
function subsidyLines({ claims, operation }: PackageSubsidies): TitledLine[] {
  const named = claims.flatMap(({ lines, title, measure }) =>
    lines.map(line => ({ ...line, title: { nl: `${title.nl} ${measure}`, en: `${title.en} ${measure}` } })),
  );
  return [...named, ...operation.map(line => ({ ...line, title: OPERATION_TITLES[line.name]! }))];
}

const OPERATION_TITLES: Readonly<Record<string, Text>> = {
  [RUNNING_FOR_SDE]: { nl: 'Draaien voor de SDE++', en: 'Running for the SDE++' },
  [RUNNING_TRANSFERS]: {
    nl: 'Belasting en CO2 van draaien voor de SDE++',
    en: 'Tax and CO2 of running for the SDE++',
  },
};

/** What lines add to the net present value of the company, tax and financing included. */
function worthIn(comparison: Comparison): (lines: readonly MoneyLine[]) => number {
  const { finance } = comparison;
  const npvWith = (support: readonly MoneyLine[]) =>
    npv(finance.discountRate, realFlow(moneyLines({ ...comparison, support }), finance));
  const bare = npvWith([]);
  return lines => (lines.length === 0 ? 0 : npvWith(lines) - bare);
}

/** A measure that pays for the others of its package is judged alone where the study has it alone. */
function measuresOf(
  { years, finance }: ResolvedStudy,
  { measures, investments }: ResolvedPackage,
  paybackYears: number | null,
  alone: PaybacksAlone,
): MeasureFacts[] {
  const known = measures.filter(name => years[0]!.measures.has(name));
  return known.map((measure, index) => {
    const { capexEur: realEur, lifetimeYears, year = finance.startYear } = investments[index]!;
    const boughtAt = Math.max(0, year - finance.startYear);
    const capexEur = realEur * (1 + finance.inflation) ** boughtAt;
    const own = alone.get(measure);
    return {
      measure,
      capexEur,
      boughtAt,
      lifetimeYears,
      paybackYears: own === undefined ? paybackYears : own,
    };
  });
}

/** Operations of a package in every path year: as without subsidy, and with some assets run for it. */
function operationsOf(
  { plan, outlines }: Outcome,
  name: string,
  { candidates }: ResolvedSubsidies,
): SupportedOperation[] {
  const support = candidates.filter((one): one is SupportCandidate => one.sort === 'support');
  const { yearShare } = plan.resolved;
  const without = plan.variants.map(variant => ({ ...variant, assets: [] }));
  return [...without, ...plan.supported]
    .filter(variant => variant.name === name)
    .flatMap(
      ({ year, task, assets }) => readOperation(outlines[task]!, assets, support, year, yearShare) ?? [],
    );
}
