import { InputError, type Issue } from '../../engine/index.ts';
import type { RunResult, VariantResult } from '../../scenarios/index.ts';
import type { ChartInput, Scene } from './chart.ts';

/**
 * Fills in what the input leaves open.
 * @throws InputError naming every unknown variant, year or site.
 */
export function sceneOf(input: ChartInput): Scene {
  const { result, series, language, week, site, width = 'container' } = input;
  const issues = [...variantIssues(input), ...siteIssues(input)];
  if (issues.length > 0) throw new InputError(issues);
  const name = input.variant ?? usualVariant(result);
  const variant = result.variants.find(
    line => line.name === name && (input.year === undefined || line.year === input.year),
  )!;
  const tables = series.filter(({ year }) => year === variant.year);
  const table = tables.find(one => one.variant === variant.name) ?? null;
  return { result, language, variant, table, tables, week, site, width };
}

/** The variant of the best package that has an answer, else the first with an answer. */
function usualVariant({ report, variants }: RunResult): string {
  const answered = variants.filter(({ status }) => status !== 'infeasible');
  const best = [...report.packages].sort((a, b) => a.rank - b.rank);
  const named = best.find(({ name }) => answered.some(line => line.name === name));
  return named?.name ?? (answered[0] ?? variants[0]!).name;
}

function variantIssues({ result, variant, year }: ChartInput): Issue[] {
  const lines = result.variants;
  const known = lines.filter(line => variant === undefined || line.name === variant);
  if (known.length === 0) return [unknown('/variant', variant!, namesOf(lines))];
  if (year === undefined || known.some(line => line.year === year)) return [];
  return [unknown('/year', String(year), [...new Set(known.map(line => String(line.year)))])];
}

function namesOf(lines: readonly VariantResult[]): string[] {
  return [...new Set(lines.map(({ name }) => name))];
}

function siteIssues({ result, site }: ChartInput): Issue[] {
  const sites = [...new Set(result.variants.flatMap(line => line.sites.map(({ name }) => name)))];
  return site === undefined || sites.includes(site) ? [] : [unknown('/site', site, sites)];
}

export function unknown(path: string, value: string, names: readonly string[]): Issue {
  const expected = names.join(', ');
  const message = `${path.slice(1)}: got ${value}, expected one of ${expected}`;
  return { path, code: 'unknown-name', message, expected, value };
}
