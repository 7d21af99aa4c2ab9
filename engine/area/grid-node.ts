import { InputError } from '../errors.ts';
import type { Issue } from '../issue.ts';
import type { Series } from '../series/series.ts';

/** What a node of the radial grid is: a station, the supply area of a regional operator, or an area of the national grid. */
export type NodeKind = 'station' | 'supplyArea' | 'nationalArea';

/** A node of the radial grid, and what everyone does there who is no member of the study. */
export interface GridNode {
  /** Unique in its tree. */
  readonly name: string;
  readonly kind: NodeKind;
  /** The node that feeds it; null at the top. */
  readonly parent: string | null;
  /** What it can carry towards the connections, and back from them, MW. */
  readonly importMw: Series;
  readonly exportMw: Series;
  /** Load less generation of everyone else behind this node and no node below it, MW; below zero they feed back. */
  readonly backgroundMw: Series;
}

/** Nodes in an order in which every node comes before the one that feeds it. */
export interface GridTree {
  readonly nodes: readonly GridNode[];
  /** Place of the node above each; -1 at the top. */
  readonly parent: Int32Array;
}

/**
 * The tree of a list of nodes in any order.
 * @throws InputError listing every name used twice, every unknown parent and every ring.
 */
export function gridTree(nodes: readonly GridNode[]): GridTree {
  const at = new Map<string, number>();
  const issues: Issue[] = [];
  nodes.forEach(({ name }, n) => {
    if (at.has(name)) issues.push(wrong(`/nodes/${n}/name`, name, 'a name that no other node has'));
    else at.set(name, n);
  });
  nodes.forEach(({ parent }, n) => {
    if (parent !== null && !at.has(parent))
      issues.push(wrong(`/nodes/${n}/parent`, parent, `one of ${[...at.keys()].join(', ')}`));
  });
  const depths = nodes.map((_, n) => depthOf(nodes, at, n));
  depths.forEach((depth, n) => {
    if (depth === null)
      issues.push(wrong(`/nodes/${n}/parent`, nodes[n]!.parent!, 'a node that does not hang on this one'));
  });
  if (issues.length > 0) throw new InputError(issues);
  const order = [...nodes.keys()].sort((a, b) => depths[b]! - depths[a]! || a - b);
  const sorted = order.map(n => nodes[n]!);
  const place = new Map(sorted.map(({ name }, n) => [name, n]));
  return {
    nodes: sorted,
    parent: Int32Array.from(sorted, ({ parent }) => (parent === null ? -1 : place.get(parent)!)),
  };
}

/** Places of a node and of all nodes that feed it, from below. */
export function pathUp({ parent }: Pick<GridTree, 'parent'>, node: number): number[] {
  const path: number[] = [];
  for (let n = node; n >= 0; n = parent[n]!) path.push(n);
  return path;
}

/** Nodes above a node; null where its parents go round in a ring. */
function depthOf(nodes: readonly GridNode[], at: ReadonlyMap<string, number>, node: number): number | null {
  let depth = 0;
  for (let n: number | undefined = node; nodes[n]!.parent !== null; depth++) {
    n = at.get(nodes[n]!.parent!);
    if (n === undefined) return depth;
    if (n === node || depth > nodes.length) return null;
  }
  return depth;
}

function wrong(path: string, value: string, expected: string): Issue {
  return { path, code: 'invalid', message: `grid: got ${value}, expected ${expected}`, expected, value };
}
