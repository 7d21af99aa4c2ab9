import {
  at,
  HEAT_LEVELS,
  maximum,
  type PeakCharge,
  plus,
  type Series,
  times,
} from '../../../engine/index.ts';
import { addFlowLink, busOf, type SiteDraft, valuesOf } from './draft.ts';
import { add, addBus, bounds } from './network.ts';
import { addPeakLinks } from './peaks.ts';

/** Buses, demand, cascade of heat and what may stay unserved. */
export function addDemand(draft: SiteDraft): void {
  const { network, site } = draft;
  addBus(network, busOf(draft, 'electricity'), 'electricity');
  addLoad(draft, 'electricity', site.electricityLoadMw, site.unserved.electricityEurPerMwh);
  const used = new Set<string>(Object.keys(site.heatLoadMw));
  for (const asset of site.assets) if ('level' in asset) used.add(asset.level);
  const levels = HEAT_LEVELS.filter(level => used.has(level));
  for (const level of levels) {
    addBus(network, busOf(draft, level), level);
    addLoad(draft, level, site.heatLoadMw[level] ?? 0, site.unserved.heatEurPerMwh);
  }
  levels.slice(1).forEach((high, l) => {
    const low = levels[l]!;
    add(network, 'links', `${site.name}/${high}-to-${low}`, {
      bus0: busOf(draft, high),
      bus1: busOf(draft, low),
      p_nom: Number.POSITIVE_INFINITY,
      p0: valuesOf(draft.operation, `${high}-to-${low}.taken`),
    });
  });
}

function addLoad(
  draft: SiteDraft,
  carrier: Parameters<typeof busOf>[1],
  load: Series,
  unserved: number | null,
): void {
  const { network, site, operation } = draft;
  const bus = busOf(draft, carrier);
  add(network, 'loads', bus, { bus, p_set: load });
  if (unserved === null || maximum(load) <= 0) return;
  const name = `unserved.${carrier}`;
  add(network, 'generators', `${site.name}/${name}`, {
    bus,
    ...bounds(load),
    marginal_cost: unserved,
    p: valuesOf(operation, name),
  });
}

/** Import, breach and export as priced links between the bus `outside` and the site, with what the highest import costs. */
export function addConnection(draft: SiteDraft, outside: string): void {
  const { site, taxLines } = draft;
  const { limits } = site;
  const inside = busOf(draft, 'electricity');
  const metered = addPeaks(draft, inside);
  const price = (extra: number) =>
    plus(site.importEurPerMwh, taxLines.electricity.eurPerMwh + site.gridEurPerMwh + extra);
  const from = { bus0: outside, bus1: metered };
  addFlowLink(draft, { name: 'import' }, { ...from, ...bounds(limits.importMw), marginal_cost: price(0) });
  if (limits.breach) {
    const { importMw, priceEurPerMwh } = limits.breach;
    const cost = { marginal_cost: price(priceEurPerMwh) };
    addFlowLink(draft, { name: 'breach' }, { ...from, ...bounds(importMw), ...cost });
  }
  addFlowLink(
    draft,
    { name: 'export' },
    {
      bus0: inside,
      bus1: outside,
      ...bounds(limits.exportMw),
      marginal_cost: times(site.exportEurPerMwh, -1),
    },
  );
}

/**
 * A charge on the highest import of each month or week is the price of the size of a link that is there in that period only.
 * Charges stand in a row, each between two buses. Returns the bus where import comes in.
 */
function addPeaks(draft: SiteDraft, inside: string): string {
  const { network, site } = draft;
  return site.peaks.reduce((bus, charge, p) => {
    const before = addBus(network, `${site.name}/metered-${p}`, 'electricity');
    addPeak(draft, charge, `${site.name}/peak-${p}`, before, bus);
    return before;
  }, inside);
}

function addPeak(
  { network, operation }: SiteDraft,
  charge: PeakCharge,
  name: string,
  bus0: string,
  bus1: string,
): void {
  const breach = operation.flows.find(flow => flow.name === 'breach')?.values ?? 0;
  const mw = valuesOf(operation, 'import').map((value, t) => value + at(breach, t));
  addPeakLinks(network, charge, name, { bus0, bus1, mw });
}
