import { meanPrices } from '../report/break-evens.ts';
import type { BreakEven } from '../report/result.ts';
import { referenceOf } from '../resolve/packages.ts';
import { withCapex } from './capex.ts';
import { crossings, type Look, type Point } from './crossings.ts';
import { type Base, movedBy, type Price, studyWith } from './drivers.ts';
import { type Evaluated, evaluate, type Means, npvOf, onlyPackage } from './evaluate.ts';
import type { ExactBreakEven } from './facts.ts';
import { type Bought, boughtOf, slopesBetween } from './worth-slopes.ts';

/** Places that are looked at first, as shares of the price used: from nil to ten times, as for the held ones. */
const SHARES = [0, 0.5, 1, 2, 4, 10];
/** A crossing is found within this share of what was used. */
const WITHIN_SHARE = 1e-4;

/**
 * Where the net present value of a package is nil, with the operation of it and of the reference chosen anew at every trial:
 * the investment, and the mean price over the horizon of CO2, power and gas, moved by the same amount in every year and hour.
 * Stretches in which bounds of the slope do not exclude a further crossing are told.
 */
export async function exactBreakEvens(
  base: Base,
  held: readonly BreakEven[],
  means: Means,
): Promise<ExactBreakEven[]> {
  const own: Base = { ...base, study: onlyPackage(base.study, base.name) };
  const found: ExactBreakEven[] = [];
  for (const one of held) {
    if (!(one.used > 0)) continue;
    const curve = one.of === 'capex' ? ofCapex(own, one, means) : ofPrice(own, one.of, one.used, means);
    if (curve) found.push(await exactOf(one, curve, means));
  }
  return found;
}

/** A run at a value near the one that is asked, with the value it then has and what it tells of the slope. */
interface Trial extends Point {
  readonly bought: Bought | null;
}

type Curve = Pick<Look<Trial>, 'trial' | 'slopes'>;

async function exactOf(held: BreakEven, look: Curve, means: Means): Promise<ExactBreakEven> {
  const before = means.executor.solves();
  const { of, unit, used } = held;
  const within = WITHIN_SHARE * used;
  const starts = SHARES.map(share => share * used);
  const guesses = held.at === null ? [] : [held.at];
  const { at, curve, notExcluded } = await crossings({ ...look, starts, guesses, within });
  const known = curve.filter(({ npvEur }) => npvEur !== null);
  return {
    of,
    unit,
    used,
    at,
    within,
    from: starts[0]!,
    until: starts.at(-1)!,
    paysBelow: (known[0]?.npvEur ?? 0) > 0,
    held: held.at,
    curve: curve.map(({ value, npvEur }) => ({ value, npvEur })),
    notExcluded,
    solves: means.executor.solves() - before,
  };
}

/**
 * The investment changes no operation: every trial is the same run with another investment in its finance. Without subsidies
 * the worth can only fall as it grows.
 */
function ofCapex({ study, resolved, name }: Base, { used }: BreakEven, means: Means): Curve {
  const falls = resolved.subsidies.has(name) ? null : { least: Number.NEGATIVE_INFINITY, most: 0 };
  return {
    trial: async value => {
      const evaluated = await evaluate(study, means, found => withCapex(found, name, value / used));
      return { value, npvEur: npvOf(evaluated, name), bought: null };
    },
    slopes: () => falls,
  };
}

function ofPrice(base: Base, price: Price, used: number, means: Means): Curve | null {
  if (movedBy(base, price, 0) === null) return null;
  const names = [base.name, referenceOf(base.study)] as const;
  return {
    trial: async value => {
      const changed = studyWith(base.study, movedBy(base, price, value - used)!);
      const evaluated = await evaluate(changed, means);
      return {
        value: meanIn(evaluated, price) ?? value,
        npvEur: npvOf(evaluated, base.name),
        bought: evaluated && boughtOf(evaluated, price, names),
      };
    },
    slopes: (left, right) =>
      left.bought && right.bought
        ? slopesBetween([left.bought, right.bought], right.npvEur! - left.npvEur!, right.value - left.value)
        : null,
  };
}

/** The mean that the price then has: a price that does not fall below nil falls by less than was asked. */
function meanIn(evaluated: Evaluated | null, price: Price): number | null {
  return evaluated && meanPrices(evaluated.resolved)[price];
}
