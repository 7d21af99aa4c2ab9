import type { Axis } from '../calendar/axis.ts';
import type { SteeredDirection, Steering } from '../site/steering.ts';
import type { CalledRight } from './compile.ts';
import type { Direction } from './product.ts';

/**
 * What the steering contracts of a connection ask of it, and what they pay; null where it has none. What several ask in one
 * direction adds up and is paid at their mean; of their penalties the highest counts, and one that must be delivered binds all.
 */
export function compileSteering(rights: readonly CalledRight[], axis: Axis): Steering | null {
  const steering = rights.filter(({ held }) => held.product.effect === 'steer');
  if (steering.length === 0) return null;
  const penalties = steering.map(({ held }) => held.product.money.penaltyEurPerMwh);
  return {
    import: directionOf(steering, 'import', axis),
    export: directionOf(steering, 'export', axis),
    penaltyEurPerMwh: penalties.reduce<number | null>(
      (most, one) => (most === null || one === null ? null : Math.max(most, one)),
      0,
    ),
  };
}

function directionOf(
  steering: readonly CalledRight[],
  direction: Direction,
  { steps }: Axis,
): SteeredDirection {
  const askedMw = new Float64Array(steps);
  const eurPerMwh = new Float64Array(steps);
  const planEurPerMwh = new Float64Array(steps);
  for (const { held, calls } of steering) {
    if (held.direction !== direction || calls === null) continue;
    const { activation, paidOn } = held.product.money;
    const price = activation.eurPerMwh ?? 0;
    for (let t = 0; t < steps; t++) {
      const mw = calls.takenMw[t]!;
      if (mw <= 0) continue;
      eurPerMwh[t] = (eurPerMwh[t]! * askedMw[t]! + price * mw) / (askedMw[t]! + mw);
      askedMw[t]! += mw;
      if (paidOn === 'whole-flow') planEurPerMwh[t] = Math.max(planEurPerMwh[t]!, price);
    }
  }
  return { askedMw, eurPerMwh, planEurPerMwh };
}
