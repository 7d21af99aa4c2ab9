import { type Budget, carbonBill } from '../../../engine/index.ts';
import type { SiteDraft } from './draft.ts';
import { add, addBus, addPort } from './network.ts';

/*
 * Limits over the whole axis: what counts flows to a bus of its own, where drains with a largest sum take it in.
 */

/** Bus to which emissions flow, tonnes an hour, where a levy counts them; else null. */
export function addEmissionBus({ network, site }: Pick<SiteDraft, 'network' | 'site'>): string | null {
  const { levyEurPerTon, levyTiers = [], dispensationTon, processTon = 0 } = site.carbon;
  if (levyEurPerTon <= 0 && levyTiers.length === 0) return null;
  const bus = addBus(network, `${site.name}/emissions`, 'CO2', 't/h');
  const drain = (name: string, mostTon: number, eurPerTon: number) =>
    add(network, 'generators', `${site.name}/emissions.${name}`, {
      bus,
      sign: -1,
      p_nom: Number.POSITIVE_INFINITY,
      e_sum_max: mostTon,
      marginal_cost: eurPerTon,
    });
  // Process emissions come first: what they leave of the dispensation and of each rate is for the fuels.
  const leftTon = dispensationTon - processTon;
  drain('dispensation', Math.max(0, leftTon), 0);
  const rates = [{ aboveTon: 0, eurPerTon: Math.max(0, levyEurPerTon) }, ...levyTiers];
  rates.forEach(({ aboveTon, eurPerTon }, k) => {
    const untilTon = rates[k + 1]?.aboveTon ?? Number.POSITIVE_INFINITY;
    drain(`levied-${k + 1}`, Math.max(0, untilTon - Math.max(aboveTon, -leftTon)), eurPerTon);
  });
  return bus;
}

/** What process emissions pay of the levy whatever the plan, EUR. */
export function processLevyEur({ carbon }: SiteDraft['site']): number {
  return carbonBill(carbon, carbon.processTon ?? 0).levyEur;
}

/** A budget: its flows come out at its bus too, and the drain there takes no more than the limit. */
export function addBudget({ network, site, linkOf }: SiteDraft, budget: Budget): void {
  const bus = addBus(network, `${site.name}/budget/${budget.name}`, 'budget');
  for (const flow of budget.flows) {
    const carried = linkOf.get(flow);
    if (carried) addPort(carried.link, bus, carried.flowPerPower);
  }
  add(network, 'generators', bus, {
    bus,
    sign: -1,
    p_nom: Number.POSITIVE_INFINITY,
    e_sum_max: budget.limit * budget.mwhPerUnit,
  });
}
