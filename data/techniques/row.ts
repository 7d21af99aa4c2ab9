import type { HeatLevel } from '../../engine/index.ts';
import { figures, type Mark, type Sourced, type Text } from '../tables/sourced.ts';
import { ALL_IN_FACTOR, SOLD_FROM } from './defaults.ts';
import type {
  AssetPart,
  Becomes,
  LaterFigures,
  Operating,
  Performance,
  Technology,
  YearFigures,
} from './technology.ts';

/** Dutch rows: PBL/TNO MIDDEN database, which quotes the PBL advice for SDE++ in several of them. */
export function midden(row: string) {
  return `PBL/TNO MIDDEN database @569ed7a, ${row}`;
}

/** Danish Energy Agency catalogue figures in euros of 2025. */
export const PYPSA = 'PyPSA technology-data @634cdc1, costs_2025 (Danish Energy Agency)';
/** The same for investments in 2030. */
const PYPSA_LATER = 'PyPSA technology-data @634cdc1, costs_2030 (Danish Energy Agency)';
export const ETM = 'Energy Transition Model, quintel/etsource @54775b3';
/** The process-heat catalogue itself, in euros of 2019. */
export function catalogue(sheet: string) {
  return `Danish Energy Agency, industrial process heat catalogue in PyPSA/technology-data @634cdc1, sheet ${sheet}`;
}
/** What no table gives: general knowledge, to be replaced by what a supplier says. */
export const UNCHECKED = 'No table found; general knowledge, set what a supplier offers';

type Fixed =
  | { readonly eurPerKwYear: number }
  | { readonly percentPerYear: number }
  | { readonly notGiven: true };
type Numbers<T> = Readonly<Partial<Record<keyof T, number>>>;

/** What a source prints for one year of investment: money per kW or kWh, fixed cost in money or as a percentage. */
interface YearRow {
  readonly capexEurPerKw: number;
  readonly fixed: Fixed;
  /** EUR per MWh of output; absent: the source gives none, and none is charged. */
  readonly variableEurPerMwh?: number;
  readonly performance: Numbers<Performance>;
  readonly lifetimeYears: number;
}

/** One row as its source prints it. */
interface Row extends YearRow {
  readonly id: string;
  readonly title: Text;
  readonly sizeUnit: Technology['sizeUnit'];
  readonly source: string;
  readonly mark?: Mark;
  readonly capexRangeEurPerKw?: readonly [number, number];
  readonly costYear: string;
  readonly baseYear?: number;
  /** By year, what differs from the row itself. */
  readonly later?: Readonly<Record<number, Partial<YearRow>>>;
  readonly trl?: number;
  /** Absent: by readiness. */
  readonly availableFrom?: number;
  readonly operating?: { readonly source: string; readonly mark?: Mark } & Numbers<Operating>;
  readonly temperatures?: { readonly sourceC: number; readonly sinkC: number };
  /** Where it has no temperatures of a COP. */
  readonly hottestC?: Sourced<number>;
  readonly becomes?: Becomes;
}

const SIZE = { 'MW heat': 'EUR/MW', 'MW electric': 'EUR/MW', MWh: 'EUR/MWh' } as const;

const PERFORMANCE_UNIT: Readonly<Record<keyof Performance, string>> = {
  efficiency: 'MWh/MWh',
  cop: 'MWh heat/MWh electricity',
  electricEfficiency: 'MWh electricity/MWh fuel',
  heatEfficiency: 'MWh heat/MWh fuel',
  efficiencyIn: 'MWh/MWh',
  efficiencyOut: 'MWh/MWh',
  lossPerHour: '1/h',
  storageHours: 'h',
  owedHours: 'h',
  windowHours: 'h',
  savedShare: 'share of the heat demand',
};

const OPERATING_UNIT: Readonly<Record<keyof Operating, string>> = {
  minimumLoad: 'share of the capacity',
  warmStartHours: 'h',
  coldStartHours: 'h',
  rampPerHour: 'share of the capacity/h',
  minimumUpHours: 'h',
  forcedOutageShare: 'share of the time',
  plannedOutageWeeks: 'weeks/year',
  constructionYears: 'years',
};

