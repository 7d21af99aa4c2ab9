import type { Carbon } from '../site/site.ts';
import { levyEur, levyRates, levySlope } from './levy.ts';

/** What emissions cost a site over the axis, line by line, EUR and tonne; income is negative. */
export interface CarbonBill {
  /** Every tonne emitted, at the price of an allowance. */
  readonly allowancesTon: number;
  readonly allowancesEur: number;
  readonly freeAllocationTon: number;
  readonly freeAllocationEur: number;
  /** Free allowances that heat made from electricity does not earn. */
  readonly forgoneTon: number;
  readonly forgoneEur: number;
  readonly dispensationTon: number;
  /** Emissions above the dispensation. */
  readonly leviedTon: number;
  readonly levyEur: number;
  /** Aid for the CO2 price in the price of electricity. */
  readonly compensationEur: number;
  readonly totalEur: number;
  /** What one tonne more costs and one tonne less saves, EUR/t: they differ where emissions end at a threshold. */
  readonly moreEurPerTon: number;
  readonly lessEurPerTon: number;
}

/**
 * The carbon bill of a site for what it emits over the axis, tonne, process emissions included (EU ETS: Directive 2003/87/EC;
 * CO2-heffing industrie: Wet belastingen op milieugrondslag, chapter VIB). Convex and piecewise linear in emissions, so that
 * a program with its slopes as prices finds its least.
 */
export function carbonBill(carbon: Carbon, emissionsTon: number, forgoneTon = 0): CarbonBill {
  const { etsEurPerTon, freeAllocationTon, dispensationTon, compensationEur = 0 } = carbon;
  const rates = levyRates(carbon);
  const above = emissionsTon - dispensationTon;
  const slope = levySlope(rates, above);
  const lines = {
    allowancesEur: emissionsTon * etsEurPerTon,
    // `0 -`: no line may be a negative nil.
    freeAllocationEur: 0 - freeAllocationTon * etsEurPerTon,
    forgoneEur: forgoneTon * etsEurPerTon,
    levyEur: levyEur(rates, above),
    compensationEur: 0 - compensationEur,
  };
  return {
    ...lines,
    allowancesTon: emissionsTon,
    freeAllocationTon,
    forgoneTon,
    dispensationTon,
    leviedTon: rates.length === 0 ? 0 : Math.max(0, above),
    totalEur: Object.values(lines).reduce((sum, eur) => sum + eur, 0),
    moreEurPerTon: etsEurPerTon + slope.more,
    lessEurPerTon: etsEurPerTon + slope.less,
  };
}
