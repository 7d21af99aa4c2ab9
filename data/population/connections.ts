import type { Draws } from '../profiles/draws.ts';
import { CLUSTER_FIGURES as CLUSTER } from './national-figures.ts';
import type { Connection } from './population.ts';

/** Sizes of connection that are built. */
const SIZES_MVA = [
  0.63, 1, 1.75, 2, 3, 4, 5, 6, 8, 10, 15, 20, 30, 40, 60, 80, 100, 120, 160, 200, 250,
] as const;
const HOURS = 8760;
/** Upper ends of medium voltage and of the intermediate grids, MVA. */
const MS_MOST_MVA = 10;
const TS_MOST_MVA = 100;

/** Connection and contract of a site that draws and makes so much: contract above the peak, connection above both. */
export function connectionOf(
  random: Draws,
  powerMwh: number,
  ownPowerMwh: number,
  utilisation: number,
): Connection {
  const peakMw = powerMwh / HOURS / utilisation;
  const ownMw = ownPowerMwh / HOURS / Math.max(utilisation, 0.8);
  // Those with an engine contract for the hours in which it stands.
  const needMw = ownMw > 0 ? Math.max(peakMw * random.uniform(0.55, 1), peakMw - ownMw) : peakMw;
  const importMw = stepsUp(needMw * CLUSTER.contractOverPeak.value * random.uniform(0.93, 1.1));
  const exportMw = stepsUp(Math.max(0, ownMw - 0.6 * peakMw) * random.uniform(0.9, 1.1));
  const wantedMva =
    Math.max(importMw, exportMw) * CLUSTER.capacityOverContract.value * random.uniform(0.9, 1.2);
  const capacityMva = SIZES_MVA.find(size => size >= wantedMva) ?? Math.ceil(wantedMva / 50) * 50;
  const level = capacityMva > TS_MOST_MVA ? 'HS' : capacityMva > MS_MOST_MVA ? 'TS' : 'MS';
  return { level, capacityMva, importMw, exportMw };
}

/** Upwards, in steps of 50 kW. */
function stepsUp(mw: number): number {
  return Math.max(0, Math.ceil(20 * mw - 1e-9) / 20);
}
