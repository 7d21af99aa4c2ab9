import { GAS_KG_PER_GJ, heatingValue } from '../tables/fuels.ts';
import { figures, type Sourced } from '../tables/sourced.ts';
import { etsCompanies } from './companies.ts';
import { GRID_FIGURES } from './grid-figures.ts';
import { MODEL_FIGURES } from './model-figures.ts';
import { BALANCE_2023, CLUSTER_FIGURES, MIDDEN_GAS, PROVINCES } from './national-figures.ts';
import type { Company, GridDirection, Population } from './population.ts';
import { SECTORS } from './sectors.ts';
import { apportion, sumOf } from './sizes.ts';

const PJ_PER_MWH = 3.6e-6;
const PJ_PER_MJ = 1e-9;
const PJ_PER_M3 = heatingValue('naturalGas')!.lowerMjPerNm3.value * PJ_PER_MJ;

/** How a total of a population compares with the published one. */
export interface TotalRow {
  readonly measure:
    | 'companies'
    | 'etsCompanies'
    | 'emissions'
    | 'medianEmissions'
    | 'gas'
    | 'gasMidden'
    | 'power'
    | 'ownPower'
    | 'powerCeiling'
    | 'utilisation'
    | 'presentMw'
    | 'neededMw'
    | 'queueMw'
    | 'requests';
  /** `all`, or the id of a sector, province or operator. */
  readonly group: string;
  readonly by: 'all' | 'sector' | 'province' | 'operator' | 'balance';
  readonly published: Sourced<number>;
  readonly found: number;
  /** Found over published, less 1. */
  readonly deviation: number;
  /** Largest deviation to either side that is taken; of a ceiling, only above. */
  readonly allowed: number;
  readonly within: boolean;
}

const { allowed: ALLOWED } = MODEL_FIGURES;

/**
 * Totals of a population against the published figures, by sector, province and operator. What no company of a real list
 * tells has no row.
 */
export function populationTotals(population: Population): readonly TotalRow[] {
  const { companies } = population;
  const ets = companies.filter(company => company.ets);
  return [
    row('companies', 'all', 'all', CLUSTER_FIGURES.companies, companies.length, 0),
    row('etsCompanies', 'all', 'all', CLUSTER_FIGURES.etsCompanies, ets.length, ALLOWED.companies.value),
    ...sectorRows(ets),
    ...utilisationRows(ets),
    ...provinceRows(ets),
    ...balanceRows(companies),
    ...gridRows(population),
  ];
}

function row(
  measure: TotalRow['measure'],
  by: TotalRow['by'],
  group: string,
  published: Sourced<number>,
  found: number,
  allowed: number,
): TotalRow {
  const deviation = found / published.value - 1;
  const miss = measure === 'powerCeiling' ? deviation : Math.abs(deviation);
  return { measure, by, group, published, found, deviation, allowed, within: miss <= allowed + 1e-9 };
}

function sectorRows(ets: readonly Company[]): readonly TotalRow[] {
  const expected = etsCompanies();
  return SECTORS.flatMap((sector, s) => {
    if (sector.etsSites.value === 0) return [];
    const mine = ets.filter(company => company.sector === sector.id);
    const at = (measure: TotalRow['measure'], published: Sourced<number>, found: number, allowed: number) =>
      row(measure, 'sector', sector.id, published, found, allowed);
    const kton = knownOf(mine, 'emissionsTonPerYear').map(ton => ton / 1000);
    const scaled = figures(
      `${sector.etsSites.source}; grown to ${CLUSTER_FIGURES.etsCompanies.value} firms`,
      'C',
    )(expected[s]!, 'companies');
    const rows = [at('etsCompanies', scaled, mine.length, 0)];
    if (kton.length === 0) return rows;
    rows.push(at('emissions', sector.etsKton, sumOf(kton), ALLOWED.total.value));
    if (sector.etsSites.value >= ALLOWED.medianFrom.value)
      rows.push(at('medianEmissions', sector.etsMedianKton, median(kton), ALLOWED.median.value));
    const gasPj = PJ_PER_M3 * sumOf(mine.map(company => company.gasM3PerYear ?? 0));
    if (gasPj === 0) return rows;
    const publishedGas = (sector.etsKton.value * sector.gasShareOfEmissions.value) / GAS_KG_PER_GJ.value;
    const gas = figures(`${sector.etsKton.source}; burnt part over ${GAS_KG_PER_GJ.value} kg/GJ`, 'C')(
      publishedGas,
      'PJ/year',
    );
    rows.push(at('gas', gas, gasPj, ALLOWED.ratio.value));
    const midden = MIDDEN_GAS[sector.id];
    if (midden) {
      const value = midden.value * sector.etsKton.value;
      rows.push(at('gasMidden', { ...midden, value, unit: 'PJ/year' }, gasPj, ALLOWED.midden.value));
    }
    const energies = [
      ['power', sector.powerOverGas, 'powerMwhPerYear'],
      ['ownPower', sector.ownPowerOverGas, 'ownPowerMwhPerYear'],
    ] as const;
    for (const [measure, ratio, field] of energies) {
      const found = knownOf(mine, field);
      if (ratio.value === 0 || found.length === 0) continue;
      const published = { ...ratio, value: ratio.value * publishedGas, unit: 'PJ/year' };
      rows.push(at(measure, published, PJ_PER_MWH * sumOf(found), ALLOWED.ratio.value));
    }
    return rows;
  });
}

