import { both } from '../import/said.ts';
import type { Findings } from '../records/findings.ts';
import type { JsonRecord } from '../records/record.ts';
import type { RecordImport } from '../records/record-import.ts';
import { doubtLocation, doubtTonnes } from './emission-doubts.ts';
import { emissionFacts } from './emission-facts.ts';
import { type EmissionSite, type EmissionYear, FIRST_YEAR, LAST_YEAR } from './emission-site.ts';
import { importSiteList } from './site-list.ts';

export type EmissionListImport = RecordImport<'emission-list', readonly EmissionSite[]>;

/**
 * Reads a list of emitters as JSON: `sites` with id, name, town, coordinates, activity code, and tonnes by year in
 * `emissions_t` and `free_alloc`. @throws InputError with line, field, value and expectation of everything that is wrong.
 */
export function importEmissionJson(text: string, file: string): EmissionListImport {
  return importSiteList(EMISSION_LIST, text, file);
}

const EMISSION_LIST = {
  format: 'emission-list',
  title: { nl: 'Emissielijst (NEa/EU-register)', en: 'Emission list (NEa/EU registry)' },
  key: 'id',
  expected: both('elke installatie één keer', 'every installation once'),
  keyOf: ({ permit }: EmissionSite) => permit,
  read: siteOf,
  factsOf: emissionFacts,
} as const;

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
      findings.problem(
        record!.place(key),
        'not-a-year',
        key,
        both(
          `een jaar van ${FIRST_YEAR} tot en met ${LAST_YEAR}`,
          `a year from ${FIRST_YEAR} to ${LAST_YEAR}`,
        ),
      );
    else tonnes.set(year, record!.number(key, { unit: 't CO2', minimum: 0 }));
  }
  const entries = [...tonnes].sort(([a], [b]) => a - b);
  doubtTonnes(
    findings,
    entries.map(([year, ton]) => ({ year, ton, place: record!.place(String(year)) })),
  );
  return tonnes;
}
