import { type Axis, expand, type Series, stepTime } from '../../../engine/index.ts';
import {
  type Attribute,
  type Component,
  LISTS,
  type List,
  type Network,
  portsOf,
  scaled,
} from './network.ts';

/** A text file of the folder. */
export interface FolderFile {
  readonly name: string;
  readonly content: string;
}

/** What PyPSA takes where an attribute is not given; written out, so that no column has gaps. */
const DEFAULTS: Readonly<Record<string, Attribute>> = {
  bus2: '',
  bus3: '',
  bus4: '',
  bus5: '',
  capital_cost: 0,
  e_cyclic: false,
  e_initial: 0,
  e_max_pu: 1,
  e_min_pu: 0,
  e_sum_max: Number.POSITIVE_INFINITY,
  efficiency: 1,
  efficiency2: 1,
  efficiency3: 1,
  efficiency4: 1,
  efficiency5: 1,
  marginal_cost: 0,
  p_max_pu: 1,
  p_min_pu: 0,
  p_nom: 0,
  p_nom_extendable: false,
  p_nom_min: 0,
  p_nom_max: Number.POSITIVE_INFINITY,
  sign: 1,
  standing_loss: 0,
};

/** Attributes that are results: PyPSA has them per step whatever they are. */
const PER_STEP = /^(p|e|p\d)$/;

/** The network as the files that PyPSA reads: a table per list, and one per attribute that changes from step to step. */
export function networkFiles(network: Network, name: string, meta: object): FolderFile[] {
  const times = stepTimes(network.axis);
  const files = [
    { name: 'network.csv', content: csv([['name'], [name]]) },
    { name: 'meta.json', content: `${JSON.stringify(meta, null, 2)}\n` },
    { name: 'snapshots.csv', content: snapshots(network.axis, times) },
  ];
  const links = network.links.map(withOutflows);
  for (const list of LISTS) {
    const components = list === 'links' ? links : network[list];
    if (components.length > 0) files.push(...listFiles(list, components, times));
  }
  return files;
}

function listFiles(list: List, components: readonly Component[], times: readonly string[]): FolderFile[] {
  const names = [...new Set(components.flatMap(({ attributes }) => Object.keys(attributes)))];
  const isSeries = ({ attributes }: Component, name: string) =>
    name in attributes && (PER_STEP.test(name) || typeof attributes[name] === 'object');
  const fixed = names.filter(name => components.some(one => name in one.attributes && !isSeries(one, name)));
  const rows = components.map(one => [
    one.name,
    ...fixed.map(name =>
      text(isSeries(one, name) ? DEFAULTS[name] : (one.attributes[name] ?? DEFAULTS[name])),
    ),
  ]);
  const files = [{ name: `${list}.csv`, content: csv([['name', ...fixed], ...rows]) }];
  for (const name of names) {
    const changing = components.filter(one => isSeries(one, name));
    if (changing.length > 0)
      files.push({ name: `${list}-${name}.csv`, content: seriesTable(changing, name, times) });
  }
  return files;
}

function seriesTable(components: readonly Component[], attribute: string, times: readonly string[]): string {
  const columns = components.map(one => expand(one.attributes[attribute] as Series, times.length));
  const head = ['snapshot', ...components.map(({ name }) => name)];
  return csv([head, ...times.map((time, t) => [time, ...columns.map(values => text(values[t]!))])]);
}

/** A link with what comes out at its further buses in the plan, negative as PyPSA counts it. */
function withOutflows(link: Component): Component {
  const power = link.attributes.p0 as Float64Array;
  const outflows = portsOf(link)
    .filter(({ port }) => port > 0)
    .map(({ port, perPower }) => [`p${port}`, scaled(power, perPower).map(mw => -mw)]);
  return { ...link, attributes: { ...link.attributes, ...Object.fromEntries(outflows) } };
}

/** Starts of the steps in UTC, as PyPSA reads times without a zone. */
function stepTimes(axis: Axis): string[] {
  return Array.from({ length: axis.steps }, (_, t) => stepTime(axis, t).replace('T', ' ').replace('Z', ''));
}

function snapshots({ stepHours }: Axis, times: readonly string[]): string {
  const hours = String(stepHours);
  return csv([
    ['snapshot', 'objective', 'stores', 'generators'],
    ...times.map(time => [time, hours, hours, hours]),
  ]);
}

function text(value: Attribute | undefined): string {
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (value === Number.POSITIVE_INFINITY) return 'inf';
  return value === undefined ? '' : String(value);
}

function csv(rows: readonly (readonly string[])[]): string {
  return `${rows.map(row => row.map(quoted).join(',')).join('\n')}\n`;
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
