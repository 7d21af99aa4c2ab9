import { at } from '../../series/series.ts';
import type { Stages } from './stage-form.ts';

/** out -= A x */
export function subtractActivity(stages: Stages, x: Float64Array, out: Float64Array): void {
  const { steps, n, m } = stages;
  for (const { column, row, value } of stages.own)
    for (let t = 0; t < steps; t++) out[t * m + row]! -= at(value, t) * x[t * n + column]!;
  for (const { column, row, value } of stages.next)
    for (let t = 0; t + 1 < steps; t++) out[(t + 1) * m + row]! -= at(value, t) * x[t * n + column]!;
  for (const { column, row, value } of stages.closing)
    for (let t = 0; t < steps; t++) out[steps * m + row]! -= at(value, t) * x[t * n + column]!;
  stages.globals.forEach(({ closing, first }, g) => {
    for (const { row, value } of closing) out[steps * m + row]! -= value * x[steps * n + g]!;
    for (const { row, value } of first) out[row]! -= value * x[steps * n + g]!;
  });
}

/** out = A'y */
export function transposed(stages: Stages, y: Float64Array, out: Float64Array): void {
  const { steps, n, m } = stages;
  out.fill(0);
  for (const { column, row, value } of stages.own)
    for (let t = 0; t < steps; t++) out[t * n + column]! += at(value, t) * y[t * m + row]!;
  for (const { column, row, value } of stages.next)
    for (let t = 0; t + 1 < steps; t++) out[t * n + column]! += at(value, t) * y[(t + 1) * m + row]!;
  for (const { column, row, value } of stages.closing)
    for (let t = 0; t < steps; t++) out[t * n + column]! += at(value, t) * y[steps * m + row]!;
  stages.globals.forEach(({ closing, first }, g) => {
    for (const { row, value } of closing) out[steps * n + g]! += value * y[steps * m + row]!;
    for (const { row, value } of first) out[steps * n + g]! += value * y[row]!;
  });
}
