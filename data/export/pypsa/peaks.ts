import { maximum, type PeakCharge } from '../../../engine/index.ts';
import { add, type Network } from './network.ts';

/** What passes between two buses, MW by step. */
interface Passage {
  readonly bus0: string;
  readonly bus1: string;
  readonly mw: Float64Array;
}

/** A charge on the highest power of each month or week: a link for each period, that is there in it only, with a price of its size. */
export function addPeakLinks(
  network: Network,
  charge: PeakCharge,
  name: string,
  { bus0, bus1, mw }: Passage,
): void {
  const { axis } = network;
  const periods = charge.period === 'month' ? axis.months : axis.weeks;
  const periodOf = charge.period === 'month' ? axis.month : axis.week;
  periods.forEach(({ label }, k) => {
    const open = Float64Array.from(periodOf, of => (of === k ? 1 : 0));
    const p0 = mw.map((value, t) => value * open[t]!);
    const already = charge.alreadySetMw[k] ?? 0;
    add(network, 'links', `${name}.${label}`, {
      bus0,
      bus1,
      p_nom_extendable: true,
      p_nom_min: already,
      p_max_pu: open,
      capital_cost: charge.priceEurPerMw,
      p_nom_opt: Math.max(already, maximum(p0)),
      p0,
    });
  });
}
