import type { Text } from '../../tables/sourced.ts';
import { both } from '../said.ts';

/** What a series is of; a format says it, or the unit in the heading does. */
export type Quantity =
  | 'price'
  | 'power'
  | 'gas'
  | 'temperature'
  | 'irradiance'
  | 'wind-speed'
  | 'humidity'
  | 'precipitation'
  | 'pressure'
  | 'sunshine'
  | 'emission-factor'
  | 'emission'
  | 'share';

/** Quantities in the languages of the users; in English they are the words of the interface. */
export const QUANTITY_TEXTS: Readonly<Record<Quantity, Text>> = {
  price: both('prijs', 'price'),
  power: both('vermogen', 'power'),
  gas: both('gas', 'gas'),
  temperature: both('temperatuur', 'temperature'),
  irradiance: both('instraling', 'irradiance'),
  'wind-speed': both('windsnelheid', 'wind-speed'),
  humidity: both('vochtigheid', 'humidity'),
  precipitation: both('neerslag', 'precipitation'),
  pressure: both('luchtdruk', 'pressure'),
  sunshine: both('zonneschijn', 'sunshine'),
  'emission-factor': both('emissiefactor', 'emission-factor'),
  emission: both('emissie', 'emission'),
  share: both('aandeel', 'share'),
};

/** A unit as files have it, and what its values become: an amount per interval is divided by the hours of the interval. */
export interface Unit {
  readonly unit: string;
  readonly quantity: Quantity;
  readonly becomes: string;
  readonly factor: number;
  readonly perInterval?: true;
}

const unit = (name: string, quantity: Quantity, becomes = name, factor = 1): Unit => ({
  unit: name,
  quantity,
  becomes,
  factor,
});
const amount = (name: string, quantity: Quantity, becomes: string, factor: number): Unit => ({
  ...unit(name, quantity, becomes, factor),
  perInterval: true,
});

export const UNITS = {
  'EUR/MWh': unit('EUR/MWh', 'price'),
  'EUR/kWh': unit('EUR/kWh', 'price', 'EUR/MWh', 1000),
  MW: unit('MW', 'power'),
  kW: unit('kW', 'power', 'MW', 1 / 1000),
  W: unit('W', 'power', 'MW', 1 / 1e6),
  MWh: amount('MWh', 'power', 'MW', 1),
  kWh: amount('kWh', 'power', 'MW', 1 / 1000),
  m3: amount('m3', 'gas', 'm3/h', 1),
  'm3/h': unit('m3/h', 'gas'),
  C: unit('C', 'temperature'),
  '0.1 C': unit('0.1 C', 'temperature', 'C', 1 / 10),
  'W/m2': unit('W/m2', 'irradiance'),
  'J/cm2': amount('J/cm2', 'irradiance', 'W/m2', 10_000 / 3600),
  'm/s': unit('m/s', 'wind-speed'),
  '0.1 m/s': unit('0.1 m/s', 'wind-speed', 'm/s', 1 / 10),
  '%': unit('%', 'humidity'),
  '0.1 mm': amount('0.1 mm', 'precipitation', 'mm/h', 1 / 10),
  '0.1 hPa': unit('0.1 hPa', 'pressure', 'hPa', 1 / 10),
  '0.1 h': amount('0.1 h', 'sunshine', '1', 1 / 10),
  'kg/kWh': unit('kg/kWh', 'emission-factor'),
  'g/kWh': unit('g/kWh', 'emission-factor', 'kg/kWh', 1 / 1000),
  kg: amount('kg', 'emission', 'kg/h', 1),
  '1': unit('1', 'share'),
} as const satisfies Record<string, Unit>;

export type UnitName = keyof typeof UNITS;

/** Units that may be given for a file that states none. */
export const UNIT_NAMES = Object.keys(UNITS) as readonly UnitName[];

/** What one value of the file is multiplied by, given the hours of its interval. */
export function factorOf({ factor, perInterval }: Unit, hours: number): number {
  return perInterval ? factor / hours : factor;
}

const word = (text: string) => new RegExp(`(^|[^a-z])(${text})([^a-z0-9]|$)`);

/** In order: what stands higher contains what stands lower. */
const HEADINGS: readonly (readonly [RegExp, UnitName])[] = [
  [/eur\/mwh|(price|prijs|tarief).*mwh/, 'EUR/MWh'],
  [/eur\/kwh|(price|prijs|tarief).*kwh/, 'EUR/kWh'],
  [/(^|[^a-z])kg( ?co2)?\/kwh/, 'kg/kWh'],
  [/(^|[^a-z])g( ?co2)?\/kwh/, 'g/kWh'],
  [word('mwh'), 'MWh'],
  [word('kwh'), 'kWh'],
  [word('mw'), 'MW'],
  [word('kw'), 'kW'],
  [/w\/m2/, 'W/m2'],
  [/j\/cm2/, 'J/cm2'],
  [/(m3|nm3)( ?per ?|\/)(h|u)/, 'm3/h'],
  [/m3/, 'm3'],
  [/m\/s|(wind|speed)[a-z0-9]*[ _]ms$/, 'm/s'],
  [/°c|temp[a-z]*[ _([]+c([^a-z]|$)/, 'C'],
  [/%|[ _]pct$/, '%'],
  [word('kg'), 'kg'],
  [word('pu|p\\.u\\.'), '1'],
];

/** A unit stands in the words of a heading; the patterns would take the square of the length of a longer text. */
const LONGEST_HEADING = 200;

/** The unit that a heading states: `load_mw`, `Afname (kWh)`, `price_eur_per_kwh`. */
export function unitOfHeading(heading: string): Unit | null {
  const plain = heading
    .slice(0, LONGEST_HEADING)
    .toLowerCase()
    .replaceAll('€', 'eur')
    .replaceAll('³', '3')
    .replaceAll('²', '2')
    .replaceAll(/[ _]per[ _]/g, '/')
    .replaceAll(/eur(os?)?[ _]*\/?[ _]*(?=[mk]wh)/g, 'eur/')
    .replaceAll(/w[ _]m2/g, 'w/m2');
  const found = HEADINGS.find(([shape]) => shape.test(plain));
  return found ? UNITS[found[1]] : null;
}
