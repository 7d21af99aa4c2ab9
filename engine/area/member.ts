import type { Axis } from '../calendar/axis.ts';
import { type CalledRight, compileConnection } from '../rights/compile.ts';
import { tariffShares } from '../rights/money.ts';
import type { HeldRight } from '../rights/product.ts';
import { compileSteering } from '../rights/steering.ts';
import type { Site } from '../site/site.ts';
import { beliefsUnder, steeringTold } from './told.ts';

/** A company that takes part in a study of an area. */
export interface Member {
  /** With the tariff of a firm right; its limits follow from `rights`. */
  readonly site: Site;
  /** Node of the grid that it hangs on. */
  readonly node: string;
  readonly rights: readonly HeldRight[];
}

/** Whether companies know all calls beforehand, or each from when it is announced. */
export type Knowledge = 'all' | 'announced';

/**
 * The site of a member as its program sees it while these calls hold: limits, tariff shares, and what it is asked by steering.
 * With `announced` it does not reckon with a call until it is told.
 * `groupShare`: of the kWcontract of its rights, what it pays as a member of a group.
 */
export function siteUnder(
  { site }: Member,
  rights: readonly CalledRight[],
  axis: Axis,
  groupShare = 1,
  knowledge: Knowledge = 'all',
): Site {
  const { importMw, exportMw, breach } = compileConnection(rights, axis);
  const beliefs = knowledge === 'announced' ? beliefsUnder(rights, axis) : [];
  const { contractShare, peakShare } = tariffShares(
    rights.map(({ held }) => held),
    axis,
  );
  const asked = compileSteering(rights, axis);
  const untilStep = asked && knowledge === 'announced' ? steeringTold(rights, axis) : null;
  const steering = asked && { steering: { ...asked, ...(untilStep && { untilStep }) } };
  return {
    ...site,
    limits: {
      importMw,
      exportMw,
      ...(breach && { breach }),
      ...(beliefs.length > 0 && { beliefs }),
      ...steering,
    },
    peaks: site.peaks.map(peak => ({ ...peak, priceEurPerMw: peak.priceEurPerMw * peakShare })),
    gridContractEur: site.gridContractEur * contractShare * groupShare,
  };
}
