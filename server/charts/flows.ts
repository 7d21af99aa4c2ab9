import type { SeriesColumn, SeriesTable } from '../../scenarios/index.ts';
import { KINDS, type Kind } from './labels.ts';

/** Flows of one kind, added up over assets and sites. */
export interface KindFlow {
  readonly kind: Kind;
  readonly values: Float64Array;
}

type Role = SeriesColumn['role'];

/** Below this a flow is not drawn: rounding of the solver, MW. */
const NOTHING_MW = 1e-6;

export function isElectric({ carrier }: SeriesColumn): boolean {
  return carrier === 'electricity';
}

export function isHeat({ carrier }: SeriesColumn): boolean {
  return carrier === 'hotWater' || carrier === 'steam' || carrier === 'furnace';
}

/** Columns of one site, or of all. */
export function columnsOf(table: SeriesTable, site: string | undefined): readonly SeriesColumn[] {
  return site === undefined ? table.columns : table.columns.filter(column => column.site === site);
}

/** Name of a flow without its site: `import`, `battery.charge`. */
export function flowName({ name, site }: SeriesColumn): string {
  return name.startsWith(`${site}/`) ? name.slice(site.length + 1) : name;
}

/** Last part of the name of an asset's flow: `charge`, `power`. */
function part(column: SeriesColumn): string {
  return flowName(column).slice(flowName(column).lastIndexOf('.') + 1);
}

/**
 * What a flow is drawn as. Hourly tables name assets as the user does, so the kind follows from the flows an asset has
 * and, where two kinds have the same flows, from what only one of them can do: a heat pump gives more heat than it takes
 * power, and solar panels give nothing at midnight.
 */
export function kindOf(column: SeriesColumn, table: SeriesTable): Kind {
  if (column.asset === null) return kindOfConnection(flowName(column));
  const family = table.columns.filter(({ site, asset }) => site === column.site && asset === column.asset);
  const of = (name: string) => family.find(member => part(member) === name);
  const charge = of('charge');
  const discharge = of('discharge');
  if (charge && discharge && isElectric(charge) && isHeat(discharge)) return 'heatBattery';
  if (discharge) return isElectric(column) ? 'battery' : 'thermalStore';
  if (of('away')) return 'loadShift';
  const power = of('power');
  const heat = of('heat');
  if (heat && !power) return 'gasBoiler';
  if (heat && power)
    return power.role === 'source' ? 'chp' : isHeatPump(heat, power) ? 'heatPump' : 'eBoiler';
  return power && isDarkAtNight(power, table) ? 'pv' : 'wind';
}

function kindOfConnection(name: string): Kind {
  if (name.startsWith('unserved')) return 'unserved';
  if (name.startsWith('load')) return 'load';
  if (name === 'breach' || name === 'export') return name;
  return name.includes('-to-') ? 'cascade' : 'import';
}

function isHeatPump(heat: SeriesColumn, power: SeriesColumn): boolean {
  let heatMw = 0;
  let powerMw = 0;
  for (let t = 0; t < heat.values.length; t++) {
    heatMw += heat.values[t]!;
    powerMw += power.values[t]!;
  }
  return heatMw > powerMw * 1.001;
}

/** Nothing in the hour from midnight UTC, which is night in the Netherlands all year. */
function isDarkAtNight(power: SeriesColumn, { startMs, stepMinutes }: SeriesTable): boolean {
  const stepMs = stepMinutes * 60_000;
  const day = 86_400_000;
  return power.values.every((mw, t) => (startMs + t * stepMs) % day >= 3_600_000 || mw < NOTHING_MW);
}

/** The sum of columns, step by step. */
export function sum(columns: readonly SeriesColumn[], steps: number): Float64Array {
  const out = new Float64Array(steps);
  for (const { values } of columns) for (let t = 0; t < steps; t++) out[t]! += values[t]!;
  return out;
}

/**
 * Flows of a role by kind, in the order of `KINDS`, without kinds that do nothing. Generation is what was used: the part
 * that was curtailed is taken off. Heat handed down from a higher level is left out, since it is made once.
 */
export function byKind(
  columns: readonly SeriesColumn[],
  table: SeriesTable,
  role: Role,
  belongs: (column: SeriesColumn) => boolean,
): KindFlow[] {
  const found = new Map<Kind, Float64Array>();
  for (const column of columns) {
    if (!belongs(column)) continue;
    const isCut = role === 'source' && part(column) === 'curtailed';
    if (column.role !== role && !isCut) continue;
    const kind = kindOf(column, table);
    if (kind === 'cascade') continue;
    const values = found.get(kind) ?? new Float64Array(table.steps);
    const sign = isCut ? -1 : 1;
    for (let t = 0; t < table.steps; t++) values[t]! += sign * column.values[t]!;
    found.set(kind, values);
  }
  return KINDS.filter(kind => found.get(kind)?.some(value => value > NOTHING_MW)).map(kind => ({
    kind,
    values: found.get(kind)!,
  }));
}

/** Columns of the connection or the demand by name: `import`, `load.` (a prefix, with its dot). */
export function named(columns: readonly SeriesColumn[], name: string): SeriesColumn[] {
  return columns.filter(column =>
    name.endsWith('.') ? flowName(column).startsWith(name) : flowName(column) === name,
  );
}

/** Import of the sites together, in and above contract, MW. */
export function importOf(columns: readonly SeriesColumn[], steps: number): Float64Array {
  return sum([...named(columns, 'import'), ...named(columns, 'breach')], steps);
}

/** Mean over the sites of the import price, EUR/MWh. */
export function priceOf(columns: readonly SeriesColumn[], steps: number): Float64Array {
  const prices = named(columns, 'importPrice');
  return sum(prices, steps).map(value => value / Math.max(1, prices.length));
}

export function highest(values: Float64Array): number {
  return values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
}

export function lowest(values: Float64Array): number {
  return values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
}

export function totalOf(values: Float64Array): number {
  return values.reduce((all, value) => all + value, 0);
}
