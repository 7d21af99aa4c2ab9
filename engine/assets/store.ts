import { addFlowColumns, book, bookFlow, connect, type SiteContext, show } from '../program/context.ts';
import { addRows, addTerm } from '../program/program.ts';
import type { HeatLevel } from '../site/site.ts';

/** What every store has: a level with losses, a start and an end. MWh, per unit. */
export interface StoreLevels {
  readonly energyMwh: number;
  readonly minimumMwh: number;
  readonly efficiencyIn: number;
  readonly efficiencyOut: number;
  /** Share of the level lost each hour. */
  readonly lossPerHour: number;
  /** Level before the first step; `null` with a cyclic end: free, equal to the end. */
  readonly startMwh: number | null;
  /** `cyclic`: the last level equals the start; a number: at least this many MWh at the end. */
  readonly end: 'cyclic' | number;
  /** Most at the end, MWh; absent: it may be full, or for a cyclic end what that says. */
  readonly mostEndMwh?: number;
  /** Wear, EUR per MWh taken out. */
  readonly wearEurPerMwh: number;
}

/** A store on one carrier: flows in and out, and a level per step. */
export interface Store extends StoreLevels {
  readonly name: string;
  readonly chargeMw: number;
  readonly dischargeMw: number;
}

type Carrier = 'electricity' | HeatLevel;

/**
 * Adds level_t = keep * level_(t-1) + efficiencyIn * in_t * dt - out_t * dt / efficiencyOut. On one carrier charging and
 * discharging in one step exclude each other: in the relaxation both at once would burn energy for money when prices are
 * negative. Between two carriers what goes in cannot come out of where it came from, so that nothing is to be excluded.
 */
export function addStore(
  context: SiteContext,
  store: Store,
  carrier: { readonly in: Carrier; readonly out: Carrier },
): void {
  const { draft, steps, stepHours } = context;
  const charge = addFlowColumns(context, `${store.name}.charge`, 0, store.chargeMw);
  const discharge = addFlowColumns(context, `${store.name}.discharge`, 0, store.dischargeMw);
  const level = addLevel(context, store);
  connect(context, charge, {
    name: `${store.name}.charge`,
    asset: store.name,
    role: 'sink',
    carrier: carrier.in,
  });
  connect(context, discharge, {
    name: `${store.name}.discharge`,
    asset: store.name,
    role: 'source',
    carrier: carrier.out,
  });
  show(context, level, {
    name: `${store.name}.level`,
    asset: store.name,
    role: 'level',
    carrier: carrier.out,
  });
  bookFlow(context, 'operation', discharge, store.wearEurPerMwh);

  const keep = (1 - store.lossPerHour) ** stepHours;
  const start = new Float64Array(steps);
  if (store.startMwh !== null) start[0] = keep * store.startMwh;
  const stock = addRows(draft, `${context.site.name}/${store.name}.stock`, steps, start, start);
  addTerm(draft, stock, level, 1);
  addTerm(draft, stock, level, -keep, store.startMwh === null ? 'cyclic' : 'previous');
  addTerm(draft, stock, charge, -store.efficiencyIn * stepHours);
  addTerm(draft, stock, discharge, stepHours / store.efficiencyOut);
  if (carrier.in === carrier.out) draft.exclusive.push({ one: [charge], other: [discharge] });

  const worth = context.endValueEurPerMwh[store.name] ?? 0;
  if (worth !== 0) {
    const value = new Float64Array(steps);
    value[steps - 1] = -worth;
    book(context, 'operation', level, value);
  }
}

function addLevel(context: SiteContext, store: Store): number {
  const lower = new Float64Array(context.steps).fill(store.minimumMwh);
  const upper = new Float64Array(context.steps).fill(store.energyMwh);
  const last = context.steps - 1;
  if (store.end !== 'cyclic') lower[last] = Math.max(store.minimumMwh, store.end);
  else if (store.startMwh !== null) {
    lower[last] = store.startMwh;
    upper[last] = store.startMwh;
  }
  if (store.mostEndMwh !== undefined) upper[last] = Math.max(lower[last]!, store.mostEndMwh);
  return addFlowColumns(context, `${store.name}.level`, lower, upper);
}
