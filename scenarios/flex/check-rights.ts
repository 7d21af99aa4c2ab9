import { flexProduct } from '../../data/index.ts';
import type { Axis, GridOwner, Issue } from '../../engine/index.ts';
import { isRecord, list, record } from '../check/known-names.ts';
import { gotProblem, member, oneOf } from '../check/problem.ts';
import { checkRights } from '../rights/check.ts';

type Fields = Readonly<Record<string, unknown>>;

/** A right of a design with those who may come to hold it. */
interface Given {
  readonly right: Fields;
  readonly path: string;
  readonly holders: readonly Fields[];
}

/** Problems of the rights that designs give and offer, by themselves and at the nodes of those who get them. */
export function checkFlexRights(study: Fields, year: number, axis: Axis | null): Issue[] {
  const kinds = nodeKinds(study);
  const context = { year, axis, groups: new Map(), site: undefined, takesBids: true };
  const issues: Issue[] = [];
  list(study.designs).forEach((design, d) => {
    const { rightsForRequests, offers } = record(design);
    const path = `/designs/${d}`;
    const own: Issue[] = [];
    checkRights({ ...context, issues: own }, { rights: rightsForRequests }, path);
    issues.push(
      ...own.map(issue => ({
        ...issue,
        path: issue.path.replace(`${path}/rights`, `${path}/rightsForRequests`),
      })),
    );
    list(offers).forEach((offer, o) => {
      checkRights({ ...context, issues }, { rights: record(offer).rights }, `${path}/offers/${o}`);
    });
  });
  const given = [...designRights(study), ...siteRights(study)];
  return [
    ...issues,
    ...given.flatMap(one => [...ownerIssues(one, kinds), ...groupIssues(one), ...callNodeIssues(one, kinds)]),
  ];
}

function designRights(study: Fields): Given[] {
  const [sites, requests] = [list(study.sites).map(record), list(study.requests).map(record)];
  return list(study.designs).flatMap((design, d) => {
    const { rightsForRequests, offers } = record(design);
    const forRequests = given(rightsForRequests, `/designs/${d}/rightsForRequests`, requests);
    const offered = list(offers).flatMap((offer, o) => {
      const { sites: named, sectors, rights } = record(offer);
      const isAll = named === undefined && sectors === undefined;
      const holders = sites.filter(
        ({ name, sector }) => isAll || list(named).includes(name) || list(sectors).includes(sector),
      );
      return given(rights, `/designs/${d}/offers/${o}/rights`, holders);
    });
    return [...forRequests, ...offered];
  });
}

function siteRights(study: Fields): Given[] {
  return list(study.sites).flatMap((site, s) => {
    const { right, rights } = record(record(site).contract);
    const one = typeof right === 'string' ? { preset: right } : right;
    const path = `/sites/${s}/contract`;
    const single = isRecord(one) ? [{ right: one, path: `${path}/right`, holders: [record(site)] }] : [];
    return [...single, ...given(rights, `${path}/rights`, [record(site)])];
  });
}

function given(rights: unknown, path: string, holders: readonly Fields[]): Given[] {
  return list(rights).flatMap((right, r) =>
    isRecord(right) ? [{ right, path: `${path}/${r}`, holders }] : [],
  );
}

function nodeKinds(study: Fields): ReadonlyMap<unknown, unknown> {
  const nodes = list(study.areas).flatMap(area => list(record(area).nodes).map(record));
  return new Map(nodes.map(({ name, kind }) => [name, kind]));
}

/** A right is given by the operator of the node that the connection hangs on. */
function ownerIssues({ right, path, holders }: Given, kinds: ReadonlyMap<unknown, unknown>): Issue[] {
  const preset = typeof right.preset === 'string' ? flexProduct(right.preset) : undefined;
  if (!preset) return [];
  const ownerOf = ({ node }: Fields): GridOwner =>
    kinds.get(node) === 'nationalArea' ? 'national' : 'regional';
  const wrong = holders.find(one => kinds.has(one.node) && !preset.grid.includes(ownerOf(one)));
  if (!wrong) return [];
  const who = ownerOf(wrong) === 'national' ? 'the national operator' : 'a regional operator';
  return [
    gotProblem(
      member(path, 'preset'),
      'not-offered',
      `${preset.id} for ${String(wrong.name)} at ${String(wrong.node)}`,
      `a right that ${who} offers: ${preset.id} is offered by ${preset.grid.join(' and ')} operators only`,
    ),
  ];
}

/** Who shares a right is told by `groups` of a design. */
function groupIssues({ right, path }: Given): Issue[] {
  const isGroup = right.group !== undefined || flexProduct(String(right.preset))?.group === 'members';
  if (!isGroup) return [];
  const expected = 'a right of a single connection: companies that share one are `groups` of a design';
  return [gotProblem(path, 'not-simulated', 'a right of a group', expected)];
}

function callNodeIssues({ right, path }: Given, kinds: ReadonlyMap<unknown, unknown>): Issue[] {
  const { node } = record(right.call);
  if (typeof node !== 'string' || kinds.has(node)) return [];
  const names = [...kinds.keys()].map(String);
  return [gotProblem(`${path}/call/node`, 'unknown-name', `unknown "${node}"`, oneOf(names, node))];
}
