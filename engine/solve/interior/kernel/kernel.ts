import { eliminationOf } from './elimination.ts';
import { writeFactor } from './factor-code.ts';
import { writeSpreadBack, writeSpreadForward } from './pace-code.ts';
import { writeMeasure, writeStart } from './point-code.ts';
import { writeProject, writeReopen, writeSettle, writeSlide } from './project-code.ts';
import { type Layout, layoutOf, type Shape } from './shape.ts';
import { writeCorrect, writeFinal, writePredict } from './solve-code.ts';
import { blockColumns, type Writer } from './stage-code.ts';
import { moduleBytes } from './wasm.ts';

/** The passes of a round, generated for one shape. */
export interface Kernel {
  readonly layout: Layout;
  /** The passes over a memory of at least so many bytes, which this thread's next program will use again. */
  bind(bytes: number): { readonly passes: Passes; readonly memory: WebAssembly.Memory };
}

/** Addresses in bytes; counts of stages per lane. */
export interface Passes {
  start(
    columns: number,
    rows: number,
    series: number,
    costs: number,
    count: number,
    level: number,
    centre: number,
    most: number,
  ): void;
  measure(columns: number, rows: number, series: number, costs: number, count: number): void;
  factor(columns: number, rows: number, factor: number, series: number, paces: number, count: number): void;
  predict(columns: number, rows: number, factor: number, series: number, count: number): void;
  correct(rows: number, factor: number, count: number, target: number): void;
  final(
    columns: number,
    rows: number,
    factor: number,
    series: number,
    paces: number,
    count: number,
    target: number,
  ): void;
  settle(columns: number, count: number, leaving: number, taken: number, leastRange: number): void;
  reopen(columns: number, count: number): void;
  project(columns: number, rows: number, factor: number, series: number, count: number): void;
  /** See pace-code.ts. */
  spreadForward(paces: number, count: number): void;
  spreadBack(paces: number, count: number): void;
  slide(columns: number, rows: number, factor: number, series: number, count: number): void;
}

/** Shapes in use at a time in one thread: the sites of a study and its variants. */
const MOST_KERNELS = 16;
const kernels = new Map<string, Kernel>();

/** A memory beyond this is given back when a program comes that needs less. */
const KEPT_BYTES = 64 * 2 ** 20;
const PAGE = 65_536;
let shared: WebAssembly.Memory | null = null;

/** The memory of this thread: programs are solved one after the other, each puts in all that it reads. */
function memoryOf(bytes: number): WebAssembly.Memory {
  if (shared && shared.buffer.byteLength > KEPT_BYTES && bytes <= KEPT_BYTES) shared = null;
  shared ??= new WebAssembly.Memory({ initial: Math.ceil(bytes / PAGE), maximum: PAGE });
  const missing = Math.ceil((bytes - shared.buffer.byteLength) / PAGE);
  if (missing > 0) shared.grow(missing);
  return shared;
}

/** The kernel of a shape; compiled once. */
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
    [
      writeStart,
      writeMeasure,
      writeFactor,
      writePredict,
      writeCorrect,
      writeFinal,
      writeSettle,
      writeReopen,
      writeProject,
      writeSlide,
      writeSpreadForward,
      writeSpreadBack,
    ].map(write => write(writer)),
  );
  const module = new WebAssembly.Module(bytes);
  let bound: { passes: Passes; memory: WebAssembly.Memory } | null = null;
  return {
    layout,
    bind(needed) {
      const memory = memoryOf(needed);
      if (bound?.memory !== memory) {
        const { exports } = new WebAssembly.Instance(module, { m: { m: memory } });
        bound = { memory, passes: exports as unknown as Passes };
      }
      return bound;
    },
  };
}
