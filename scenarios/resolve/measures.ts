import type { Fuel } from '../../engine/index.ts';
import type { Measure } from '../schema/study.ts';
import { resolveAsset } from './assets.ts';
import { assetBudgets } from './budgets.ts';
import { type AtYear, fill, report } from './context.ts';
import type { Investment, ResolvedMeasure } from './resolved-study.ts';
import { scalar } from './scalar.ts';
import { sizableOf, writtenSize } from './size.ts';
import { checkYears, laterYear, type TechniqueInvestment, techniqueOf } from './technique.ts';
import { becomesOf } from './technique-assets.ts';

/** What a measure changes on its site, in the year of the context. */
export function resolveMeasure(
  at: AtYear,
  written: Measure,
  path: string,
  fuels: Readonly<Record<string, Fuel>>,
): ResolvedMeasure {
  const measure: Measure = { ...written, ...becomesOf(at, written, path) };
  const read = (field: 'addImportMw' | 'addExportMw') =>
    measure[field] === undefined ? 0 : scalar(at, measure[field], `measure.${field}`, `${path}/${field}`);
  return {
    site: siteOf(at, measure, path),
    add: (measure.add ?? []).map((asset, a) => resolveAsset(at, asset, `${path}/add/${a}`, fuels)),
    budgets: assetBudgets(at, measure.add ?? [], a => `${path}/add/${a}`),
    remove: measure.remove ?? [],
    addImportMw: read('addImportMw'),
    addExportMw: read('addExportMw'),
    fromYear: laterYear(at, measure),
    saves: savesOf(at, measure, `${path}/saves`),
    sized: sizableOf(at, measure, `${path}/investment`),
  };
}

const SAVED = ['electricity', 'hotWater', 'steam', 'furnace'] as const;

function savesOf(at: AtYear, { saves = {} }: Measure, path: string): ResolvedMeasure['saves'] {
  return Object.fromEntries(
    SAVED.filter(carrier => saves[carrier] !== undefined).map(carrier => [
      carrier,
      scalar(at, saves[carrier], `saves.${carrier}`, `${path}/${carrier}`),
    ]),
  );
}

function siteOf(at: AtYear, { site }: Measure, path: string): string {
  const { sites } = at.study;
  if (site !== undefined) return site;
  if (sites.length === 1) return sites[0]!.name;
  const expected = `one of ${sites.map(one => one.name).join(', ')}`;
  const message = `a study of ${sites.length} sites: say at which site the measure is taken; expected ${expected}`;
  report(at, { path: `${path}/site`, code: 'missing-field', message, expected });
  return sites[0]!.name;
}

/** What a measure costs, at the prices of the year of investment. */
export function resolveInvestment(at: AtYear, measure: Measure, measurePath: string): Investment {
  const { investment } = measure;
  const path = `${measurePath}/investment`;
  const year = laterYear(at, measure);
  checkYears(at, measure, measurePath);
  const then = { ...at, year: year ?? at.year };
  const money =
    'technology' in investment ? fromTable(then, measure, investment, path) : given(then, investment, path);
  return { ...money, ...(year !== null && { year }) };
}

type GivenInvestment = Exclude<Measure['investment'], TechniqueInvestment>;

function given(at: AtYear, investment: GivenInvestment, path: string): Investment {
  const { capexEur, fixedEurPerYear, lifetimeYears } = investment;
  return {
    capexEur: scalar(at, capexEur, 'investment.capexEur', `${path}/capexEur`),
    fixedEurPerYear: scalar(at, fixedEurPerYear, 'investment.fixedEurPerYear', `${path}/fixedEurPerYear`),
    lifetimeYears,
  };
}

function fromTable(
  at: AtYear,
  { years }: Measure,
  investment: TechniqueInvestment,
  path: string,
): Investment {
  const found = techniqueOf(at, investment, path);
  if (!found) return { capexEur: 0, fixedEurPerYear: 0, lifetimeYears: 1 };
  const { costMultiplier } = investment;
  const units = writtenSize(at, investment, found.sizeUnit, path);
  const factor = units * scalar(at, costMultiplier, 'investment.costMultiplier', `${path}/costMultiplier`);
  for (const field of ['capexEur', 'fixedEurPerYear', 'lifetimeYears'] as const) {
    const { value, unit, source, mark } = found[field];
    const money =
      field === 'lifetimeYears' ? source : `${source}; money of ${found.costYear.value}, not indexed`;
    // One line for each year that is a choice, as the figures differ.
    const place = years ? `${path}/${field}/${investment.year}` : `${path}/${field}`;
    fill(at, place, value, unit, money, mark);
  }
  return {
    capexEur: found.capexEur.value * factor,
    fixedEurPerYear: found.fixedEurPerYear.value * factor,
    lifetimeYears: found.lifetimeYears.value,
  };
}
