import type { Block, CallRule, HeldRight, Money, Product } from '../../../engine/index.ts';

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];

export function block(fromHour: number, untilHour: number, more: Partial<Block> = {}): Block {
  return { weekdays: EVERY_DAY, fromHour, untilHour, season: null, ...more };
}

export const FREE: Money = {
  contractShare: 1,
  peakShare: 1,
  availabilityEurPerMwH: 0,
  activation: { kind: 'fee', eurPerMwh: 0 },
  penaltyEurPerMwh: null,
};

export function callRule(more: Partial<CallRule> = {}): CallRule {
  return {
    by: ['national'],
    trigger: { kind: 'congestion', node: null },
    notice: { kind: 'day-ahead', localHour: 8.5 },
    longestCallHours: null,
    longestRunHours: null,
    callsPerYear: null,
    hoursPerYear: null,
    depth: { kind: 'mw', mw: 0 },
    ...more,
  };
}

/** A right of some MW off-take; firm unless told otherwise. */
export function held(
  mw: number,
  more: Partial<Product> = {},
  direction: HeldRight['direction'] = 'import',
): HeldRight {
  const product: Product = {
    effect: 'right',
    shape: { kind: 'always' },
    call: null,
    money: FREE,
    group: 'connection',
    ...more,
  };
  return { name: 'right', product, direction, mw };
}
