import {
  dictionaryEntry,
  flexProduct,
  gridTariff,
  gridTariffs,
  SHORT_USE,
  type GridTariff as TableTariff,
} from '../../data/index.ts';
import { type Axis, maximum, type PeakCharge, type Series } from '../../engine/index.ts';
import { resolveRights } from '../rights/resolve.ts';
import type { StudyRight } from '../schema/rights.ts';
import type { GridTariff, StudyContract } from '../schema/study.ts';
import { monthsOf } from './axis.ts';
import { type AtYear, fill, orDefault, report } from './context.ts';
import { quantity } from './quantity.ts';
import type { ResolvedContract } from './resolved-study.ts';
import { scalar } from './scalar.ts';
import { type GridTerms, type Rate, rate } from './terms.ts';

/** Where a field of the contract stands in the study: a package may change some of the site's. */
export type PathOf = (field: string) => string;

const KW_PER_MW = 1000;

/** Limits and charges of a contract over the axis, in the year of the context. */
export function resolveContract(
  at: AtYear,
  contract: StudyContract,
  pathOf: PathOf,
  dayAheadEurPerMwh: Series,
): ResolvedContract {
  const limits = {
    importMw: quantity(at, contract.importMw, 'contract.importMw', pathOf('importMw')),
    exportMw: quantity(at, contract.exportMw, 'contract.exportMw', pathOf('exportMw')),
  };
  const rights = resolveRights(at, listedRights(at, contract, pathOf), limits, dayAheadEurPerMwh);
  const tariff = tariffOf(at, contract, pathOf('tariff'));
  const shortUseShare = shortUseShareOf(at, contract, pathOf('usage'));
  const share = rights.contractShare.value * (shortUseShare?.value ?? 1);
  const { connectionEurPerYear: connection, standingEurPerYear: standing } = tariff;
  return {
    importMw: rights.importMw,
    exportMw: rights.exportMw,
    addedShare: rights.addedShare,
    breach: breachOf(at, contract, pathOf('breach')) ?? rights.breach,
    contractedMw: contractedOf(at, contract, limits.importMw, pathOf('contractedMw')),
    contractEurPerMw: tariff.contractEurPerKwMonth.value * KW_PER_MW * monthsOf(at.axis) * share,
    energyEurPerMwh: tariff.energyEurPerMwh.value,
    fixedEur: (standing.value + (connection?.value ?? 0)) * at.yearShare,
    group: rights.group,
    gridLevel: contract.tariff && 'level' in contract.tariff ? contract.tariff.level : null,
    peaks: peaksOf(at, contract, tariff.peakEurPerKwMonth.value * rights.peakShare.value, pathOf),
    rightsEur: rights.terms.reduce((eur, { totalEur }) => eur + totalEur, 0),
    steering: rights.steering,
    maximumImportMwh: importBudget(at, contract, pathOf('maximumImportMwh')),
    terms: {
      ...tariff,
      right: rights.name,
      rightShare: rights.contractShare,
      rightPeakShare: rights.peakShare,
      rights: rights.terms,
      rightNotes: rights.notes,
      shortUseShare,
      peaksPath: contract.peaks ? pathOf('peaks') : null,
      breachPath:
        contract.breach || rights.penaltyPath === null
          ? `${pathOf('breach')}/priceEurPerMwh`
          : `${rights.penaltyPath}/penaltyEurPerMwh`,
    },
  };
}

function importBudget(at: AtYear, { maximumImportMwh }: StudyContract, path: string): number | null {
  if (maximumImportMwh === undefined) return null;
  return scalar(at, maximumImportMwh, 'contract.maximumImportMwh', path) * at.yearShare;
}

function contractedOf(
  at: AtYear,
  { contractedMw, right, rights }: StudyContract,
  importMw: Series,
  path: string,
): number | null {
  if (contractedMw !== undefined) return scalar(at, contractedMw, 'contract.contractedMw', path);
  const { source, mark } = dictionaryEntry('contract.contractedMw');
  fill(at, path, 'highest import limit', 'MW', source, mark);
  // What calls take off the limit is still contracted.
  return right === undefined && rights === undefined ? null : maximum(importMw);
}

function breachOf(at: AtYear, { breach }: StudyContract, path: string): ResolvedContract['breach'] {
  if (!breach) return null;
  return {
    importMw: scalar(at, breach.importMw, 'breach.importMw', `${path}/importMw`),
    priceEurPerMwh: scalar(at, breach.priceEurPerMwh, 'breach.priceEurPerMwh', `${path}/priceEurPerMwh`),
  };
}

/** The rights of a contract with their places; the firm right for what only limits or steers, as for nothing said. */
function listedRights(
  at: AtYear,
  { right, rights }: StudyContract,
  pathOf: PathOf,
): (readonly [given: StudyRight, path: string])[] {
  if (rights !== undefined) {
    const listed = rights.map((one, r) => [one, `${pathOf('rights')}/${r}`] as const);
    return withFirm(listed, pathOf);
  }
  if (typeof right === 'object') return withFirm([[right, pathOf('right')]], pathOf);
  const preset = orDefault<string>(at, right, 'contract.right', pathOf('right'));
  return [[{ preset }, pathOf('right')]];
}

function withFirm(
  listed: readonly (readonly [given: StudyRight, path: string])[],
  pathOf: PathOf,
): (readonly [given: StudyRight, path: string])[] {
  const gives = listed.some(
    ([{ effect, preset }]) => (effect ?? flexProduct(preset ?? 'firm')?.effect) === 'right',
  );
  return gives ? [...listed] : [[{ preset: 'firm' }, pathOf('right')], ...listed];
}

