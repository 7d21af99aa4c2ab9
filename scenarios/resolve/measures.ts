import { technology } from '../../data/index.ts';
import type { Fuel } from '../../engine/index.ts';
import type { Measure } from '../schema/study.ts';
import { resolveAsset } from './assets.ts';
import { assetBudgets } from './budgets.ts';
import { type AtYear, fill, report } from './context.ts';
import type { Investment, ResolvedMeasure } from './resolved-study.ts';
import { scalar, scalarIn } from './scalar.ts';

/** What a measure changes on its site, in the year of the context. */
export function resolveMeasure(
  at: AtYear,
  measure: Measure,
  path: string,
  fuels: Readonly<Record<string, Fuel>>,
): ResolvedMeasure {
  const read = (field: 'addImportMw' | 'addExportMw') =>
    measure[field] === undefined ? 0 : scalar(at, measure[field], `measure.${field}`, `${path}/${field}`);
  return {
    site: siteOf(at, measure, path),
    add: (measure.add ?? []).map((asset, a) => resolveAsset(at, asset, `${path}/add/${a}`, fuels)),
    budgets: assetBudgets(at, measure.add ?? [], a => `${path}/add/${a}`),
    remove: measure.remove ?? [],
    addImportMw: read('addImportMw'),
    addExportMw: read('addExportMw'),
  };
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
export function resolveInvestment(at: AtYear, { investment }: Measure, measurePath: string): Investment {
  const path = `${measurePath}/investment`;
  if ('technology' in investment) return fromTable(at, investment, path);
  const { capexEur, fixedEurPerYear, lifetimeYears } = investment;
  return {
    capexEur: scalar(at, capexEur, 'investment.capexEur', `${path}/capexEur`),
    fixedEurPerYear: scalar(at, fixedEurPerYear, 'investment.fixedEurPerYear', `${path}/fixedEurPerYear`),
    lifetimeYears,
  };
}

type TableInvestment = Extract<Measure['investment'], { readonly technology: string }>;

function fromTable(
  at: AtYear,
  { technology: id, size, costMultiplier }: TableInvestment,
  path: string,
): Investment {
  const found = technology(id);
  if (!found) {
    const message = `there is no technology "${id}" in the table`;
    report(at, { path: `${path}/technology`, code: 'unknown-name', message, value: id });
    return { capexEur: 0, fixedEurPerYear: 0, lifetimeYears: 1 };
  }
  const units = scalarIn(at, size, found.sizeUnit === 'MWh' ? 'MWh' : 'MW', `${path}/size`);
  const factor = units * scalar(at, costMultiplier, 'investment.costMultiplier', `${path}/costMultiplier`);
  for (const field of ['capexEur', 'fixedEurPerYear', 'lifetimeYears'] as const) {
    const { value, unit, source, mark } = found[field];
    const money =
      field === 'lifetimeYears' ? source : `${source}; money of ${found.costYear.value}, not indexed`;
    fill(at, `${path}/${field}`, value, unit, money, mark);
  }
  return {
    capexEur: found.capexEur.value * factor,
    fixedEurPerYear: found.fixedEurPerYear.value * factor,
    lifetimeYears: found.lifetimeYears.value,
  };
}
