import type { SteeringUse } from '../../engine/index.ts';
import { euros, figure, inBoth } from '../report/words.ts';
import type { Text } from '../schema/study.ts';
import type { FlexOutcome } from './outcome.ts';
import type { DesignSteering } from './result.ts';

const SUMS = [
  'planMwh',
  'askedMwh',
  'deliveredMwh',
  'shortMwh',
  'paidEur',
  'paidForPlanEur',
  'penaltyEur',
] as const satisfies readonly (keyof SteeringUse)[];

/** What was asked by steering under a design and what came of it; null where nothing was asked in any future. */
export function steeringOf({ resolved, areas }: FlexOutcome, d: number): DesignSteering | null {
  const { futures, yearShare } = resolved;
  const all = areas.flatMap(({ designs }) =>
    designs[d]!.futures.flatMap(({ companies }) => companies.flatMap(({ steering }) => steering ?? [])),
  );
  if (all.length === 0) return null;
  const share = 1 / futures.length / yearShare;
  return Object.fromEntries(
    SUMS.map(key => [key, all.reduce((sum, one) => sum + share * one[key], 0)]),
  ) as unknown as DesignSteering;
}

/** Of the energy asked, what came of it; and what is paid for what would have been there anyway. */
export function steeringLine(steering: DesignSteering | null): Text | null {
  if (steering === null) return null;
  const { askedMwh, deliveredMwh, shortMwh, paidEur, paidForPlanEur, penaltyEur } = steering;
  return inBoth(language => {
    const [asked, delivered, short] = [askedMwh, deliveredMwh, shortMwh].map(mwh => figure(mwh, language));
    const [paid, forPlan, penalty] = [paidEur, paidForPlanEur, penaltyEur].map(eur => euros(eur, language));
    if (language === 'nl') {
      const lacks = shortMwh > LEAST_MWH ? `, ${short} MWh kwam tekort (boete ${penalty})` : '';
      const free = paidForPlanEur > 0 ? `, waarvan ${forPlan} voor energie die er toch al was` : '';
      return `Sturing vroeg ${asked} MWh per jaar boven de eigen plannen: ${delivered} MWh is geleverd voor ${paid}${free}${lacks}.`;
    }
    const lacks = shortMwh > LEAST_MWH ? `, ${short} MWh fell short (penalty ${penalty})` : '';
    const free = paidForPlanEur > 0 ? `, of which ${forPlan} for energy that was there anyway` : '';
    return `Steering asked ${asked} MWh a year above the plans of companies: ${delivered} MWh was delivered for ${paid}${free}${lacks}.`;
  });
}

/** Less is rounding. */
const LEAST_MWH = 1e-3;