type Amount = 'emissionsTonPerYear' | 'powerMwhPerYear' | 'ownPowerMwhPerYear' | 'utilisation';

/** An amount of those companies of which it is known. */
function knownOf(companies: readonly Company[], field: Amount): readonly number[] {
  return companies.flatMap(company => company[field] ?? []);
}

/** Utilisation as published by MIDDEN, where it is. */
function utilisationRows(ets: readonly Company[]): readonly TotalRow[] {
  return SECTORS.filter(
    ({ utilisation, etsSites }) => utilisation.mark === 'S' && etsSites.value > 0,
  ).flatMap(({ id, utilisation }) => {
    const found = knownOf(
      ets.filter(one => one.sector === id),
      'utilisation',
    );
    if (found.length === 0) return [];
    return row('utilisation', 'sector', id, utilisation, median(found), ALLOWED.utilisation.value);
  });
}

function provinceRows(ets: readonly Company[]): readonly TotalRow[] {
  const counts = apportion(
    PROVINCES.map(({ etsSites }) => etsSites.value),
    CLUSTER_FIGURES.etsCompanies.value,
  );
  return PROVINCES.flatMap(({ id, etsSites, etsKton }, p) => {
    const mine = ets.filter(({ province }) => province === id);
    const kton = sumOf(mine.map(({ emissionsTonPerYear = 0 }) => emissionsTonPerYear / 1000));
    const scaled = figures(`${etsSites.source}; grown to ${CLUSTER_FIGURES.etsCompanies.value} firms`, 'C')(
      counts[p]!,
      'companies',
    );
    return [
      row(
        'etsCompanies',
        'province',
        id,
        scaled,
        mine.length,
        Math.max(ALLOWED.provinceCompanies.value, ALLOWED.fewCompanies.value / counts[p]!),
      ),
      row('emissions', 'province', id, etsKton, kton, ALLOWED.province.value),
    ];
  });
}

/** Cluster 6 is a part of Dutch industry, so no sector of it may use more power than all of that sector. */
function balanceRows(companies: readonly Company[]): readonly TotalRow[] {
  return BALANCE_2023.map(({ id, sectors, powerPj }) => {
    const mine = companies.filter(({ sector }) => sectors.includes(sector));
    const found = PJ_PER_MWH * sumOf(mine.map(({ powerMwhPerYear = 0 }) => powerMwhPerYear));
    return row('powerCeiling', 'balance', id, powerPj, found, 0);
  });
}

function gridRows({ gridAreas }: Population): readonly TotalRow[] {
  return GRID_FIGURES.flatMap(shape =>
    (['offtake', 'feedIn'] as const).flatMap(direction => {
      const mine = gridAreas
        .filter(({ operator }) => operator === shape.operator)
        .map(area => area[direction]);
      const sum = (of: (one: GridDirection) => number | undefined) => sumOf(mine.map(one => of(one) ?? 0));
      const group = `${shape.operator} ${direction}`;
      const at = (measure: TotalRow['measure'], published: Sourced<number>, found: number) =>
        row(measure, 'operator', group, published, found, ALLOWED.grid.value);
      const { presentMw, neededMw, queueMw, requests } = shape[direction];
      return [
        at(
          'presentMw',
          presentMw,
          sum(one => one.presentMw),
        ),
        at(
          'neededMw',
          neededMw,
          sum(one => one.neededMw),
        ),
        at(
          'queueMw',
          queueMw,
          sum(one => one.queueMw),
        ),
        at(
          'requests',
          requests,
          sum(one => one.requestsInQueue),
        ),
      ];
    }),
  );
}

function median(values: readonly number[]): number {
  const rising = [...values].sort((a, b) => a - b);
  const middle = rising.length / 2;
  return rising.length % 2 === 1 ? rising[Math.floor(middle)]! : (rising[middle - 1]! + rising[middle]!) / 2;
}
