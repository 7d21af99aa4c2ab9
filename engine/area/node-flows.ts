import { at } from '../series/series.ts';
import type { GridTree } from './grid-node.ts';

/**
 * Flow through every node of a tree, MW towards the connections: what hangs below it, members and everyone else.
 * `memberNode[m]` is the place of the node that member m hangs on, `netMw[m]` its import less its export by step. `out[n]` is
 * filled for node n.
 */
export function nodeFlowsInto(
  { nodes, parent }: GridTree,
  memberNode: Int32Array,
  netMw: readonly Float64Array[],
  out: readonly Float64Array[],
): void {
  nodes.forEach(({ backgroundMw }, n) => {
    const flow = out[n]!;
    for (let t = 0; t < flow.length; t++) flow[t] = at(backgroundMw, t);
  });
  for (const [m, net] of netMw.entries()) addInto(net, out[memberNode[m]!]!);
  // Below comes before above.
  nodes.forEach((_, n) => {
    if (parent[n]! >= 0) addInto(out[n]!, out[parent[n]!]!);
  });
}

function addInto(values: Float64Array, out: Float64Array): void {
  for (let t = 0; t < out.length; t++) out[t]! += values[t]!;
}
