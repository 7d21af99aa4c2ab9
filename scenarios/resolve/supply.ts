import { type Axis, plus, type Series, times, at as valueAt } from '../../engine/index.ts';
import type { StudySite, StudySupply } from '../schema/study.ts';
import { type AtYear, orDefault, report } from './context.ts';
import { scalar } from './scalar.ts';

/** A supply contract as what it pays per MWh above the day-ahead price, step by step. */
export interface SupplyTerms {
  readonly name: string;
  readonly kind: StudySupply['kind'];
  /** Price of the contract less the day-ahead price, EUR/MWh. */
  readonly aboveDayAheadEurPerMwh: Series;
  /** Power of the contract, MW; null where it follows the metered import. */
  readonly volumeMw: Series | null;
  /** Share of the metered import; nil where the power is fixed. */
  readonly shareOfImport: number;
  /** Place of the contract in the study. */
  readonly path: string;
}

/** Supply contracts of a site at the day-ahead prices of the year of the context. */
export function resolveSupply(
  at: AtYear,
  { supply = [] }: StudySite,
  path: string,
  dayAheadEurPerMwh: Series,
): SupplyTerms[] {
  const terms = supply.map((one, c) => termsOf(at, one, `${path}/${c}`, dayAheadEurPerMwh));
  const share = terms.reduce((sum, { shareOfImport }) => sum + shareOfImport, 0);
  if (share > 1 + 1e-9) {
    const expected = 'shares of at most 1 together';
    const message = `supply: got shares of the import of ${share} together, expected ${expected}`;
    report(at, { path, code: 'out-of-range', message, expected, value: String(share) });
  }
  return terms;
}

/** Price of import with the contracts that follow the meter: they change what one more MWh costs. */
export function withSupply(importEurPerMwh: Series, supply: readonly SupplyTerms[]): Series {
  return supply
    .filter(({ shareOfImport }) => shareOfImport > 0)
    .reduce<Series>(
      (price, { shareOfImport, aboveDayAheadEurPerMwh }) =>
        plus(price, times(aboveDayAheadEurPerMwh, shareOfImport)),
      importEurPerMwh,
    );
}

function termsOf(at: AtYear, supply: StudySupply, path: string, dayAhead: Series): SupplyTerms {
  const { name, kind } = supply;
  const own = { name, kind, path };
  if (supply.kind === 'block' || supply.kind === 'collar') {
    const above =
      supply.kind === 'block' ? fixed(at, supply, path, dayAhead) : collar(at, supply, path, dayAhead);
    return { ...own, aboveDayAheadEurPerMwh: above, volumeMw: volumeOf(at, supply, path), shareOfImport: 0 };
  }
  const above =
    supply.kind === 'share' ? fixed(at, supply, path, dayAhead) : indexed(at, supply, path, dayAhead);
  const shareOfImport = scalar(at, supply.shareOfImport, 'supply.shareOfImport', `${path}/shareOfImport`);
  return { ...own, aboveDayAheadEurPerMwh: above, volumeMw: null, shareOfImport };
}

type Of<K extends StudySupply['kind']> = Extract<StudySupply, { readonly kind: K }>;

function fixed(
  at: AtYear,
  { priceEurPerMwh }: Of<'block' | 'share'>,
  path: string,
  dayAhead: Series,
): Series {
  const price = scalar(at, priceEurPerMwh, 'supply.priceEurPerMwh', `${path}/priceEurPerMwh`);
  return plus(times(dayAhead, -1), price);
}

/** Mean of the day-ahead price over each month of the axis or all of it, plus the spread. */
function indexed(at: AtYear, supply: Of<'indexed'>, path: string, dayAhead: Series): Series {
  const spread = scalar(at, supply.spreadEurPerMwh, 'supply.spreadEurPerMwh', `${path}/spreadEurPerMwh`);
  const index = orDefault<string>(at, supply.index, 'supply.index', `${path}/index`);
  const periodOf = index === 'month' ? at.axis.month : new Int32Array(at.axis.steps);
  const means = meansOf(dayAhead, periodOf);
  return Float64Array.from(periodOf, (period, t) => means[period]! + spread - valueAt(dayAhead, t));
}

function meansOf(values: Series, periodOf: Int32Array): Float64Array {
  const last = periodOf[periodOf.length - 1]!;
  const sums = new Float64Array(last + 1);
  const counts = new Float64Array(last + 1);
  for (let t = 0; t < periodOf.length; t++) {
    sums[periodOf[t]!]! += valueAt(values, t);
    counts[periodOf[t]!]!++;
  }
  return sums.map((sum, period) => sum / counts[period]!);
}

function collar(at: AtYear, supply: Of<'collar'>, path: string, dayAhead: Series): Series {
  const read = (field: 'floorEurPerMwh' | 'capEurPerMwh' | 'premiumEurPerMwh') =>
    scalar(at, supply[field], `supply.${field}`, `${path}/${field}`);
  const [floor, cap, premium] = [read('floorEurPerMwh'), read('capEurPerMwh'), read('premiumEurPerMwh')];
  if (floor > cap) {
    const expected = `at most the cap, ${cap} EUR/MWh`;
    const message = `floorEurPerMwh: got ${floor}, expected ${expected}`;
    const value = String(floor);
    report(at, { path: `${path}/floorEurPerMwh`, code: 'out-of-range', message, expected, value });
  }
  return Float64Array.from({ length: at.axis.steps }, (_, t) => {
    const price = valueAt(dayAhead, t);
    return Math.min(cap, Math.max(floor, price)) - price + premium;
  });
}

/** MW of a contract per step: in every hour, or from Monday to Friday in its peak hours. */
function volumeOf(at: AtYear, supply: Of<'block' | 'collar'>, path: string): Series {
  const volumeMw = scalar(at, supply.volumeMw, 'supply.volumeMw', `${path}/volumeMw`);
  if (orDefault<string>(at, supply.hours, 'supply.hours', `${path}/hours`) === 'base') return volumeMw;
  const from = orDefault<number>(at, supply.peakFromHour, 'supply.peakFromHour', `${path}/peakFromHour`);
  const until = orDefault<number>(at, supply.peakUntilHour, 'supply.peakUntilHour', `${path}/peakUntilHour`);
  if (from >= until) {
    const expected = `an hour before ${until}`;
    const message = `peakFromHour: got ${from}, expected ${expected}`;
    report(at, {
      path: `${path}/peakFromHour`,
      code: 'out-of-range',
      message,
      expected,
      value: String(from),
    });
  }
  return Float64Array.from({ length: at.axis.steps }, (_, t) =>
    isPeak(at.axis, t, from, until) ? volumeMw : 0,
  );
}

const FRIDAY = 5;

function isPeak({ weekday, hourOfDay }: Axis, t: number, from: number, until: number): boolean {
  return weekday[t]! <= FRIDAY && hourOfDay[t]! >= from && hourOfDay[t]! < until;
}
