import type { Block, CallRule, Notice, Product, Shape, Trigger } from '../../engine/index.ts';
import type { DayHours, FlexProduct, PresetCall } from './flex-product.ts';
import { RIGHTS } from './rights.ts';
import { SERVICES } from './services.ts';

/** Every transport right and flex product of the table. */
export const FLEX_PRODUCTS: readonly FlexProduct[] = [...RIGHTS, ...SERVICES];

/** Every transport right and flex product. */
export function flexProducts(): readonly FlexProduct[] {
  return FLEX_PRODUCTS;
}

/** Product by id, `tdtr`, in small or capital letters; undefined when there is none. */
export function flexProduct(id: string): FlexProduct | undefined {
  return FLEX_PRODUCTS.find(one => one.id === id.toLowerCase());
}

/**
 * A preset as the engine takes it. Where each contract says how deep a call goes, one goes to nil here; windows and blocks
 * are those of the preset.
 */
export function presetProduct(preset: FlexProduct): Product {
  const { activation, activationEurPerMwh } = preset;
  return {
    effect: preset.effect,
    shape: shapeOf(preset),
    call: preset.call && callOf(preset.call, preset.grid),
    money: {
      contractShare: preset.contractShare.value,
      peakShare: preset.peakShare.value,
      availabilityEurPerMwH: preset.availabilityEurPerMwH.value,
      activation: { kind: activation.value, eurPerMwh: activationEurPerMwh.value },
      penaltyEurPerMwh: null,
    },
    group: preset.group,
  };
}

function shapeOf({ shape, guaranteedShare, blocks, outsideShare }: FlexProduct): Shape {
  if (shape.value === 'hours-share') return { kind: 'hours-share', share: guaranteedShare.value };
  if (shape.value !== 'blocks') return { kind: shape.value };
  return { kind: 'blocks', blocks: blocksOf(blocks?.value ?? []), outsideShare: outsideShare?.value ?? 0 };
}

function callOf(call: PresetCall, by: CallRule['by']): CallRule {
  return {
    by,
    trigger: triggerOf(call),
    notice: noticeOf(call),
    longestCallHours: call.longestCallHours?.value ?? null,
    longestRunHours: call.longestRunHours?.value ?? null,
    callsPerYear: call.callsPerYear?.value ?? null,
    hoursPerYear: call.hoursPerYear?.value ?? null,
    depth: { kind: 'share', share: call.depthShare?.value ?? 0 },
  };
}

function triggerOf({ trigger, window }: PresetCall): Trigger {
  return trigger.value === 'window'
    ? { kind: 'window', blocks: blocksOf(window?.value ?? []) }
    : { kind: 'congestion', node: null };
}

function noticeOf({ notice, noticeHour, noticeMinutes }: PresetCall): Notice {
  if (notice.value === 'day-ahead') return { kind: 'day-ahead', localHour: noticeHour?.value ?? 0 };
  if (notice.value === 'intraday') return { kind: 'intraday', minutes: noticeMinutes?.value ?? 0 };
  return { kind: 'in-contract' };
}

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];

/** Hours of every day as blocks. */
export function blocksOf(hours: DayHours): Block[] {
  return hours.map(([fromHour, untilHour]) => ({ weekdays: EVERY_DAY, fromHour, untilHour, season: null }));
}
