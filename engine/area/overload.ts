import { at } from '../series/series.ts';
import type { GridNode } from './grid-node.ts';

/** Overload in one direction over the axis. */
export interface Overload {
  readonly hours: number;
  /** Of the worst step, MW. */
  readonly deepestMw: number;
  readonly energyMwh: number;
  readonly longestRunHours: number;
}

/** What an operator keeps free and what it lets pass. */
export interface OverloadRule {
  /** Share of the capacity that is kept for the loss of one element (n-1). */
  readonly marginShare: number;
  /** Hours a year in which an overload of at most `toleratedShare` of the capacity is let pass: transformers and cables warm up slowly. */
  readonly toleratedHours: number;
  readonly toleratedShare: number;
}

/** Nothing kept free and nothing let pass. */
export const STRICT: OverloadRule = { marginShare: 0, toleratedHours: 0, toleratedShare: 0 };

/** Less than this is rounding, MW. */
export const LEAST_OVERLOAD_MW = 1e-6;

/** MW by which a flow is beyond what its node may carry, by step and direction; 0 where it is not. */
export function overloadInto(
  node: Pick<GridNode, 'importMw' | 'exportMw'>,
  { marginShare }: Pick<OverloadRule, 'marginShare'>,
  flowMw: Float64Array,
  importOut: Float64Array,
  exportOut: Float64Array,
): void {
  const share = 1 - marginShare;
  for (let t = 0; t < flowMw.length; t++) {
    const flow = flowMw[t]!;
    const importOver = flow - share * at(node.importMw, t);
    const exportOver = -flow - share * at(node.exportMw, t);
    importOut[t] = importOver > LEAST_OVERLOAD_MW ? importOver : 0;
    exportOut[t] = exportOver > LEAST_OVERLOAD_MW ? exportOver : 0;
  }
}

/** Hours, depth, energy and longest run of an overload by step. */
export function overloadOf(overMw: Float64Array, stepHours: number): Overload {
  let [steps, deepestMw, sum, run, longest] = [0, 0, 0, 0, 0];
  for (let t = 0; t < overMw.length; t++) {
    const over = overMw[t]!;
    if (over <= 0) {
      run = 0;
      continue;
    }
    steps++;
    run++;
    sum += over;
    if (over > deepestMw) deepestMw = over;
    if (run > longest) longest = run;
  }
  return {
    hours: steps * stepHours,
    deepestMw,
    energyMwh: sum * stepHours,
    longestRunHours: longest * stepHours,
  };
}
