import { meanPrices } from '../report/break-evens.ts';
import type { BreakEven } from '../report/result.ts';
import type { ResolvedStudy } from '../resolve/resolved-study.ts';
import { crossings, type Point } from './crossings.ts';
import { type Base, movedBy, type Price, studyWith } from './drivers.ts';
import { type Evaluated, evaluate, type Means, npvOf, onlyPackage } from './evaluate.ts';
import type { ExactBreakEven } from './facts.ts';

/** Places that are looked at first, as shares of the price used: from nil to ten times, as for the held ones. */
const SHARES = [0, 0.5, 1, 2, 4, 10];
/** A crossing is found within this share of what was used. */
const WITHIN_SHARE = 1e-4;

/**
 * Where the net present value of a package is nil, with the operation of it and of the reference chosen anew at every trial:
 * the investment, and the mean price over the horizon of CO2, power and gas, moved by the same amount in every year and hour.
 * Of several crossings within the range all are found that a first look at six prices tells apart.
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
    const trial = one.of === 'capex' ? capexTrial(own, one, means) : priceTrial(own, one.of, one.used, means);
    if (trial) found.push(await exactOf(one, trial, means));
  }
  return found;
}

/** Runs the study with a value near the one that is asked; gives the value it then has. */
type Trial = (value: number) => Promise<Point>;

async function exactOf(held: BreakEven, trial: Trial, means: Means): Promise<ExactBreakEven> {
  const before = means.executor.solves();
  const { of, unit, used } = held;
  const within = WITHIN_SHARE * used;
  const starts = SHARES.map(share => share * used);
  const { at, curve } = await crossings(trial, starts, held.at === null ? [] : [held.at], within);
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
    curve,
    solves: means.executor.solves() - before,
  };
}

/** The investment changes no operation: every trial is the same run with another investment in its finance. */
function capexTrial({ study, name }: Base, { used }: BreakEven, means: Means): Trial {
  return async value => {
    const evaluated = await evaluate(study, means, resolved => withCapex(resolved, name, value / used));
    return { value, npvEur: npvOf(evaluated, name) };
  };
}

function withCapex(resolved: ResolvedStudy, name: string, factor: number): ResolvedStudy {
  const packages = resolved.packages.map(pack =>
    pack.name === name
      ? {
          ...pack,
          investments: pack.investments.map(one => ({ ...one, capexEur: one.capexEur * factor })),
        }
      : pack,
  );
  return { ...resolved, packages };
}

function priceTrial(base: Base, price: Price, used: number, means: Means): Trial | null {
  if (movedBy(base, price, 0) === null) return null;
  return async value => {
    const changed = studyWith(base.study, movedBy(base, price, value - used)!);
    const evaluated = await evaluate(changed, means);
    return { value: meanIn(evaluated, price) ?? value, npvEur: npvOf(evaluated, base.name) };
  };
}

/** The mean that the price then has: a price that does not fall below nil falls by less than was asked. */
function meanIn(evaluated: Evaluated | null, price: Price): number | null {
  return evaluated && meanPrices(evaluated.resolved)[price];
}
