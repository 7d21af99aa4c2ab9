import type { DesignResult, FlexArea, FlexNode, FlexResult, NOW as REPORTED } from '../../scenarios/index.ts';

/** How an answer names what is there without any design: said here again, since pages take no code of scenarios. */
export const NOW: typeof REPORTED = 'now';

/** The design that lets in the most of those that none beats, and of those that let in as much, the one that delivers most. */
export function usualDesign({ designs, front }: FlexResult): DesignResult {
  const good = designs.filter(({ name }) => front.some(one => one.name === name && one.isOnFront));
  return good.reduce((best, one) => (isAhead(one, best) ? one : best), good[0] ?? designs[0]!);
}

function isAhead(one: DesignResult, best: DesignResult): boolean {
  if (one.servedMw !== best.servedMw) return one.servedMw > best.servedMw;
  return one.deliveredMwh.mean > best.deliveredMwh.mean;
}

/** The node that has the least left before anything is done. */
export function usualNode({ areas }: FlexResult): FlexNode {
  const nodes = areas.flatMap(area => area.nodes);
  return nodes.reduce((least, one) => (leastMw(one, NOW) < leastMw(least, NOW) ? one : least));
}

/** Least headroom of a node now or under a design, MW. */
function leastMw({ headroomMw }: FlexNode, name: string): number {
  const known = (headroomMw[name] ?? []).flat().filter(mw => mw !== null);
  return known.reduce((least, mw) => Math.min(least, mw), Number.POSITIVE_INFINITY);
}

/** The same of the nodes of an area. */
export function areaLeastMw({ nodes }: FlexArea, name: string): number {
  return Math.min(...nodes.map(node => leastMw(node, name)));
}

/** Year from which there is to be room in an area: the latest of its nodes. Null: none is stated. */
export function exitYear({ nodes }: FlexArea): number | null {
  const years = nodes.flatMap(({ exitYears: { regional, national } }) =>
    [regional, national].filter(year => year !== null),
  );
  return years.length === 0 ? null : Math.max(...years);
}
