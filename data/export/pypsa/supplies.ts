import { at } from '../../../engine/index.ts';
import { type Component, type Network, portsOf } from './network.ts';

/**
 * Fills in the power of what follows from the links in the plan: supplies and drains balance their bus, the first one up to
 * its largest sum before the next; so do stores. Loads are what they are.
 */
export function fillSupplies(network: Network): void {
  const { generators, stores, axis } = network;
  const open = [...generators.filter(({ attributes }) => !('p' in attributes)), ...stores];
  const net = new Map(open.map(({ attributes }) => [attributes.bus as string, new Float64Array(axis.steps)]));
  for (const link of network.links) addFlows(link, net);
  for (const component of open) {
    const left = net.get(component.attributes.bus as string)!;
    const most = (component.attributes.e_sum_max ?? Number.POSITIVE_INFINITY) as number;
    component.attributes.p = taken(left, component, most / axis.stepHours);
  }
  for (const { attributes } of network.loads) attributes.p = attributes.p_set!;
}

/** What the links bring to each bus, MW. */
function addFlows(link: Component, net: ReadonlyMap<string, Float64Array>): void {
  const power = link.attributes.p0 as Float64Array;
  for (const { bus, perPower } of portsOf(link)) {
    const sum = net.get(bus);
    if (sum) for (let t = 0; t < sum.length; t++) sum[t]! += power[t]! * at(perPower, t);
  }
}

/** Takes from `left` what a component takes in, or gives what is missing, in all no more than `most`. */
function taken(left: Float64Array, { attributes }: Component, most: number): Float64Array {
  const sign = attributes.sign === -1 ? 1 : -1;
  let room = most;
  return left.map((mw, t) => {
    const power = sign === 1 ? Math.min(mw, room) : -mw;
    room -= power;
    left[t]! -= sign * power;
    return power;
  });
}
