/** What a figure of an ESDL file is measured in: the unit it is given in here, and what it is multiplied by to get there. */
export interface EsdlUnit {
  readonly unit: string;
  readonly factor: number;
  /** Added after the factor. */
  readonly offset?: number;
}

/** Multipliers as ESDL spells them; older files write TERRA. */
const MULTIPLIERS: Readonly<Record<string, number>> = {
  NONE: 1,
  MICRO: 1e-6,
  MILLI: 1e-3,
  CENTI: 1e-2,
  DEKA: 10,
  HECTO: 100,
  KILO: 1e3,
  MEGA: 1e6,
  GIGA: 1e9,
  TERA: 1e12,
  TERRA: 1e12,
  PETA: 1e15,
};
const PLAIN: Readonly<Record<string, EsdlUnit>> = {
  WATT: { unit: 'MW', factor: 1e-6 },
  WATTHOUR: { unit: 'MWh', factor: 1e-6 },
  JOULE: { unit: 'MWh', factor: 1 / 3.6e9 },
  EURO: { unit: 'EUR', factor: 1 },
  PERCENT: { unit: 'share', factor: 0.01 },
  KELVIN: { unit: 'C', factor: 1, offset: -273.15 },
  DEGREES_CELSIUS: { unit: 'C', factor: 1 },
  HOUR: { unit: 'h', factor: 1 },
};

/** The parts of a `QuantityAndUnitType`. */
export interface QuantityAndUnit {
  readonly unit?: string;
  readonly multiplier?: string;
  readonly perUnit?: string;
  readonly perMultiplier?: string;
  readonly perTimeUnit?: string;
}

/** How to convert; null where the combination is not known here. */
export function unitOf(quantity: QuantityAndUnit): EsdlUnit | null {
  const { unit = '', multiplier, perUnit, perMultiplier, perTimeUnit } = quantity;
  const above = Object.hasOwn(PLAIN, unit) ? PLAIN[unit]! : null;
  const times = multiplierOf(multiplier);
  if (!above || times === null || (perTimeUnit && perTimeUnit !== 'NONE')) return null;
  if (!perUnit || perUnit === 'NONE') return { ...above, factor: above.factor * times };
  const below = perUnit === 'WATT' || perUnit === 'WATTHOUR' || perUnit === 'JOULE' ? PLAIN[perUnit]! : null;
  const belowTimes = multiplierOf(perMultiplier);
  if (!below || belowTimes === null || above.unit !== 'EUR') return null;
  return {
    unit: `${above.unit}/${below.unit}`,
    factor: (above.factor * times) / (below.factor * belowTimes),
  };
}

function multiplierOf(name: string | undefined): number | null {
  if (!name) return 1;
  return Object.hasOwn(MULTIPLIERS, name) ? MULTIPLIERS[name]! : null;
}

/** Value of a file in the unit of `unitOf`. */
export function converted(value: number, { factor, offset = 0 }: EsdlUnit): number {
  return value * factor + offset;
}
