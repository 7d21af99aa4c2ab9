import {
  dictionaryEntry,
  gridTariff,
  gridTariffs,
  type GridTariff as TableTariff,
  transportRight,
  transportRights,
} from '../../data/index.ts';
import type { PeakCharge } from '../../engine/index.ts';
import type { GridTariff, StudyContract } from '../schema/study.ts';
import { monthsOf } from './axis.ts';
import { type AtYear, fill, orDefault, report } from './context.ts';
import { quantity } from './quantity.ts';
import type { ResolvedContract } from './resolved-study.ts';
import { scalar } from './scalar.ts';

/** Where a field of the contract stands in the study: a package may change some of the site's. */
export type PathOf = (field: string) => string;

const KW_PER_MW = 1000;

/** Limits and charges of a contract over the axis, in the year of the context. */
export function resolveContract(at: AtYear, contract: StudyContract, pathOf: PathOf): ResolvedContract {
  const share = rightShares(at, contract, pathOf('right'));
  const tariff = tariffOf(at, contract, pathOf('tariff'));
  return {
    importMw: quantity(at, contract.importMw, 'contract.importMw', pathOf('importMw')),
    exportMw: quantity(at, contract.exportMw, 'contract.exportMw', pathOf('exportMw')),
    breach: breachOf(at, contract, pathOf('breach')),
    contractedMw: contractedOf(at, contract, pathOf('contractedMw')),
    contractEurPerMw: tariff.contractEurPerKwMonth * KW_PER_MW * monthsOf(at.axis) * share.contract,
    energyEurPerMwh: tariff.energyEurPerMwh,
    fixedEur: tariff.fixedEurPerYear * at.yearShare,
    peaks: peaksOf(at, contract, tariff.peakEurPerKwMonth * share.peak, pathOf),
    maximumImportMwh: importBudget(at, contract, pathOf('maximumImportMwh')),
  };
}

function importBudget(at: AtYear, { maximumImportMwh }: StudyContract, path: string): number | null {
  if (maximumImportMwh === undefined) return null;
  return scalar(at, maximumImportMwh, 'contract.maximumImportMwh', path) * at.yearShare;
}

function contractedOf(at: AtYear, { contractedMw }: StudyContract, path: string): number | null {
  if (contractedMw !== undefined) return scalar(at, contractedMw, 'contract.contractedMw', path);
  const { source, mark } = dictionaryEntry('contract.contractedMw');
  fill(at, path, 'highest import limit', 'MW', source, mark);
  return null;
}

function breachOf(at: AtYear, { breach }: StudyContract, path: string): ResolvedContract['breach'] {
  if (!breach) return null;
  return {
    importMw: scalar(at, breach.importMw, 'breach.importMw', `${path}/importMw`),
    priceEurPerMwh: scalar(at, breach.priceEurPerMwh, 'breach.priceEurPerMwh', `${path}/priceEurPerMwh`),
  };
}

/** Shares of kWcontract and kWmax that the transport right has to pay. */
function rightShares(at: AtYear, contract: StudyContract, path: string) {
  const id = orDefault(at, contract.right, 'contract.right', path);
  const right = transportRight(id);
  if (right) return { contract: right.contractShare.value, peak: right.peakShare.value };
  const expected = transportRights()
    .map(one => one.id)
    .join(', ');
  const message = `there is no transport right "${id}", expected ${expected}`;
  report(at, { path, code: 'unknown-name', message, expected, value: id });
  return { contract: 1, peak: 1 };
}

type Rates = Readonly<Record<keyof GridTariff, number>>;
const RATES = ['contractEurPerKwMonth', 'peakEurPerKwMonth', 'energyEurPerMwh', 'fixedEurPerYear'] as const;
const NO_TARIFF: Rates = {
  contractEurPerKwMonth: 0,
  peakEurPerKwMonth: 0,
  energyEurPerMwh: 0,
  fixedEurPerYear: 0,
};

function tariffOf(at: AtYear, { tariff }: StudyContract, path: string): Rates {
  if (!tariff) {
    fill(at, path, 'none', null, 'No grid tariff given: no grid charges are counted', 'D');
    return NO_TARIFF;
  }
  if ('operator' in tariff) return tableRates(at, tariff, path);
  return Object.fromEntries(
    RATES.map(rate => [rate, scalar(at, tariff[rate], `tariff.${rate}`, `${path}/${rate}`)]),
  ) as Rates;
}

function tableRates(
  at: AtYear,
  { operator, level, year = at.year }: { operator: string; level: string; year?: number },
  path: string,
): Rates {
  const found = gridTariff(operator, level, year);
  if (!found) {
    const expected = [...new Set(gridTariffs().map(one => `${one.operator} ${one.level}`))].join(', ');
    const message = `there is no tariff of ${operator} at ${level}, expected one of ${expected}`;
    report(at, { path, code: 'unknown-tariff', message, expected, value: `${operator} ${level}` });
    return NO_TARIFF;
  }
  noteRates(at, found, path);
  return Object.fromEntries(RATES.map(rate => [rate, found[rate].value])) as Rates;
}

/** The amounts behind an operator and a level are not the user's own: they are listed with their source. */
function noteRates(at: AtYear, tariff: TableTariff, path: string): void {
  for (const rate of RATES) {
    const { value, unit, source, mark } = tariff[rate];
    fill(at, `${path}/${rate}`, value, unit, source, mark);
  }
}

/**
 * kWmax of the tariff for each month of the axis, in proportion where the axis holds only part of its months; replaced by
 * the peaks that a contract gives itself.
 */
function peaksOf(
  at: AtYear,
  { peaks, tariff }: StudyContract,
  peakEurPerKwMonth: number,
  pathOf: PathOf,
): PeakCharge[] {
  if (peaks) {
    return peaks.map(({ period, priceEurPerMw, alreadySetMw }, p) => {
      const path = `${pathOf('peaks')}/${p}`;
      const set = orDefaultList(at, alreadySetMw, `${path}/alreadySetMw`);
      const price = scalar(at, priceEurPerMw, 'peak.priceEurPerMw', `${path}/priceEurPerMw`);
      return { period, priceEurPerMw: price, alreadySetMw: set };
    });
  }
  if (peakEurPerKwMonth === 0) return [];
  const share = monthsOf(at.axis) / at.axis.months.length;
  if (share < 1) {
    const source = 'A month that lies partly on the axis pays that part of kWmax';
    fill(at, `${pathOf(tariff ? 'tariff' : 'peaks')}/shareOfMonths`, share, null, source, 'D');
  }
  return [{ period: 'month', priceEurPerMw: peakEurPerKwMonth * KW_PER_MW * share, alreadySetMw: [0] }];
}

function orDefaultList(at: AtYear, given: number | readonly number[] | undefined, path: string): number[] {
  if (given === undefined) return [orDefault<number>(at, undefined, 'peak.alreadySetMw', path)];
  return typeof given === 'number' ? [given] : [...given];
}
