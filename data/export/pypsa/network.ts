import { type Axis, at, expand, maximum, type Series, times } from '../../../engine/index.ts';

/** Value of an attribute; one per step becomes a file of its own. */
export type Attribute = string | number | boolean | Float64Array;

/** Lists of components as PyPSA names them. */
export const LISTS = ['carriers', 'buses', 'generators', 'links', 'loads', 'stores'] as const;
export type List = (typeof LISTS)[number];

/** One component; names are unique in their list. */
export interface Component {
  readonly name: string;
  readonly attributes: Record<string, Attribute>;
}

/** A PyPSA network while it is being made. */
export interface Network extends Readonly<Record<List, Component[]>> {
  readonly axis: Axis;
}

/** Names of heat levels and energies are carriers; PyPSA wants each that is used to be listed. */
export function newNetwork(axis: Axis): Network {
  return { axis, carriers: [], buses: [], generators: [], links: [], loads: [], stores: [] };
}

/** Adds a component and gives it back, for what is only known later. */
export function add(
  network: Network,
  list: List,
  name: string,
  attributes: Record<string, Attribute>,
): Component {
  const component = { name, attributes };
  network[list].push(component);
  return component;
}

/** Adds a bus, and its carrier where it is the first one. Returns its name. */
export function addBus(network: Network, name: string, carrier: string, unit = 'MW'): string {
  if (!network.carriers.some(known => known.name === carrier)) add(network, 'carriers', carrier, {});
  add(network, 'buses', name, { carrier, unit });
  return name;
}

/**
 * Bounds of a power in PyPSA's terms, a size and shares of it: `leastMw` (nil or negative where the flow may turn) to `mostMw`.
 */
export function bounds(mostMw: Series, leastMw: Series = 0): Record<string, Attribute> {
  const size = Math.max(maximum(mostMw), maximum(times(leastMw, -1)), 0);
  const share = (series: Series) => perUnit(series, size);
  const least = share(leastMw);
  return { p_nom: size, p_max_pu: share(mostMw), ...(least !== 0 && { p_min_pu: least }) };
}

/** The series as shares of `size`; a nothing has no shares. */
export function perUnit(series: Series, size: number): Series {
  if (size === 0) return 0;
  return typeof series === 'number' ? series / size : series.map(value => value / size);
}

/** `1 / series` per step. */
export function inverse(series: Series): Series {
  return typeof series === 'number' ? 1 / series : series.map(value => 1 / value);
}

/** Power of a component set to nil in some steps: it had to give way to its opposite there. */
export function closeSteps(
  { attributes }: Component,
  steps: readonly number[] | undefined,
  count: number,
): void {
  if (!steps) return;
  const most = Float64Array.from(expand(attributes.p_max_pu as Series, count));
  for (const step of steps) most[step] = 0;
  attributes.p_max_pu = most;
}

/** Adds a further bus to a link: `perPower` of it comes out there for each MW that goes in. */
export function addPort({ attributes }: Component, bus: string, perPower: Series): void {
  let port = 2;
  while (`bus${port}` in attributes) port++;
  attributes[`bus${port}`] = bus;
  attributes[`efficiency${port}`] = perPower;
}

/** Buses of a link with what comes out there for each MW that goes in. */
export function portsOf({ attributes }: Component): { bus: string; perPower: Series; port: number }[] {
  const ports = [{ bus: attributes.bus0 as string, perPower: -1 as Series, port: 0 }];
  for (let port = 1; `bus${port}` in attributes; port++) {
    const perPower = (attributes[port === 1 ? 'efficiency' : `efficiency${port}`] ?? 1) as Series;
    ports.push({ bus: attributes[`bus${port}`] as string, perPower, port });
  }
  return ports;
}

/** Series times a power per step, into an array. */
export function scaled(power: Float64Array, factor: Series): Float64Array {
  return power.map((mw, t) => mw * at(factor, t));
}
