import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { npv } from '../../../engine/index.ts';
import type {
  Candidate,
  DeductionCandidate,
  GrantCandidate,
  SupportCandidate,
} from '../../../scenarios/subsidies/candidate.ts';
import { type ClaimFacts, claimOf } from '../../../scenarios/subsidies/claims.ts';
import { brokenPair } from '../../../scenarios/subsidies/exclusions.ts';
import { type Claim, isClaim } from '../../../scenarios/subsidies/scheme.ts';
import { askedStack, bestStack, type StackInput } from '../../../scenarios/subsidies/stack.ts';

const text = (name: string) => ({ nl: name, en: name });
const about = (scheme: Candidate['scheme'], measure: string) => ({
  scheme,
  title: text(scheme),
  measure,
  source: 'this test',
});

function veki(measure = 'pump', parts: Partial<GrantCandidate> = {}): GrantCandidate {
  return {
    ...about('veki', measure),
    sort: 'grant',
    give: { share: 0.3, referenceEur: 0 },
    largestEur: 30e6,
    leastEur: 30e3,
    paybackAboveYears: 5,
    ...parts,
  };
}

function deduction(scheme: 'eia' | 'mia', measure = 'pump', share = 0.4): DeductionCandidate {
  return {
    ...about(scheme, measure),
    sort: 'deduction',
    share,
    taxShare: 0.258,
    largestEur: 153e6,
    leastEur: 2500,
  };
}

function sde(asset: string, measure = 'pump'): SupportCandidate {
  const title = text(`SDE++ ${asset}`);
  return {
    ...about('sde', measure),
    title,
    sort: 'support',
    site: 'works',
    asset,
    capacityMw: 1,
    fullLoadHours: 3000,
    fromYear: 2026,
    termYears: 12,
    baseEurPerMwh: 60,
    isDerived: true,
    intensityEurPerTon: 100,
    phase: 2,
    byYear: [{ year: 2026, phase: 60, correction: 30, floor: 0, etsBenefit: 10 }],
  };
}

const FACTS: ClaimFacts = {
  capexEur: 1e6,
  boughtAt: 0,
  lifetimeYears: 10,
  horizonYears: 12,
  paybackYears: 8,
  grantsEur: 0,
};

function claimed(candidate: Exclude<Candidate, SupportCandidate>, facts: Partial<ClaimFacts> = {}): Claim {
  const claim = claimOf(candidate, { ...FACTS, ...facts });
  if (!isClaim(claim)) throw new Error(claim.reason.en);
  return claim;
}

function ruleOf(candidate: Exclude<Candidate, SupportCandidate>, facts: Partial<ClaimFacts> = {}) {
  const claim = claimOf(candidate, { ...FACTS, ...facts });
  return isClaim(claim) ? null : claim.rule;
}

describe('VEKI by hand', () => {
  test('30 % of 1,000,000 less a reference of 200,000 is 240,000', () => {
    expect(claimed(veki()).grantEur).toBeCloseTo(300_000, 6);
    const claim = claimed(veki('pump', { give: { share: 0.3, referenceEur: 200_000 } }));
    expect(claim.grantEur).toBeCloseTo(240_000, 6);
    const eurByYear = [claim.grantEur, ...Array(12).fill(0)];
    expect(claim.lines).toEqual([{ name: 'veki pump', kind: 'grant', eurByYear }]);
  });

  test('only above five years, from the least amount on, and never above the cap', () => {
    expect(ruleOf(veki(), { paybackYears: 5 })).toBe('payback');
    expect(ruleOf(veki(), { paybackYears: 5.01 })).toBeNull();
    expect(ruleOf(veki(), { paybackYears: null })).toBeNull();
    expect(ruleOf(veki(), { capexEur: 99_999 })).toBe('threshold');
    expect(ruleOf(veki(), { capexEur: 100_000 })).toBeNull();
    expect(claimed(veki(), { capexEur: 200e6 }).grantEur).toBe(30e6);
  });

  test('a refusal says its figures and source in both languages', () => {
    const refusal = claimOf(veki(), { ...FACTS, paybackYears: 3.25 });
    expect(refusal).toMatchObject({
      rule: 'payback',
      source: 'this test',
      reason: {
        nl: 'zonder subsidie in 3,25 jaar terugverdiend, en dat moet langer dan 5 jaar duren',
        en: 'without subsidy it pays back in 3.25 years, and that must take more than 5',
      },
    });
  });
});

