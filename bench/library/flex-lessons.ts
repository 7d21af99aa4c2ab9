import type { DesignResult, RunResult } from '../../scenarios/index.ts';
import type { Claim } from './lessons.ts';

/** Lessons of the studies of flex products, claim by claim; their figures may move, what they say must not. */
export const FLEX_LESSONS: Readonly<Record<string, readonly Claim[]>> = {
  'flex-feed-in-solar': [
    {
      says: 'with a right that falls away all parks come in, with firm rights not',
      holds: result => servesAll(result, 'non-firm') && !servesAll(result, 'firm'),
    },
    {
      says: 'together it cannot be done at less cost',
      holds: result => Math.abs(design(result, 'non-firm').fromOptimumShare!) < 1e-3,
    },
    {
      says: 'paying the parks that are there lets in no more, for more money',
      holds: result =>
        design(result, 'paid').servedMw === design(result, 'non-firm').servedMw &&
        costEur(result, 'paid') > costEur(result, 'non-firm'),
    },
    {
      says: 'they keep the most of it: power is worth little in those hours',
      holds: result => {
        const called = design(result, 'paid').participation.filter(({ calledHours }) => calledHours > 0);
        return called.length > 0 && called.every(({ asksEur, paidEur }) => asksEur! < 0.5 * paidEur);
      },
    },
  ],
  'flex-group-contract': [
    {
      says: 'one shared right lets in all',
      holds: result => servesAll(result, 'group') && design(result, 'group').overloadHours.mean === 0,
    },
    {
      says: 'without a single call',
      holds: result =>
        design(result, 'group').futures.every(({ rounds }) => rounds.every(one => one.called === 0)),
    },
    { says: 'firm rights let in one', holds: result => design(result, 'firm').requestsServed === 1 },
    {
      says: 'the members that were there save more in kWcontract than filling by turns costs them',
      holds: result => design(result, 'group').companyGainEur.mean > 0,
    },
    {
      says: 'under a right that falls away the last stand in the cold: far above the optimum of one hand, the group below it',
      holds: result =>
        design(result, 'non-firm').fromOptimumShare! > 0.5 &&
        design(result, 'group').fromOptimumShare! < 0.01,
    },
    {
      says: 'and the group costs the operator less',
      holds: result => costEur(result, 'group') < costEur(result, 'non-firm'),
    },
  ],
  'flex-industry-queue': [
    {
      says: 'a right without end lets in the whole queue',
      holds: result => servesAll(result, 'non-firm') && design(result, 'non-firm').overloadHours.mean === 0,
    },
    {
      says: 'a limit of 500 hours lets in no more than firm rights, and not all',
      holds: result =>
        design(result, 'at-most-500').servedMw === design(result, 'firm').servedMw &&
        !servesAll(result, 'firm'),
    },
    {
      says: 'others would fit where the second does not, and wait',
      holds: result => design(result, 'at-most-500').futures[0]!.wouldFit.length > 0,
    },
    {
      says: 'who came last stands still although others could at less cost: far from the optimum',
      holds: result => design(result, 'non-firm').fromOptimumShare! > 0.5,
    },
  ],
  'flex-nobody-signs': [
    {
      says: 'none of the three signs',
      holds: result =>
        signs(result, 'paid-limits').every(one => !one) && signs(result, 'paid-limits').length === 3,
    },
    {
      says: 'a MWh costs them about a hundred times the fee',
      holds: result =>
        design(result, 'paid-limits').participation.every(({ asksEur, paidEur }) => {
          const times = asksEur! / paidEur;
          return times > 20 && times < 200;
        }),
    },
    {
      says: 'it lets in nobody, as firm rights do',
      holds: result => design(result, 'paid-limits').servedMw === 0 && design(result, 'firm').servedMw === 0,
    },
    {
      says: 'a cold store signs, and one comes in',
      holds: result =>
        signs(result, 'cold-store').every(Boolean) && design(result, 'cold-store').requestsServed === 1,
    },
  ],
  'flex-pay-or-build': [
    {
      says: 'below 100 EUR/MWh nobody more comes in, and from there on some do',
      holds: result => {
        const { trials } = search(result);
        const low = trials.filter(({ values }) => values[0]! < 100);
        return (
          low.length > 0 &&
          low.every(({ unlockedMw }) => unlockedMw === 0) &&
          trials.some(({ values, unlockedMw }) => values[0]! === 100 && unlockedMw! > 0)
        );
      },
    },
    { says: 'the lowest such fee is found', holds: result => bestValues(result)[0] === 100 },
    {
      says: 'paying is cheaper per MW than building',
      holds: result => {
        const { eurPerMwUnlocked, buildingEurPerMw } = design(result, 'paid-limits');
        return eurPerMwUnlocked! < buildingEurPerMw!;
      },
    },
    {
      says: 'the mill is the last that is needed: it keeps least of what it gets',
      holds: result => {
        const called = design(result, 'paid-limits').participation.filter(
          ({ calledHours }) => calledHours > 0,
        );
        const kept = (one: (typeof called)[number]) => 1 - one.indifferenceEur! / one.paidEur;
        return [...called].sort((a, b) => kept(a) - kept(b))[0]!.name === 'cement-mill';
      },
    },
  ],
  'flex-time-duration': [
    {
      says: 'a time-duration right lets in all four, firm rights nobody',
      holds: result => servesAll(result, 'time-duration') && design(result, 'firm').servedMw === 0,
    },
    {
      says: 'with 2 MW firm it does so too, next to the optimum',
      holds: result =>
        servesAll(result, 'firm-and-time-duration') &&
        design(result, 'firm-and-time-duration').fromOptimumShare! < 0.01,
    },
    {
      says: 'without, calls take away the power of the works too: far above it',
      holds: result => design(result, 'time-duration').fromOptimumShare! > 0.1,
    },
  ],
};

function design(result: RunResult, name: string): DesignResult {
  const found = result.flex?.designs.find(one => one.name === name);
  if (!found) throw new Error(`${result.study}: got no design ${name}, expected one`);
  return found;
}

function servesAll(result: RunResult, name: string): boolean {
  const requestedMw = result.flex!.areas.reduce((sum, one) => sum + one.requestedMw, 0);
  return Math.abs(design(result, name).servedMw - requestedMw) < 1e-9;
}

function costEur(result: RunResult, name: string): number {
  const { paymentsEur, tariffLostEur } = design(result, name);
  return paymentsEur.mean + tariffLostEur.mean;
}

function signs(result: RunResult, name: string): boolean[] {
  return design(result, name).participation.map(one => one.signs);
}

function search(result: RunResult) {
  const [found] = result.flex!.searches ?? [];
  if (!found) throw new Error(`${result.study}: got no search, expected one`);
  return found;
}

function bestValues(result: RunResult): readonly number[] {
  const { trials, best } = search(result);
  return trials[best!]!.values;
}
