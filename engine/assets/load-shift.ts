import { addFlowColumns, bookFlow, connect, type SiteContext, show } from '../program/context.ts';
import { addRows, addTerm } from '../program/program.ts';
import { atMost } from '../series/series.ts';

/** Electricity demand that may be postponed: a deficit with a limit that is made good within a window. */
export interface LoadShift {
  readonly kind: 'loadShift';
  readonly name: string;
  /** Most that can be taken away from the load in a step, MW. */
  readonly awayMw: number;
  /** Most that can be made good in a step, MW. */
  readonly backMw: number;
  /** Most that may be owed at any time, MWh. */
  readonly energyMwh: number;
  /** The deficit is nil at least once every so many hours, counted from the start of the axis. */
  readonly windowHours: number;
  /** MWh made good per MWh taken away; above 1 where shifting costs energy. */
  readonly returnPerMwh: number;
  readonly costEurPerMwh: number;
  /** How it stands before the first step; absent: nothing is owed and a window begins. */
  readonly before?: { readonly owedMwh: number; readonly stepsIntoWindow: number };
}

/** Adds owed_t = owed_(t-1) + away_t * dt * returnPerMwh - back_t * dt; never more is taken away than the load has. */
export function addLoadShift(context: SiteContext, shift: LoadShift): void {
  const { draft, site, steps, stepHours } = context;
  const away = addFlowColumns(context, `${shift.name}.away`, 0, atMost(site.electricityLoadMw, shift.awayMw));
  const back = addFlowColumns(context, `${shift.name}.back`, 0, shift.backMw);
  const owed = addFlowColumns(context, `${shift.name}.owed`, 0, owedLimit(context, shift));
  const flow = { asset: shift.name, carrier: 'electricity' } as const;
  connect(context, away, { ...flow, name: `${shift.name}.away`, role: 'source' });
  connect(context, back, { ...flow, name: `${shift.name}.back`, role: 'sink' });
  show(context, owed, { ...flow, name: `${shift.name}.owed`, role: 'level' });
  bookFlow(context, 'shift', away, shift.costEurPerMwh);

  const start = shift.before ? owedBefore(shift.before.owedMwh, steps) : 0;
  const stock = addRows(draft, `${site.name}/${shift.name}.stock`, steps, start, start);
  addTerm(draft, stock, owed, 1);
  addTerm(draft, stock, owed, -1, 'previous');
  addTerm(draft, stock, away, -stepHours * shift.returnPerMwh);
  addTerm(draft, stock, back, stepHours);
}

function owedBefore(owedMwh: number, steps: number): Float64Array {
  const start = new Float64Array(steps);
  start[0] = owedMwh;
  return start;
}

function owedLimit(context: SiteContext, shift: LoadShift): Float64Array {
  const window = Math.max(1, Math.round(shift.windowHours / context.stepHours));
  const limit = new Float64Array(context.steps).fill(shift.energyMwh);
  const first = window - 1 - (shift.before?.stepsIntoWindow ?? 0);
  for (let t = first; t < context.steps; t += window) limit[t] = 0;
  limit[context.steps - 1] = 0;
  return limit;
}
