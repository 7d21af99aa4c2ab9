import { both } from '../import/said.ts';
import { type Findings, findingsOf } from '../records/findings.ts';
import { type Fact, fact, type RecordImport } from '../records/record-import.ts';
import { figureUnit, roleOf } from './asset-kinds.ts';
import { at, kindOf, numberOf, type ProfileContext, profileOf } from './profiles.ts';
import {
  type EsdlAsset,
  type EsdlCarrier,
  type EsdlFigure,
  type EsdlPort,
  type EsdlProfile,
  type EsdlSystem,
  ROLES,
} from './system.ts';
import { converted } from './units.ts';
import { readXml, type XmlElement } from './xml.ts';

export type EsdlImport = RecordImport<'esdl', EsdlSystem>;

/** Attributes that name or describe and are no figures. */
const NAMING = new Set(['xsi:type', 'id', 'name']);
/** A building holds assets and is none itself. */
const CONTAINERS = new Set(['Building', 'BuildingUnit', 'AggregatedBuilding', 'Area']);

/**
 * Reads an ESDL file: carriers, the assets of all areas and buildings with their figures in MW and MWh, ports, and profiles
 * that stand in the file. Everything else is counted under `ignored`: costs, parties, services, geometry beyond a point,
 * attributes that are no figure here.
 * @throws InputError with line, element or attribute, value and expectation of everything that is wrong.
 */
export function importEsdl(text: string, file: string): EsdlImport {
  const root = readXml(text, file);
  const findings = findingsOf(file);
  if (kindOf(root) !== 'EnergySystem')
    findings.problem(
      at(root),
      'not-esdl',
      root.name,
      both('esdl:EnergySystem als buitenste element', 'esdl:EnergySystem as the outermost element'),
    );
  const context: ProfileContext = { findings, units: unitsOf(root) };
  const carriers = elementsNamed(root, 'carrier').map(carrier => carrierOf(carrier, context));
  const assets: EsdlAsset[] = [];
  for (const child of root.children) {
    if (child.name === 'instance') collect(child, context, assets);
    else if (child.name !== 'energySystemInformation') findings.ignore(child.name);
    else for (const part of child.children) if (!KNOWN_INFORMATION.has(part.name)) findings.ignore(part.name);
  }
  checkIds(assets, carriers, root, findings);
  const system: EsdlSystem = {
    id: root.attributes.id ?? '',
    name: root.attributes.name ?? '',
    description: root.attributes.description ?? '',
    carriers,
    assets,
  };
  const { doubts, ignored } = findings.finish();
  return {
    format: 'esdl',
    title: { nl: 'ESDL-energiesysteem', en: 'ESDL energy system' },
    records: system,
    facts: factsOf(system),
    ignored,
    doubts,
  };
}

const KNOWN_INFORMATION = new Set(['carriers', 'quantityAndUnits']);

function unitsOf(root: XmlElement): Map<string, XmlElement> {
  return new Map(elementsNamed(root, 'quantityAndUnit').map(unit => [unit.attributes.id ?? '', unit]));
}

/** Elements of a name within `energySystemInformation`. */
function elementsNamed(root: XmlElement, name: string): XmlElement[] {
  const inside = (element: XmlElement): XmlElement[] =>
    element.children.flatMap(child => (child.name === name ? [child] : inside(child)));
  return root.children.filter(child => child.name === 'energySystemInformation').flatMap(inside);
}

function carrierOf(element: XmlElement, context: ProfileContext): EsdlCarrier {
  const { findings } = context;
  for (const attribute of Object.keys(element.attributes))
    if (!NAMING.has(attribute)) findings.ignore(`carrier/@${attribute}`);
  for (const child of element.children) if (child.name !== 'cost') findings.ignore(`carrier/${child.name}`);
  const given = element.children.find(({ name }) => name === 'cost');
  const cost = given && profileOf(given, context);
  return {
    id: idOf(element, findings),
    name: element.attributes.name ?? '',
    kind: kindOf(element),
    ...(cost && { cost }),
  };
}

function idOf(element: XmlElement, findings: Findings): string {
  const { id } = element.attributes;
  if (!id) findings.problem(at(element, 'id'), 'missing-value', '', both('een id', 'an id'));
  return id ?? '';
}

/** Assets of an area, its areas and its buildings, in the order of the file. */
function collect(container: XmlElement, context: ProfileContext, assets: EsdlAsset[]): void {
  for (const child of container.children) {
    const holds = child.name === 'area' || (child.name === 'asset' && CONTAINERS.has(kindOf(child)));
    if (child.name === 'asset' && !holds) assets.push(assetOf(child, context));
    else if (holds) collect(child, context, assets);
    else context.findings.ignore(`${container.name}/${child.name}`);
  }
}

