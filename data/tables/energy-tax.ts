import { heatingValue } from './fuels.ts';
import { figures, type Mark, type Sourced } from './sourced.ts';

/**
 * One bracket of the Dutch energy tax: from `fromMwh` a year on, EUR per MWh (`value`, also as `eurPerMwh`), excluding
 * VAT. Natural gas counts MWh of lower heating value.
 */
export interface TaxBracket extends Sourced<number> {
  readonly fromMwh: number;
  readonly eurPerMwh: number;
}

export type TaxedCarrier = 'electricity' | 'naturalGas';

/** A rate as the law or its source prints it; null: not found, so the nearest year that has it stands in. */
interface Rate {
  readonly year: number;
  readonly rates: readonly (number | null)[];
  readonly source: string;
  /** One mark for the row, or one per bracket. */
  readonly mark: Mark | readonly Mark[];
}

const PZEM_ODE = 'pzem.nl, energy tax and ODE surcharge added';
const PZEM = 'pzem.nl';
const TAX_2026 = 'zhinees/dynamische-energieprijzen-nl @61ddfca (cites Belastingdienst, Sep 2026)';

/** EUR/kWh; brackets from 0, 10,000, 50,000 and 10 million kWh a year, the last for business use. */
const ELECTRICITY: readonly Rate[] = [
  {
    year: 2021,
    rates: [0.09428 + 0.03, 0.05164 + 0.0411, 0.01375 + 0.0225, 0.00056 + 0.0004],
    source: PZEM_ODE,
    mark: 'C',
  },
  {
    year: 2022,
    rates: [0.03679 + 0.0305, 0.04361 + 0.0418, 0.01189 + 0.0229, 0.00057 + 0.0005],
    source: PZEM_ODE,
    mark: 'C',
  },
  { year: 2023, rates: [0.12599, 0.10046, 0.03942, 0.00115], source: PZEM, mark: 'S' },
  { year: 2024, rates: [0.1088, 0.09037, 0.03943, 0.00188], source: PZEM, mark: 'S' },
  {
    year: 2025,
    rates: [0.10154, 0.06937, 0.03868, 0.00321],
    source: `${TAX_2026} for the first bracket; the others unverified`,
    mark: ['2nd', 'M', 'M', 'M'],
  },
  { year: 2026, rates: [0.09161, 0.0667, null, null], source: TAX_2026, mark: '2nd' },
];

/** EUR/Nm3 at 35.17 MJ higher heating value; brackets from 0, 170,000, 1 million and 10 million Nm3 a year. */
const NATURAL_GAS: readonly Rate[] = [
  {
    year: 2021,
    rates: [0.34856 + 0.0851, 0.06547 + 0.0235, 0.02386 + 0.0232, 0.01281 + 0.0232],
    source: PZEM_ODE,
    mark: 'C',
  },
  {
    year: 2022,
    rates: [0.36322 + 0.0865, 0.06632 + 0.0239, 0.02417 + 0.0236, 0.01298 + 0.0236],
    source: PZEM_ODE,
    mark: 'C',
  },
  { year: 2023, rates: [0.4898, 0.09621, 0.05109, 0.03919], source: PZEM, mark: 'S' },
  { year: 2024, rates: [0.58301, 0.22378, 0.12855, 0.04886], source: PZEM, mark: 'S' },
  {
    year: 2025,
    rates: [0.57816, 0.3157, 0.2035, 0.0539],
    source: 'rendement.nl; first bracket gelijkvergelijk.nl',
    mark: ['2nd', 'S', 'S', 'S'],
  },
  { year: 2026, rates: [0.60066, null, null, null], source: TAX_2026, mark: '2nd' },
];

interface Schedule {
  readonly rows: readonly Rate[];
  /** Lower ends of the brackets. */
  readonly from: Sourced<readonly number[]>;
  readonly unitsPerMwh: number;
  readonly unit: string;
  readonly conversion: string;
}

const MJ_PER_MWH = 3600;
const LOWER_MJ_PER_NM3 = heatingValue('naturalGas')!.lowerMjPerNm3.value;
const bracket = figures('Wet belastingen op milieugrondslag art. 59', 'S');

/** Lower ends of the brackets of the law. */
export const BRACKETS: Readonly<Record<TaxedCarrier, Sourced<readonly number[]>>> = {
  electricity: bracket([0, 10_000, 50_000, 10_000_000], 'kWh/year'),
  naturalGas: bracket([0, 170_000, 1_000_000, 10_000_000], 'Nm3/year'),
};

const SCHEDULES: Readonly<Record<TaxedCarrier, Schedule>> = {
  electricity: {
    rows: ELECTRICITY,
    from: BRACKETS.electricity,
    unitsPerMwh: 1000,
    unit: 'EUR/MWh',
    conversion: '',
  },
  naturalGas: {
    rows: NATURAL_GAS,
    from: BRACKETS.naturalGas,
    unitsPerMwh: MJ_PER_MWH / LOWER_MJ_PER_NM3,
    unit: 'EUR/MWh (lower heating value)',
    conversion: `; from EUR/Nm3 at ${LOWER_MJ_PER_NM3} MJ/Nm3 lower heating value`,
  },
};

/** Years for which the table has at least one rate of its own. */
export function energyTaxYears(carrier: TaxedCarrier): readonly number[] {
  return SCHEDULES[carrier].rows.map(row => row.year);
}

/**
 * Brackets of the energy tax (Wbm art. 59) in a year, from low to high volume; fit for the engine as they are. A rate
 * that was not found for the year is that of the nearest year that has it, the later one at equal distance; `source` says so.
 */
export function energyTaxBrackets(carrier: TaxedCarrier, year: number): readonly TaxBracket[] {
  const { from, unitsPerMwh, unit, conversion, rows } = SCHEDULES[carrier];
  return from.value.map((volume, bracket) => {
    const row = nearest(rows, bracket, year);
    // Nine decimals: the printed rate, not the rounding of the conversion.
    const eurPerMwh = Math.round(row.rates[bracket]! * unitsPerMwh * 1e9) / 1e9;
    const stand = row.year === year ? '' : ` (rate of ${row.year}: none found for ${year})`;
    return {
      fromMwh: volume / unitsPerMwh,
      eurPerMwh,
      value: eurPerMwh,
      unit,
      source: `${row.source}${conversion}${stand}`,
      mark: typeof row.mark === 'string' ? row.mark : row.mark[bracket]!,
    };
  });
}

function nearest(rows: readonly Rate[], bracket: number, year: number): Rate {
  const known = rows.filter(row => row.rates[bracket] !== null);
  return known.reduce((best, row) => (Math.abs(row.year - year) <= Math.abs(best.year - year) ? row : best));
}
