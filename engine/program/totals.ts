import { levyEur, levyRates } from '../carbon/levy.ts';
import { at, times, total } from '../series/series.ts';
import type { Budget, Site, SiteGroup } from '../site/site.ts';
import { bookFlow, type SiteContext } from './context.ts';
import { addColumns, addRows, addTerm, type Draft, type Program } from './program.ts';

/*
 * Couplings over the whole axis: a sum over all steps stays below a limit, as one row with the link `rowOf`. Its multiplier
 * is the price of the limit.
 */

/** Row of the levy of a site, and of its columns, one per rate. */
export function levyName(site: Pick<Site, 'name'>): string {
  return `${site.name}/levied`;
}

/** Row of a budget; a name cannot hold a slash, so that it meets no other row. */
export function budgetName(site: Pick<Site, 'name'>, budget: Pick<Budget, 'name'>): string {
  return `${site.name}/budget/${budget.name}`;
}

/**
 * Levy on emissions above the dispensation: emissions - sum of levied_k <= dispensation, a column per rate, process emissions
 * taken off the dispensation. Rates rise, so that the cheapest are filled first. Returns the row, or null where no levy bites.
 */
export function addLevy(draft: Draft, site: Site, index: number, group: SiteGroup): number | null {
  const rates = levyRates(site.carbon);
  if (rates.length === 0) return null;
  const { dispensationTon, processTon = 0 } = site.carbon;
  const fromFuelTon = emissionsLimitTon(site) * group.axis.steps * group.axis.stepHours;
  if (fromFuelTon === 0) {
    // Nothing to decide: what process emissions pay is a constant.
    draft.constants.push({ site: index, part: 'levy', eur: levyEur(rates, processTon - dispensationTon) });
    return null;
  }
  const most = fromFuelTon + processTon;
  const row = addRows(draft, levyName(site), 1, Number.NEGATIVE_INFINITY, dispensationTon - processTon);
  rates.forEach(({ aboveTon, eurPerTon }, k) => {
    const next = rates[k + 1];
    const width = next ? next.aboveTon - aboveTon : most;
    const column = addColumns(draft, k === 0 ? levyName(site) : `${levyName(site)}-${k}`, 1, 0, width);
    addTerm(draft, row, column, -1);
    draft.costs.push({ site: index, part: 'levy', column, value: eurPerTon });
  });
  return row;
}

/** Most a site can emit in an hour, tonne. */
function emissionsLimitTon(site: Site): number {
  let ton = 0;
  for (const asset of site.assets) {
    if (asset.kind === 'gasBoiler') ton += (asset.heatMw / asset.efficiency) * emissionsOf(site, asset.fuel);
    if (asset.kind === 'chp')
      ton += (asset.powerMw / asset.electricEfficiency) * emissionsOf(site, asset.fuel);
  }
  return ton;
}

function emissionsOf(site: Site, fuel: string): number {
  return site.fuels[fuel]?.emissionsTonPerMwh ?? 0;
}

/**
 * Budgets of a site: the energy of their flows over the axis within their limits. `priceEurPerMwh`, by budget, books what a
 * MWh takes from a budget that goes on after the axis.
 */
export function addBudgets(context: SiteContext, priceEurPerMwh: Readonly<Record<string, number>>): void {
  const { draft, site, index, steps, stepHours } = context;
  for (const budget of site.budgets ?? []) {
    const flows = draft.flows.filter(
      flow => flow.site === index && flow.role !== 'level' && budget.flows.includes(flow.name),
    );
    const given = flows.reduce((sum, flow) => sum + total(flow.offset, steps), 0) * stepHours;
    const most = budget.limit * budget.mwhPerUnit - given;
    const row = addRows(draft, budgetName(site, budget), 1, Number.NEGATIVE_INFINITY, most);
    const price = priceEurPerMwh[budget.name] ?? 0;
    for (const { column, factor } of flows) {
      addTerm(draft, row, column, times(factor, stepHours), { rowOf: new Int32Array(steps) });
      bookFlow(context, 'operation', column, times(factor, price));
    }
  }
}

/** Energy that the flows of a budget carry in steps `from` (included) to `to` (excluded) of a plan, MWh. */
export function usedMwh(
  program: Program,
  site: number,
  { flows: names }: Pick<Budget, 'flows'>,
  x: Float64Array,
  from: number,
  to: number,
): number {
  let mw = 0;
  for (const { site: of, role, name, column, factor, offset } of program.flows) {
    if (of !== site || role === 'level' || !names.includes(name)) continue;
    const { start } = program.columns[column]!;
    for (let t = from; t < to; t++) mw += x[start + t]! * at(factor, t) + at(offset, t);
  }
  return mw * program.stepHours;
}

/** What one more unit of a limit over the axis saves, EUR, by the name of its row; nil where there is no such row. */
export function totalPrice(program: Program, name: string, y: Float64Array): number {
  const row = program.rows.find(block => block.name === name);
  return row ? Math.max(0, -y[row.start]!) : 0;
}
