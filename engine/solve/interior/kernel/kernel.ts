import { eliminationOf } from './elimination.ts';
import { writeFactor } from './factor-code.ts';
import { writeMeasure, writeStart } from './point-code.ts';
import { type Layout, layoutOf, type Shape } from './shape.ts';
import { writeCorrect, writeFinal, writePredict } from './solve-code.ts';
import { blockColumns, type Writer } from './stage-code.ts';
import { moduleBytes } from './wasm.ts';

/** The passes of a round, generated for one shape. Addresses in bytes; counts of stages per lane. */
export interface Kernel {
  readonly layout: Layout;
  readonly memory: WebAssembly.Memory;
  readonly passes: Passes;
}

export interface Passes {
  start(columns: number, rows: number, given: number, count: number, level: number, centre: number): void;
  measure(columns: number, rows: number, given: number, count: number): void;
  factor(
    columns: number,
    rows: number,
    factor: number,
    given: number,
    count: number,
    primal: number,
    dual: number,
  ): void;
  predict(columns: number, rows: number, factor: number, given: number, count: number): void;
  correct(rows: number, factor: number, count: number, target: number): void;
  final(columns: number, rows: number, factor: number, given: number, count: number, target: number): void;
}

/** Shapes in use at a time in one thread: the sites of a study and its variants. */
const MOST_KERNELS = 16;
const kernels = new Map<string, Kernel>();

/** The kernel of a shape; compiled once, its memory kept for the next program of the shape. */
export function kernelOf(shape: Shape): Kernel {
  const key = JSON.stringify(shape);
  const known = kernels.get(key);
  kernels.delete(key);
  const kernel = known ?? compile(shape);
  kernels.set(key, kernel);
  if (kernels.size > MOST_KERNELS) kernels.delete(kernels.keys().next().value!);
  return kernel;
}

function compile(shape: Shape): Kernel {
  const elimination = eliminationOf(shape);
  const { size, rowWidth, isLarge, entries } = elimination;
  const layout = layoutOf(shape, entries, isLarge ? size * rowWidth : 0);
  const writer: Writer = { shape, layout, elimination, columns: blockColumns(shape) };
  const bytes = moduleBytes(
    [writeStart, writeMeasure, writeFactor, writePredict, writeCorrect, writeFinal].map(write =>
      write(writer),
    ),
  );
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 65_536 });
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), { m: { m: memory } });
  return { layout, memory, passes: exports as unknown as Passes };
}
