import { addAsset } from '../assets/asset.ts';
import { expand, maximum, plus, times } from '../series/series.ts';
import { HEAT_LEVELS, type HeatLevel, type Site, type SiteGroup } from '../site/site.ts';
import type { TaxLine } from '../site/tax.ts';
import { addForgoneAllocation } from './carbon.ts';
import { addFlowColumns, book, bookFlow, connect, largestFlowMw, type SiteContext } from './context.ts';
import { addCovers } from './covers.ts';
import { addColumns, addRows, addTerm, type Draft, finish, newDraft, type Program } from './program.ts';
import { addSharedLimit, type Exchange } from './shared-limits.ts';
import { addSteering } from './steering.ts';
import { addBudgets, addLevy } from './totals.ts';

/** Piece of each bracketed tax on which a program is priced, per site. */
export interface SiteTaxLines {
  readonly electricity: TaxLine;
  readonly fuels: Readonly<Record<string, TaxLine>>;
}

export interface ProgramOptions {
  readonly taxLines: readonly SiteTaxLines[];
  /** Worth of a store's last level, EUR/MWh by store name, per site; for horizons that go on after the axis. */
  readonly endValueEurPerMwh?: readonly Readonly<Record<string, number>>[];
  /** Price of what is taken from a budget, EUR/MWh by budget name, per site; for budgets that go on after the axis. */
  readonly budgetEurPerMwh?: readonly Readonly<Record<string, number>>[];
}

/** Column blocks of the connection of a site, by which programs of groups are tied and read. */
const IMPORT = 'import';
const BREACH = 'breach';
const EXPORT = 'export';

/** The least-cost program of a group of sites over one axis (model.md section 1). */
export function toProgram(group: SiteGroup, options: ProgramOptions): Program {
  const { axis } = group;
  const draft = newDraft(axis.steps, axis.stepHours);
  const exchange = group.sites.map((site, index) => addSite(draft, group, site, index, options));
  for (const limit of group.sharedLimits) addSharedLimit(draft, group, limit, exchange);
  return finish(draft);
}

function addSite(
  draft: Draft,
  group: SiteGroup,
  site: Site,
  index: number,
  options: ProgramOptions,
): Exchange {
  const levels = heatLevelsOf(site);
  const lines = options.taxLines[index]!;
  const context: SiteContext = {
    draft,
    site,
    index,
    steps: group.axis.steps,
    stepHours: group.axis.stepHours,
    balance: addBalances(draft, site, levels, group.axis.steps),
    fuelTaxEurPerMwh: Object.fromEntries(
      Object.entries(lines.fuels).map(([fuel, line]) => [fuel, line.eurPerMwh]),
    ),
    levyRow: addLevy(draft, site, index, group),
    endValueEurPerMwh: options.endValueEurPerMwh?.[index] ?? {},
  };
  const exchange = addConnection(context, lines.electricity.eurPerMwh);
  addPeaks(context, group, exchange.imports);
  addSteering(context, exchange.imports, exchange.export);
  addUnserved(context, levels);
  addHeatCascade(context, levels);
  for (const asset of site.assets) addAsset(context, asset);
  addForgoneAllocation(context);
  addCovers(context);
  addBudgets(context, options.budgetEurPerMwh?.[index] ?? {});
  addConstants(context, lines);
  return exchange;
}

/** Levels with a demand or an asset, low to high. */
function heatLevelsOf(site: Site): HeatLevel[] {
  const used = new Set<string>(Object.keys(site.heatLoadMw));
  for (const asset of site.assets) if ('level' in asset) used.add(asset.level);
  return HEAT_LEVELS.filter(level => used.has(level));
}

/** Balances: sources less sinks equal the load that nothing can change, less what the weather gives. */
function addBalances(
  draft: Draft,
  site: Site,
  levels: readonly HeatLevel[],
  steps: number,
): SiteContext['balance'] {
  let demand = expand(site.electricityLoadMw, steps);
  for (const asset of site.assets) {
    if (asset.kind === 'pv' || asset.kind === 'wind')
      demand = expand(plus(demand, times(asset.availableMw, -1)), steps);
  }
  const balance: Partial<Record<HeatLevel, number>> & { electricity: number } = {
    electricity: addRows(draft, `${site.name}/electricity`, steps, demand, demand),
  };
  for (const level of levels) {
    const heat = expand(site.heatLoadMw[level] ?? 0, steps);
    balance[level] = addRows(draft, `${site.name}/${level}`, steps, heat, heat);
  }
  return balance;
}

