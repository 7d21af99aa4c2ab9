import type { CostPart } from '../dispatch/operation.ts';
import { maximum, plus, type Series, times } from '../series/series.ts';
import type { HeatLevel, Site } from '../site/site.ts';
import { addColumns, addTerm, type Draft, type FlowColumn } from './program.ts';

/** What an asset needs to know of the program it is added to. */
export interface SiteContext {
  readonly draft: Draft;
  readonly site: Site;
  readonly index: number;
  readonly steps: number;
  readonly stepHours: number;
  /** Balance rows: one block per carrier, source positive. */
  readonly balance: Readonly<Record<'electricity', number> & Partial<Record<HeatLevel, number>>>;
  /** Marginal energy tax of each fuel, EUR/MWh lower heating value. */
  readonly fuelTaxEurPerMwh: Readonly<Record<string, number>>;
  /** Row that sums emissions for the levy, when the levy bites. */
  readonly levyRow: number | null;
  /** Worth of what a store holds at the end, EUR/MWh by store name; for a horizon that goes on. */
  readonly endValueEurPerMwh: Readonly<Record<string, number>>;
}

/** A column block of MW per step, named `<site>/<name>`. */
export function addFlowColumns(context: SiteContext, name: string, lower: Series, upper: Series): number {
  return addColumns(context.draft, `${context.site.name}/${name}`, context.steps, lower, upper);
}

/** Balance row of a carrier; an asset at a heat level always has one, because the program makes rows for its level. */
function balanceRow(context: SiteContext, carrier: 'electricity' | HeatLevel): number {
  return context.balance[carrier]!;
}

/** Lets a column feed (`source`) or take from (`sink`) a balance, and shows it in the operation. */
export function connect(
  context: SiteContext,
  column: number,
  flow: Pick<FlowColumn, 'name' | 'asset' | 'role' | 'carrier'> & Partial<FlowColumn>,
): void {
  const factor = flow.factor ?? 1;
  addTerm(
    context.draft,
    balanceRow(context, flow.carrier),
    column,
    flow.role === 'sink' ? times(factor, -1) : factor,
  );
  show(context, column, flow);
}

/** Shows a column in the operation without touching a balance. */
export function show(
  context: SiteContext,
  column: number,
  flow: Pick<FlowColumn, 'name' | 'asset' | 'role' | 'carrier'> & Partial<FlowColumn>,
): void {
  context.draft.flows.push({
    site: context.index,
    column,
    factor: 1,
    offset: 0,
    counts: null,
    fuel: null,
    ...flow,
  });
}

/** Books `eurPerMwh` for every MWh that flows through a column of MW. */
export function bookFlow(context: SiteContext, part: CostPart, column: number, eurPerMwh: Series): void {
  book(context, part, column, times(eurPerMwh, context.stepHours));
}

/** Books EUR per unit of a column. */
export function book(context: SiteContext, part: CostPart, column: number, eurPerUnit: Series): void {
  if (typeof eurPerUnit === 'number' && eurPerUnit === 0) return;
  context.draft.costs.push({ site: context.index, part, column, value: eurPerUnit });
}

/** Books price, tax and carbon of the fuel that a column burns: `mwhPerMwh` of fuel for each MWh of the column. */
export function bookFuel(context: SiteContext, column: number, name: string, mwhPerMwh: number): void {
  const fuel = context.site.fuels[name]!;
  const tonPerMwh = fuel.emissionsTonPerMwh * mwhPerMwh;
  bookFlow(context, 'fuel', column, times(fuel.priceEurPerMwh, mwhPerMwh));
  bookFlow(context, 'fuelTax', column, (context.fuelTaxEurPerMwh[name] ?? 0) * mwhPerMwh);
  bookFlow(context, 'carbon', column, context.site.carbon.etsEurPerTon * tonPerMwh);
  if (context.levyRow !== null && tonPerMwh > 0) {
    const rowOf = new Int32Array(context.steps);
    addTerm(context.draft, context.levyRow, column, tonPerMwh * context.stepHours, { rowOf });
  }
}

/** Most electricity or heat that the assets of a site can take or give; a finite bound where physics gives none. */
export function largestFlowMw(site: Site): number {
  let mw = maximum(site.electricityLoadMw) + maximum(plus(site.limits.importMw, site.limits.exportMw));
  for (const load of Object.values(site.heatLoadMw)) mw += maximum(load);
  for (const asset of site.assets) {
    if ('chargeMw' in asset) mw += asset.chargeMw + asset.dischargeMw;
    else if (asset.kind === 'loadShift') mw += asset.awayMw + asset.backMw;
    else if (asset.kind === 'pv' || asset.kind === 'wind') mw += maximum(asset.availableMw);
    else if (asset.kind === 'chp')
      mw += asset.powerMw * (1 + asset.heatEfficiency / asset.electricEfficiency);
    else if (asset.kind === 'eBoiler') mw += asset.heatMw / asset.efficiency;
    else mw += asset.heatMw;
  }
  return mw;
}
