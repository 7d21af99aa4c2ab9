import { dictionaryEntry } from '../../data/index.ts';
import { isIssue, parseScalar } from '../formula/scalar.ts';
import { byYear } from '../report/package-money.ts';
import type { FilledDefault, VariantResult } from '../report/result.ts';
import { inYear } from '../report/years.ts';
import type { ResolvedStudy } from '../resolve/resolved-study.ts';
import type { CarbonTarget } from './facts.ts';

/** The target of a study, and the defaults in it; null where the reference has no answer in its first year. */
export interface Target {
  readonly baseTon: number;
  readonly baseFrom: CarbonTarget['baseFrom'];
  readonly baseYear: number | null;
  readonly year: number;
  readonly share: number;
}

/** What emissions are held against: the base of the study, else what the reference emits in its first year. */
export function targetOf(
  { study, reference, yearShare }: ResolvedStudy,
  variants: readonly VariantResult[],
): { readonly target: Target | null; readonly defaults: readonly FilledDefault[] } {
  const given = study.explain?.target ?? {};
  const defaults: FilledDefault[] = [];
  const orDefault = (value: number | undefined, field: 'year' | 'share') => {
    if (value !== undefined) return value;
    const { default: usual, unit, source, mark } = dictionaryEntry(`target.${field}`);
    defaults.push({ path: `/explain/target/${field}`, value: usual as number, unit, source, mark });
    return usual as number;
  };
  const year = orDefault(given.year, 'year');
  const share = orDefault(given.share, 'share');
  if (given.baseTon !== undefined) {
    const baseTon = parseScalar(given.baseTon, { unit: 't', year, path: '/explain/target/baseTon' });
    if (!isIssue(baseTon))
      return { target: { baseTon, baseFrom: 'study', baseYear: null, year, share }, defaults };
  }
  const [first] = variants
    .filter(({ name, emissionsTonCo2 }) => name === reference && emissionsTonCo2 !== null)
    .sort((a, b) => a.year - b.year);
  if (!first) return { target: null, defaults };
  const baseTon = first.emissionsTonCo2! / yearShare;
  const { source, mark } = dictionaryEntry('target.baseTon');
  defaults.push({
    path: '/explain/target/baseTon',
    value: baseTon,
    unit: 't',
    source: `${source} (${first.year})`,
    mark,
  });
  return { target: { baseTon, baseFrom: 'reference', baseYear: first.year, year, share }, defaults };
}

/** Emissions of a package by year against the target; null where some year has no answer. */
export function againstTarget(
  { baseTon, baseFrom, baseYear, year, share }: Target,
  { yearShare }: Pick<ResolvedStudy, 'yearShare'>,
  variants: readonly VariantResult[],
): CarbonTarget | null {
  if (variants.length === 0 || variants.some(({ emissionsTonCo2 }) => emissionsTonCo2 === null)) return null;
  const points = byYear(variants, ({ emissionsTonCo2 }) => emissionsTonCo2!, yearShare);
  const targetTon = baseTon * share;
  const tonInYear = inYear(points, year);
  return {
    baseTon,
    baseFrom,
    baseYear,
    year,
    targetTon,
    byYear: points.map(({ year: of, value }) => ({ year: of, ton: value })),
    tonInYear,
    isMet: tonInYear <= targetTon + ROUNDING_TON,
  };
}

const ROUNDING_TON = 1e-6;