describe('deductions by hand', () => {
  test('EIA: 40 % of 1,000,000 at 25.8 % tax is 103,200 at the end of the first year', () => {
    const [line] = claimed(deduction('eia')).lines;
    expect(line).toMatchObject({ kind: 'tax' });
    expect(line!.eurByYear[0]).toBe(0);
    expect(line!.eurByYear[1]).toBeCloseTo(103_200, 6);
  });

  test('EIA after a grant of 300,000: 40 % of 700,000 at 25.8 % is 72,240', () => {
    expect(claimed(deduction('eia'), { grantsEur: 300_000 }).lines[0]!.eurByYear[1]).toBeCloseTo(72_240, 6);
  });

  test('EIA counts no more than its maximum and nothing below 2,500', () => {
    expect(claimed(deduction('eia'), { capexEur: 200e6 }).lines[0]!.eurByYear[1]).toBeCloseTo(
      0.4 * 153e6 * 0.258,
      2,
    );
    expect(ruleOf(deduction('eia'), { capexEur: 2499 })).toBe('threshold');
  });

  test('Vamil moves tax forward and gives none away: 75 % of 1,000,000 over ten years', () => {
    const claim = claimed({
      ...about('vamil', 'pump'),
      sort: 'depreciation',
      freeShare: 0.75,
      taxShare: 0.258,
    });
    const { eurByYear } = claim.lines[0]!;
    expect(eurByYear[1]).toBeCloseTo(0.258 * (750_000 - 75_000), 6);
    expect(eurByYear[2]).toBeCloseTo(-0.258 * 75_000, 6);
    expect(eurByYear[11]).toBeCloseTo(0, 9);
    expect(eurByYear.reduce((sum, eur) => sum + eur, 0)).toBeCloseTo(0, 6);
  });
});

function input(
  candidates: readonly Candidate[],
  { paybackYears = 8, ...parts }: Partial<StackInput> & { readonly paybackYears?: number | null } = {},
): StackInput {
  const measures = [...new Set(candidates.map(({ measure }) => measure))];
  return {
    candidates,
    measures: measures.map(measure => ({
      measure,
      capexEur: 1e6,
      boughtAt: 0,
      lifetimeYears: 10,
      paybackYears,
    })),
    horizonYears: 12,
    supportOf: chosen => ({
      claims: chosen.map(({ scheme, title, measure, source }) => ({
        scheme,
        title,
        measure,
        source,
        grantEur: 0,
        how: text(''),
        lines: [{ name: title.en, kind: 'support' as const, eurByYear: [0, ...Array(12).fill(50_000)] }],
      })),
      operation: [],
      extraTonPerYear: 0,
    }),
    worthOf: lines => lines.reduce((sum, { eurByYear }) => sum + npv(0.08, eurByYear), 0),
    ...parts,
  };
}

const schemesOf = ({ claims }: { readonly claims: readonly Claim[] }) =>
  claims.map(({ scheme }) => scheme).sort();

describe('the best stack', () => {
  test('takes support with EIA over VEKI with EIA where it is worth more, and says why not VEKI', () => {
    // Support: 50,000 x 7.536 = 376,804, with EIA 95,556; VEKI 300,000 with EIA on 700,000.
    const stack = bestStack(input([sde('pump'), veki(), deduction('eia')]));
    expect(schemesOf(stack)).toEqual(['eia', 'sde']);
    expect(stack.worthEur).toBeCloseTo(376_803.9 + 103_200 / 1.08, 0);
    expect(stack.refusals).toHaveLength(1);
    expect(stack.refusals[0]).toMatchObject({ scheme: 'veki', rule: 'exclusion' });
    expect(stack.refusals[0]!.reason.en).toContain('SDE++ pump is worth more');
  });

  test('takes VEKI with EIA where support pays little', () => {
    const little: StackInput['supportOf'] = chosen => {
      const money = input([]).supportOf(chosen);
      const claims = money.claims.map(claim => ({
        ...claim,
        lines: [{ ...claim.lines[0]!, eurByYear: [0, 1000] }],
      }));
      return { ...money, claims };
    };
    const stack = bestStack(input([sde('pump'), veki(), deduction('eia')], { supportOf: little }));
    expect(schemesOf(stack)).toEqual(['eia', 'veki']);
    expect(stack.worthEur).toBeCloseTo(300_000 + 72_240 / 1.08, 2);
  });

  test('EIA or MIA, whichever deducts more', () => {
    const stack = bestStack(input([deduction('eia'), deduction('mia', 'pump', 0.45)]));
    expect(schemesOf(stack)).toEqual(['mia']);
    expect(stack.refusals[0]!.reason.nl).toContain('EIA en MIA gaan niet samen');
  });

  test('a measure that pays back in time to be a duty gets no VEKI, whatever it is worth', () => {
    const stack = bestStack(input([veki(), deduction('eia')], { paybackYears: 4 }));
    expect(schemesOf(stack)).toEqual(['eia']);
    expect(stack.refusals[0]).toMatchObject({ scheme: 'veki', rule: 'payback' });
  });
});

