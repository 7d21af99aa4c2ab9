import { technology, technologyIn } from '../../data/index.ts';
import { annuity } from '../../engine/index.ts';
import { builtMeasures } from '../choices/built-measures.ts';
import { isIssue, parseScalar } from '../formula/scalar.ts';
import type { VariantResult } from '../report/result.ts';
import { packagesOf } from '../resolve/packages.ts';
import type { Investment, ResolvedStudy } from '../resolve/resolved-study.ts';
import type { Base } from './drivers.ts';
import { type Evaluated, evaluate, type Means } from './evaluate.ts';
import type { BindingLimit, Relief } from './facts.ts';
import { pooled } from './hub.ts';
import { type Option, optionsFor } from './relief-options.ts';
import { assetTitle, hubTitle, NO_COST, ofTable, sharedTitle } from './relief-titles.ts';

/** The package that is explained, in one of its years. */
export interface Subject extends Base {
  readonly year: number;
}

/**
 * Ways to loosen the dearest limit of a package, and the dearest of its connection where that is another, best first: what each
 * is worth and costs in a year.
 */
export async function reliefsOf(
  subject: Subject,
  limits: readonly BindingLimit[],
  means: Means,
): Promise<Relief[]> {
  const ofConnection = limits.find(({ name }) => name === null);
  const tops = [...new Set([limits[0], ofConnection])].filter(one => one !== undefined);
  if (tops.length === 0) return [];
  const options = new Map(
    tops.flatMap(top => optionsFor(subject, top)).map(option => [option.measureName, option]),
  );
  const reliefs = [
    ...tops.flatMap(top => atMargin(subject, top)),
    ...(await asMeasures(subject, [...options.values()], means)),
    ...(await asHub(subject, means)),
  ];
  return reliefs.filter(({ valueEurPerYear }) => valueEurPerYear >= WORTH_TELLING_EUR).sort(bestFirst);
}

const WORTH_TELLING_EUR = 1;

/** By what is left after its cost; one whose cost nobody knows comes last. */
function bestFirst(a: Relief, b: Relief): number {
  if ((a.costEurPerYear === null) !== (b.costEurPerYear === null)) return a.costEurPerYear === null ? 1 : -1;
  return b.valueEurPerYear - (b.costEurPerYear ?? 0) - (a.valueEurPerYear - (a.costEurPerYear ?? 0));
}

/** One unit more of an asset or of a shared limit: its multiplier against its price per unit. */
function atMargin(subject: Subject, top: BindingLimit): Relief[] {
  if (top.of === 'sharedImport' || top.of === 'sharedExport')
    return [
      {
        kind: 'contract',
        title: sharedTitle(top.place),
        size: 1,
        unit: 'MW',
        valueEurPerYear: top.valueEurPerUnit,
        costEurPerYear: null,
        fromYear: null,
        source: NO_COST,
      },
    ];
  if (top.name === null || top.of === 'budget' || top.of === 'minimumLoad' || top.unit === 'h') return [];
  return [
    {
      kind: 'asset',
      title: assetTitle(top.name, top.unit),
      size: 1,
      unit: top.unit,
      valueEurPerYear: top.valueEurPerUnit,
      ...unitCost(subject, top.name, top.unit),
      fromYear: null,
    },
  ];
}

/** What a unit more of an asset costs by the technique that a measure buys it as; a technique that counts in other units says nothing. */
function unitCost(
  { study, resolved, year }: Subject,
  asset: string,
  unit: 'MW' | 'MWh',
): Pick<Relief, 'costEurPerYear' | 'source'> {
  const built = builtMeasures(study).find(
    ({ name, measure }) =>
      'technology' in measure.investment &&
      (name === asset || (measure.add ?? []).some(one => one.name === asset)),
  );
  const investment = built?.measure.investment;
  if (!investment || !('technology' in investment)) return { costEurPerYear: null, source: NO_COST };
  const row = technology(investment.technology);
  if (!row || (row.sizeUnit === 'MWh') !== (unit === 'MWh')) return { costEurPerYear: null, source: NO_COST };
  const figures = technologyIn(row, investment.year ?? resolved.finance.startYear);
  const factor = parseScalar(investment.costMultiplier ?? 1, { unit: '1', year });
  const money: Investment = {
    capexEur: figures.capexEur.value,
    fixedEurPerYear: figures.fixedEurPerYear.value,
    lifetimeYears: figures.lifetimeYears.value,
  };
  const costEurPerYear = yearlyCost(money, rateOf(resolved)) * (isIssue(factor) ? 1 : factor);
  return { costEurPerYear, source: ofTable(figures.capexEur.source) };
}

