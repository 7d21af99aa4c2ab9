import { PLAUSIBLE } from '../import/plausible-figures.ts';
import { both } from '../import/said.ts';
import { type Findings, findingsOf } from '../records/findings.ts';
import { type JsonFile, readJsonText } from '../records/json-text.ts';
import { type JsonRecord, recordOf } from '../records/record.ts';
import { fact, type RecordImport } from '../records/record-import.ts';
import { areaFacts } from './area-facts.ts';
import { doubtSide } from './doubts.ts';
import type { GridArea, GridProject, GridSide } from './grid-area.ts';
import { projectYears } from './project-years.ts';

const { place: NETHERLANDS, gridArea: AREA } = PLAUSIBLE;
const [FIRST_YEAR, LAST_YEAR] = AREA.years.value;
const PHASES = ['cancelled', 'completed', 'inProgress', 'scheduled', 'approved'] as const;

export type AreaListImport = RecordImport<'grid-area-list', readonly GridArea[]>;

/**
 * Reads a list of grid areas as extracts of the capacity map have it: one object an area with `cap_off`, `need_off`,
 * `queue_off`, `n_off`, `year_off`, `tso_year_off` in MW, numbers and years, and the same with `_in` for feed-in.
 * @throws InputError with line, field, value and expectation of everything that is wrong.
 */
export function importAreaList(text: string, file: string): AreaListImport {
  const source = readJsonText(text, file);
  const findings = findingsOf(file);
  const root = recordOf(source, findings, '', source.value);
  const origin = root.text('source');
  root.skip('note');
  const areas = root.list('areas', true).map(record => areaOf(record, findings));
  checkCodes(areas, source, findings);
  for (const key of root.unread()) findings.ignore(key);
  const { doubts, ignored } = findings.finish();
  return {
    format: 'grid-area-list',
    title: { nl: 'Gebieden van de capaciteitskaart', en: 'Areas of the capacity map' },
    records: areas,
    ...(origin && { source: origin }),
    facts: [...(origin ? [fact('bron', 'source', origin)] : []), ...areaFacts(areas)],
    ignored,
    doubts,
  };
}

function areaOf(record: JsonRecord, findings: Findings): GridArea {
  const code = record.text('id', { required: true }) ?? '';
  const area: GridArea = {
    code,
    name: record.text('name') ?? code,
    operator: record.text('op'),
    isCongestionArea: false,
    latitude: degrees(record, 'lat', NETHERLANDS.south.value, NETHERLANDS.north.value, findings),
    longitude: degrees(record, 'lon', NETHERLANDS.west.value, NETHERLANDS.east.value, findings),
    offTake: sideOf(record, 'off', findings),
    feedIn: sideOf(record, 'in', findings),
    projects: record.list('own_projects').map(project => projectOf(project, findings)),
    postcodes: [],
  };
  for (const key of record.unread()) findings.ignore(`areas/${key}`);
  return area;
}

function sideOf(record: JsonRecord, side: 'off' | 'in', findings: Findings): GridSide {
  const amount = (key: string, unit: string, whole = false) =>
    record.number(`${key}_${side}`, { unit, minimum: 0, whole });
  const year = (key: string) =>
    record.number(`${key}_${side}`, { minimum: FIRST_YEAR, maximum: LAST_YEAR, whole: true });
  const read: GridSide = {
    presentMw: amount('cap', 'MW'),
    neededMw: amount('need', 'MW'),
    queueMw: amount('queue', 'MW'),
    queueRequests: amount('n', 'requests', true),
    regionalReliefYear: year('year'),
    tsoReliefYear: year('tso_year'),
    constraint: null,
    tsoArea: null,
  };
  doubtSide(findings, record, read, {
    present: `cap_${side}`,
    needed: `need_${side}`,
    queue: `queue_${side}`,
    requests: `n_${side}`,
    years: [`year_${side}`, `tso_year_${side}`],
  });
  return read;
}

function projectOf(record: JsonRecord, findings: Findings): GridProject {
  const stated = record.text('date') ?? '';
  const years = projectYears(stated);
  if (stated !== '' && years === null)
    findings.doubt(
      record.place('date'),
      'unread-date',
      stated,
      both('2029, 2029 - Q3 of "Tussen 2029 en 2031"', '2029, 2029 - Q3 or "Tussen 2029 en 2031"'),
    );
  const project = {
    name: record.text('name', { required: true }) ?? '',
    phase: record.text('phase', { oneOf: PHASES }),
    firstYear: years?.[0] ?? null,
    lastYear: years?.[1] ?? null,
    stated,
  };
  record.skip('src');
  for (const key of record.unread()) findings.ignore(`own_projects/${key}`);
  return project;
}

function degrees(
  record: JsonRecord,
  key: string,
  low: number,
  high: number,
  findings: Findings,
): number | null {
  const value = record.number(key, { unit: 'degrees', minimum: -180, maximum: 180 });
  if (value !== null && (value < low || value > high))
    findings.doubt(
      record.place(key),
      'outside-the-netherlands',
      String(value),
      both(`${low} tot ${high} graden`, `${low} to ${high} degrees`),
    );
  return value;
}

function checkCodes(areas: readonly GridArea[], source: JsonFile, findings: Findings): void {
  const seen = new Set<string>();
  areas.forEach(({ code, operator }, k) => {
    const key = `${operator}/${code}`;
    const place = `areas/${k}/id`;
    if (seen.has(key))
      findings.problem(
        { line: source.lineOf(place), column: place },
        'duplicate-area',
        code,
        both('elk gebied één keer', 'every area once'),
      );
    seen.add(key);
  });
}
