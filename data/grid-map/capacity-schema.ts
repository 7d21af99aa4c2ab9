import { PLAUSIBLE } from '../import/plausible-figures.ts';
import { both, sameInBoth } from '../import/said.ts';
import { type Findings, findingsOf } from '../records/findings.ts';
import { readJsonText } from '../records/json-text.ts';
import { type JsonRecord, recordOf } from '../records/record.ts';
import { type Fact, fact, type RecordImport } from '../records/record-import.ts';
import { areaFacts } from './area-facts.ts';
import { doubtSide } from './doubts.ts';
import { CONSTRAINTS, type Constraint, type GridArea, type GridProject, type GridSide } from './grid-area.ts';

const VERSION = /\/capaciteitskaart\/v1\.3\.\d+$/;
const STATUS = ['cancelled', 'completed', 'inProgress', 'scheduled'] as const;
const UPDATES = ['KI', 'ATC', 'BTC', 'WR', 'NU', 'JC'] as const;
const [FIRST_YEAR, LAST_YEAR] = PLAUSIBLE.gridArea.years.value;
const YEARS = { minimum: FIRST_YEAR, maximum: LAST_YEAR, whole: true } as const;
const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
/** Texts about the file itself that no calculation uses. */
const ABOUT = [
  'contributor',
  'coverage',
  'description',
  'format',
  'language',
  'publisher',
  'rights',
  'title',
] as const;

export type CapacityMapImport = RecordImport<'capacity-map', readonly GridArea[]>;

/**
 * Reads a data set in the official model of the capacity map (im-capaciteitskaart 1.3, Netbeheer Nederland): areas with MW,
 * queue, year of relief, works and postcodes. In a file of the transmission operator (it has congestion areas) the years of
 * relief are its own, in other files those of the regional operator.
 * @throws InputError with line, field, value and expectation of everything the model does not allow.
 */
export function importCapacityMap(text: string, file: string): CapacityMapImport {
  const source = readJsonText(text, file);
  const findings = findingsOf(file);
  const root = recordOf(source, findings, '', source.value);
  const head = headOf(root, findings);
  const records = root.list('energy_areas', true);
  const isTso = records.some(area => area.has('demand_energy_area_short_code') || isCongestion(area));
  const areas = records.map(record => areaOf(record, isTso, findings));
  checkCodes(records, areas, findings);
  for (const key of root.unread()) findings.ignore(key);
  const { doubts, ignored } = findings.finish();
  return {
    format: 'capacity-map',
    title: { nl: 'Capaciteitskaart, officieel model 1.3', en: 'Capacity map, official model 1.3' },
    records: areas,
    facts: [
      ...head,
      isTso
        ? fact('jaren van verlichting zijn van', 'years of relief are those of', 'TSO')
        : fact('jaren van verlichting zijn van', 'years of relief are those of', 'DSO'),
      ...areaFacts(areas),
      fact(
        'postcodegebieden',
        'postcode areas',
        areas.reduce((sum, area) => sum + area.postcodes.length, 0),
      ),
    ],
    ignored,
    doubts,
  };
}

function isCongestion(area: JsonRecord): boolean {
  return area.text('type') === 'congestion_area';
}

function headOf(root: JsonRecord, findings: Findings): Fact[] {
  const model = root.text('conforms_to', { required: true });
  if (model !== null && !VERSION.test(model))
    findings.doubt(
      root.place('conforms_to'),
      'other-version',
      model,
      sameInBoth('.../capaciteitskaart/v1.3.x'),
    );
  const creator = root.text('creator', { required: true });
  const identifier = root.text('identifier', { required: true });
  const issued = date(root, 'issued', findings, true);
  date(root, 'date', findings);
  for (const update of root.list('updated')) {
    date(update, 'date', findings, true);
    update.text('type', { required: true, oneOf: UPDATES });
    refuseUnknown(update, findings);
  }
  for (const key of ABOUT) root.text(key);
  const valid = root.object('valid');
  const [from, until] = valid ? intervalOf(valid, findings) : [null, null];
  return [
    fact('kenmerk', 'identifier', identifier ?? ''),
    fact('uitgever', 'creator', creator ?? ''),
    fact('uitgegeven', 'issued', issued ?? ''),
    ...(from || until ? [fact('geldig', 'valid', `${from ?? '?'} - ${until ?? '?'}`)] : []),
  ];
}

