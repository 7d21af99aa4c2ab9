import { INDIRECT_COST_AID } from '../../data/index.ts';
import { fallBackFactor, indirectCostAidEur } from '../../engine/index.ts';
import type { IndirectCosts } from '../schema/carbon.ts';
import { type AtYear, fill } from './context.ts';
import { etsPrice } from './ets-price.ts';
import { scalar } from './scalar.ts';

/** Compensation of indirect CO2 cost over the axis, EUR; what is lump is not seen by dispatch. */
export function resolveIndirectCosts(at: AtYear, costs: IndirectCosts, path: string): number {
  const note = (
    field: string,
    value: number,
    figure: Pick<typeof INDIRECT_COST_AID.fallBack, 'unit' | 'source' | 'mark'>,
  ) => fill(at, `${path}/${field}/${at.year}`, value, figure.unit, figure.source, figure.mark);
  const { intensity, firstYearOfLists, emissionTonPerMwh } = INDIRECT_COST_AID;
  const share = at.year < firstYearOfLists.value ? intensity.before : intensity[costs.list];
  note('intensity', share.value, share);
  note('emissionTonPerMwh', emissionTonPerMwh.value, emissionTonPerMwh);
  const aid = {
    intensity: share.value,
    emissionTonPerMwh: emissionTonPerMwh.value,
    allowanceEurPerTon: allowancePrice(at, path),
  };
  return indirectCostAidEur(aid, efficientMwh(at, costs, path)) * at.yearShare;
}

function efficientMwh(at: AtYear, costs: IndirectCosts, path: string): number {
  if ('outputTon' in costs)
    return (
      scalar(at, costs.outputTon, 'indirectCosts.outputTon', `${path}/outputTon`) *
      scalar(at, costs.benchmarkMwhPerTon, 'indirectCosts.benchmarkMwhPerTon', `${path}/benchmarkMwhPerTon`)
    );
  const { fallBack, fallBackRate, fallBackBaseYear } = INDIRECT_COST_AID;
  const factor = fallBackFactor(fallBack.value, fallBackRate.value, fallBackBaseYear.value, at.year);
  fill(at, `${path}/fallBack/${at.year}`, factor, fallBack.unit, fallBack.source, 'C');
  return scalar(at, costs.consumptionMwh, 'indirectCosts.consumptionMwh', `${path}/consumptionMwh`) * factor;
}

/** The published price of the cost year, else that of the path in the year before. */
function allowancePrice(at: AtYear, path: string): number {
  const published = INDIRECT_COST_AID.allowanceEurPerTon[at.year];
  const place = `${path}/allowanceEurPerTon/${at.year}`;
  if (published) {
    fill(at, place, published.value, published.unit, published.source, published.mark);
    return published.value;
  }
  const price = etsPrice(at, at.year - 1);
  fill(
    at,
    place,
    price,
    'EUR/t',
    'ETS price of the year before: no published forward price for this year',
    'D',
  );
  return price;
}
