import { yearAxis } from '../../../engine/index.ts';
import type { Sourced } from '../../tables/sourced.ts';
import { PLAUSIBLE } from '../plausible-figures.ts';
import { issueOf } from '../problems.ts';
import { both } from '../said.ts';
import { type Findings, listRepair } from './findings.ts';
import type { ColumnRule } from './format.ts';
import type { Grid } from './place.ts';
import type { Rows } from './rows.ts';
import { QUANTITY_TEXTS } from './units.ts';
import type { ColumnValues } from './values.ts';

/** What a value of a kind can be, in the unit it becomes. Prices: day-ahead only. */
const RANGES: Readonly<Record<string, Sourced<readonly number[]>>> = PLAUSIBLE.ranges;
const TAX_FACTORS = Object.values(PLAUSIBLE.taxFactors).map(({ value }) => value);
const { price: PRICE, meter: METER } = PLAUSIBLE;

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
  if (
    inMwh
      ? !(sizes.length >= PRICE.fewestValues.value && most > 0 && most < PRICE.mostInKwh.value)
      : middle <= PRICE.middleInMwh.value
  )
    return false;
  const expected = inMwh
    ? both('EUR/MWh: deze lijken EUR/kWh', 'EUR/MWh: these look like EUR/kWh')
    : both('EUR/kWh: deze lijken EUR/MWh', 'EUR/kWh: these look like EUR/MWh');
  problems.add(where, 'wrong-unit', both(`waarden tot ${most}`, `values up to ${most}`), expected);
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
  const [lowest, highest] = range.value as [number, number];
  let first = -1;
  let more = -1;
  for (let k = 0; k < values.length; k++) {
    const value = values[k]!;
    if (Number.isNaN(value) || (value >= lowest && value <= highest)) continue;
    if (first === -1) first = k;
    more++;
  }
  if (first === -1) return;
  const row = typeof grid.rowOf === 'number' ? grid.rowOf + first : grid.rowOf[first]!;
  const found = `${values[first]} ${unit.becomes}`;
  const value =
    more > 0 ? both(`${found} en nog ${more} erbuiten`, `${found} and ${more} more beyond`) : found;
  const [what, most] = [QUANTITY_TEXTS[unit.quantity], `${highest} ${unit.becomes}`];
  const expected = both(`${what.nl} tussen ${lowest} en ${most}`, `${what.en} between ${lowest} and ${most}`);
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
    const was = both(
      `prijzen van ${factor} maal hele centen per MWh`,
      `prices ${factor} times whole cents per MWh`,
    );
    const now = both(`gedeeld door ${factor}`, `divided by ${factor}`);
    listRepair(findings, where, 'tax-factor', was, now);
    return;
  }
  const value =
    factor === null
      ? rule.name
      : both(`prijzen van ${factor} maal hele centen per MWh`, `prices ${factor} times whole cents per MWh`);
  findings.problems.add(
    where,
    'tax-factor',
    value,
    both(
      'beursprijzen, zonder btw of andere belastingen',
      'prices of the exchange, without VAT or other taxes',
    ),
  );
}

function taxFactor(values: Float64Array): number | null {
  const some = values
    .subarray(0, PRICE.mostChecked.value)
    .filter(value => Number.isFinite(value) && value !== 0);
  const printed = printedStep(some);
  if (some.length < PRICE.fewestValues.value || printed >= PRICE.wholeCent.value) return null;
  return TAX_FACTORS.find(factor => wholeCents(some, factor, printed) > PRICE.mostlyWhole.value) ?? null;
}

/** Step in which the values are printed, EUR/MWh: the largest power of ten that nearly all are a multiple of. */
function printedStep(values: Float64Array): number {
  for (let places = 2; places < 7; places++) {
    const parts = 10 ** places;
    let whole = 0;
    for (const value of values) if (Math.abs(value * parts - Math.round(value * parts)) < 1e-4) whole++;
    if (whole > PRICE.mostlyWhole.value * values.length) return 1 / parts;
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

/** An amount per interval that never falls and keeps rising is the reading of a meter. */
function checkReading(
  { unit }: ColumnRule,
  values: Float64Array,
  where: Where,
  { problems }: Findings,
): void {
  if (values.length < METER.fewestReadings.value) return;
  let rises = 0;
  for (let k = 1; k < values.length; k++) {
    if (values[k]! < values[k - 1]!) return;
    if (values[k]! > values[k - 1]!) rises++;
  }
  if (rises > values.length / METER.rising.value)
    problems.add(
      where,
      'meter-reading',
      both('waarden die alleen stijgen', 'values that only rise'),
      both(
        `${unit.unit} verbruikt per interval, niet de stand van de meter`,
        `${unit.unit} used in each interval, not the reading of the meter`,
      ),
    );
}

/** Warns of a whole year whose mean is that of the market times a rate of tax: it may be chance, so it stops nothing. */
function warnOfMeans(
  { name }: ColumnRule,
  { startMs, stepMinutes }: Grid,
  values: Float64Array,
  findings: Findings,
): void {
  for (const [year, { value: market }] of Object.entries(PLAUSIBLE.marketMeans)) {
    const axis = yearAxis(Number(year), stepMinutes);
    const from = (axis.startMs - startMs) / (stepMinutes * 60_000);
    if (from < 0 || from + axis.steps > values.length) continue;
    let sum = 0;
    for (let k = from; k < from + axis.steps; k++) sum += values[k]!;
    const mean = sum / axis.steps;
    const factor = TAX_FACTORS.find(one => Math.abs(mean / market / one - 1) < PRICE.closeToMean.value);
    if (factor === undefined) continue;
    const expected = both(
      `ongeveer ${market} EUR/MWh, het gemiddelde van de markt: ${factor} keer zoveel lijkt btw`,
      `about ${market} EUR/MWh, the mean of the market: ${factor} times as much looks like VAT`,
    );
    const value = both(`gemiddeld ${mean.toFixed(2)} in ${year}`, `a mean of ${mean.toFixed(2)} in ${year}`);
    findings.warnings.push(issueOf(findings.file, { line: 1, column: name }, 'tax-factor', value, expected));
  }
}
