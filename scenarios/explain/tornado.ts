import { type Base, changesOf, studyWith } from './drivers.ts';
import { evaluate, type Means, npvOf, onlyPackage } from './evaluate.ts';
import type { Tornado, TornadoBar, TornadoEnd } from './facts.ts';
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
      const changes = changesOf(own, driver, setting);
      if (changes === null) break;
      const evaluated = await evaluate(studyWith(own.study, changes), means);
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
