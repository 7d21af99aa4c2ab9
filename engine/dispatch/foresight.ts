import type { SiteTaxLines } from '../program/site-program.ts';
import type { Site, SiteGroup } from '../site/site.ts';
import type { SiteOperation } from './operation.ts';
import { linesFor } from './tax-lines.ts';

/** What it costs to know the prices no more than a day ahead, over the axis. */
export interface ForesightCost {
  /** With the whole axis known beforehand: what is possible. */
  readonly perfectEur: number;
  /** With 36 h seen and 24 h kept: what an operator can reach. */
  readonly dayAheadEur: number;
  /** Nil where the two are the same within what is proven. */
  readonly differenceEur: number;
  /** The difference as a share of the cost under perfect foresight; null where that is nil. */
  readonly differenceShare: number | null;
}

/** Costs nearer to each other than this share are the same: plans are proven no better. */
const SAME_SHARE = 1e-6;

/** Two plans of one program side by side, each taxed by the brackets in which its own volumes end. */
export function foresightCost(
  group: SiteGroup,
  lines: readonly SiteTaxLines[],
  perfect: readonly SiteOperation[],
  dayAhead: readonly SiteOperation[],
): ForesightCost {
  const costOf = (sites: readonly SiteOperation[]) =>
    group.sites.reduce((sum, site, s) => sum + sites[s]!.costEur + retaxedEur(site, lines[s]!, sites[s]!), 0);
  const perfectEur = costOf(perfect);
  const dayAheadEur = costOf(dayAhead);
  const apartEur = dayAheadEur - perfectEur;
  const differenceEur = Math.abs(apartEur) <= SAME_SHARE * Math.abs(perfectEur) ? 0 : apartEur;
  const differenceShare = perfectEur === 0 ? null : differenceEur / Math.abs(perfectEur);
  return { perfectEur, dayAheadEur, differenceEur, differenceShare };
}

/** What the energy tax of a plan changes by when priced on its own brackets instead of `lines`, EUR. */
function retaxedEur(site: Site, lines: SiteTaxLines, { importMwh, fuelMwh }: SiteOperation): number {
  const own = linesFor(site, { importMwh, fuelMwh });
  const taxOn = ({ electricity, fuels }: SiteTaxLines) =>
    Object.entries(fuels).reduce(
      (sum, [fuel, { constantEur, eurPerMwh }]) => sum + constantEur + eurPerMwh * (fuelMwh[fuel] ?? 0),
      electricity.constantEur + electricity.eurPerMwh * importMwh,
    );
  return taxOn(own) - taxOn(lines);
}
