import { yearAxis } from '../../../engine/index.ts';
import type { Findings } from './findings.ts';
import type { ColumnRule } from './format.ts';
import type { Grid } from './place.ts';
import type { Rows } from './rows.ts';
import type { ColumnValues } from './values.ts';

/**
 * What a value of a kind can be, in the unit it becomes. Prices: day-ahead only, around the harmonised limits of -500 and
 * 4,000 EUR/MWh with room for a raise. Weather: beyond what is ever measured in the Netherlands, so that a wrong unit shows.
 */
const RANGES: Readonly<Record<string, readonly [number, number]>> = {
  price: [-600, 6000],
  temperature: [-45, 55],
  irradiance: [-20, 1500],
  'wind-speed': [0, 80],
  humidity: [-1, 150],
};

/** Factors that a price gets when tax is put on it: VAT of the Netherlands (high, low, former), Germany, Denmark. */
const TAX_FACTORS = [1.21, 1.09, 1.19, 1.06, 1.25] as const;
const MOST_CHECKED = 20_000;

/** Checks a column against what its kind can be; what is doubtful is a problem, for a series that is wrong by a factor looks fine. */
export function checkPlausible(
  rows: Rows,
  c: number,
  grid: Grid,
  column: ColumnValues,
  findings: Findings,
): void {
  const rule = rows.columns[c]!;
  const where = {
    line: rows.lineOf(typeof grid.rowOf === 'number' ? grid.rowOf : Math.max(0, grid.rowOf[0]!)),
    column: rule.name,
  };
  if (rule.unit.quantity === 'price' && wrongPriceUnit(rule, column, where, findings)) return;
  checkRange(rows, rule, grid, column.values, findings);
  if (rule.dayAhead) {
    checkTax(rule, column, where, findings);
    warnOfMeans(rule, grid, column.values, findings);
  }
  if (rule.unit.perInterval && rule.unit.quantity !== 'irradiance')
    checkReading(rule, column.values, where, findings);
}

type Where = { readonly line: number; readonly column: string };

/** A day of EUR/MWh within 2 means kWh, a middle above 10 EUR/kWh means MWh. */
function wrongPriceUnit(
  { unit }: ColumnRule,
  { values, factor }: ColumnValues,
  where: Where,
  { problems }: Findings,
): boolean {
  const sizes = values
    .filter(Number.isFinite)
    .map(value => Math.abs(value / factor))
    .sort();
  if (sizes.length === 0) return false;
  const most = sizes[sizes.length - 1]!;
  const middle = sizes[Math.floor(sizes.length / 2)]!;
  const inMwh = unit.unit === 'EUR/MWh';
  if (inMwh ? !(sizes.length >= 24 && most > 0 && most < 2) : middle <= 10) return false;
  const expected = inMwh ? 'EUR/MWh: these look like EUR/kWh' : 'EUR/kWh: these look like EUR/MWh';
  problems.add(where, 'wrong-unit', `values up to ${most}`, expected);
  return true;
}

function checkRange(
  rows: Rows,
  { unit, name, dayAhead }: ColumnRule,
  grid: Grid,
  values: Float64Array,
  { problems }: Findings,
): void {
  const range = RANGES[unit.quantity];
  if (!range || (unit.quantity === 'price' && !dayAhead)) return;
  let first = -1;
  let more = -1;
  for (let k = 0; k < values.length; k++) {
    const value = values[k]!;
    if (Number.isNaN(value) || (value >= range[0] && value <= range[1])) continue;
    if (first === -1) first = k;
    more++;
  }
  if (first === -1) return;
  const row = typeof grid.rowOf === 'number' ? grid.rowOf + first : grid.rowOf[first]!;
  const value = `${values[first]} ${unit.becomes}${more > 0 ? ` and ${more} more beyond` : ''}`;
  const expected = `${unit.quantity} between ${range[0]} and ${range[1]} ${unit.becomes}`;
  problems.add({ line: rows.lineOf(Math.max(0, row)), column: name }, 'implausible-value', value, expected);
}

/**
 * Prices of the exchange are whole cents per MWh. Where hardly any value is, but nearly every one is after division by a rate
 * of tax, the tax is in them. Repair divides it out.
 */
