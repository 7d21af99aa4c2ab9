import { provinceNamed } from '../../data/index.ts';
import type { Axis, Issue } from '../../engine/index.ts';
import { isRecord, list, record } from '../check/known-names.ts';
import { gotProblem, member, problem } from '../check/problem.ts';
import { checkFlexRights } from './check-rights.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Only of a study of flex products. */
const OWN = [
  'areas',
  'requests',
  'designs',
  'participation',
  'reliability',
  'simulation',
  'building',
] as const;
/** Without meaning in one: it has designs, not packages, and rights in place of shared limits. */
const OTHERS = [
  'measures',
  'packages',
  'choices',
  'reference',
  'subsidies',
  'finance',
  'explain',
  'sharedLimits',
] as const;
const KIND = 'flex-product';
/** How an answer names what is there without any design. */
const RESERVED_DESIGN = 'now';

/** Problems between the fields of a study of flex products, and its fields in a study of another kind. */
export function checkFlex(input: unknown, year: number, axis: Axis | null): Issue[] {
  const study = record(input);
  if (study.kind !== KIND) return [...noSites(study), ...strayFields(study)];
  return [
    ...(list(study.requests).length === 0 ? noSites(study) : []),
    ...OTHERS.filter(field => study[field] !== undefined).map(field =>
      gotProblem(`/${field}`, 'contradiction', `\`${field}\` in a study of flex products`, `no \`${field}\``),
    ),
    ...(['areas', 'designs'] as const)
      .filter(field => study[field] === undefined)
      .map(field => gotProblem('', 'missing-field', `no \`${field}\``, `the field \`${field}\``)),
    ...yearIssues(study),
    ...list(study.areas).flatMap((area, a) => parentIssues(record(area), `/areas/${a}`)),
    ...nodeNameIssues(list(study.areas)),
    ...list(study.areas).flatMap((area, a) => placeIssues(record(area), `/areas/${a}`)),
    ...companyIssues(study),
    ...list(study.designs).flatMap((design, d) => designIssues(study, record(design), `/designs/${d}`)),
    ...checkFlexRights(study, year, axis),
  ];
}

/** Only those who wait may be all that there is. */
function noSites({ sites }: Fields): Issue[] {
  return Array.isArray(sites) && sites.length === 0
    ? [problem('/sites', 'wrong-length', sites, 'at least 1')]
    : [];
}

function strayFields(study: Fields): Issue[] {
  const expected = `kind: ${KIND}`;
  const fields = OWN.filter(field => study[field] !== undefined).map(field =>
    gotProblem(`/${field}`, 'contradiction', `\`${field}\` in a study of another kind`, expected),
  );
  const nodes = list(study.sites).flatMap((site, s) => {
    const { node } = record(site);
    return node === undefined
      ? []
      : [gotProblem(`/sites/${s}/node`, 'contradiction', '`node` in a study of another kind', expected)];
  });
  return [...fields, ...nodes];
}

function yearIssues({ years }: Fields): Issue[] {
  if (list(years).length <= 1) return [];
  const expected = 'one year: other years are studies of their own';
  return [problem('/years', 'wrong-length', years, expected)];
}

/** Nodes hang on nodes of their own area, and not in a ring. */
function parentIssues(area: Fields, path: string): Issue[] {
  const nodes = list(area.nodes).map(record);
  const parents = new Map(nodes.map(({ name, parent }) => [name, parent]));
  return nodes.flatMap(({ name, parent }, n) => {
    if (typeof parent !== 'string') return [];
    const place = `${path}/nodes/${n}/parent`;
    if (!parents.has(parent)) return [problem(place, 'unknown-name', parent, 'a node of the same area')];
    if (!isInRing(parents, name)) return [];
    return [problem(place, 'ring', parent, 'a node that does not hang on this one')];
  });
}

function isInRing(parents: ReadonlyMap<unknown, unknown>, name: unknown): boolean {
  let above = parents.get(name);
  for (let depth = 0; above !== undefined && depth <= parents.size; depth++) {
    if (above === name) return true;
    above = parents.get(above);
  }
  return false;
}

function nodeNameIssues(areas: readonly unknown[]): Issue[] {
  const seen = new Map<unknown, number>();
  return areas.flatMap((area, a) =>
    list(record(area).nodes).flatMap((node, n) => {
      const { name } = record(node);
      const first = seen.get(name);
      if (first === undefined) seen.set(name, a);
      if (first === undefined || first === a || typeof name !== 'string') return [];
      const expected = `each node once in the study: area ${first} has this name`;
      return [problem(`/areas/${a}/nodes/${n}/name`, 'duplicate-name', name, expected)];
    }),
  );
}

