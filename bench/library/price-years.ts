import type { DataSet } from '../../data/index.ts';
import type { Sources, Study } from '../../scenarios/index.ts';
import { type RealYear, realYears } from '../synthetic/real-prices.ts';

/** A study on other prices of electricity, hour by hour; `study` is null where those are not at hand. */
export interface PricedStudy {
  readonly prices: string;
  readonly study: Study | null;
  readonly sources: Sources;
}

const REAL = [2024, 2025] as const;
const NO_SETS: Sources = { dataSets: { get: () => undefined, list: () => [] } };

/**
 * A study as published, on another synthetic year with the same mean, and on the real prices of 2024 and 2025 as they were; a
 * study whose prices are written out stays as it is.
 */
export function pricedStudies(study: Study, seed: number): readonly PricedStudy[] {
  const { dayAheadEurPerMwh: given } = study.prices.electricity;
  const isMade = typeof given === 'object' && 'generator' in given;
  const asPublished = { prices: isMade ? 'synthetic' : 'written out', study, sources: NO_SETS };
  if (!isMade) return [asPublished];
  const another = withPrices(study, { ...given, seed });
  const real = realYears();
  return [
    asPublished,
    { prices: `synthetic, seed ${seed}`, study: another, sources: NO_SETS },
    ...REAL.map(year =>
      onReal(
        study,
        year,
        real?.find(one => one.year === year),
      ),
    ),
  ];
}

function onReal(study: Study, year: number, found: RealYear | undefined): PricedStudy {
  const prices = `real ${year}`;
  if (!found) return { prices, study: null, sources: NO_SETS };
  const set = dataSetOf(found);
  return {
    prices,
    study: { ...withPrices(study, { dataset: set.name }), period: { year } },
    sources: { dataSets: { get: name => (name === set.name ? set : undefined), list: () => [set] } },
  };
}

type DayAhead = Study['prices']['electricity']['dayAheadEurPerMwh'];

/** Without sliders and paths, which point at the price that is replaced. */
function withPrices(study: Study, dayAheadEurPerMwh: DayAhead): Study {
  const { controls: _controls, paths: _paths, ...own } = study;
  const electricity = { ...study.prices.electricity, dayAheadEurPerMwh };
  return { ...own, prices: { ...study.prices, electricity } };
}

function dataSetOf({ year, axis, priceEurPerMwh }: RealYear): DataSet {
  return {
    name: `day-ahead-${year}`,
    kind: 'price',
    unit: 'EUR/MWh',
    source: 'Dutch day-ahead market',
    licence: 'not stated',
    retrieved: '2026-11-23',
    startMs: axis.startMs,
    stepMinutes: 60,
    steps: axis.steps,
    sha256: '',
    values: priceEurPerMwh,
  };
}
