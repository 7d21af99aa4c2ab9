import { PLAUSIBLE } from '../import/plausible-figures.ts';
import { both } from '../import/said.ts';
import { type Findings, findingsOf } from '../records/findings.ts';
import { readJsonText } from '../records/json-text.ts';
import { type JsonRecord, recordOf } from '../records/record.ts';
import { fact, type RecordImport, total } from '../records/record-import.ts';
import { doubtLocation } from './emission-doubts.ts';

/** Power of a plant while it runs, MW, as derived from its base year. */
export interface SitePower {
  readonly id: string;
  readonly name: string;
  readonly town: string | null;
  readonly province: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly sector: string | null;
  readonly emissions2020Ton: number | null;
  readonly hoursPerYear: number;
  readonly electricityMw: number;
  readonly gasMw: number;
  readonly steamMw: number;
  /** Gas burnt in kilns, furnaces, fryers and dryers rather than in boilers. */
  readonly directGasMw: number;
}

export type SitePowerImport = RecordImport<'site-power', readonly SitePower[]>;

/** A power and a yearly energy that differ by more than this do not belong together. */
const ROUNDING_MW = PLAUSIBLE.site.powerRounding.value;
const ROUNDING = PLAUSIBLE.site.powerDeviation.value;
const DERIVED = ['steam_MW_if_eboiler', 'steam_MW_if_heatpump_COP3_5', 'own_el_TJ'] as const;
const MISSING = { zeroIsMissing: true } as const;

/**
 * Reads power estimates by site: MW while running, TJ a year and hours. A power that is not its energy over its hours is a
 * doubt. @throws InputError with line, field, value and expectation of everything that is wrong.
 */
export function importSitePower(text: string, file: string): SitePowerImport {
  const source = readJsonText(text, file);
  const findings = findingsOf(file);
  const root = recordOf(source, findings, '', source.value);
  const origin = root.text('source');
  const rows = root.list('rows', true);
  const sites = rows.map(row => siteOf(row, findings));
  const seen = new Set<string>();
  sites.forEach(({ id }, k) => {
    if (id !== '' && seen.has(id))
      findings.problem(
        rows[k]!.place('plant_id'),
        'duplicate-site',
        id,
        both('elke fabriek één keer', 'every plant once'),
      );
    seen.add(id);
  });
  for (const key of root.unread()) findings.ignore(key);
  const { doubts, ignored } = findings.finish();
  const mw = (of: (site: SitePower) => number) => Math.round(total(sites, of) * 10) / 10;
  return {
    format: 'site-power',
    title: { nl: 'Vermogens per fabriek', en: 'Power by plant' },
    records: sites,
    ...(origin && { source: origin }),
    facts: [
      ...(origin ? [fact('bron', 'source', origin)] : []),
      fact('fabrieken', 'plants', sites.length),
      fact('met coördinaten', 'with coordinates', sites.filter(site => site.latitude !== null).length),
      fact(
        'elektriciteit tijdens bedrijf',
        'electricity while running',
        mw(site => site.electricityMw),
        'MW',
      ),
      fact(
        'gas tijdens bedrijf',
        'gas while running',
        mw(site => site.gasMw),
        'MW',
      ),
      fact(
        'stoom tijdens bedrijf',
        'steam while running',
        mw(site => site.steamMw),
        'MW',
      ),
    ],
    ignored,
    doubts,
  };
}

function siteOf(row: JsonRecord, findings: Findings): SitePower {
  const mw = (key: string) => row.number(key, { unit: 'MW', minimum: 0, required: true }) ?? 0;
  const emissions = row.number('co2_2020_t', { unit: 't CO2', minimum: 0 });
  const site: SitePower = {
    id: row.text('plant_id', { required: true }) ?? '',
    name: row.text('name', { required: true }) ?? '',
    town: row.text('town', MISSING),
    province: row.text('province', MISSING),
    latitude: row.number('lat', { ...MISSING, unit: 'degrees', minimum: -90, maximum: 90 }),
    longitude: row.number('lon', { ...MISSING, unit: 'degrees', minimum: -180, maximum: 180 }),
    sector: row.text('sector'),
    emissions2020Ton: emissions === 0 ? null : emissions,
    hoursPerYear: row.number('hours', { unit: 'hours', minimum: 0, maximum: 8784, required: true }) ?? 0,
    electricityMw: mw('el_MW_running'),
    gasMw: mw('gas_MW_running'),
    steamMw: mw('steam_MW_running'),
    directGasMw: mw('direct_gas_MW'),
  };
  doubtLocation(
    findings,
    { value: site.latitude, place: row.place('lat') },
    { value: site.longitude, place: row.place('lon') },
  );
  row.number('utilisation', { unit: 'share', minimum: 0, maximum: 1 });
  doubtPower(row, 'gas_TJ', 'gas_MW_running', site.gasMw, site.hoursPerYear, findings);
  doubtPower(row, 'el_TJ', 'el_MW_running', site.electricityMw, site.hoursPerYear, findings);
  doubtPower(row, 'steam_boiler_TJ', 'steam_MW_running', site.steamMw, site.hoursPerYear, findings);
  for (const key of DERIVED) row.number(key, { minimum: 0 });
  for (const key of [...DERIVED.filter(one => row.has(one)), ...row.unread()]) findings.ignore(`rows/${key}`);
  return site;
}

function doubtPower(
  row: JsonRecord,
  energyKey: string,
  powerKey: string,
  powerMw: number,
  hours: number,
  findings: Findings,
): void {
  const energyTj = row.number(energyKey, { unit: 'TJ', minimum: 0 });
  if (energyTj === null || hours === 0) return;
  const meantMw = energyTj / 0.0036 / hours;
  if (Math.abs(meantMw - powerMw) > ROUNDING_MW + ROUNDING * meantMw)
    findings.doubt(
      row.place(powerKey),
      'power-and-energy-differ',
      `${powerMw} MW`,
      both(
        `${energyTj} TJ over ${hours} uur, ${meantMw.toFixed(1)} MW`,
        `${energyTj} TJ over ${hours} hours, ${meantMw.toFixed(1)} MW`,
      ),
    );
}
