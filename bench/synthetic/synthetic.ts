import { RECENT, type SyntheticYear, syntheticYear } from '../../data/index.ts';
import type { Benchmark, Figures } from '../benchmark.ts';
import { quantile, rounded, spread } from '../statistics.ts';
import { type BandedFigure, FURTHER, residualLoadMw, TARGETS } from './bands.ts';
import { drawProfiles } from './picture.ts';
import { quarterRows } from './quarters.ts';
import { correlation, memory, negativeRuns, residual } from './series.ts';
import { worthRows } from './worth.ts';

const SEEDS = 50;
const YEAR = 2024;
const QUARTER_SEEDS = 10;
const WORTH_SEEDS = 20;

/** How many of 50 synthetic years of the 2023-2025 kind lie inside the bands of the real ones, figure by figure. */
export const syntheticBench: Benchmark = {
  name: 'synthetic',
  text: `share of ${SEEDS} synthetic years inside the bands of the real years 2023-2025; --only picture draws their profiles, --only worth runs a battery and an e-boiler through them`,
  async run({ seed, only }) {
    const started = performance.now();
    const years = recentYears(SEEDS, seed);
    const msPerYear = rounded((performance.now() - started) / SEEDS);
    const part = (name: string) => only === null || only.has(name);
    return {
      figures: part('bands')
        ? [...bandRows(TARGETS, years, 'target'), ...bandRows(FURTHER, years, 'further')]
        : [],
      summary: {
        generator: { years: years.length, msPerYear },
        ...(part('memory') && { residualMemory: residualMemory(years), negativeRuns: runLengths(years) }),
        ...(part('correlations') && { correlations: correlations(years) }),
        ...(part('quarters') && { quarters: quarterRows(quarterYears(QUARTER_SEEDS, seed)) }),
        ...(only?.has('worth') && { worth: await worthRows(WORTH_SEEDS, seed) }),
        ...(only?.has('picture') && { picture: await drawProfiles(years) }),
      },
    };
  },
};

/** Years of the kind of 2023-2025, one per seed from `firstSeed` on. */
export function recentYears(count: number, firstSeed: number): SyntheticYear[] {
  return Array.from({ length: count }, (_, k) =>
    syntheticYear(YEAR, 60, { seed: firstSeed + k, system: RECENT }),
  );
}

/** Prices per quarter of years of that kind. */
export function quarterYears(count: number, firstSeed: number): Float64Array[] {
  return Array.from(
    { length: count },
    (_, k) => syntheticYear(YEAR, 15, { seed: firstSeed + k, system: RECENT }).priceEurPerMwh,
  );
}

export function bandRows(
  figures: readonly BandedFigure[],
  years: readonly SyntheticYear[],
  kind: string,
): Figures[] {
  return figures.map(({ name, band: [low, high], of }) => {
    const values = years.map(of).sort((a, b) => a - b);
    const inside = values.filter(value => value >= low && value <= high).length;
    return {
      figure: name,
      kind,
      shareInside: rounded(inside / values.length, 3),
      median: rounded(quantile(values, 0.5)),
      p5: rounded(quantile(values, 0.05)),
      p95: rounded(quantile(values, 0.95)),
      bandLow: rounded(low),
      bandHigh: rounded(high),
    };
  });
}

/** Real: the reference figures of 2023, 2024 and 2025. */
const REAL_MEMORY = {
  1: '0.923 0.917 0.885',
  2: '0.826 0.801 0.742',
  24: '0.387 0.364 0.349',
  168: '0.016 -0.052 -0.140',
};

/** What month, hour and kind of day do not explain, against itself some hours on. */
function residualMemory(years: readonly SyntheticYear[]): Figures[] {
  return Object.entries(REAL_MEMORY).map(([lag, real]) => {
    const values = years.map(({ priceEurPerMwh, axis }) =>
      memory(residual(priceEurPerMwh, axis), Number(lag)),
    );
    return { lagHours: Number(lag), median: rounded(spread(values).median, 3), real };
  });
}

/** Runs of negative hours a year, by how long they last. */
function runLengths(years: readonly SyntheticYear[]): Figures[] {
  const runs = years.flatMap(year => negativeRuns(year.priceEurPerMwh));
  const bounds = [1, 2, 4, 6, 8, 12, Number.POSITIVE_INFINITY];
  return bounds.slice(0, -1).map((from, k) => ({
    fromHours: from,
    belowHours: bounds[k + 1]!,
    runsPerYear: rounded(runs.filter(run => run >= from && run < bounds[k + 1]!).length / years.length, 3),
  }));
}

/** Real: price, load and weather of 2023 and 2024 at De Bilt; between weathers 2015-2024. */
const REAL_CORRELATIONS: Readonly<Record<string, string>> = {
  'price load': '0.36 0.41',
  'price wind': '-0.41 -0.39',
  'price sun': '-0.36 -0.43',
  'price temperature': '-0.33 -0.26',
  'load temperature': '-0.06 -0.27',
  'load sun': '-0.01 -0.06',
  'wind sun': '0.15',
  'wind temperature': '0.05',
  'sun temperature': '0.54',
};

/** Medians over the years of the correlation of every two; wind and sun as measured at De Bilt. */
function correlations(years: readonly SyntheticYear[]): Figures[] {
  const series: Readonly<Record<string, (year: SyntheticYear) => Float64Array>> = {
    price: year => year.priceEurPerMwh,
    load: year => year.loadMw,
    residualLoad: residualLoadMw,
    wind: year => year.wind10MPerS,
    sun: year => year.irradianceWPerM2,
    temperature: year => year.temperatureC,
  };
  const names = Object.keys(series);
  return names.flatMap((one, k) =>
    names.slice(k + 1).map(other => ({
      pair: `${one} ${other}`,
      median: rounded(
        spread(years.map(year => correlation(series[one]!(year), series[other]!(year)))).median,
        3,
      ),
      real: REAL_CORRELATIONS[`${one} ${other}`] ?? '-',
    })),
  );
}
