import type { Axis } from '../calendar/axis.ts';
import { type Series, at as valueAt } from '../series/series.ts';
import { blockStepsInto } from './blocks.ts';
import type { HeldRight, Product } from './product.ts';

/** What a right gives by step when nobody calls, MW. */
export function givenMwInto({ product, mw }: HeldRight, axis: Axis, out: Float64Array): Float64Array {
  const { shape } = product;
  if (shape.kind !== 'blocks') return out.fill(mw);
  const isIn = blockStepsInto(shape.blocks, axis, new Uint8Array(axis.steps));
  const outside = mw * shape.outsideShare;
  for (let t = 0; t < axis.steps; t++) out[t] = isIn[t] ? mw : outside;
  return out;
}

/** Marks (1) the steps in which the trigger of a product allows a call; all of them for congestion. EUR/MWh for a trigger on price. */
export function callableStepsInto(
  { call }: Product,
  axis: Axis,
  dayAheadEurPerMwh: Series | null,
  out: Uint8Array,
): Uint8Array {
  if (!call) return out.fill(0);
  const { trigger } = call;
  if (trigger.kind === 'congestion') return out.fill(1);
  if (trigger.kind === 'window') return blockStepsInto(trigger.blocks, axis, out);
  if (dayAheadEurPerMwh === null) return out.fill(0);
  for (let t = 0; t < axis.steps; t++) {
    const price = valueAt(dayAheadEurPerMwh, t);
    out[t] = (trigger.when === 'at-least' ? price >= trigger.eurPerMwh : price <= trigger.eurPerMwh) ? 1 : 0;
  }
  return out;
}

/** Share of the hours of the axis, outside blocks counted by their share, that a shape of blocks gives; 1 for any other. */
export function blockShare({ shape }: Product, axis: Axis): number {
  if (shape.kind !== 'blocks') return 1;
  const isIn = blockStepsInto(shape.blocks, axis, new Uint8Array(axis.steps));
  let steps = 0;
  for (const one of isIn) steps += one;
  const share = steps / axis.steps;
  return share + (1 - share) * shape.outsideShare;
}
