import { PLAUSIBLE } from '../import/plausible-figures.ts';
import { both } from '../import/said.ts';
import type { Findings } from '../records/findings.ts';
import type { JsonRecord } from '../records/record.ts';
import { fact, type RecordImport, total } from '../records/record-import.ts';
import { EMISSION_FACTORS } from '../tables/fuels.ts';
import { doubtLocation } from './emission-doubts.ts';
import { yearsOf } from './emission-json.ts';
import type { Plant, PlantEnergy, PlantSection } from './midden-plant.ts';
import { importSiteList } from './site-list.ts';

export type PlantListImport = RecordImport<'midden-plants', readonly Plant[]>;

/** Gas of the base year and registered emissions within this factor agree; beyond it one of them is of another plant. */
const AGREEMENT = PLAUSIBLE.site.agreement.value;
const TJ_PER_MWH = 0.0036;
const MISSING = { zeroIsMissing: true } as const;

/**
 * Reads plants of the MIDDEN data base as JSON: sections with capacity and utilisation, energy of the base year by carrier,
 * emissions and free allocation by year. The list writes 0 for a missing text and for the emissions of a plant without a
 * permit; both become null. Energy that does not fit the registered emissions is a doubt.
 * @throws InputError with line, field, value and expectation of everything that is wrong.
 */
export function importMiddenPlants(text: string, file: string): PlantListImport {
  return importSiteList(PLANT_LIST, text, file);
}

const PLANT_LIST = {
  format: 'midden-plants',
  title: { nl: 'Fabrieken uit MIDDEN (PBL en TNO)', en: 'MIDDEN plants (PBL and TNO)' },
  key: 'plant_id',
  expected: both('elke fabriek één keer', 'every plant once'),
  keyOf: ({ id }: Plant) => id,
  read: plantOf,
  factsOf: plantFacts,
} as const;

function plantFacts(plants: readonly Plant[]) {
  const taken = (carrier: string) =>
    Math.round(total(plants, plant => plant.energy.find(one => one.carrier === carrier)?.inTj) * 10) / 10;
  const sectors = new Set(plants.flatMap(({ sector }) => sector ?? []));
  return [
    fact('fabrieken', 'plants', plants.length),
    fact('met coördinaten', 'with coordinates', plants.filter(plant => plant.latitude !== null).length),
    fact('sectoren', 'sectors', sectors.size),
    fact(
      'onderdelen',
      'sections',
      total(plants, plant => plant.sections.length),
    ),
    fact(
      'uitstoot 2020 (NEa)',
      'emissions 2020 (NEa)',
      total(plants, plant => plant.emissions2020Ton),
      't CO2',
    ),
    fact('gas in het basisjaar', 'gas in the base year', taken('gas'), 'TJ'),
    fact('stroom in het basisjaar', 'electricity in the base year', taken('electricity'), 'TJ'),
    fact(
      'met uitstoot per jaar',
      'with emissions by year',
      plants.filter(plant => plant.years.length > 0).length,
    ),
  ];
}

function plantOf(record: JsonRecord, findings: Findings): Plant {
  const emissions = record.number('co2_2020_t', { unit: 't CO2', minimum: 0 });
  const plant: Plant = {
    id: record.text('plant_id', { required: true }) ?? '',
    permit: record.text('nea_id', MISSING),
    name: record.text('name', { required: true }) ?? '',
    town: record.text('town', MISSING),
    postcode: record.text('postcode', MISSING),
    latitude: record.number('lat', { ...MISSING, unit: 'degrees', minimum: -90, maximum: 90 }),
    longitude: record.number('lon', { ...MISSING, unit: 'degrees', minimum: -180, maximum: 180 }),
    province: record.text('province', MISSING),
    cluster: record.text('cluster'),
    sector: record.text('sector'),
    activity: record.text('nace_name'),
    naceNumber: naceOf(record, findings),
    emissions2020Ton: emissions === 0 ? null : emissions,
    energy: energyOf(record.object('base_energy_TJ'), findings),
    sections: record.list('base').map(sectionOf),
    alternatives: record.object('alternatives')?.keys ?? [],
    years: yearsOf(record, 'emissions_t_by_year', 'free_alloc_by_year', findings),
  };
  doubtLocation(
    findings,
    { value: plant.latitude, place: record.place('lat') },
    { value: plant.longitude, place: record.place('lon') },
  );
  doubtRegister(plant, record, findings);
  doubtGas(plant, record, findings);
  for (const key of record.unread()) findings.ignore(`sites/${key}`);
  return plant;
}