/** Share of kWcontract for a connection that runs little; null for any other, or without a tariff. */
function shortUseShareOf(at: AtYear, { usage, tariff }: StudyContract, path: string): Rate | null {
  if (!tariff || orDefault<string>(at, usage, 'contract.usage', path) === 'ordinary') return null;
  const { value, source, mark } = SHORT_USE.contractShare;
  return { value, source, mark };
}

type Tariff = Pick<GridTerms, keyof typeof NO_TARIFF>;
const RATES = ['contractEurPerKwMonth', 'peakEurPerKwMonth', 'energyEurPerMwh', 'fixedEurPerYear'] as const;
const NOT_GIVEN: Rate = {
  value: 0,
  source: 'No grid tariff given: no grid charges are counted',
  mark: 'D',
};
const NO_TARIFF = {
  contractEurPerKwMonth: NOT_GIVEN,
  peakEurPerKwMonth: NOT_GIVEN,
  energyEurPerMwh: NOT_GIVEN,
  standingEurPerYear: NOT_GIVEN,
  connectionEurPerYear: null,
};

function tariffOf(at: AtYear, { tariff }: StudyContract, path: string): Tariff {
  if (!tariff) {
    fill(at, path, 'none', null, NOT_GIVEN.source, 'D');
    return NO_TARIFF;
  }
  if ('operator' in tariff) return tableTariff(at, tariff, path);
  const read = (name: keyof GridTariff) => rate(at, tariff[name], `tariff.${name}`, `${path}/${name}`);
  return {
    contractEurPerKwMonth: read('contractEurPerKwMonth'),
    peakEurPerKwMonth: read('peakEurPerKwMonth'),
    energyEurPerMwh: read('energyEurPerMwh'),
    standingEurPerYear: read('fixedEurPerYear'),
    connectionEurPerYear: null,
  };
}

function tableTariff(
  at: AtYear,
  { operator, level, year = at.year }: { operator: string; level: string; year?: number },
  path: string,
): Tariff {
  const found = gridTariff(operator, level, year);
  if (!found) {
    const expected = [...new Set(gridTariffs().map(one => `${one.operator} ${one.level}`))].join(', ');
    const message = `there is no tariff of ${operator} at ${level}, expected one of ${expected}`;
    report(at, { path, code: 'unknown-tariff', message, expected, value: `${operator} ${level}` });
    return NO_TARIFF;
  }
  noteRates(at, found, path);
  const { contractEurPerKwMonth, peakEurPerKwMonth, energyEurPerMwh } = found;
  const { standingEurPerYear, fixedEurPerYear } = found;
  return {
    contractEurPerKwMonth,
    peakEurPerKwMonth,
    energyEurPerMwh,
    standingEurPerYear,
    connectionEurPerYear: { ...fixedEurPerYear, value: fixedEurPerYear.value - standingEurPerYear.value },
  };
}

/**
 * The amounts behind an operator and a level are not the user's own: they are listed with their source, those of a later
 * year under that year where they are others.
 */
function noteRates(at: AtYear, tariff: TableTariff, path: string): void {
  for (const name of RATES) {
    const { value, unit, source, mark } = tariff[name];
    const place = `${path}/${name}`;
    const first = at.defaults.get(place);
    const isOther = first !== undefined && first.value !== value;
    fill(at, isOther ? `${place}/${at.year}` : place, value, unit, source, mark);
  }
}

/**
 * kWmax of the tariff for each month of the axis, in proportion where the axis holds only part of its months; replaced by
 * the peaks that a contract gives itself.
 */
function peaksOf(
  at: AtYear,
  { peaks, tariff, usage }: StudyContract,
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
  if (usage === 'up-to-600-hours') return [weeklyPeak(at, peakEurPerKwMonth, pathOf('usage'))];
  const share = monthsOf(at.axis) / at.axis.months.length;
  if (share < 1) {
    const source = 'A month that lies partly on the axis pays that part of kWmax';
    fill(at, `${pathOf(tariff ? 'tariff' : 'peaks')}/shareOfMonths`, share, null, source, 'D');
  }
  return [{ period: 'month', priceEurPerMw: peakEurPerKwMonth * KW_PER_MW * share, alreadySetMw: [0] }];
}

/** kWmax by the week; weeks that lie partly on the axis are charged in proportion, as months are. */
function weeklyPeak(at: AtYear, peakEurPerKwMonth: number, path: string): PeakCharge {
  const { weekShare } = SHORT_USE;
  const share = weeksOf(at.axis) / at.axis.weeks.length;
  if (share < 1) {
    const source = 'A week that lies partly on the axis pays that part of kWmax';
    fill(at, `${path}/shareOfWeeks`, share, null, source, 'D');
  }
  const priceEurPerMw = peakEurPerKwMonth * weekShare.value * KW_PER_MW * share;
  return { period: 'week', priceEurPerMw, alreadySetMw: [0] };
}

const HOURS_PER_WEEK = 7 * 24;

/** Weeks of the axis, counted in parts. */
function weeksOf({ steps, stepHours }: Axis): number {
  return (steps * stepHours) / HOURS_PER_WEEK;
}

function orDefaultList(at: AtYear, given: number | readonly number[] | undefined, path: string): number[] {
  if (given === undefined) return [orDefault<number>(at, undefined, 'peak.alreadySetMw', path)];
  return typeof given === 'number' ? [given] : [...given];
}
