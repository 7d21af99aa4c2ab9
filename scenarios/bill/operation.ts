import { COST_PARTS, type CostPart } from '../../engine/index.ts';
import type { BillBasis } from './basis.ts';
import type { DraftLine } from './line.ts';
import { titleOf } from './titles.ts';
import { UNITS } from './units.ts';

/** Parts of the cost of the dispatch that other sections of the bill work out line by line. */
const ELSEWHERE: ReadonlySet<CostPart> = new Set<CostPart>([
  'electricity',
  'electricityTax',
  'gridEnergy',
  'gridPeak',
  'gridContract',
  'gridFixed',
  'export',
  'fuel',
  'fuelTax',
  'carbon',
  'levy',
  'compensation',
  'breach',
  'steering',
]);

/** What operation costs beside energy, grid and carbon: on no bill of a supplier, but in the cost of the dispatch. */
export function operationLines({ operation, sourceOf }: BillBasis): DraftLine[] {
  const { costParts, unservedMwh } = operation;
  return COST_PARTS.filter(part => !ELSEWHERE.has(part) && costParts[part] !== 0).map(part => {
    const isUnserved = part === 'unserved';
    return {
      section: 'operation',
      kind: part,
      title: titleOf(part),
      quantity: isUnserved ? unservedMwh : null,
      unit: isUnserved ? UNITS.mwh : null,
      rateEur: null,
      amounts: [costParts[part]],
      isMonthly: false,
      part,
      ...sourceOf('/sites'),
    };
  });
}
