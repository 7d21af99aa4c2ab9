import { type Axis, stepTime } from '../calendar/axis.ts';
import { at } from '../series/series.ts';
import type { Site } from '../site/site.ts';
import type { Shortage } from './infeasible.ts';

/**
 * Steps in which the electricity load is above everything that could ever serve it (import, breach, generation, discharge,
 * shifting), where unserved load is not allowed: impossible whatever the plan, found without solving. Empty does not mean
 * possible.
 */
export function certainShortages(site: Site, axis: Axis): Shortage[] {
  if (site.unserved.electricityEurPerMwh !== null) return [];
  const steady = steadySupplyMw(site);
  const found: Shortage[] = [];
  for (let step = 0; step < axis.steps; step++) {
    const supply = steady + at(site.limits.importMw, step) + breachMw(site, step) + weatherMw(site, step);
    const shortMw = at(site.electricityLoadMw, step) - supply;
    if (shortMw > 1e-9)
      found.push({ site: site.name, step, time: stepTime(axis, step), limit: 'electricity', shortMw });
  }
  return found;
}

function breachMw(site: Site, step: number): number {
  return site.limits.breach ? at(site.limits.breach.importMw, step) : 0;
}

function steadySupplyMw(site: Site): number {
  let mw = 0;
  for (const asset of site.assets) {
    if (asset.kind === 'battery') mw += asset.dischargeMw;
    else if (asset.kind === 'chp') mw += asset.powerMw;
    else if (asset.kind === 'loadShift') mw += asset.awayMw;
  }
  return mw;
}

function weatherMw(site: Site, step: number): number {
  let mw = 0;
  for (const asset of site.assets)
    if (asset.kind === 'pv' || asset.kind === 'wind') mw += at(asset.availableMw, step);
  return mw;
}
