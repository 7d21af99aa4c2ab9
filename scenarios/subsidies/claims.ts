import { euros, figure, inBoth, percent } from '../report/words.ts';
import type { Text } from '../schema/text.ts';
import type {
  Candidate,
  DeductionCandidate,
  DepreciationCandidate,
  GrantCandidate,
  OwnCandidate,
} from './candidate.ts';
import type { Claim, Refusal, RuleName } from './scheme.ts';

/** What a claim follows from: one measure of a package, and the package without subsidies. */
export interface ClaimFacts {
  /** In money of the year in which it is bought. */
  readonly capexEur: number;
  /** Years from the start to the year in which it is bought. */
  readonly boughtAt: number;
  readonly lifetimeYears: number;
  readonly horizonYears: number;
  /** Without subsidies: of the package that holds the measure alone, else of the package; null: never. */
  readonly paybackYears: number | null;
  /** Grants on the same measure, which lower what may be deducted. */
  readonly grantsEur: number;
}

export type MoneyCandidate = Exclude<Candidate, { readonly sort: 'support' }>;

/** What a candidate gives a measure, or the rule that keeps it from it. All but the SDE++, which hangs on the dispatch. */
export function claimOf(candidate: MoneyCandidate, facts: ClaimFacts): Claim | Refusal {
  switch (candidate.sort) {
    case 'grant':
      return grantOf(candidate, facts);
    case 'deduction':
      return deductionOf(candidate, facts);
    case 'depreciation':
      return depreciationOf(candidate, facts);
    case 'own':
      return ownOf(candidate, facts);
  }
}

export function refused(
  { scheme, title, measure, source }: Pick<Candidate, 'scheme' | 'title' | 'measure' | 'source'>,
  rule: RuleName,
  reason: Text,
  ruleSource = source,
): Refusal {
  return { scheme, title, measure, rule, reason, source: ruleSource };
}

function grantOf(candidate: GrantCandidate, facts: ClaimFacts): Claim | Refusal {
  const { give, largestEur, leastEur, paybackAboveYears } = candidate;
  const { paybackYears } = facts;
  if (paybackAboveYears !== null && paybackYears !== null && paybackYears <= paybackAboveYears)
    return refused(candidate, 'payback', shortPayback(paybackYears, paybackAboveYears));
  const wish =
    'share' in give ? give.share * Math.max(0, facts.capexEur - give.referenceEur) : give.amountEur;
  const grantEur = Math.min(wish, largestEur ?? wish);
  if (grantEur > facts.capexEur)
    return refused(candidate, 'grants-above-investment', aboveInvestment(grantEur, facts.capexEur));
  if (leastEur !== null && grantEur < leastEur)
    return refused(candidate, 'threshold', belowLeast(grantEur, leastEur));
  return {
    ...named(candidate),
    grantEur,
    lines: [{ name: lineName(candidate), kind: 'grant', eurByYear: onceIn(0, grantEur, facts) }],
    how: grantText(candidate, facts, wish, grantEur),
  };
}

/** Deducted in the return of the first year, so the tax is saved at its end. */
function deductionOf(candidate: DeductionCandidate, facts: ClaimFacts): Claim | Refusal {
  const { share, taxShare, largestEur, leastEur } = candidate;
  const left = Math.max(0, facts.capexEur - facts.grantsEur);
  if (leastEur !== null && left < leastEur)
    return refused(candidate, 'threshold', belowLeast(left, leastEur));
  const counted = Math.min(left, largestEur ?? left);
  const savedEur = share * counted * taxShare;
  return {
    ...named(candidate),
    grantEur: 0,
    lines: [{ name: lineName(candidate), kind: 'tax', eurByYear: onceIn(1, savedEur, facts) }],
    how: inBoth(language => {
      const parts = [percent(share, language), euros(counted, language), percent(taxShare, language)];
      const after = facts.grantsEur > 0;
      const dutch = `${parts[0]} van ${parts[1]}${after ? ' (na aftrek van subsidie)' : ''}, tegen ${parts[2]} belasting`;
      const english = `${parts[0]} of ${parts[1]}${after ? ' (less grants)' : ''}, at ${parts[2]} tax`;
      return language === 'nl' ? dutch : english;
    }),
  };
}

