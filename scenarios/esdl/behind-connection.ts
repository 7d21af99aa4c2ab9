import type { EsdlAsset, EsdlSystem } from '../../data/index.ts';
import { leaveOut, type Notes } from './notes.ts';

/** What stands behind one electricity connection; without a connection the whole file is one site. */
export interface SitePart {
  readonly name: string;
  readonly connection: EsdlAsset | null;
  readonly assets: readonly EsdlAsset[];
}

/**
 * The sites of an energy system: of each electricity connection everything that hangs on its outgoing ports, through nets and
 * cables but not through another connection. A file with one connection that links no ports is that connection's site.
 */
export function sitesIn(system: EsdlSystem, notes: Notes): readonly SitePart[] {
  const connections = system.assets.filter(({ kind }) => kind === 'EConnection');
  const acting = system.assets.filter(isActing);
  const [only = null] = connections;
  const links = linksOf(system);
  const isLinked = connections.flatMap(outPorts).some(port => links.has(port));
  if (connections.length <= 1 && !isLinked) return [{ name: system.name, connection: only, assets: acting }];
  const parts = connections.map(connection => {
    const behind = assetsBehind(system, connection, links);
    return { name: connection.name, connection, assets: acting.filter(asset => behind.has(asset)) };
  });
  const placed = new Set(parts.flatMap(({ assets }) => assets));
  for (const { kind, name } of acting.filter(asset => !placed.has(asset)))
    leaveOut(notes, `${kind} ${name}`, 'staat achter geen aansluiting', 'stands behind no connection');
  return parts;
}

function isActing({ kind, role }: EsdlAsset): boolean {
  return role !== 'transport' && kind !== 'EConnection';
}

function outPorts(asset: EsdlAsset): string[] {
  return asset.ports.filter(({ direction }) => direction === 'out').map(({ id }) => id);
}

type Links = ReadonlyMap<string, readonly string[]>;

/** Ports by the port on their other end; a link may be written at either end. */
function linksOf({ assets }: EsdlSystem): Links {
  const links = new Map<string, string[]>();
  const add = (one: string, other: string) => links.set(one, [...(links.get(one) ?? []), other]);
  for (const { id, connectedTo } of assets.flatMap(asset => asset.ports))
    for (const other of connectedTo) {
      add(id, other);
      add(other, id);
    }
  return links;
}

function assetsBehind(system: EsdlSystem, connection: EsdlAsset, links: Links): ReadonlySet<EsdlAsset> {
  const owner = new Map(system.assets.flatMap(asset => asset.ports.map(({ id }) => [id, asset] as const)));
  const found = new Set<EsdlAsset>();
  const open = outPorts(connection);
  for (let port = open.pop(); port !== undefined; port = open.pop())
    for (const other of links.get(port) ?? []) {
      const asset = owner.get(other);
      if (!asset || asset.kind === 'EConnection' || found.has(asset)) continue;
      found.add(asset);
      open.push(...asset.ports.map(({ id }) => id));
    }
  return found;
}
