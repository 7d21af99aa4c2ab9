import { supplyCurve } from '../../engine/index.ts';
import type { FlexOutcome } from './outcome.ts';
import type { DesignResult } from './result.ts';

/** What companies ask at every node of an area, the cheapest first, EUR per MW a year. */
export function supplyByNode({ resolved, areas }: FlexOutcome, a: number, d: number): DesignResult['supply'] {
  const { area } = resolved.futures[0]!.areas[a]!;
  const { signings } = areas[a]!.designs[d]!;
  return area.nodes.flatMap(({ name: node }) =>
    supplyCurve(signings.filter(({ company }) => company.node === node)).map(step => ({
      area: area.name,
      node,
      ...step,
      eurPerMw: step.eurPerMw / resolved.yearShare,
    })),
  );
}
