import type { BillBasis } from './basis.ts';
import type { DraftLine } from './line.ts';
import { titleOf } from './titles.ts';
import { UNITS } from './units.ts';

/** Where the study gives what it gives itself. */
const PLACES = {
  allowances: '/carbon/etsEurPerTon',
  freeAllocation: '/carbon/etsEurPerTon',
  forgone: '/carbon/etsEurPerTon',
  levy: '/carbon/levy',
  compensation: '/carbon',
} as const;

/** What emissions cost, settled by the year. */
export function carbonLines({ operation, site, carbonSources, sourceOf }: BillBasis): DraftLine[] {
  const { carbon } = operation;
  const price = site.carbon.etsEurPerTon;
  const line = (
    kind: keyof typeof PLACES,
    quantity: number | null,
    rateEur: number | null,
    eur: number,
  ): DraftLine => ({
    section: 'carbon',
    kind,
    title: titleOf(kind),
    quantity,
    unit: quantity === null ? null : UNITS.ton,
    rateEur,
    amounts: [eur],
    isMonthly: false,
    part: kind === 'levy' || kind === 'compensation' ? kind : 'carbon',
    ...(carbonSources[kind].mark === null ? sourceOf(PLACES[kind]) : carbonSources[kind]),
  });
  const lines = [
    line('allowances', carbon.allowancesTon, price, carbon.allowancesEur),
    line('freeAllocation', -carbon.freeAllocationTon, price, carbon.freeAllocationEur),
    line('forgone', carbon.forgoneTon, price, carbon.forgoneEur),
    line('levy', carbon.leviedTon, null, carbon.levyEur),
    line('compensation', null, null, carbon.compensationEur),
  ];
  return lines.filter(({ amounts }) => amounts[0] !== 0);
}
