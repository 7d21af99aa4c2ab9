import type { BillBasis } from './basis.ts';
import type { DraftLine } from './line.ts';
import { titleOf } from './titles.ts';

/** What emissions cost, settled by the year. */
export function carbonLines({ operation, site, sourceOf }: BillBasis): DraftLine[] {
  const { carbon } = operation;
  const price = site.carbon.etsEurPerTon;
  const ets = sourceOf('/carbon/etsEurPerTon');
  const levy = sourceOf('/carbon/levy');
  const line = (
    kind: 'allowances' | 'freeAllocation' | 'forgone' | 'levy' | 'compensation',
    quantity: number | null,
    rateEur: number | null,
    eur: number,
    origin: typeof ets,
  ): DraftLine => ({
    section: 'carbon',
    kind,
    title: titleOf(kind),
    quantity,
    unit: quantity === null ? null : 't CO2',
    rateEur,
    amounts: [eur],
    isMonthly: false,
    part: kind === 'levy' || kind === 'compensation' ? kind : 'carbon',
    ...origin,
  });
  const lines = [
    line('allowances', carbon.allowancesTon, price, carbon.allowancesEur, ets),
    line('freeAllocation', -carbon.freeAllocationTon, price, carbon.freeAllocationEur, ets),
    line('forgone', carbon.forgoneTon, price, carbon.forgoneEur, ets),
    line('levy', carbon.leviedTon, null, carbon.levyEur, levy),
    line('compensation', null, null, carbon.compensationEur, ets),
  ];
  return lines.filter(({ amounts }) => amounts[0] !== 0);
}
