import { type CarbonBill, carbonBill } from '../carbon/bill.ts';
import { at, times } from '../series/series.ts';
import type { HeatLevel, Site } from '../site/site.ts';
import { bookFlow, type SiteContext } from './context.ts';
import type { FlowColumn, Program } from './program.ts';

/** Books what heat made from electricity does not earn in free allowances, at their price. */
export function addForgoneAllocation(context: SiteContext): void {
  const { draft, site, index } = context;
  const { forgoneTonPerMwh, etsEurPerTon } = site.carbon;
  if (!forgoneTonPerMwh) return;
  for (const { column, factor, carrier } of electricHeat(draft.flows, index)) {
    const ton = forgoneTonPerMwh[carrier as HeatLevel] ?? 0;
    bookFlow(context, 'carbon', column, times(factor, ton * etsEurPerTon));
  }
}

/** The carbon bill of a site in a plan `x`. */
export function carbonBillOf(program: Program, site: Site, index: number, x: Float64Array): CarbonBill {
  let emittedTon = site.carbon.processTon ?? 0;
  for (const { site: of, fuel, column } of program.flows) {
    if (of !== index || !fuel) continue;
    emittedTon +=
      mwhOf(program, { column, factor: 1 }, x) * fuel.mwhPerMwh * site.fuels[fuel.name]!.emissionsTonPerMwh;
  }
  return carbonBill(site.carbon, emittedTon, forgoneTon(program, site, index, x));
}

function forgoneTon(program: Program, site: Site, index: number, x: Float64Array): number {
  const { forgoneTonPerMwh } = site.carbon;
  if (!forgoneTonPerMwh) return 0;
  return electricHeat(program.flows, index).reduce(
    (ton, flow) => ton + mwhOf(program, flow, x) * (forgoneTonPerMwh[flow.carrier as HeatLevel] ?? 0),
    0,
  );
}

/** Heat of assets that take electricity and burn nothing: electric boilers and furnaces, heat pumps. */
function electricHeat(flows: readonly FlowColumn[], index: number): FlowColumn[] {
  const own = flows.filter(({ site, asset }) => site === index && asset !== null);
  const takes = new Set(
    own.filter(({ role, carrier }) => role === 'sink' && carrier === 'electricity').map(({ asset }) => asset),
  );
  const burns = new Set(own.filter(({ fuel }) => fuel !== null).map(({ asset }) => asset));
  return own.filter(
    ({ role, carrier, asset }) =>
      role === 'source' && carrier !== 'electricity' && takes.has(asset) && !burns.has(asset),
  );
}

function mwhOf(
  program: Program,
  { column, factor }: Pick<FlowColumn, 'column' | 'factor'>,
  x: Float64Array,
): number {
  const { start, count } = program.columns[column]!;
  let mw = 0;
  for (let t = 0; t < count; t++) mw += x[start + t]! * at(factor, t);
  return mw * program.stepHours;
}