/** Import (and breach at its price) against export: one meter, so never both in a step. */
function addConnection(context: SiteContext, taxEurPerMwh: number): Exchange {
  const { site, draft } = context;
  const flow = { asset: null, carrier: 'electricity' } as const;
  const bookImport = (column: number) => {
    bookFlow(context, 'electricity', column, site.importEurPerMwh);
    bookFlow(context, 'electricityTax', column, taxEurPerMwh);
    bookFlow(context, 'gridEnergy', column, site.gridEurPerMwh);
  };
  const imports = [addFlowColumns(context, IMPORT, 0, site.limits.importMw)];
  connect(context, imports[0]!, { ...flow, name: IMPORT, role: 'source', counts: 'import' });
  bookImport(imports[0]!);
  const { breach } = site.limits;
  if (breach) {
    const column = addFlowColumns(context, BREACH, 0, breach.importMw);
    connect(context, column, { ...flow, name: BREACH, role: 'source', counts: 'breach' });
    bookImport(column);
    bookFlow(context, 'breach', column, breach.priceEurPerMwh);
    imports.push(column);
  }
  const out = addFlowColumns(context, EXPORT, 0, site.limits.exportMw);
  connect(context, out, { ...flow, name: EXPORT, role: 'sink', counts: 'export' });
  bookFlow(context, 'export', out, times(site.exportEurPerMwh, -1));
  draft.exclusive.push({ one: imports, other: [out] });
  return { imports, export: out };
}

/** Peak of each month or week: import_t <= peak_m, the peak never below what was already set. */
function addPeaks(context: SiteContext, group: SiteGroup, imports: readonly number[]): void {
  const { draft, site } = context;
  // Twice what can be imported: a bound that never binds, or it would take the worth of a MW away from the import limit.
  const never = 1 + 2 * (maximum(site.limits.importMw) + maximum(site.limits.breach?.importMw ?? 0));
  site.peaks.forEach((charge, p) => {
    const name = `${site.name}/peak-${charge.period}-${p}`;
    const count = (charge.period === 'month' ? group.axis.months : group.axis.weeks).length;
    const columnOf = charge.period === 'month' ? group.axis.month : group.axis.week;
    const already = Float64Array.from({ length: count }, (_, k) => charge.alreadySetMw[k] ?? 0);
    const peak = addColumns(
      draft,
      name,
      count,
      already,
      already.map(mw => Math.max(mw, never)),
    );
    book(context, 'gridPeak', peak, charge.priceEurPerMw);
    const rows = addRows(draft, name, context.steps, Number.NEGATIVE_INFINITY, 0);
    for (const column of imports) addTerm(draft, rows, column, 1);
    addTerm(draft, rows, peak, -1, { columnOf });
  });
}

function addUnserved(context: SiteContext, levels: readonly HeatLevel[]): void {
  const { site } = context;
  const { electricityEurPerMwh, heatEurPerMwh } = site.unserved;
  const carriers = [
    ['electricity', site.electricityLoadMw, electricityEurPerMwh] as const,
    ...levels.map(level => [level, site.heatLoadMw[level] ?? 0, heatEurPerMwh] as const),
  ];
  for (const [carrier, load, eurPerMwh] of carriers) {
    if (eurPerMwh === null || maximum(load) <= 0) continue;
    const name = `unserved.${carrier}`;
    const column = addFlowColumns(context, name, 0, load);
    connect(context, column, { name, asset: null, role: 'source', carrier, counts: 'unserved' });
    bookFlow(context, 'unserved', column, eurPerMwh);
  }
}

/** Heat of a higher level may serve the next lower one. */
function addHeatCascade(context: SiteContext, levels: readonly HeatLevel[]): void {
  const most = largestFlowMw(context.site);
  for (let l = 1; l < levels.length; l++) {
    const [low, high] = [levels[l - 1]!, levels[l]!];
    const name = `${high}-to-${low}`;
    const column = addFlowColumns(context, name, 0, most);
    connect(context, column, { name: `${name}.taken`, asset: null, role: 'sink', carrier: high });
    connect(context, column, { name: `${name}.given`, asset: null, role: 'source', carrier: low });
  }
}

function addConstants(context: SiteContext, lines: SiteTaxLines): void {
  const { site, draft, index } = context;
  const add = (
    part: 'gridContract' | 'gridFixed' | 'electricityTax' | 'fuelTax' | 'carbon' | 'compensation',
    eur: number,
  ) => {
    if (eur !== 0) draft.constants.push({ site: index, part, eur });
  };
  add('gridContract', site.gridContractEur);
  add('gridFixed', site.gridFixedEur);
  add('electricityTax', lines.electricity.constantEur);
  for (const line of Object.values(lines.fuels)) add('fuelTax', line.constantEur);
  const { etsEurPerTon, freeAllocationTon, processTon = 0, compensationEur = 0 } = site.carbon;
  add('carbon', (processTon - freeAllocationTon) * etsEurPerTon);
  add('compensation', -compensationEur);
}
