import { type Findings, findingsOf } from '../records/findings.ts';
import { readJsonText } from '../records/json-text.ts';
import { type JsonRecord, recordOf } from '../records/record.ts';
import { fact, type RecordImport } from '../records/record-import.ts';
import { doubtLocation, doubtTonnes } from './emission-doubts.ts';
import { emissionFacts } from './emission-facts.ts';
import { type EmissionSite, type EmissionYear, FIRST_YEAR, LAST_YEAR } from './emission-site.ts';

export type EmissionListImport = RecordImport<'emission-list', readonly EmissionSite[]>;

/**
 * Reads a list of emitters as JSON: `sites` with id, name, town, coordinates, activity code, and tonnes by year in
 * `emissions_t` and `free_alloc`. @throws InputError with line, field, value and expectation of everything that is wrong.
 */
export function importEmissionJson(text: string, file: string): EmissionListImport {
  const source = readJsonText(text, file);
  const findings = findingsOf(file);
  const root = recordOf(source, findings, '', source.value);
  const origin = root.text('source');
  root.skip('note');
  const records = root.list('sites', true);
  const sites = records.map(record => siteOf(record, findings));
  const seen = new Set<string>();
  sites.forEach(({ permit }, k) => {
    if (permit !== '' && seen.has(permit))
      findings.problem(records[k]!.place('id'), 'duplicate-site', permit, 'every installation once');
    seen.add(permit);
  });
  for (const key of root.unread()) findings.ignore(key);
  const { doubts, ignored } = findings.finish();
  return {
    format: 'emission-list',
    title: { nl: 'Emissielijst (NEa/EU-register)', en: 'Emission list (NEa/EU registry)' },
    records: sites,
    facts: [...(origin ? [fact('bron', 'source', origin)] : []), ...emissionFacts(sites)],
    ignored,
    doubts,
  };
}

function siteOf(record: JsonRecord, findings: Findings): EmissionSite {
  const site: EmissionSite = {
    permit: record.text('id', { required: true }) ?? '',
    name: record.text('name'),
    town: record.text('city'),
    postcode: record.text('postcode'),
    latitude: record.number('lat', { unit: 'degrees', minimum: -90, maximum: 90 }),
    longitude: record.number('lon', { unit: 'degrees', minimum: -180, maximum: 180 }),
    nace: record.text('nace'),
    sector: record.text('sector'),
    years: yearsOf(record, 'emissions_t', 'free_alloc', findings),
  };
  doubtLocation(
    findings,
    { value: site.latitude, place: record.place('lat') },
    { value: site.longitude, place: record.place('lon') },
  );
  for (const key of record.unread()) findings.ignore(`sites/${key}`);
  return site;
}

/** Tonnes by year out of two objects with years as keys. */
export function yearsOf(
  record: JsonRecord,
  verifiedKey: string,
  allocationKey: string,
  findings: Findings,
): EmissionYear[] {
  const verified = tonnesOf(record.object(verifiedKey), findings);
  const allocation = tonnesOf(record.object(allocationKey), findings);
  const years = [...new Set([...verified.keys(), ...allocation.keys()])].sort((a, b) => a - b);
  return years.map(year => ({
    year,
    verifiedTon: verified.get(year) ?? null,
    allocationTon: allocation.get(year) ?? null,
  }));
}

function tonnesOf(record: JsonRecord | null, findings: Findings): Map<number, number | null> {
  const tonnes = new Map<number, number | null>();
  for (const key of record?.keys ?? []) {
    const year = /^\d{4}$/.test(key) ? Number(key) : Number.NaN;
    if (!(year >= FIRST_YEAR && year <= LAST_YEAR))
      findings.problem(record!.place(key), 'not-a-year', key, `a year from ${FIRST_YEAR} to ${LAST_YEAR}`);
    else tonnes.set(year, record!.number(key, { unit: 't CO2', minimum: 0 }));
  }
  const entries = [...tonnes].sort(([a], [b]) => a - b);
  doubtTonnes(
    findings,
    entries.map(([year, ton]) => ({ year, ton, place: record!.place(String(year)) })),
  );
  return tonnes;
}