/** Start and end as dates; an end that is not after the start is told and both are kept as they stand. */
function intervalOf(record: JsonRecord, findings: Findings): [string | null, string | null] {
  const start = date(record, 'start', findings);
  const end = date(record, 'end', findings);
  record.number('quarter', { minimum: 1, maximum: 4, whole: true });
  record.number('year', YEARS);
  refuseUnknown(record, findings);
  if (start !== null && end !== null && start >= end)
    findings.doubt(
      record.place('start'),
      'start-after-end',
      start,
      both(`een datum voor het einde ${end}`, `a date before the end ${end}`),
    );
  return [start, end];
}

function areaOf(record: JsonRecord, isTso: boolean, findings: Findings): GridArea {
  const code = record.text('short_code', { required: true }) ?? '';
  record.text('type', { oneOf: ['energy_area', 'congestion_area'] });
  const area: GridArea = {
    code,
    name: record.text('description') ?? code,
    operator: null,
    isCongestionArea: isCongestion(record),
    latitude: null,
    longitude: null,
    offTake: sideOf(record, 'demand', isTso, findings),
    feedIn: sideOf(record, 'generation', isTso, findings),
    projects: record.list('works', true).map(work => projectOf(work, findings)),
    postcodes: record.list('postcode_areas').map(postcode => postcodeOf(postcode, findings)),
  };
  ignoreNames(record, findings);
  refuseUnknown(record, findings);
  return area;
}

function sideOf(
  record: JsonRecord,
  side: 'demand' | 'generation',
  isTso: boolean,
  findings: Findings,
): GridSide {
  const mw = (key: string) => record.number(`${side}_${key}`, { unit: 'MW', minimum: 0 });
  if (mw('forecast_capacity') !== null) findings.ignore(`energy_areas/${side}_forecast_capacity`);
  const year = record.number(`${side}_alleviation_year`, YEARS);
  const read: GridSide = {
    presentMw: mw('available_capacity'),
    neededMw: mw('quoted_capacity'),
    queueMw: mw('capacity_in_queue'),
    queueRequests: record.number(`${side}_requests_in_queue`, { minimum: 0, whole: true }),
    regionalReliefYear: isTso ? null : year,
    tsoReliefYear: isTso ? year : null,
    constraint: constraint(record, `${side}_constraint`, false),
    tsoArea: record.text(`${side}_energy_area_short_code`),
  };
  const yearKey = `${side}_alleviation_year`;
  doubtSide(findings, record, read, {
    present: `${side}_available_capacity`,
    needed: `${side}_quoted_capacity`,
    queue: `${side}_capacity_in_queue`,
    requests: `${side}_requests_in_queue`,
    years: [yearKey, yearKey],
  });
  return read;
}

function constraint(record: JsonRecord, key: string, required: boolean): Constraint | null {
  return record.text(key, { oneOf: CONSTRAINTS, required }) as Constraint | null;
}

function postcodeOf(record: JsonRecord, findings: Findings) {
  const postcode = record.text('postcode', { required: true }) ?? '';
  if (postcode !== '' && !/^[1-9]\d{3}[A-Z]{2}$/.test(postcode))
    findings.problem(
      record.place('postcode'),
      'not-a-postcode',
      postcode,
      both('vier cijfers en twee hoofdletters, 1234AB', 'four digits and two capitals, 1234AB'),
    );
  const read = {
    postcode,
    offTake: constraint(record, 'demand_constraint', true) ?? 'red',
    feedIn: constraint(record, 'generation_constraint', true) ?? 'red',
    substation: record.text('substation_short_code'),
  };
  ignoreNames(record, findings);
  refuseUnknown(record, findings);
  return read;
}

