import { createPool, InputError } from '../engine/index.ts';
import { resolveStudy, type Sources, type Study, sizeStudy } from '../scenarios/index.ts';
import type { Benchmark, Figures } from './benchmark.ts';
import { rounded } from './statistics.ts';

const NO_SOURCES: Sources = { dataSets: { list: () => [], get: () => undefined } };
/** A grid that knows each size to a hundredth of its range. */
const GRID_POINTS = 101;

/** A site-year with heat, gas and power, and measures whose best sizes are sought, in two price years. */
function studyOf(measures: NonNullable<Study['measures']>, seed: number): Study {
  return {
    speelruimte: 1,
    kind: 'business-case',
    name: 'sizing',
    period: { year: 2025 },
    years: [2026, 2030],
    sites: [
      {
        name: 'works',
        contract: { importMw: 8, exportMw: 2 },
        demand: {
          electricityMw: { generator: 'load', meanTo: 2 },
          heatMw: { steam: { generator: 'heat', meanTo: 5 } },
        },
        assets: [{ kind: 'gasBoiler', name: 'gas', level: 'steam', heatMw: 12 }],
      },
    ],
    prices: {
      electricity: { dayAheadEurPerMwh: { generator: 'price', meanTo: 65 } },
      fuels: { naturalGas: { priceEurPerMwh: 40 } },
      energyTax: 'none',
    },
    measures,
    packages: [
      { name: 'now', measures: [] },
      { name: 'best', measures: measures.map(({ name }) => name) },
    ],
    finance: { startYear: 2026, horizonYears: 12, discountRate: 0.06 },
    solve: { seed },
  };
}

const battery = {
  name: 'battery',
  investment: { technology: 'battery', bestSize: { minimum: 0, maximum: 20 }, costMultiplier: 0.4 },
};
const boiler = {
  name: 'boiler',
  investment: { technology: 'e-boiler', bestSize: { minimum: 0, maximum: 10 }, costMultiplier: 0.5 },
};
const panels = {
  name: 'panels',
  investment: { technology: 'pv-rooftop', bestSize: { minimum: 0, maximum: 12 }, costMultiplier: 0.8 },
};

/** One to three sizes of a site over two whole years: solves and seconds, beside the solves of a grid. */
export const sizingBench: Benchmark = {
  name: 'sizing',
  text: 'best sizes of one, two and three measures over two site-years: solves beside those of a grid, time and gap',
  async run({ seed }) {
    const executor = createPool();
    try {
      const all: Figures[] = [];
      for (const measures of [[battery], [battery, boiler], [battery, boiler, panels]]) {
        const { resolved, issues } = resolveStudy(studyOf(measures, seed), NO_SOURCES);
        if (!resolved) throw new InputError(issues);
        const start = performance.now();
        const { sizings } = await sizeStudy(resolved, { executor, sources: NO_SOURCES });
        const seconds = rounded((performance.now() - start) / 1000);
        const { solves, trials, gap, measures: sized } = sizings.get('best')!;
        all.push({
          sizes: sized.map(({ measure, size }) => `${measure} ${rounded(size)}`).join(', '),
          trials,
          solves,
          gridSolves: resolved.years.length * GRID_POINTS ** measures.length,
          seconds,
          gap,
        });
      }
      return all;
    } finally {
      await executor.close();
    }
  },
};