function rateOf({ finance }: ResolvedStudy): number {
  return finance.discountRate;
}

function yearlyCost({ capexEur, fixedEurPerYear, lifetimeYears }: Investment, rate: number): number {
  return capexEur * annuity(rate, lifetimeYears) + fixedEurPerYear;
}

/** Each option as a measure more, run beside the package: what it saves in the year, and what it costs. */
async function asMeasures(subject: Subject, options: readonly Option[], means: Means): Promise<Relief[]> {
  if (options.length === 0) return [];
  const { study, name, year, resolved } = subject;
  const own = packagesOf(study).find(one => one.name === name)!;
  const packs = options.map((option, k) => ({
    option,
    pack: { ...own, name: packName(k), measures: [...own.measures, option.measureName] },
  }));
  const { choices: _choices, explain: _explain, ...rest } = study;
  const added = options.flatMap(({ added: measure }) => (measure ? [measure] : []));
  const { horizonYears, startYear } = resolved.finance;
  const evaluated = await evaluate(
    {
      ...rest,
      kind: 'business-case',
      measures: [...(study.measures ?? []), ...added],
      packages: [own, ...packs.map(({ pack }) => pack)],
      reference: name,
      subsidies: 'none',
      finance: {
        ...study.finance,
        startYear: Math.min(startYear, year),
        // A year that is explained may lie beyond a short horizon.
        horizonYears: Math.max(horizonYears, year - startYear + 1),
      },
      solve: { ...study.solve, limitRanges: false },
    },
    means,
    undefined,
    year,
  );
  if (!evaluated) return [];
  const base = variantOf(evaluated, name);
  return packs.flatMap(({ option, pack }) => {
    const with_ = variantOf(evaluated, pack.name);
    return base && with_ ? [measured(evaluated, option, pack.name, base, with_)] : [];
  });
}

function packName(k: number): string {
  return `explain relief ${k + 1}`;
}

function variantOf({ result }: Evaluated, name: string): VariantResult | undefined {
  return result.variants.find(one => one.name === name && one.costEur !== null);
}

/** Charges on contracted power and fixed ones are what an option costs, not what it is worth. */
const GRID_PARTS = ['gridContract', 'gridFixed'] as const;

function measured(
  { resolved }: Evaluated,
  { kind, title, size, unit, fromYear, source }: Option,
  name: string,
  before: VariantResult,
  after: VariantResult,
): Relief {
  const { yearShare, finance } = resolved;
  const grid = (variant: VariantResult) =>
    GRID_PARTS.reduce((sum, part) => sum + (variant.costParts?.[part] ?? 0), 0) / yearShare;
  const gridEur = grid(after) - grid(before);
  const saved = (before.costEur! - after.costEur!) / yearShare + gridEur;
  const bought = resolved.packages.find(pack => pack.name === name)!.investments.at(-1);
  return {
    kind,
    title,
    size,
    unit,
    valueEurPerYear: saved,
    costEurPerYear: gridEur + (bought ? yearlyCost(bought, finance.discountRate) : 0),
    fromYear,
    source,
  };
}

/** All contracts of several sites as one: what that saves in the year. Nobody says what founding a hub costs. */
async function asHub({ study, name, year, resolved }: Subject, means: Means): Promise<Relief[]> {
  if (study.sites.length < 2 || (study.sharedLimits?.length ?? 0) > 0) return [];
  const own: Base['study'] = { ...study, solve: { ...study.solve, limitRanges: false } };
  const apart = await evaluate(own, means, found => onlyOne(found, name), year);
  const together = await evaluate(own, means, found => pooled(onlyOne(found, name)), year);
  const [before, after] = [apart, together].map(one => one && variantOf(one, name));
  if (!before || !after) return [];
  return [
    {
      kind: 'hub',
      title: hubTitle(study.sites.length),
      size: null,
      unit: null,
      valueEurPerYear: (before.costEur! - after.costEur!) / resolved.yearShare,
      costEurPerYear: null,
      fromYear: null,
      source: NO_COST,
    },
  ];
}

function onlyOne(resolved: ResolvedStudy, name: string): ResolvedStudy {
  return {
    ...resolved,
    study: { ...resolved.study, kind: 'dispatch' },
    packages: resolved.packages.filter(pack => pack.name === name),
    subsidies: new Map(),
  };
}
