import type { Axis } from '../calendar/axis.ts';
import type { DispatchOptions } from '../dispatch/options.ts';
import { type Operated, runTogether, type Together } from './run-sites.ts';
import { sitesIn, type Tie, type TiedPart, type Unit } from './tied.ts';
import type { Means } from './unit-runs.ts';

/** Shares are given this much more, MW: a plan stands on its share to rounding. */
const ROUNDING_MW = 1e-7;

/** The units within shares of the limits around what `netMw` says of each site; null where one of them has no plan in its share. */
export async function runShares(
  { units, ties }: TiedPart,
  axis: Axis,
  netMw: ReadonlyMap<string, Float64Array>,
  options: DispatchOptions,
  { executor, known, watch }: Means,
): Promise<(readonly Operated[])[] | null> {
  const shares = ties.map(tie => sharesOf(tie, units, netMw));
  const within = units.map((unit, u): Together => {
    const own = ties.flatMap((tie, k) => {
      const sites = sitesIn(unit, tie).map(s => unit.sites[s]!.name);
      return sites.length === 0 ? [] : [{ name: tie.name, sites, ...shares[k]![u]! }];
    });
    return { ...unit, sharedLimits: [...unit.sharedLimits, ...own] };
  });
  const answers = await runTogether(within, axis, options, executor, known, watch);
  return answers.every(answer => answer !== null) ? answers : null;
}

/** A limit divided over units: what each exchanges in the plan, and of the room that leaves as much as it could use. */
function sharesOf(
  tie: Tie,
  units: readonly Unit[],
  netMw: ReadonlyMap<string, Float64Array>,
): Pick<Tie, 'importMw' | 'exportMw'>[] {
  const steps = tie.importMw.length;
  const own = units.map(unit => {
    const [net, reach] = [new Float64Array(steps), new Float64Array(steps)];
    for (const s of sitesIn(unit, tie)) {
      const exchange = netMw.get(unit.sites[s]!.name)!;
      const { leastMw, mostMw } = unit.ranges[s]!;
      for (let t = 0; t < steps; t++) {
        net[t]! += exchange[t]!;
        reach[t]! += mostMw[t]! - leastMw[t]!;
      }
    }
    return { net, reach };
  });
  const sum = (of: 'net' | 'reach', t: number) => own.reduce((all, one) => all + one[of][t]!, 0);
  const nets = tie.importMw.map((_, t) => sum('net', t));
  const reaches = tie.importMw.map((_, t) => sum('reach', t));
  return own.map(({ net, reach }) => {
    const part = (t: number) => (reaches[t]! > 0 ? reach[t]! / reaches[t]! : 0);
    return {
      importMw: net.map((mw, t) => mw + (tie.importMw[t]! - nets[t]!) * part(t) + ROUNDING_MW),
      exportMw: net.map((mw, t) => (tie.exportMw[t]! + nets[t]!) * part(t) - mw + ROUNDING_MW),
    };
  });
}
