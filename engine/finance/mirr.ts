import { npv } from './npv.ts';

/**
 * Modified internal rate of return: what goes out is paid for at `financeRate`, what comes in is put away at `reinvestRate`
 * until the last year, and the rate between the two sums is one number where an internal rate is none or several. `null`
 * where money only goes out or only comes in.
 */
export function mirr(flows: readonly number[], financeRate: number, reinvestRate: number): number | null {
  const years = flows.length - 1;
  const out = npv(
    financeRate,
    flows.map(flow => Math.min(0, flow)),
  );
  const back = npv(
    reinvestRate,
    flows.map(flow => Math.max(0, flow)),
  );
  if (years < 1 || out === 0 || back === 0) return null;
  return (back / -out) ** (1 / years) * (1 + reinvestRate) - 1;
}
