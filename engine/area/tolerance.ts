import type { Axis } from '../calendar/axis.ts';
import { stepsIn } from '../rights/calls.ts';
import { yearsOf } from '../rights/years.ts';
import { at } from '../series/series.ts';
import type { GridNode } from './grid-node.ts';
import type { OverloadRule } from './overload.ts';

/**
 * Lets the overload pass that an operator tolerates: it becomes 0. Of each local calendar year these are at most so many hours
 * (of part of a year that part of them), in either direction together, and only hours in which the overload is at most the
 * stated share of the capacity. The worst of those go first and among equals the earliest, so that the least is left to call;
 * an hour that is too much for it does not use it up.
 */
export function tolerateInto(
  node: Pick<GridNode, 'importMw' | 'exportMw'>,
  { toleratedHours, toleratedShare }: Pick<OverloadRule, 'toleratedHours' | 'toleratedShare'>,
  axis: Axis,
  importOver: Float64Array,
  exportOver: Float64Array,
): void {
  if (toleratedHours <= 0 || toleratedShare <= 0) return;
  const { yearOf, years } = yearsOf(axis);
  const shares = new Float64Array(axis.steps);
  const allowed: number[][] = years.map(() => []);
  for (let t = 0; t < axis.steps; t++) {
    const overMw = Math.max(importOver[t]!, exportOver[t]!);
    if (overMw <= 0) continue;
    const capacityMw = at(importOver[t]! > 0 ? node.importMw : node.exportMw, t);
    if (overMw > toleratedShare * capacityMw) continue;
    shares[t] = overMw / capacityMw;
    allowed[yearOf[t]!]!.push(t);
  }
  allowed.forEach((steps, y) => {
    const most = stepsIn(toleratedHours * years[y]!.share, axis);
    for (const t of steps.sort((a, b) => shares[b]! - shares[a]! || a - b).slice(0, most)) {
      importOver[t] = 0;
      exportOver[t] = 0;
    }
  });
}
