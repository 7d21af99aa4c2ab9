import { dispatch } from '../dispatch/dispatch.ts';
import type { Dispatch } from '../dispatch/operation.ts';
import type { DispatchOptions } from '../dispatch/options.ts';
import { plus, type Series, times } from '../series/series.ts';
import type { SharedLimit, SiteGroup } from '../site/site.ts';
import { type Area, nodesOf, ruleOf } from './area.ts';
import { type GridTree, gridTree, pathUp } from './grid-node.ts';
import { siteUnder } from './member.ts';

/**
 * The least cost of all members together when one hand runs them within the limits of every node: the yardstick for any
 * product. Members have their rights uncalled. Where everyone else alone is too much for a node, members are asked to do
 * no more than bring their own sum to nil. Overload that the operator lets pass in some hours is allowed in all of them, so that
 * no run within the rule is cheaper than this.
 */
export async function areaOptimum(area: Area, options: DispatchOptions): Promise<Dispatch> {
  return dispatch(optimumGroup(area), options);
}

/** All members of an area as one program: their rights uncalled, the nodes as limits that they share. */
export function optimumGroup(area: Area): SiteGroup {
  const { axis, members } = area;
  const sites = members.map(member =>
    siteUnder(
      member,
      member.rights.map(held => ({ held, calls: null })),
      axis,
    ),
  );
  return { axis, sites, sharedLimits: [...nodeLimits(area), ...groupLimits(area)] };
}

/** What members of each group that are in the area may exchange together. */
function groupLimits({ members, groups = [] }: Area): SharedLimit[] {
  return groups.flatMap(({ name, members: names, importMw, exportMw }) => {
    const sites = members.map(({ site }) => site.name).filter(site => names.includes(site));
    return sites.length === 0 ? [] : [{ name, sites, importMw, exportMw }];
  });
}

/** What every node with members behind it leaves to them together, as limits on their net exchange. */
export function nodeLimits(area: Area): SharedLimit[] {
  const tree = gridTree(area.nodes);
  const memberNode = nodesOf(tree, area.members);
  const paths = Array.from(memberNode, node => pathUp(tree, node));
  const { marginShare, toleratedHours, toleratedShare } = ruleOf(area);
  const share = 1 - marginShare + (toleratedHours > 0 ? toleratedShare : 0);
  const background = backgrounds(tree);
  return tree.nodes.flatMap(({ name, importMw, exportMw }, n) => {
    const sites = area.members.filter((_, m) => paths[m]!.includes(n)).map(({ site }) => site.name);
    if (sites.length === 0) return [];
    return [
      {
        name,
        sites,
        importMw: notBelowNil(plus(times(importMw, share), times(background[n]!, -1))),
        exportMw: notBelowNil(plus(times(exportMw, share), background[n]!)),
      },
    ];
  });
}

/** Load of everyone else behind each node and the nodes below it, MW. */
function backgrounds({ nodes, parent }: GridTree): Series[] {
  const sums: Series[] = nodes.map(({ backgroundMw }) => backgroundMw);
  nodes.forEach((_, n) => {
    const above = parent[n]!;
    if (above >= 0) sums[above] = plus(sums[above]!, sums[n]!);
  });
  return sums;
}

function notBelowNil(series: Series): Series {
  return typeof series === 'number' ? Math.max(0, series) : series.map(mw => Math.max(0, mw));
}
