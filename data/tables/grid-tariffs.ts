import { figures, type Mark, type Sourced } from './sourced.ts';

export const OPERATORS = ['Enexis', 'Liander', 'Stedin', 'TenneT'] as const;
/** Grid level a connection is charged at: low/medium-voltage transformer up to high voltage. */
export const GRID_LEVELS = ['MS/LS', 'MS', 'MS-T', 'HS/MS', 'TS', 'HS'] as const;

/**
 * Transport tariff for off-take of one operator at one level, excluding VAT. MS is for up to 1.5 MW contracted (Liander 2);
 * above that a connection pays the level it is fed from: MS-T, HS/MS or higher.
 */
export interface GridTariff {
  readonly operator: string;
  readonly level: string;
  readonly year: number;
  /** kWcontract: on the contracted power. */
  readonly contractEurPerKwMonth: Sourced<number>;
  /** kWmax: on the highest quarter-hour of the month. */
  readonly peakEurPerKwMonth: Sourced<number>;
  readonly energyEurPerMwh: Sourced<number>;
  /** Vastrecht and periodic connection fee together. */
  readonly fixedEurPerYear: Sourced<number>;
  /** Vastrecht alone; what is above it in `fixedEurPerYear` is the periodic connection fee. */
  readonly standingEurPerYear: Sourced<number>;
}

const SHEET =
  'Tariff sheets 2025 as copied in a public tool (tariff_defaults_2025.py); check before publishing';

type Row = readonly [
  operator: string,
  level: string,
  contract: number,
  peak: number,
  kwh: number,
  vastrecht: number,
  connection: number | null,
];

/** EUR/kW/month, EUR/kW/month, EUR/kWh, EUR/year, EUR/year (null: none printed). */
const ROWS_2025: readonly Row[] = [
  ['Enexis', 'MS/LS', 4.2, 3.71, 0.025, 441, 381],
  ['Enexis', 'MS', 2.44, 3.71, 0.025, 441, 1653],
  ['Enexis', 'MS-T', 2.3092, 3.1, 0.0152, 441, 1653],
  ['Enexis', 'HS/MS', 3.5083, 4.48, 0, 2760, 4560],
  ['Enexis', 'TS', 2.6142, 3.67, 0, 2760, 4560],
  ['Liander', 'MS/LS', 3.6567, 3.46, 0.022, 441, null],
  ['Liander', 'MS', 2.2233, 3.46, 0.022, 441, 1013.88],
  ['Liander', 'HS/MS', 3.8, 5.94, 0, 2760, 4560],
  ['Liander', 'TS', 3.8, 5.23, 0, 2760, 4560],
  ['Liander', 'HS', 1.84, 2.28, 0, 2760, 5351],
  ['Stedin', 'MS/LS', 3.935, 3.1, 0.0198, 441, 164.3],
  ['Stedin', 'MS', 2.025, 3.1, 0.0198, 441, 1455.5],
  ['Stedin', 'HS/MS', 3.7917, 5.3, 0, 2760, 3642],
  ['Stedin', 'TS', 3.1283, 4.15, 0, 2760, 3642],
];

const SHEET_2026 =
  'Stedin tariff sheet 2026 as quoted in a hub tool that cites Stcrt 2025-43262; connection fee to 5 MVA where it depends on size';

const ROWS_2026: readonly Row[] = [
  ['Stedin', 'MS/LS', 3.9308, 3.0966, 0.0198, 441, 171.84],
  ['Stedin', 'MS', 2.0228, 3.0966, 0.0198, 441, 1505],
  ['Stedin', 'HS/MS', 3.7876, 5.2943, 0, 2760, 3958.95],
  ['Stedin', 'TS', 3.125, 4.1455, 0, 2760, null],
];

/** Where a figure is not simply what the sheet prints. */
const LIANDER_KWH =
  'Liander tariff 2025: the copied sheet prints 0.22 EUR/kWh, ten times its peers; 0.022 in ACM annex 2a/2b as quoted';
