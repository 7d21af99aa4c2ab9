import type { HeatLevel, Series, Settled, Site, SiteOperation } from '../../../engine/index.ts';
import { type Attribute, add, type Component, closeSteps, inverse, type Network, scaled } from './network.ts';

/** What the parts of a site need while they are written. */
export interface SiteDraft {
  readonly network: Network;
  readonly site: Site;
  readonly operation: SiteOperation;
  readonly taxLines: Settled['taxLines'][number];
  readonly closedSteps: Settled['closedSteps'];
  /** Links by the flow of the site that they carry, with that flow for each MW into the link. */
  readonly linkOf: Map<string, { readonly link: Component; readonly flowPerPower: Series }>;
  /** Fuels that are burnt, each with its bus. */
  readonly fuelBus: Map<string, string>;
  /** Where emissions go, in tonnes an hour, when a levy counts them. */
  readonly emissionBus: string | null;
}

/** Bus of a carrier of the site. */
export function busOf({ site }: SiteDraft, carrier: 'electricity' | HeatLevel): string {
  return `${site.name}/${carrier}`;
}

/**
 * Adds the link `<site>/<name>` that carries the flow `name` of the site, at its power in the plan: `flowPerPower` says how
 * much of the flow there is for each MW into the link.
 */
export function addFlowLink(
  draft: SiteDraft,
  { name, flowPerPower = 1 }: { name: string; flowPerPower?: Series },
  attributes: Record<string, Attribute>,
): Component {
  const { network, site, operation } = draft;
  const power = scaled(valuesOf(operation, name), inverse(flowPerPower));
  const link = add(network, 'links', `${site.name}/${name}`, { ...attributes, p0: power });
  closeSteps(link, draft.closedSteps.get(link.name), network.axis.steps);
  draft.linkOf.set(name, { link, flowPerPower });
  return link;
}

/** Values of a flow of the plan. */
export function valuesOf({ flows }: SiteOperation, name: string): Float64Array {
  return flows.find(flow => flow.name === name)!.values;
}