/** A technology from a printed row: kW to MW, percentages to money, every figure with the source of its row. */
export function technologyOf(row: Row): Technology {
  const figure = figures(row.source, row.mark ?? 'S');
  const unit = SIZE[row.sizeUnit];
  const range = row.capexRangeEurPerKw;
  const { operating, temperatures } = row;
  return {
    id: row.id,
    title: row.title,
    sizeUnit: row.sizeUnit,
    ...yearFigures(row, row),
    ...(range && { capexRangeEur: figure([range[0] * 1000, range[1] * 1000] as const, unit) }),
    costYear: figure(row.costYear, 'year of the money'),
    ...(row.baseYear !== undefined && { baseYear: figure(row.baseYear, 'year') }),
    ...(row.later && { later: laterFigures(row, row.later) }),
    availableFrom: availableFrom(row),
    ...(row.trl !== undefined && { trl: figure(row.trl, 'readiness level') }),
    ...(isCatalogue(row.source) && { allInFactor: ALL_IN_FACTOR }),
    ...(operating && { operating: operatingOf(operating) }),
    ...(temperatures && {
      temperatures: {
        sourceC: figure(temperatures.sourceC, 'C'),
        sinkC: figure(temperatures.sinkC, 'C'),
      },
      hottestC: figure(temperatures.sinkC, 'C'),
    }),
    ...(row.hottestC && { hottestC: row.hottestC }),
    ...(row.becomes && { becomes: row.becomes }),
  };
}

function isCatalogue(source: string): boolean {
  return source.startsWith(PYPSA) || source.startsWith(catalogue(''));
}

function yearFigures(row: Row, year: YearRow, source = row.source): YearFigures {
  const figure = figures(source, row.mark ?? 'S');
  const unit = SIZE[row.sizeUnit];
  const capexEur = year.capexEurPerKw * 1000;
  return {
    capexEur: figure(capexEur, unit),
    fixedEurPerYear: fixedCost(row, year, capexEur, source),
    variableEurPerMwh:
      year.variableEurPerMwh === undefined
        ? figures(`${source}: no variable cost given, taken as none`, 'D')(0, 'EUR/MWh')
        : figure(year.variableEurPerMwh, 'EUR/MWh'),
    performance: performanceOf(year.performance, source, row.mark),
    lifetimeYears: figure(year.lifetimeYears, 'years'),
  };
}

function laterFigures(row: Row, later: NonNullable<Row['later']>): LaterFigures[] {
  const source = row.source.replace(PYPSA, PYPSA_LATER);
  return Object.entries(later).map(([year, changed]) => {
    const performance = { ...row.performance, ...changed.performance };
    return { year: Number(year), ...yearFigures(row, { ...row, ...changed, performance }, source) };
  });
}

function fixedCost(row: Row, { fixed }: YearRow, capexEur: number, source: string): Sourced<number> {
  const unit = `${SIZE[row.sizeUnit]}/year`;
  if ('eurPerKwYear' in fixed) return figures(source, row.mark ?? 'S')(fixed.eurPerKwYear * 1000, unit);
  if ('percentPerYear' in fixed)
    return figures(`${source}: ${fixed.percentPerYear} % of the investment a year`, 'C')(
      (capexEur * fixed.percentPerYear) / 100,
      unit,
    );
  return figures(`${source}: no fixed cost given, taken as none`, 'D')(0, unit);
}

/** Performance from numbers, each with its unit. */
export function performanceOf(numbers: Numbers<Performance>, source: string, mark: Mark = 'S'): Performance {
  const figure = figures(source, mark);
  return Object.fromEntries(
    (Object.keys(numbers) as (keyof Performance)[]).map(name => [
      name,
      figure(numbers[name]!, PERFORMANCE_UNIT[name]),
    ]),
  );
}

/** Where no ramp is given, full output within the warm start time. */
function operatingOf({ source, mark = 'S', ...numbers }: NonNullable<Row['operating']>): Operating {
  const figure = figures(source, mark);
  const given = (Object.keys(numbers) as (keyof Operating)[]).map(
    name => [name, figure(numbers[name]!, OPERATING_UNIT[name])] as const,
  );
  const { warmStartHours, rampPerHour } = numbers;
  if (!warmStartHours || rampPerHour !== undefined) return Object.fromEntries(given);
  const ramp = figures(`${source}: full output within the warm start time`, 'C')(
    1 / warmStartHours,
    OPERATING_UNIT.rampPerHour,
  );
  return Object.fromEntries([...given, ['rampPerHour', ramp]]);
}

/** Highest readiness level that is short of proven. */
const HIGHEST = Math.max(...Object.keys(SOLD_FROM).map(Number).filter(Number.isInteger));

function availableFrom({ availableFrom: year, trl }: Row): Sourced<number> {
  if (year !== undefined) return figures('No year in the source: a design choice', 'D')(year, 'year');
  if (trl === undefined || trl > HIGHEST) return SOLD_FROM.proven;
  return Object.hasOwn(SOLD_FROM, trl) ? SOLD_FROM[trl as 7 | 8] : SOLD_FROM.lower;
}

/** One asset that is the whole technology. */
export function asset(part: Omit<AssetPart, 'name'>): Becomes {
  return { kind: 'assets', parts: [{ name: '', ...part }] };
}

/** An asset that makes heat at a level from a fuel. */
export function burner(fuel: NonNullable<AssetPart['fuel']>, level: HeatLevel): Becomes {
  return asset({ kind: 'gasBoiler', level, fuel });
}