function checkTax(rule: ColumnRule, { values }: ColumnValues, where: Where, findings: Findings): void {
  const named = /incl|all.?in|btw|vat|bruto/i.test(rule.name) && !/excl/i.test(rule.name);
  const factor = taxFactor(values);
  if (factor === null && !named) return;
  if (factor !== null && findings.repair) {
    for (let k = 0; k < values.length; k++) values[k] = Math.round((values[k]! / factor) * 100) / 100;
    const was = `prices ${factor} times whole cents per MWh`;
    const { line, column } = where;
    findings.repairs.push({
      code: 'tax-factor',
      line,
      lastLine: line,
      column,
      was,
      now: `divided by ${factor}`,
    });
    return;
  }
  const value = factor === null ? rule.name : `prices ${factor} times whole cents per MWh`;
  findings.problems.add(where, 'tax-factor', value, 'prices of the exchange, without VAT or other taxes');
}

function taxFactor(values: Float64Array): number | null {
  const some = values.subarray(0, MOST_CHECKED).filter(value => Number.isFinite(value) && value !== 0);
  const printed = printedStep(some);
  if (some.length < 24 || printed >= 0.01) return null;
  return TAX_FACTORS.find(factor => wholeCents(some, factor, printed) > 0.95) ?? null;
}

/** Step in which the values are printed, EUR/MWh: the largest power of ten that nearly all are a multiple of. */
function printedStep(values: Float64Array): number {
  for (let places = 2; places < 7; places++) {
    const parts = 10 ** places;
    let whole = 0;
    for (const value of values) if (Math.abs(value * parts - Math.round(value * parts)) < 1e-4) whole++;
    if (whole > 0.95 * values.length) return 1 / parts;
  }
  return 1e-6;
}

/** Share of values that are whole cents after division, as closely as they are printed. */
function wholeCents(values: Float64Array, factor: number, printed: number): number {
  const tolerance = 0.51 * ((100 * printed) / factor) + 1e-4;
  let whole = 0;
  for (const value of values) {
    const cents = (value / factor) * 100;
    if (Math.abs(cents - Math.round(cents)) < tolerance) whole++;
  }
  return whole / values.length;
}

const FEWEST_READINGS = 96;

/** An amount per interval that never falls and keeps rising is the reading of a meter. */
function checkReading(
  { unit }: ColumnRule,
  values: Float64Array,
  where: Where,
  { problems }: Findings,
): void {
  if (values.length < FEWEST_READINGS) return;
  let rises = 0;
  for (let k = 1; k < values.length; k++) {
    if (values[k]! < values[k - 1]!) return;
    if (values[k]! > values[k - 1]!) rises++;
  }
  if (rises > values.length / 10)
    problems.add(
      where,
      'meter-reading',
      'values that only rise',
      `${unit.unit} used in each interval, not the reading of the meter`,
    );
}

/**
 * Means of the Dutch day-ahead market by local calendar year, EUR/MWh: computed from its hourly prices of 2022 to 2025 (one
 * hour of 2022 is missing).
 */
const MEANS: Readonly<Record<number, number>> = { 2022: 241.95, 2023: 95.82, 2024: 77.29, 2025: 86.81 };
const CLOSE = 0.01;

/** Warns of a whole year whose mean is that of the market times a rate of tax: it may be chance, so it stops nothing. */
function warnOfMeans(
  { name }: ColumnRule,
  { startMs, stepMinutes }: Grid,
  values: Float64Array,
  findings: Findings,
): void {
  for (const [year, market] of Object.entries(MEANS)) {
    const axis = yearAxis(Number(year), stepMinutes);
    const from = (axis.startMs - startMs) / (stepMinutes * 60_000);
    if (from < 0 || from + axis.steps > values.length) continue;
    let sum = 0;
    for (let k = from; k < from + axis.steps; k++) sum += values[k]!;
    const mean = sum / axis.steps;
    const factor = TAX_FACTORS.find(one => Math.abs(mean / market / one - 1) < CLOSE);
    if (factor === undefined) continue;
    const expected = `about ${market} EUR/MWh, the mean of the market`;
    const message = `${findings.file} column ${name}: the mean of ${year} is ${mean.toFixed(2)}, expected ${expected}: ${factor} times as much looks like VAT`;
    findings.warnings.push({
      path: '/lines/1',
      code: 'tax-factor',
      message,
      expected,
      value: mean.toFixed(2),
    });
  }
}
