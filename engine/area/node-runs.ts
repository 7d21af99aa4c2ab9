import type { Axis } from '../calendar/axis.ts';
import type { Direction } from '../rights/product.ts';
import type { NodeOverload } from './call-round.ts';
import type { GridTree } from './grid-node.ts';
import { nodeFlowsInto } from './node-flows.ts';
import { LEAST_OVERLOAD_MW, type Overload, type OverloadRule, overloadInto, overloadOf } from './overload.ts';
import { tolerateInto } from './tolerance.ts';

/** What a node carried, and where that was too much: overload that the operator lets pass is none. */
export interface NodeRun {
  readonly name: string;
  /** Towards the connections, MW by step. */
  readonly flowMw: Float64Array;
  readonly overMw: Readonly<Record<Direction, Float64Array>>;
  readonly overload: Readonly<Record<Direction, Overload>>;
}

/** Flow and overload of every node, in the order of the tree. */
export function nodeRuns(
  tree: GridTree,
  axis: Axis,
  rule: OverloadRule,
  memberNode: Int32Array,
  netMw: readonly Float64Array[],
): NodeRun[] {
  const { steps, stepHours } = axis;
  const flows = tree.nodes.map(() => new Float64Array(steps));
  nodeFlowsInto(tree, memberNode, netMw, flows);
  return tree.nodes.map((node, n) => {
    const overMw = { import: new Float64Array(steps), export: new Float64Array(steps) };
    overloadInto(node, rule, flows[n]!, overMw.import, overMw.export);
    tolerateInto(node, rule, axis, overMw.import, overMw.export);
    const overload = {
      import: overloadOf(overMw.import, stepHours),
      export: overloadOf(overMw.export, stepHours),
    };
    return { name: node.name, flowMw: flows[n]!, overMw, overload };
  });
}

/** Hours in which some node carries too much, and how much that is over all nodes. */
export function totalOverload(
  nodes: readonly NodeRun[],
  { steps, stepHours }: Axis,
): { overloadHours: number; overloadMwh: number } {
  let overloadMwh = 0;
  let overloadSteps = 0;
  for (let t = 0; t < steps; t++) {
    let overMw = 0;
    for (const { overMw: of } of nodes) overMw += of.import[t]! + of.export[t]!;
    if (overMw <= LEAST_OVERLOAD_MW) continue;
    overloadMwh += overMw * stepHours;
    overloadSteps++;
  }
  return { overloadHours: overloadSteps * stepHours, overloadMwh };
}

/** The overload of every node, to take from. */
export function overloadToTake(nodes: readonly NodeRun[]): NodeOverload {
  return {
    import: nodes.map(({ overMw }) => overMw.import.slice()),
    export: nodes.map(({ overMw }) => overMw.export.slice()),
  };
}
