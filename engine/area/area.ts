import type { Axis } from '../calendar/axis.ts';
import { InputError } from '../errors.ts';
import type { Issue } from '../issue.ts';
import type { Series } from '../series/series.ts';
import type { GroupRight } from './clusters.ts';
import type { GridNode, GridTree } from './grid-node.ts';
import type { Member } from './member.ts';
import { type OverloadRule, STRICT } from './overload.ts';

/** A part of the grid, the companies on it that are simulated, and what they hold. */
export interface Area {
  readonly axis: Axis;
  readonly nodes: readonly GridNode[];
  /** In the order in which they were connected: among equals the last is called first. */
  readonly members: readonly Member[];
  /** Rights that members share; absent: none. */
  readonly groups?: readonly GroupRight[];
  /** Absent: nothing is kept free and nothing let pass. */
  readonly rule?: OverloadRule;
  /** For rights that are called by price, EUR/MWh. */
  readonly dayAheadEurPerMwh?: Series;
}

export function ruleOf({ rule }: Area): OverloadRule {
  return rule ?? STRICT;
}

/**
 * Place of the node of each member.
 * @throws InputError for every member at no node.
 */
export function nodesOf({ nodes }: GridTree, members: readonly Member[]): Int32Array {
  const place = new Map(nodes.map(({ name }, n) => [name, n]));
  const expected = `one of ${[...place.keys()].join(', ')}`;
  const issues = members.flatMap(({ node: value }, m): Issue[] => {
    if (place.has(value)) return [];
    const message = `grid: got ${value}, expected ${expected}`;
    return [{ path: `/members/${m}/node`, code: 'unknown-name', message, expected, value }];
  });
  if (issues.length > 0) throw new InputError(issues);
  return Int32Array.from(members, ({ node }) => place.get(node)!);
}