/** Tax moved forward: the free share is written off in the first year instead of evenly over the life. */
function depreciationOf(candidate: DepreciationCandidate, facts: ClaimFacts): Claim {
  const { freeShare, taxShare } = candidate;
  const free = freeShare * Math.max(0, facts.capexEur - facts.grantsEur);
  const years = Math.max(1, Math.round(facts.lifetimeYears));
  const eurByYear = Array.from({ length: facts.horizonYears + 1 }, (_, t) => {
    const k = t - facts.boughtAt;
    const evenly = k >= 1 && k <= years ? free / years : 0;
    return taxShare * ((k === 1 ? free : 0) - evenly);
  });
  return {
    ...named(candidate),
    grantEur: 0,
    lines: [{ name: lineName(candidate), kind: 'tax', eurByYear }],
    how: inBoth(language => {
      const [share, amount] = [percent(freeShare, language), euros(free, language)];
      return language === 'nl'
        ? `${share} van de investering (${amount}) in het eerste jaar afgeschreven`
        : `${share} of the investment (${amount}) written off in the first year`;
    }),
  };
}

function ownOf(candidate: OwnCandidate, facts: ClaimFacts): Claim | Refusal {
  const { grantEur, supportEurPerYear, supportYears } = candidate;
  if (grantEur > facts.capexEur)
    return refused(candidate, 'grants-above-investment', aboveInvestment(grantEur, facts.capexEur));
  const support = Array.from({ length: facts.horizonYears + 1 }, (_, t) =>
    t > facts.boughtAt && t <= facts.boughtAt + supportYears ? supportEurPerYear : 0,
  );
  const name = lineName(candidate);
  return {
    ...named(candidate),
    grantEur,
    lines: [
      ...(grantEur > 0 ? [{ name, kind: 'grant' as const, eurByYear: onceIn(0, grantEur, facts) }] : []),
      ...(supportEurPerYear > 0 ? [{ name, kind: 'support' as const, eurByYear: support }] : []),
    ],
    how: { nl: 'zoals de studie zegt', en: 'as the study says' },
  };
}

/** An amount some years after the investment, nothing in the other years of the horizon. */
function onceIn(year: number, eur: number, { boughtAt, horizonYears }: ClaimFacts): number[] {
  return Array.from({ length: horizonYears + 1 }, (_, t) => (t === boughtAt + year ? eur : 0));
}

function named({ scheme, title, measure, source }: Candidate) {
  return { scheme, title, measure, source };
}

/** Name of a line of money: the scheme and the measure. */
export function lineName({ title, measure }: Pick<Candidate, 'title' | 'measure'>): string {
  return `${title.en} ${measure}`;
}

function grantText(
  { give, leastEur }: GrantCandidate,
  { capexEur, paybackYears }: ClaimFacts,
  wish: number,
  grantEur: number,
): Text {
  return inBoth(language => {
    const dutch = language === 'nl';
    if (!('share' in give)) return dutch ? 'zoals de studie zegt' : 'as the study says';
    const extra = euros(Math.max(0, capexEur - give.referenceEur), language);
    const share = percent(give.share, language);
    const cap = grantEur < wish ? (dutch ? ', tot het maximum' : ', up to the maximum') : '';
    const least = leastEur === null ? '' : euros(leastEur, language);
    const floor = least && (dutch ? `, meer dan het minimum van ${least}` : `, above the least of ${least}`);
    const years = paybackYears === null ? null : figure(paybackYears, language);
    const back =
      years === null ? '' : dutch ? `; terugverdiend in ${years} jaar` : `; paid back in ${years} years`;
    return dutch ? `${share} van ${extra}${cap}${floor}${back}` : `${share} of ${extra}${cap}${floor}${back}`;
  });
}

function shortPayback(paybackYears: number, above: number): Text {
  return inBoth(language => {
    const [years, least] = [figure(paybackYears, language), figure(above, language)];
    return language === 'nl'
      ? `zonder subsidie in ${years} jaar terugverdiend, en dat moet langer dan ${least} jaar duren`
      : `without subsidy it pays back in ${years} years, and that must take more than ${least}`;
  });
}

function belowLeast(eur: number, leastEur: number): Text {
  return inBoth(language => {
    const [amount, least] = [euros(eur, language), euros(leastEur, language)];
    return language === 'nl'
      ? `${amount} is minder dan het minimum van ${least}`
      : `${amount} is below the least of ${least}`;
  });
}

export function aboveInvestment(grantEur: number, capexEur: number): Text {
  return inBoth(language => {
    const [grant, capex] = [euros(grantEur, language), euros(capexEur, language)];
    return language === 'nl'
      ? `${grant} aan subsidie is meer dan de investering van ${capex}`
      : `${grant} of grants is more than the investment of ${capex}`;
  });
}
