import { withCapex } from './capex.ts';
import { type Base, canBeSet, changesOf, studyWith } from './drivers.ts';
import { type Evaluated, evaluate, type Means, npvOf, onlyPackage } from './evaluate.ts';
import type { Driver, Setting, Tornado, TornadoBar, TornadoEnd } from './facts.ts';
import type { Sensitivity } from './sensitivities.ts';

/**
 * How far the net present value of a package moves as each of its drivers is set low and high, all else held and the operation
 * chosen anew: each end is the net present value of the study with that change.
 */
export async function tornadoOf(
  base: Base,
  npvEur: number,
  sensitivities: readonly Sensitivity[],
  means: Means,
): Promise<Tornado> {
  const before = means.executor.solves();
  const own: Base = { ...base, study: onlyPackage(base.study, base.name) };
  // As it is: what is told of a bar is then what its own change asks.
  await evaluate(own.study, means);
  const bars: TornadoBar[] = [];
  for (const { driver, low, high } of sensitivities) {
    const solved = means.executor.solves();
    const ends: TornadoEnd[] = [];
    for (const setting of [low, high]) {
      if (!canBeSet(own, driver, setting)) break;
      const evaluated = await evaluatedWith(own, driver, setting, means);
      ends.push({ setting, npvEur: npvOf(evaluated, base.name) });
    }
    const [first, last] = ends;
    if (!first || !last) continue;
    const worths = [npvEur, first.npvEur ?? npvEur, last.npvEur ?? npvEur];
    const swingEur = Math.max(...worths) - Math.min(...worths);
    const isFinanceOnly = means.executor.solves() === solved;
    // Neither the operation nor the money asks for it, as the CO2 price outside the ETS.
    if (isFinanceOnly && swingEur === 0) continue;
    bars.push({ driver, low: first, high: last, swingEur, isFinanceOnly });
  }
  bars.sort((a, b) => b.swingEur - a.swingEur);
  return { npvEur, bars, solves: means.executor.solves() - before };
}

/** The investment is moved as its break-even is: what is laid out, with upkeep as it was. */
async function evaluatedWith(
  { study, ...base }: Base,
  driver: Driver,
  setting: Setting,
  means: Means,
): Promise<Evaluated | null> {
  if (driver === 'investment' && 'factor' in setting)
    return evaluate(study, means, resolved => withCapex(resolved, base.name, setting.factor));
  return evaluate(studyWith(study, changesOf({ study, ...base }, driver, setting)!), means);
}