/** The years in which a work is scheduled to end, over all its schedules. */
function projectOf(record: JsonRecord, findings: Findings): GridProject {
  const ends = record.list('time_schedules', true).map(schedule => scheduleOf(schedule, findings));
  const years = ends.flatMap(({ year }) => year ?? []);
  const project = {
    name: record.text('project_name', { required: true }) ?? '',
    phase: record.text('status_kind', { oneOf: STATUS }),
    firstYear: years.length > 0 ? Math.min(...years) : null,
    lastYear: years.length > 0 ? Math.max(...years) : null,
    stated: ends.map(({ stated }) => stated).join(', '),
  };
  record.text('description');
  ignoreNames(record, findings);
  refuseUnknown(record, findings);
  return project;
}

function scheduleOf(record: JsonRecord, findings: Findings): { year: number | null; stated: string } {
  const interval = record.object('schedule_interval');
  if (!interval)
    findings.problem(
      record.place('schedule_interval'),
      'missing-value',
      '',
      both('een object met end, of year en quarter', 'an object with end, or year and quarter'),
    );
  ignoreNames(record, findings);
  refuseUnknown(record, findings);
  if (!interval) return { year: null, stated: '' };
  const [, end] = intervalOf(interval, findings);
  const year = interval.number('year', YEARS);
  const quarter = interval.number('quarter');
  if (end !== null) return { year: Number(end.slice(0, 4)), stated: end };
  return { year, stated: year === null ? '' : quarter === null ? String(year) : `${year} - Q${quarter}` };
}

function date(record: JsonRecord, key: string, findings: Findings, required = false): string | null {
  const stated = record.text(key, { required });
  if (stated === null || isDate(stated)) return stated;
  findings.problem(
    record.place(key),
    'not-a-date',
    stated,
    both('een datum als 2026-12-31', 'a date as 2026-12-31'),
  );
  return null;
}

function isDate(stated: string): boolean {
  if (!DATE.test(stated)) return false;
  const ms = Date.parse(`${stated}T00:00Z`);
  return Number.isFinite(ms) && new Date(ms).toISOString().startsWith(stated);
}

/** Names, identifiers and types of works that the model allows and nothing here uses. */
function ignoreNames(record: JsonRecord, findings: Findings): void {
  const unused = record
    .unread()
    .filter(key => ['m_rid', 'names', 'description', 'status_kind', 'type'].includes(key));
  record.skip(...unused);
  for (const key of unused) findings.ignore(`${kindOf(record)}/${key}`);
}

/** `energy_areas/0/works/1` is one of `energy_areas/works`. */
function kindOf(record: JsonRecord): string {
  return record.path.replaceAll(/\/\d+/g, '');
}

/** Inside the root the model closes every object. */
function refuseUnknown(record: JsonRecord, findings: Findings): void {
  for (const key of record.unread())
    findings.problem(
      record.place(key),
      'unknown-field',
      key,
      both('een veld van het model 1.3 van de capaciteitskaart', 'a field of the capacity-map model 1.3'),
    );
}

function checkCodes(records: readonly JsonRecord[], areas: readonly GridArea[], findings: Findings): void {
  const codes = new Set<string>();
  areas.forEach(({ code }, k) => {
    if (code !== '' && codes.has(code))
      findings.problem(
        records[k]!.place('short_code'),
        'duplicate-area',
        code,
        both('elk gebied één keer', 'every area once'),
      );
    codes.add(code);
  });
  const congestion = new Set(areas.filter(area => area.isCongestionArea).map(area => area.code));
  areas.forEach(({ offTake, feedIn }, k) => {
    for (const [key, { tsoArea }] of [
      ['demand_energy_area_short_code', offTake],
      ['generation_energy_area_short_code', feedIn],
    ] as const)
      if (tsoArea !== null && !congestion.has(tsoArea))
        findings.doubt(
          records[k]!.place(key),
          'unknown-area',
          tsoArea,
          both(
            'de code van een congestiegebied in dit bestand',
            'the code of a congestion area in this file',
          ),
        );
  });
}
