import { flexProduct, presetProduct } from '../../data/index.ts';
import type { GroupRight, HeldRight } from '../../engine/index.ts';
import { type AtYear, orDefault } from '../resolve/context.ts';
import { scalar } from '../resolve/scalar.ts';
import { type GroupMember, groupPeaks, groupPeakTerms } from '../rights/group-peak.ts';
import { type ConnectionMw, uncalledRights } from '../rights/held.ts';
import type { StudyRight } from '../schema/rights.ts';
import type { StudyDesign, StudyGroup, StudyOffer, StudySite } from '../schema/study.ts';
import type { Company, ResolvedDesign } from './resolved.ts';

type Listed = readonly (readonly [given: StudyRight, path: string])[];

/** A company as the designs see it. */
export type Connected = Omit<Company, 'rights'> & {
  readonly connectionMw: ConnectionMw;
  /** Level of its grid tariff; null: none is named. */
  readonly gridLevel: string | null;
};

/** What a company holds now: as its contract says, else firm. */
export function ownRights(at: AtYear, { contract }: StudySite, path: string, mw: ConnectionMw): HeldRight[] {
  return heldOf(at, ownListed(at, contract, `${path}/contract`), mw);
}

/** What a company on a waiting list asks for: all of its connection, always. */
export function firmRights(connectionMw: ConnectionMw): HeldRight[] {
  const product = presetProduct(flexProduct('firm')!);
  return (['import', 'export'] as const)
    .filter(direction => connectionMw[direction] > 0)
    .map(direction => ({ name: 'firm', product, direction, mw: connectionMw[direction] }));
}

function ownListed(at: AtYear, { right, rights }: StudySite['contract'], path: string): Listed {
  const listed = (rights ?? []).map((one, r) => [one, `${path}/rights/${r}`] as const);
  if (typeof right === 'object') return withFirm([[right, `${path}/right`], ...listed], `${path}/right`);
  if (right === undefined && listed.length > 0) return withFirm(listed, `${path}/right`);
  const preset = orDefault<string>(at, right, 'contract.right', `${path}/right`);
  return [[{ preset }, `${path}/right`], ...listed];
}

function withFirm(listed: Listed, path: string): Listed {
  return listed.some(([given]) => gives(given)) ? listed : [[{ preset: 'firm' }, path], ...listed];
}

/** Whether a right gives capacity; any other contract stands beside one that does. */
function gives({ effect, preset }: StudyRight): boolean {
  return (effect ?? flexProduct(preset ?? 'firm')?.effect) === 'right';
}

function heldOf(at: AtYear, listed: Listed, mw: ConnectionMw): HeldRight[] {
  return uncalledRights(at, listed, mw).map(({ held }) => held);
}

/** A design with what every company would hold under it. */
export function resolveDesign(
  at: AtYear,
  design: StudyDesign,
  path: string,
  companies: readonly (Connected & Pick<Company, 'rights'>)[],
  requests: readonly Connected[],
): ResolvedDesign {
  const listed = requestRights(at, design, path);
  const forRequests = new Map(
    requests.map(({ name, connectionMw }) => [name, heldOf(at, listed, connectionMw)] as const),
  );
  const offered = new Map<string, readonly HeldRight[]>();
  (design.offers ?? []).forEach((offer, o) => {
    const rights = offer.rights.map((one, r) => [one, `${path}/offers/${o}/rights/${r}`] as const);
    for (const company of companies) {
      if (!isOffered(offer, company) || offered.has(company.name)) continue;
      const own = rights.some(([given]) => gives(given)) ? [] : company.rights;
      const held = heldOf(at, rights, company.connectionMw);
      // Nothing to offer to a company without power in that direction.
      if (held.length > 0) offered.set(company.name, [...own, ...held]);
    }
  });
  const groups = (design.groups ?? []).map((group, g) =>
    resolveGroup(at, group, `${path}/groups/${g}`, [...companies, ...requests]),
  );
  const { name, title = { nl: name, en: name } } = design;
  const products = new Set([...listed.map(([given]) => given), ...offeredRights(design)].map(nameOf));
  if (design.groups) products.add('gto');
  return { name, title, products: [...products], forRequests, groups, offered };
}

/** A right that companies share, with what they are charged on their peak together. */
function resolveGroup(
  at: AtYear,
  { name, members, importMw, exportMw, peak }: StudyGroup,
  path: string,
  companies: readonly Connected[],
): GroupRight {
  const own = companies.filter(company => members.includes(company.name)).map(memberOf);
  const terms = groupPeakTerms(at, peak, own, `${path}/peak`);
  const peaks = terms ? groupPeaks(terms, own) : [];
  return {
    name,
    members,
    importMw: scalar(at, importMw, 'designGroup.importMw', `${path}/importMw`),
    exportMw: scalar(at, exportMw, 'designGroup.exportMw', `${path}/exportMw`),
    // Those of them that are there are charged.
    ...(peaks.length > 0 && { peaks: peaks.map(({ sites: _all, ...charge }) => charge) }),
  };
}

function memberOf({ name, site, connectionMw, gridLevel }: Connected): GroupMember {
  return { name, gridLevel, importMw: connectionMw.import, peaks: site.peaks };
}

function requestRights(at: AtYear, { rightsForRequests }: StudyDesign, path: string): Listed {
  const place = `${path}/rightsForRequests`;
  if (rightsForRequests) {
    const listed = rightsForRequests.map((one, r) => [one, `${place}/${r}`] as const);
    return withFirm(listed, place);
  }
  if ((at.study.requests ?? []).length === 0) return [];
  const preset = orDefault<string>(at, undefined, 'contract.right', place);
  return [[{ preset }, place]];
}

function offeredRights({ offers = [] }: StudyDesign): StudyRight[] {
  return offers.flatMap(({ rights }) => rights);
}

function nameOf({ name, preset }: StudyRight): string {
  return name ?? preset?.toLowerCase() ?? 'own';
}

function isOffered({ sites, sectors }: StudyOffer, { name, sector }: Connected): boolean {
  if (!sites && !sectors) return true;
  return (sites?.includes(name) ?? false) || (sector !== null && (sectors?.includes(sector) ?? false));
}