test('a cap is for the measures of a package together', () => {
  const capped = (measure: string) => veki(measure, { largestEur: 400_000 });
  for (const choose of [bestStack, askedStack]) {
    const { claims, refusals } = choose(input([capped('pump'), capped('store'), capped('tank')]));
    expect(claims.map(({ measure, grantEur }) => [measure, Math.round(grantEur)])).toEqual([
      ['pump', 300_000],
      ['store', 100_000],
    ]);
    expect(refusals).toMatchObject([{ measure: 'tank', rule: 'cap' }]);
  }
  // 1,000,000 of the first and 500,000 of the second investment count: 40 % at 25.8 %.
  const eia = (measure: string) => ({ ...deduction('eia', measure), largestEur: 1.5e6 });
  const { claims } = bestStack(input([eia('pump'), eia('store')]));
  expect(claims.map(({ lines }) => Math.round(lines[0]!.eurByYear[1]!))).toEqual([103_200, 51_600]);
});

const money = fc.oneof(
  fc.record({ share: fc.double({ min: 0, max: 0.7, noNaN: true }) }).map(
    ({ share }) =>
      (measure: string) =>
        veki(measure, { give: { share, referenceEur: 0 } }),
  ),
  fc.double({ min: 0, max: 2e6, noNaN: true }).map(
    amountEur =>
      (measure: string): Candidate => ({
        ...about('niki', measure),
        sort: 'grant',
        give: { amountEur },
        largestEur: 1e6,
        leastEur: null,
        paybackAboveYears: null,
      }),
  ),
  fc
    .double({ min: 0, max: 1, noNaN: true })
    .map(share => (measure: string) => deduction('eia', measure, share)),
  fc
    .double({ min: 0, max: 1, noNaN: true })
    .map(share => (measure: string) => deduction('mia', measure, share)),
  fc.double({ min: 0, max: 2e6, noNaN: true }).map(
    grantEur =>
      (measure: string): Candidate => ({
        ...about('own', measure),
        sort: 'own',
        grantEur,
        supportEurPerYear: 0,
        supportYears: 1,
      }),
  ),
  fc.constant((measure: string) => sde(`asset of ${measure}`, measure)),
);

/** Up to two measures, each scheme at most once on each. */
const candidates = fc
  .array(fc.tuple(money, fc.constantFrom('pump', 'store')), { maxLength: 7 })
  .map(list => list.map(([make, measure]) => make(measure)))
  .map(list =>
    list.filter(
      (one, k) =>
        list.findIndex(({ scheme, measure }) => scheme === one.scheme && measure === one.measure) === k,
    ),
  );

describe('whatever is offered', () => {
  test('no stack breaks an exclusion, and grants never pass the investment or their cap', () => {
    fc.assert(
      fc.property(
        candidates,
        fc.option(fc.double({ min: 0, max: 20, noNaN: true })),
        (list, paybackYears) => {
          const { claims } = bestStack(input(list, { paybackYears }));
          for (const measure of ['pump', 'store']) {
            const own = claims.filter(one => one.measure === measure);
            expect(brokenPair(own.map(({ scheme }) => scheme))).toBeNull();
            expect(own.reduce((sum, { grantEur }) => sum + grantEur, 0)).toBeLessThanOrEqual(1e6);
          }
          const niki = claims.filter(({ scheme }) => scheme === 'niki');
          expect(niki.reduce((sum, { grantEur }) => sum + grantEur, 0)).toBeLessThanOrEqual(1e6);
        },
      ),
    );
  });

  test('the best is worth at least every single scheme and every pair that may be', () => {
    fc.assert(
      fc.property(candidates, list => {
        const best = bestStack(input(list)).worthEur;
        const slack = 0.02;
        for (const one of list) {
          expect(best).toBeGreaterThanOrEqual(askedStack(input([one])).worthEur - slack);
          for (const other of list) {
            const isPair = one !== other && one.measure === other.measure;
            if (isPair && brokenPair([one.scheme, other.scheme])) continue;
            if (one !== other)
              expect(best).toBeGreaterThanOrEqual(askedStack(input([one, other])).worthEur - slack);
          }
        }
      }),
    );
  });

  test('every candidate is either in the stack or refused with a rule, reason and source', () => {
    fc.assert(
      fc.property(candidates, list => {
        const { claims, refusals } = bestStack(input(list));
        expect(claims.length + refusals.length).toBe(list.length);
        for (const { reason, source } of refusals) expect(reason.nl && reason.en && source).toBeTruthy();
      }),
    );
  });
});
