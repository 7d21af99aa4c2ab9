/** Base dimensions. A year of tariffs and prices is not a number of hours: leap years differ. */
const DIMENSIONS = ['EUR', 'MWh', 'h', 't', 'C', 'yr'] as const;

/** Exponents of the base dimensions, in the order of `DIMENSIONS`. */
export type Dimension = readonly number[];

/** A unit as a factor times base dimensions: kW is 0.001 MWh/h. */
export interface Unit {
  readonly factor: number;
  readonly dimension: Dimension;
}

export const PLAIN: Dimension = DIMENSIONS.map(() => 0);

function of(factor: number, exponents: Partial<Record<(typeof DIMENSIONS)[number], number>>): Unit {
  return { factor, dimension: DIMENSIONS.map(name => exponents[name] ?? 0) };
}

/** MWh in a GJ. */
const GJ = 1 / 3.6;

const UNITS: ReadonlyMap<string, Unit> = new Map([
  ['EUR', of(1, { EUR: 1 })],
  ['kEUR', of(1e3, { EUR: 1 })],
  ['MEUR', of(1e6, { EUR: 1 })],
  ['kWh', of(1e-3, { MWh: 1 })],
  ['MWh', of(1, { MWh: 1 })],
  ['GWh', of(1e3, { MWh: 1 })],
  ['TWh', of(1e6, { MWh: 1 })],
  ['GJ', of(GJ, { MWh: 1 })],
  ['TJ', of(1e3 * GJ, { MWh: 1 })],
  ['PJ', of(1e6 * GJ, { MWh: 1 })],
  ['kW', of(1e-3, { MWh: 1, h: -1 })],
  ['MW', of(1, { MWh: 1, h: -1 })],
  ['GW', of(1e3, { MWh: 1, h: -1 })],
  ['kg', of(1e-3, { t: 1 })],
  ['t', of(1, { t: 1 })],
  ['ton', of(1, { t: 1 })],
  ['kt', of(1e3, { t: 1 })],
  ['kton', of(1e3, { t: 1 })],
  ['Mt', of(1e6, { t: 1 })],
  ['Mton', of(1e6, { t: 1 })],
  ['C', of(1, { C: 1 })],
  ['°C', of(1, { C: 1 })],
  ['minute', of(1 / 60, { h: 1 })],
  ['h', of(1, { h: 1 })],
  ['hour', of(1, { h: 1 })],
  ['day', of(24, { h: 1 })],
  ['month', of(1 / 12, { yr: 1 })],
  ['yr', of(1, { yr: 1 })],
]);

/** Names allowed in a formula, where `year` is the variable and a year as unit is `yr`. */
export function formulaUnit(name: string): Unit | undefined {
  return UNITS.get(name);
}

export function unitNames(): string[] {
  return [...UNITS.keys()];
}

/** `kg CO2` is kg: the tool knows no other gas. */
export function withoutGas(text: string): string {
  return text.replace(/\b(kg|t|ton|kt|kton|Mt|Mton)\s*CO2\b/g, '$1');
}

/**
 * Unit of a text such as `EUR/kW/month`, `kg CO2/GJ`, `%` or `1`; `MW heat` and `MW electric` are MW. Undefined where a name
 * is not known.
 */
export function unitOf(text: string): Unit | undefined {
  const clean = withoutGas(text.trim()).replace(/\s+(heat|electric)$/, '');
  let factor = 1;
  let dimension = PLAIN;
  let sign = 1;
  for (const piece of clean.split(/([*/])/)) {
    const name = piece.trim();
    if (name === '/' || name === '*') {
      sign = name === '/' ? -1 : 1;
      continue;
    }
    const unit = singleUnit(name);
    if (!unit) return undefined;
    factor *= unit.factor ** sign;
    dimension = combine(dimension, unit.dimension, sign);
  }
  return { factor, dimension };
}

function singleUnit(name: string): Unit | undefined {
  if (name === '1' || name === '') return of(1, {});
  if (name === '%') return of(0.01, {});
  return UNITS.get(name === 'year' ? 'yr' : name);
}

export function combine(a: Dimension, b: Dimension, sign: number): Dimension {
  return a.map((exponent, k) => exponent + sign * b[k]!);
}

export function power(a: Dimension, exponent: number): Dimension {
  return a.map(one => (one === 0 ? 0 : one * exponent));
}

export function sameDimension(a: Dimension, b: Dimension): boolean {
  return a.every((exponent, k) => Math.abs(exponent - b[k]!) < 1e-9);
}

/** How a dimension reads, `EUR/MWh`; a plain number is `a plain number`. */
export function dimensionText(dimension: Dimension): string {
  const power = DIMENSIONS.indexOf('MWh');
  const hours = DIMENSIONS.indexOf('h');
  const rest = [...dimension];
  const above: string[] = [];
  const below: string[] = [];
  if (rest[power] === -rest[hours]! && rest[power] !== 0) {
    (rest[power]! > 0 ? above : below).push(raised('MW', Math.abs(rest[power]!)));
    rest[power] = 0;
    rest[hours] = 0;
  }
  rest.forEach((exponent, k) => {
    if (exponent > 0) above.push(raised(DIMENSIONS[k]!, exponent));
    if (exponent < 0) below.push(raised(DIMENSIONS[k]!, -exponent));
  });
  if (above.length + below.length === 0) return 'a plain number';
  return [above.join('*') || '1', ...below].join('/');
}

function raised(name: string, exponent: number): string {
  return exponent === 1 ? name : `${name}^${exponent}`;
}
