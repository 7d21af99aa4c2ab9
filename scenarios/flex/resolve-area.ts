import { expandedNode, type GridNode, maximum, type Series } from '../../engine/index.ts';
import { type AtYear, guarded, orDefault } from '../resolve/context.ts';
import { quantity } from '../resolve/quantity.ts';
import { scalar } from '../resolve/scalar.ts';
import type { StudyArea, StudyNode } from '../schema/study.ts';
import type { Company, FutureArea } from './resolved.ts';

/** Those who are there and those who wait, of all areas. */
export type AreaMembers = Pick<FutureArea, 'companies' | 'requests'>;

/** An area in the year of the context, with the companies that hang on its nodes. */
export function resolveArea(
  at: AtYear,
  area: StudyArea,
  path: string,
  members: AreaMembers,
  dayAheadEurPerMwh: Series,
): FutureArea {
  const names = new Set(area.nodes.map(({ name }) => name));
  const here = <T extends Company>(all: readonly T[]) => all.filter(({ node }) => names.has(node));
  return {
    area,
    nodes: area.nodes.map((node, n) => resolveNode(at, node, `${path}/nodes/${n}`)),
    rule: {
      marginShare: orDefault(at, area.marginShare, 'area.marginShare', `${path}/marginShare`),
      toleratedHours: orDefault(at, area.toleratedHours, 'area.toleratedHours', `${path}/toleratedHours`),
      toleratedShare: orDefault(at, area.toleratedShare, 'area.toleratedShare', `${path}/toleratedShare`),
    },
    dayAheadEurPerMwh,
    expansions: plannedExpansions(at, area, path),
    companies: here(members.companies),
    requests: here(members.requests),
  };
}

function resolveNode(at: AtYear, node: StudyNode, path: string): GridNode {
  const { name, kind, parent = null, expansion } = node;
  const read = (field: 'importMw' | 'exportMw' | 'backgroundMw') =>
    quantity(at, node[field], `gridNode.${field}`, `${path}/${field}`);
  const before: GridNode = {
    name,
    kind,
    parent,
    importMw: read('importMw'),
    exportMw: read('exportMw'),
    backgroundMw: read('backgroundMw'),
  };
  if (!expansion || at.year < expansion.year) return before;
  return expandedIn(at, before, expansion, `${path}/expansion`);
}

/** In its own year from its day on, on the calendar of the study; after that from the start. */
function expandedIn(at: AtYear, node: GridNode, expansion: Expansion, path: string): GridNode {
  const { importMw: addImportMw, exportMw: addExportMw } = addedMw(at, expansion, path);
  const day = orDefault(at, expansion.from, 'gridNode.expansion.from', `${path}/from`);
  const calendarYear = at.axis.months[0]!.label.slice(0, YEAR_DIGITS);
  const from = `${calendarYear}-${at.year > expansion.year ? NEW_YEAR : day}`;
  const project = { name: node.name, from, addImportMw, addExportMw };
  const expanded = guarded(
    at,
    issuePath => `${path}/${issuePath.split('/').at(-1)}`,
    () => expandedNode(node, [project], at.axis),
  );
  return expanded ?? node;
}

const YEAR_DIGITS = 4;
const NEW_YEAR = '01-01';

type Expansion = NonNullable<StudyNode['expansion']>;

function addedMw(at: AtYear, { addImportMw, addExportMw }: Expansion, path: string) {
  return {
    importMw: scalar(at, addImportMw, 'gridNode.expansion.addImportMw', `${path}/addImportMw`),
    exportMw: scalar(at, addExportMw, 'gridNode.expansion.addExportMw', `${path}/addExportMw`),
  };
}

function plannedExpansions(at: AtYear, { nodes }: StudyArea, path: string): FutureArea['expansions'] {
  return new Map(
    nodes.flatMap(({ name, expansion }, n) => {
      if (!expansion) return [];
      const place = `${path}/nodes/${n}/expansion`;
      const { year, costEur } = expansion;
      const { importMw, exportMw } = addedMw(at, expansion, place);
      const cost =
        costEur === undefined ? null : scalar(at, costEur, 'gridNode.expansion.costEur', `${place}/costEur`);
      return [[name, { year, addMw: Math.max(importMw, exportMw), costEur: cost }] as const];
    }),
  );
}

/** A series that is the same in every step, or null. */
export function constantOf(series: Series): number | null {
  if (typeof series === 'number') return series;
  const highest = maximum(series);
  return series.every(value => value === highest) ? highest : null;
}
