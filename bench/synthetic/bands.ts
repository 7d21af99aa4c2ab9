import type { SyntheticYear } from '../../data/index.ts';
import { quantile } from '../statistics.ts';
import * as series from './series.ts';

/** A figure of a year, with what the real Dutch years 2023, 2024 and 2025 say of it. */
export interface BandedFigure {
  readonly name: string;
  readonly band: readonly [low: number, high: number];
  of(year: SyntheticYear): number;
}

type Figure = BandedFigure['of'];

/** Widening of the range of the real years; that of the bands of the reference figures. */
const WIDER = 1.15;

/** From the lowest to the highest of the real years, widened. */
export function widened(...observed: readonly number[]): [number, number] {
  const [low, high] = [Math.min(...observed), Math.max(...observed)];
  return [low < 0 ? low * WIDER : low / WIDER, high < 0 ? high / WIDER : high * WIDER];
}

const ofPrice =
  (figure: (price: Float64Array, year: SyntheticYear) => number): Figure =>
  year =>
    figure(year.priceEurPerMwh, year);
const memory = (lag: number) => ofPrice(price => series.memory(price, lag));
const priceQuantile = (place: number) =>
  ofPrice(price =>
    quantile(
      [...price].sort((a, b) => a - b),
      place,
    ),
  );
const dailyMemory = (lag: number) =>
  ofPrice((price, { axis }) => series.memory(series.dailyMeans(price, axis), lag));
const residualMemory = (lag: number) =>
  ofPrice((price, { axis }) => series.memory(series.residual(price, axis), lag));

function row(name: string, band: readonly [number, number], of: Figure): BandedFigure {
  return { name, band, of };
}

/** `generator_targets` of the reference figures. Of the runs it gives the three years: here their range, widened as the rest. */
export const TARGETS: readonly BandedFigure[] = [
  row('mean_eur_per_mwh', [65, 110], ofPrice(series.mean)),
  row('std', [42, 58], ofPrice(series.deviation)),
  row('acf_lag1', [0.88, 0.95], memory(1)),
  row('acf_lag24', [0.6, 0.76], memory(24)),
  row('acf_lag168', [0.48, 0.65], memory(168)),
  row(
    'negative_share',
    [0.03, 0.077],
    ofPrice(price => series.share(price, eur => eur < 0)),
  ),
  row(
    'top4_minus_bottom4_mean',
    [75, 115],
    ofPrice((price, { axis }) => series.mean(series.dailySpreads(price, axis))),
  ),
  row('weekend_over_weekday', [0.646, 0.822], weekendOverWeekday),
  row(
    'mean_negative_run_h',
    widened(4.79, 4.53, 4.99),
    ofPrice(price => series.mean(series.negativeRuns(price))),
  ),
  row('corr_with_residual_load', [0.65, 0.85], year =>
    series.correlation(year.priceEurPerMwh, residualLoadMw(year)),
  ),
  row('corr_with_ghi', [-0.5, -0.3], year => series.correlation(year.priceEurPerMwh, year.irradianceWPerM2)),
  row('corr_with_wind10', [-0.48, -0.33], year => series.correlation(year.priceEurPerMwh, year.wind10MPerS)),
];

/** More of the same reference: its figures of 2023, 2024 and 2025 (load and weather: where it has them), widened. */
export const FURTHER: readonly BandedFigure[] = [
  row('acf_lag2', widened(0.7858, 0.7705, 0.7298), memory(2)),
  row('acf_lag3', widened(0.6344, 0.6102, 0.544), memory(3)),
  row('acf_lag6', widened(0.331, 0.2927, 0.1616), memory(6)),
  row('acf_lag12', widened(0.4323, 0.3005, 0.2652), memory(12)),
  row('acf_lag48', widened(0.488, 0.4686, 0.5912), memory(48)),
  row('p5', [-5, 5], priceQuantile(0.05)),
  row('p25', widened(76.935, 56.578, 69.365), priceQuantile(0.25)),
  row('p50', widened(99.215, 80, 90.4), priceQuantile(0.5)),
  row('p75', widened(122.4, 100.6, 111.347), priceQuantile(0.75)),
  row('p95', widened(166.56, 138.977, 156.003), priceQuantile(0.95)),
  row('p99', widened(208.131, 206.269, 217.056), priceQuantile(0.99)),
  row(
    'daily_spread_p10',
    widened(45.65, 36.49, 43.19),
    ofPrice((price, { axis }) =>
      quantile(
        [...series.dailySpreads(price, axis)].sort((a, b) => a - b),
        0.1,
      ),
    ),
  ),
  row(
    'daily_spread_p90',
    widened(134.35, 139.04, 156.77),
    ofPrice((price, { axis }) =>
      quantile(
        [...series.dailySpreads(price, axis)].sort((a, b) => a - b),
        0.9,
      ),
    ),
  ),
  row(
    'longest_negative_run_h',
    widened(15, 10, 20),
    ofPrice(price => Math.max(0, ...series.negativeRuns(price))),
  ),
  row(
    'daily_mean_std',
    widened(34.43, 32.84, 30.16),
    ofPrice((price, { axis }) => series.deviation(series.dailyMeans(price, axis))),
  ),
  row('daily_mean_acf1', widened(0.6654, 0.6227, 0.6522), dailyMemory(1)),
  row('daily_mean_acf7', widened(0.4535, 0.3759, 0.3684), dailyMemory(7)),
  row(
    'residual_std',
    widened(33.68, 33.05, 30.06),
    ofPrice((price, { axis }) => series.deviation(series.residual(price, axis))),
  ),
  row('residual_acf_lag1', widened(0.9226, 0.9171, 0.8851), residualMemory(1)),
  row('residual_acf_lag2', widened(0.8259, 0.8014, 0.7415), residualMemory(2)),
  row('residual_acf_lag24', widened(0.3869, 0.3641, 0.3488), residualMemory(24)),
  row('corr_with_load', widened(0.3605, 0.4118), year =>
    series.correlation(year.priceEurPerMwh, year.loadMw),
  ),
  row('corr_with_temperature', widened(-0.3311, -0.2566), year =>
    series.correlation(year.priceEurPerMwh, year.temperatureC),
  ),
];

function weekendOverWeekday({ priceEurPerMwh, axis }: SyntheticYear): number {
  const [weekday, weekend] = series.meansBy(priceEurPerMwh, 2, t => (axis.weekday[t]! > 5 ? 1 : 0));
  return weekend! / weekday!;
}

export function residualLoadMw({ loadMw, onshoreMw, offshoreMw, solarMw }: SyntheticYear): Float64Array {
  return loadMw.map((mw, t) => mw - onshoreMw[t]! - offshoreMw[t]! - solarMw[t]!);
}
