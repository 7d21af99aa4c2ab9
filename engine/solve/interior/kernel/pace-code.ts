import {
  add,
  constant,
  load,
  loadFixed,
  type Pointer,
  smaller,
  storeFixed,
  VECTOR_BYTES,
  writeFunction,
} from './code.ts';
import { PACE } from './shape.ts';
import type { Writer } from './stage-code.ts';
import type { WasmFunction } from './wasm.ts';

/** A pace and what it may differ by from that of the next stage. */
const FIELDS = [
  { pace: PACE.primal, slack: PACE.move },
  { pace: PACE.dual, slack: PACE.turn },
] as const;

/**
 * From the first stages to the last ones: no pace exceeds that of the stage before by more than its slack. `paceLimits` holds
 * what the first ones may take, then what the outer part may take after the last ones.
 */
export function writeSpreadForward({ layout }: Writer): WasmFunction {
  return writeFunction('spreadForward', 2, 0, (code, pointers) => {
    const [paces, count] = pointers as [Pointer, Pointer];
    const limits = FIELDS.map((_, f) => code.keep(loadFixed(layout.paceLimits + f * VECTOR_BYTES)));
    code.repeat(count, () => {
      FIELDS.forEach(({ pace, slack }, f) => {
        const limit = limits[f]!;
        code.set(limit, smaller(load(paces, pace * VECTOR_BYTES), limit.value));
        code.store(paces, pace * VECTOR_BYTES, limit.value);
        code.set(limit, add(limit.value, load(paces, slack * VECTOR_BYTES)));
      });
      code.advance(paces, layout.paceStride);
    });
    limits.forEach((limit, f) => {
      storeFixed(code, layout.paceLimits + f * VECTOR_BYTES, limit.value);
    });
  });
}

/**
 * From the last stages back to the first ones, likewise. `paceLimits` holds the paces of the outer part, then those of the first
 * stages. Results 0 and 1: sums of the paces.
 */
export function writeSpreadBack({ layout }: Writer): WasmFunction {
  return writeFunction('spreadBack', 2, 0, (code, pointers) => {
    const [paces, count] = pointers as [Pointer, Pointer];
    const limits = FIELDS.map((_, f) => code.keep(loadFixed(layout.paceLimits + f * VECTOR_BYTES)));
    const sums = FIELDS.map(() => code.keep(constant(0)));
    code.repeat(count, () => {
      FIELDS.forEach(({ pace, slack }, f) => {
        const limit = limits[f]!;
        const allowed = add(limit.value, load(paces, slack * VECTOR_BYTES));
        code.set(limit, smaller(load(paces, pace * VECTOR_BYTES), allowed));
        code.store(paces, pace * VECTOR_BYTES, limit.value);
        code.set(sums[f]!, add(sums[f]!.value, limit.value));
      });
      code.advance(paces, -layout.paceStride);
    });
    limits.forEach((limit, f) => {
      storeFixed(code, layout.paceLimits + f * VECTOR_BYTES, limit.value);
      storeFixed(code, layout.results + f * VECTOR_BYTES, sums[f]!.value);
    });
  });
}