function assetOf(element: XmlElement, context: ProfileContext): EsdlAsset {
  const { findings } = context;
  const kind = kindOf(element);
  const role = roleOf(kind);
  if (role === 'other') findings.ignore(both(`betekenis van ${kind}`, `meaning of ${kind}`));
  const figures: Record<string, EsdlFigure> = {};
  for (const attribute of Object.keys(element.attributes)) {
    const unit = figureUnit(attribute, role);
    if (unit) {
      const value = converted(numberOf(element, attribute, findings), unit);
      if (value < 0)
        findings.problem(
          at(element, attribute),
          'out-of-range',
          element.attributes[attribute]!,
          both('een getal van minstens 0', 'a number of at least 0'),
        );
      figures[attribute] = { value, unit: unit.unit };
    } else if (!NAMING.has(attribute)) findings.ignore(`${kind}/@${attribute}`);
  }
  const point = element.children.find(
    ({ name, attributes }) => name === 'geometry' && attributes.CRS !== 'Simple',
  );
  const isPoint = point !== undefined && kindOf(point) === 'Point';
  const costs = element.children.find(({ name }) => name === 'costInformation');
  const operationCost = costs && operationCostOf(costs, context);
  for (const child of element.children) {
    const isRead =
      child.name === 'port' || (isPoint && child === point) || (operationCost && child === costs);
    if (!isRead) findings.ignore(`asset/${child.name}`);
  }
  return {
    id: idOf(element, findings),
    name: element.attributes.name ?? '',
    kind,
    role,
    figures,
    ...(operationCost && { operationCost }),
    latitude: isPoint ? degreesOf(point, 'lat', 90, findings) : null,
    longitude: isPoint ? degreesOf(point, 'lon', 180, findings) : null,
    ports: element.children.filter(({ name }) => name === 'port').map(port => portOf(port, context)),
  };
}

/** Of the costs of an asset only what a delivered MWh costs is read; null, and all of them ignored, without that. */
function operationCostOf(costs: XmlElement, context: ProfileContext): EsdlProfile | null {
  const given = costs.children.find(({ name }) => name === 'variableOperationalCosts');
  if (!given) return null;
  for (const child of costs.children)
    if (child !== given) context.findings.ignore(`costInformation/${child.name}`);
  return profileOf(given, context);
}

function degreesOf(point: XmlElement, attribute: string, most: number, findings: Findings): number {
  const value = numberOf(point, attribute, findings);
  if (Math.abs(value) > most)
    findings.problem(
      at(point, attribute),
      'out-of-range',
      String(value),
      both(`graden van ${-most} tot ${most}`, `degrees from ${-most} to ${most}`),
    );
  return value;
}

function portOf(element: XmlElement, context: ProfileContext): EsdlPort {
  const kind = kindOf(element);
  if (kind !== 'InPort' && kind !== 'OutPort')
    context.findings.problem(
      at(element, 'xsi:type'),
      'unknown-port',
      kind,
      both('esdl:InPort of esdl:OutPort', 'esdl:InPort or esdl:OutPort'),
    );
  for (const child of element.children)
    if (child.name !== 'profile') context.findings.ignore(`port/${child.name}`);
  const { carrier, connectedTo = '' } = element.attributes;
  return {
    id: idOf(element, context.findings),
    direction: kind === 'InPort' ? 'in' : 'out',
    carrier: carrier ?? null,
    connectedTo: connectedTo.split(/\s+/).filter(id => id !== ''),
    profiles: element.children
      .filter(({ name }) => name === 'profile')
      .flatMap(profile => profileOf(profile, context) ?? []),
  };
}

/** Identifiers occur once; carriers and ports that are named are there. */
function checkIds(
  assets: readonly EsdlAsset[],
  carriers: readonly EsdlCarrier[],
  root: XmlElement,
  findings: Findings,
): void {
  const lines = new Map<string, XmlElement>();
  const remember = (element: XmlElement): void => {
    const { id } = element.attributes;
    if (id && lines.has(id))
      findings.problem(
        at(element, 'id'),
        'duplicate-id',
        id,
        both(
          `elke id één keer; regel ${lines.get(id)!.line} heeft hem ook`,
          `every id once; line ${lines.get(id)!.line} has it too`,
        ),
      );
    else if (id) lines.set(id, element);
    for (const child of element.children) remember(child);
  };
  remember(root);
  const known = new Set(carriers.map(({ id }) => id));
  const ports = new Set(assets.flatMap(asset => asset.ports.map(({ id }) => id)));
  for (const port of assets.flatMap(asset => asset.ports)) {
    const place = at(lines.get(port.id) ?? root, 'connectedTo');
    if (port.carrier !== null && !known.has(port.carrier))
      findings.problem(
        at(lines.get(port.id) ?? root, 'carrier'),
        'unknown-reference',
        port.carrier,
        both('de id van een drager', 'the id of a carrier'),
      );
    for (const other of port.connectedTo)
      if (!ports.has(other))
        findings.doubt(place, 'unknown-reference', other, both('de id van een poort', 'the id of a port'));
  }
}

function factsOf({ name, carriers, assets }: EsdlSystem): Fact[] {
  const ports = assets.flatMap(asset => asset.ports);
  const profiles = ports.flatMap(port => port.profiles);
  const counts = (role: (typeof ROLES)[number]) => assets.filter(asset => asset.role === role);
  return [
    fact('naam', 'name', name),
    fact('dragers', 'carriers', carriers.length),
    fact('installaties', 'assets', assets.length),
    ...ROLES.filter(role => counts(role).length > 0).map(role =>
      fact(
        ROLE_WORDS[role],
        role,
        `${counts(role).length}: ${[...new Set(counts(role).map(({ kind }) => kind))].join(', ')}`,
      ),
    ),
    fact('poorten', 'ports', ports.length),
    fact('profielen', 'profiles', profiles.length),
    fact(
      'waarden in profielen',
      'values in profiles',
      profiles.reduce((sum, { values }) => sum + values.length, 0),
    ),
  ];
}

const ROLE_WORDS = {
  connection: 'aansluiting',
  consumer: 'verbruiker',
  producer: 'opwekker',
  conversion: 'omzetter',
  storage: 'opslag',
  transport: 'net',
  other: 'overig',
} as const;
