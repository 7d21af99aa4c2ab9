import type { Axis } from '../calendar/axis.ts';
import { type CalledRight, compileConnection } from '../rights/compile.ts';
import { steeringPriceInto, tariffShares } from '../rights/money.ts';
import type { HeldRight } from '../rights/product.ts';
import { plus, times } from '../series/series.ts';
import type { Site } from '../site/site.ts';
import { beliefsUnder } from './told.ts';

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
 * The site of a member as its program sees it while these calls hold: limits, tariff shares and what steering pays.
 * With `announced` it does not reckon with a call until it is told; what steering pays it knows as it does prices.
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
  const steered = (direction: 'import' | 'export') =>
    rights.some(({ held, calls }) => held.product.effect === 'steer' && held.direction === direction && calls)
      ? steeringPriceInto(rights, direction, new Float64Array(axis.steps))
      : null;
  const [toImport, toExport] = [steered('import'), steered('export')];
  return {
    ...site,
    limits: { importMw, exportMw, ...(breach && { breach }), ...(beliefs.length > 0 && { beliefs }) },
    peaks: site.peaks.map(peak => ({ ...peak, priceEurPerMw: peak.priceEurPerMw * peakShare })),
    gridContractEur: site.gridContractEur * contractShare * groupShare,
    ...(toImport && { importEurPerMwh: plus(site.importEurPerMwh, times(toImport, -1)) }),
    ...(toExport && { exportEurPerMwh: plus(site.exportEurPerMwh, toExport) }),
  };
}