/** Two digits, a point and at most two more; 1031 is told, and stays as it stands. */
function naceOf(record: JsonRecord, findings: Findings): number | null {
  const nace = record.number('nace', { ...MISSING, minimum: 1, maximum: 9999 });
  if ((nace ?? 0) >= 100)
    findings.doubt(
      record.place('nace'),
      'not-a-nace-code',
      String(nace),
      both('een code onder 100, zoals 10.31', 'a code below 100, as 10.31'),
    );
  return nace;
}

function sectionOf(record: JsonRecord): PlantSection {
  return {
    section: record.text('section', { required: true }) ?? '',
    technique: record.text('tech', { required: true }) ?? '',
    techniqueId: record.text('tc', { required: true }) ?? '',
    capacity: record.number('cap', { minimum: 0, required: true }) ?? 0,
    capacityUnit: record.text('unit', { required: true }) ?? '',
    utilisation: record.number('util', { unit: 'share', minimum: 0, maximum: 1, required: true }) ?? 0,
  };
}

/** `in_gas`, `out_steam`: what the base sections take and what utilities deliver. */
function energyOf(record: JsonRecord | null, findings: Findings): PlantEnergy[] {
  const carriers = new Map<string, { inTj: number; outTj: number }>();
  for (const key of record?.keys ?? []) {
    const [, way, carrier] = /^(in|out)_([a-z_]+)$/.exec(key) ?? [];
    const tj = record!.number(key, { unit: 'TJ', minimum: 0 }) ?? 0;
    if (carrier === undefined) {
      findings.problem(
        record!.place(key),
        'unknown-field',
        key,
        both('in_ of out_ en een drager, zoals in_gas', 'in_ or out_ and a carrier, as in_gas'),
      );
      continue;
    }
    const flows = carriers.get(carrier) ?? { inTj: 0, outTj: 0 };
    carriers.set(carrier, way === 'in' ? { ...flows, inTj: tj } : { ...flows, outTj: tj });
  }
  return [...carriers].map(([carrier, flows]) => ({ carrier, ...flows }));
}

/** Emissions of 2020 by the plant's permit and by the register entry that was joined to it should be the same tonnes. */
function doubtRegister({ emissions2020Ton, years }: Plant, record: JsonRecord, findings: Findings): void {
  const joined = years.find(({ year }) => year === 2020)?.verifiedTon ?? null;
  if (joined !== null && joined > 0 && Math.abs(joined - (emissions2020Ton ?? 0)) > 1)
    findings.doubt(
      record.place('emissions_t_by_year'),
      'other-installation',
      `${joined} t in 2020`,
      both(
        `de ${emissions2020Ton ?? 0} t van co2_2020_t: de registratie kan van een buurman zijn`,
        `the ${emissions2020Ton ?? 0} t of co2_2020_t: the register entry may be of a neighbour`,
      ),
    );
}

/** Gas of the base year times its emission factor against the registered tonnes. */
function doubtGas({ energy, emissions2020Ton, sector }: Plant, record: JsonRecord, findings: Findings): void {
  const gasTj = energy.find(({ carrier }) => carrier === 'gas')?.inTj ?? 0;
  if (gasTj === 0 || emissions2020Ton === null || sector === null) return;
  const burnt = (gasTj / TJ_PER_MWH) * EMISSION_FACTORS.naturalGas!.value;
  const ratio = burnt / emissions2020Ton;
  if (ratio > AGREEMENT || ratio < 1 / AGREEMENT)
    findings.doubt(
      record.place('base_energy_TJ'),
      'gas-and-emissions-differ',
      both(
        `${gasTj} TJ gas, ofwel ${Math.round(burnt)} t CO2`,
        `${gasTj} TJ gas, which is ${Math.round(burnt)} t CO2`,
      ),
      both(
        `binnen een factor ${AGREEMENT} van de geregistreerde ${emissions2020Ton} t`,
        `within a factor ${AGREEMENT} of the registered ${emissions2020Ton} t`,
      ),
    );
}