const LIANDER_CONNECTION = 'connection fee to 1 MVA: 1,926.84 to 2, 12,672 to 5 and 15,132 EUR to 10 MVA';
const TENNET =
  'Assumption: Liander HS 110-150 kV of 2025 stands in for TenneT, whose sheet was not found; kWmax without the weights by time, which were not found';

function tariffOf(row: Row, year: number, source: string, mark: Mark): GridTariff {
  const [operator, level, contract, peak, kwh, vastrecht, connection] = row;
  const figure = figures(source, mark);
  const energy = operator === 'Liander' && kwh > 0 ? figures(LIANDER_KWH, '2nd') : figure;
  const fixed = fixedFigures(row, source, mark) ?? figure;
  return {
    operator,
    level,
    year,
    contractEurPerKwMonth: figure(contract, 'EUR/kW/month'),
    peakEurPerKwMonth: figure(peak, 'EUR/kW/month'),
    energyEurPerMwh: energy(Math.round(kwh * 1e7) / 1e4, 'EUR/MWh'),
    fixedEurPerYear: fixed(vastrecht + (connection ?? 0), 'EUR/year'),
    standingEurPerYear: figure(vastrecht, 'EUR/year'),
  };
}

/** Where the connection fee is not there, or depends on the size, the source says so. */
function fixedFigures([operator, level, , , , , connection]: Row, source: string, mark: Mark) {
  if (connection === null) return figures(`${source}; no connection fee printed at this level`, mark);
  if (operator === 'Liander' && level === 'MS') return figures(`${source}; ${LIANDER_CONNECTION}`, mark);
  return null;
}

export const GRID_TARIFFS: readonly GridTariff[] = [
  ...ROWS_2025.map(row => tariffOf(row, 2025, SHEET, '2nd')),
  ...ROWS_2026.map(row => tariffOf(row, 2026, SHEET_2026, '2nd')),
  tariffOf(['TenneT', 'HS', 1.84, 2.28, 0, 2760, 5351], 2025, TENNET, 'D'),
];

const SHORT_USE_LAW = figures(
  'Tarievencode, Stcrt 2024-23593: half of kWcontract and kWmax by the week at 18/52 of the monthly tariff; the reserve tariffs of Stedin 2026 are these shares',
  'S',
);

/** What a connection pays that runs for at most 600 hours a year, as shares of the ordinary tariff (Tarievencode). */
export const SHORT_USE = {
  mostHours: SHORT_USE_LAW(600, 'h/year'),
  contractShare: SHORT_USE_LAW(0.5, 'share of kWcontract'),
  weekShare: SHORT_USE_LAW(18 / 52, 'share of kWmax of a month, per week'),
} as const;

/** Every tariff of the table. */
export function gridTariffs(): readonly GridTariff[] {
  return GRID_TARIFFS;
}

/**
 * Tariff of an operator (`Enexis`) at a level (`MS`); undefined when there is none. A year without its own sheet gets that
 * of the nearest year that has one, and every `source` says so.
 */
export function gridTariff(operator: string, level: string, year = 2025): GridTariff | undefined {
  const known = GRID_TARIFFS.filter(tariff => tariff.operator === operator && tariff.level === level);
  if (known.length === 0) return undefined;
  const found = known.reduce((best, one) =>
    Math.abs(one.year - year) < Math.abs(best.year - year) ? one : best,
  );
  if (found.year === year) return found;
  const stand = (figure: Sourced<number>): Sourced<number> => ({
    ...figure,
    source: `${figure.source} (tariff of ${found.year}: none found for ${year})`,
  });
  return {
    ...found,
    contractEurPerKwMonth: stand(found.contractEurPerKwMonth),
    peakEurPerKwMonth: stand(found.peakEurPerKwMonth),
    energyEurPerMwh: stand(found.energyEurPerMwh),
    fixedEurPerYear: stand(found.fixedEurPerYear),
    standingEurPerYear: stand(found.standingEurPerYear),
  };
}
