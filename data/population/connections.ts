import type { Draws } from '../profiles/draws.ts';
import type { Sourced } from '../tables/sourced.ts';
import { MODEL_FIGURES } from './model-figures.ts';
import { CLUSTER_FIGURES as CLUSTER } from './national-figures.ts';
import type { Connection } from './population.ts';

const { connection: FIGURES } = MODEL_FIGURES;
const HOURS = 8760;

/** Connection and contract of a site that draws and makes so much: contract above the peak, connection above both. */
export function connectionOf(
  random: Draws,
  powerMwh: number,
  ownPowerMwh: number,
  utilisation: number,
): Connection {
  const peakMw = powerMwh / HOURS / utilisation;
  const ownMw = ownPowerMwh / HOURS / Math.max(utilisation, FIGURES.leastOwnUtilisation.value);
  // Those with an engine contract for the hours in which it stands.
  const between = ({ value: [low, high] }: Sourced<readonly number[]>) => random.uniform(low, high);
  const needMw = ownMw > 0 ? Math.max(peakMw * between(FIGURES.peakWithEngine), peakMw - ownMw) : peakMw;
  const importMw = stepsUp(needMw * CLUSTER.contractOverPeak.value * between(FIGURES.importSpread));
  const madeMw = Math.max(0, ownMw - FIGURES.ownPeakUse.value * peakMw);
  const exportMw = stepsUp(madeMw * between(FIGURES.exportSpread));
  const wantedMva =
    Math.max(importMw, exportMw) * CLUSTER.capacityOverContract.value * between(FIGURES.capacitySpread);
  const beyond = FIGURES.beyondInStepsOf.value;
  const capacityMva =
    FIGURES.sizes.value.find(size => size >= wantedMva) ?? Math.ceil(wantedMva / beyond) * beyond;
  const isHigh = capacityMva > FIGURES.intermediateTo.value;
  const level = isHigh ? 'HS' : capacityMva > FIGURES.mediumVoltageTo.value ? 'TS' : 'MS';
  return { level, capacityMva, importMw, exportMw };
}

/** Upwards, in whole steps of a contract. */
function stepsUp(mw: number): number {
  const perMw = 1 / FIGURES.contractsInStepsOf.value;
  return Math.max(0, Math.ceil(perMw * mw - 1e-9) / perMw);
}