/** A place on the map is a latitude and a longitude. */
function placeIssues(area: Fields, path: string): Issue[] {
  return [...provinceIssues(area, path), ...halfPlaceIssues(area, path)];
}

function provinceIssues({ province }: Fields, path: string): Issue[] {
  if (typeof province !== 'string' || provinceNamed(province)) return [];
  return [problem(`${path}/province`, 'unknown-name', province, 'a province of the Netherlands')];
}

function halfPlaceIssues(area: Fields, path: string): Issue[] {
  const fields = ['latitude', 'longitude'] as const;
  const [missing, ...others] = fields.filter(field => area[field] === undefined);
  if (missing === undefined || others.length > 0) return [];
  return [
    gotProblem(path, 'missing-field', `no \`${missing}\``, `the field \`${missing}\`: a place has both`),
  ];
}

/** Every company hangs on a node, and one that waits holds no right of its own. */
function companyIssues(study: Fields): Issue[] {
  const issues: Issue[] = [];
  const names = new Set(list(study.sites).map(site => record(site).name));
  const check = (company: Fields, path: string, waits: boolean) => {
    const contract = record(company.contract);
    if (company.node === undefined)
      issues.push(gotProblem(path, 'missing-field', 'no `node`', 'the field `node`: the node it hangs on'));
    if (waits && names.has(company.name))
      issues.push(
        problem(`${path}/name`, 'duplicate-name', company.name, 'a name that no site of the study has'),
      );
    for (const field of waits ? (['right', 'rights', 'breach'] as const) : (['breach'] as const))
      if (contract[field] !== undefined)
        issues.push(
          gotProblem(
            member(`${path}/contract`, field),
            'contradiction',
            `\`${field}\``,
            field === 'breach' ? 'a right with `penaltyEurPerMwh`' : 'no right: the design gives it',
          ),
        );
  };
  list(study.sites).forEach((site, s) => {
    check(record(site), `/sites/${s}`, false);
  });
  list(study.requests).forEach((request, r) => {
    check(record(request), `/requests/${r}`, true);
  });
  return issues;
}

function designIssues(study: Fields, design: Fields, path: string): Issue[] {
  const sectors = new Set(list(study.sites).map(site => record(site).sector));
  const reserved =
    design.name === RESERVED_DESIGN
      ? [problem(`${path}/name`, 'bad-name', design.name, 'another name: this one is reserved')]
      : [];
  const unknown = list(design.offers).flatMap((offer, o) =>
    list(isRecord(offer) ? offer.sectors : []).flatMap((sector, s) =>
      typeof sector !== 'string' || sectors.has(sector)
        ? []
        : [problem(`${path}/offers/${o}/sectors/${s}`, 'unknown-name', sector, 'a sector of a site')],
    ),
  );
  return [...reserved, ...unknown, ...groupIssues(study, design, path)];
}

/** Members are companies of one area, in one group each, and are offered nothing beside it. */
function groupIssues(study: Fields, { groups, offers }: Fields, path: string): Issue[] {
  const companies = [...list(study.sites), ...list(study.requests)].map(record);
  const areaOf = new Map(
    list(study.areas).flatMap((area, a) =>
      list(record(area).nodes).map(node => [record(node).name, a] as const),
    ),
  );
  const offered = list(offers).map(record);
  const seen = new Set<unknown>();
  return list(groups).flatMap((group, g) => {
    const names = list(record(group).members);
    const first = companies.find(({ name }) => names.includes(name));
    return names.flatMap((name, n): Issue[] => {
      if (typeof name !== 'string') return [];
      const place = `${path}/groups/${g}/members/${n}`;
      const company = companies.find(one => one.name === name);
      if (!company) return [problem(place, 'unknown-name', name, 'a site or a request of the study')];
      if (seen.has(name))
        return [problem(place, 'duplicate-name', name, 'a company that is in no group yet')];
      seen.add(name);
      if (areaOf.get(company.node) !== areaOf.get(first!.node))
        return [
          problem(place, 'contradiction', name, 'a company of the same area as the first of the group'),
        ];
      const isOffered = offered.some(
        ({ sites, sectors }) =>
          list(sites).includes(name) ||
          list(sectors).includes(company.sector) ||
          (sites === undefined && sectors === undefined && list(study.sites).includes(company)),
      );
      return isOffered
        ? [problem(place, 'contradiction', name, 'a company without an offer in this design')]
        : [];
    });
  });
}
