import { euros, inBoth } from '../report/words.ts';
import { aboveInvestment, type ClaimFacts, claimOf, type MoneyCandidate, refused } from './claims.ts';
import { type Claim, isClaim, type Refusal } from './scheme.ts';

/**
 * Claims with the cap of a scheme held over the measures of a package together, since a cap is for a project or a company: a
 * later measure has what the earlier ones leave. In the order of `chosen`: on a measure grants before deductions.
 */
export function withinCaps(
  chosen: readonly MoneyCandidate[],
  factsOf: (measure: string, grantsEur: number) => ClaimFacts,
): { readonly claims: readonly Claim[]; readonly refusals: readonly Refusal[] } {
  const claims: Claim[] = [];
  const refusals: Refusal[] = [];
  const usedEur = new Map<string, number>();
  for (const candidate of chosen) {
    const grantsEur = claims
      .filter(({ measure }) => measure === candidate.measure)
      .reduce((sum, claim) => sum + claim.grantEur, 0);
    const facts = factsOf(candidate.measure, grantsEur);
    const capEur = capOf(candidate);
    const used = usedEur.get(candidate.scheme) ?? 0;
    if (capEur !== null && used >= capEur) {
      refusals.push(refused(candidate, 'cap', capReached(capEur)));
      continue;
    }
    const claim = claimOf(capEur === null ? candidate : withCap(candidate, capEur - used), facts);
    if (!isClaim(claim)) {
      refusals.push(claim);
      continue;
    }
    const together = grantsEur + claim.grantEur;
    if (together > facts.capexEur) {
      const reason = aboveInvestment(together, facts.capexEur);
      refusals.push(refused(candidate, 'grants-above-investment', reason));
      continue;
    }
    claims.push(claim);
    if (capEur !== null)
      usedEur.set(candidate.scheme, used + Math.min(countedEur(candidate, claim, facts), capEur - used));
  }
  return { claims, refusals };
}

function capOf(candidate: MoneyCandidate): number | null {
  return 'largestEur' in candidate ? candidate.largestEur : null;
}

function withCap(candidate: MoneyCandidate, largestEur: number): MoneyCandidate {
  return 'largestEur' in candidate ? { ...candidate, largestEur } : candidate;
}

/** What counts towards the cap: a grant, or the investment that is deducted from. */
function countedEur({ sort }: MoneyCandidate, { grantEur }: Claim, facts: ClaimFacts): number {
  return sort === 'deduction' ? Math.max(0, facts.capexEur - facts.grantsEur) : grantEur;
}

function capReached(capEur: number) {
  return inBoth(language => {
    const cap = euros(capEur, language);
    return language === 'nl'
      ? `de andere maatregelen van het pakket hebben het maximum van ${cap} al`
      : `the other measures of the package have the maximum of ${cap} already`;
  });
}
