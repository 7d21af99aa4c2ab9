import { F64, I32, pushSigned, pushUnsigned, V128, VECTOR, type WasmFunction } from './wasm.ts';

/** A value in generated code: writes the instructions that leave it on the stack. */
export type Value = (code: Code) => void;

/** A function that is being written. Vector locals that are given back are used again. */
export interface Code {
  readonly bytes: number[];
  /** A new vector local that holds `value`; give it back with `free`. */
  keep(value: Value): Local;
  set(local: Local, value: Value): void;
  free(...locals: readonly Local[]): void;
  store(pointer: Pointer, byte: number, value: Value): void;
  /** A new address or count, nil at first. */
  counter(): Pointer;
  assign(pointer: Pointer, index: Index): void;
  /** Adds to a pointer. */
  advance(pointer: Pointer, bytes: number): void;
  /** Repeats `body` while a counter that starts at parameter `count` is above nil; at least once. */
  repeat(count: Pointer, body: () => void): void;
}

/** A whole number in generated code: an address or a count. */
export type Index = (code: Code) => void;

export interface Local {
  readonly index: number;
  readonly value: Value;
}

/** A parameter or local that holds an address or a count. */
export interface Pointer {
  readonly index: number;
}

export const VECTOR_BYTES = 16;

/** Writes a function with `pointers` address or count parameters, then `scalars` numbers (given as vectors of two alike). */
export function writeFunction(
  name: string,
  pointers: number,
  scalars: number,
  write: (code: Code, pointers: readonly Pointer[], scalars: readonly Value[]) => void,
): WasmFunction {
  const parameters = [...new Array<number>(pointers).fill(I32), ...new Array<number>(scalars).fill(F64)];
  const bytes: number[] = [];
  const unused: Local[] = [];
  const types: number[] = [];
  const newLocal = (type: number) => parameters.length + types.push(type) - 1;
  const localAt = (index: number): Local => ({
    index,
    value: ({ bytes: out }) => {
      out.push(0x20);
      pushUnsigned(out, index);
    },
  });
  const setLocal = (index: number) => {
    bytes.push(0x21);
    pushUnsigned(bytes, index);
  };
  const code: Code = {
    bytes,
    keep(value) {
      value(code);
      const local = unused.pop() ?? localAt(newLocal(V128));
      setLocal(local.index);
      return local;
    },
    set(local, value) {
      value(code);
      setLocal(local.index);
    },
    counter: () => ({ index: newLocal(I32) }),
    assign(pointer, index) {
      index(code);
      setLocal(pointer.index);
    },
    free(...locals) {
      unused.push(...locals);
    },
    store(pointer, byte, value) {
      bytes.push(0x20);
      pushUnsigned(bytes, pointer.index);
      value(code);
      bytes.push(0xfd, 0x0b, 0x03);
      pushUnsigned(bytes, byte);
    },
    advance(pointer, step) {
      bytes.push(0x20);
      pushUnsigned(bytes, pointer.index);
      bytes.push(0x41);
      pushSigned(bytes, step);
      bytes.push(0x6a);
      setLocal(pointer.index);
    },
    repeat(counter, body) {
      bytes.push(0x03, 0x40);
      body();
      bytes.push(0x20);
      pushUnsigned(bytes, counter.index);
      bytes.push(0x41, 0x01, 0x6b, 0x22);
      pushUnsigned(bytes, counter.index);
      bytes.push(0x0d, 0x00, 0x0b);
    },
  };
  const pointerLocals = Array.from({ length: pointers }, (_, index) => ({ index }));
  const scalarLocals = Array.from({ length: scalars }, (_, s) => splat(localAt(pointers + s).value));
  const kept = scalarLocals.map(value => code.keep(value).value);
  write(code, pointerLocals, kept);
  return { name, parameters, locals: types, body: bytes };
}

export function indexOf({ index }: Pointer): Index {
  return ({ bytes }) => {
    bytes.push(0x20);
    pushUnsigned(bytes, index);
  };
}

export function whole(value: number): Index {
  return ({ bytes }) => {
    bytes.push(0x41);
    pushSigned(bytes, value);
  };
}

const integer =
  (instruction: number) =>
  (a: Index, b: Index): Index =>
  code => {
    a(code);
    b(code);
    code.bytes.push(instruction);
  };
export const plusIndex = integer(0x6a);
export const minusIndex = integer(0x6b);
export const andIndex = integer(0x71);
export const shiftedRight = integer(0x76);

/** Makes a stretch of memory nil. */
export function clearFixed(code: Code, address: number, size: number): void {
  for (const value of [address, 0, size]) whole(value)(code);
  code.bytes.push(0xfc, 0x0b, 0x00);
}

/** The vector at `byte` bytes beyond a pointer. */
export function load(pointer: Pointer, byte: number): Value {
  return ({ bytes }) => {
    bytes.push(0x20);
    pushUnsigned(bytes, pointer.index);
    bytes.push(0xfd, 0x00, 0x03);
    pushUnsigned(bytes, byte);
  };
}

/** The vector at a fixed address. */
export function loadFixed(address: number): Value {
  return ({ bytes }) => {
    bytes.push(0x41, 0x00, 0xfd, 0x00, 0x03);
    pushUnsigned(bytes, address);
  };
}

/** Writes a vector to a fixed address. */
export function storeFixed(code: Code, address: number, value: Value): void {
  code.bytes.push(0x41, 0x00);
  value(code);
  code.bytes.push(0xfd, 0x0b, 0x03);
  pushUnsigned(code.bytes, address);
}

/** A vector of two equal numbers known when the code is written. */
export function constant(value: number): Value {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value, true);
  const lane = Array.from({ length: 8 }, (_, k) => view.getUint8(k));
  return ({ bytes }) => {
    bytes.push(0xfd, 0x0c, ...lane, ...lane);
  };
}

function splat(scalar: Value): Value {
  return code => {
    scalar(code);
    code.bytes.push(0xfd);
    pushUnsigned(code.bytes, VECTOR.splat);
  };
}

const binary =
  (instruction: number) =>
  (a: Value, b: Value): Value =>
  code => {
    a(code);
    b(code);
    code.bytes.push(0xfd);
    pushUnsigned(code.bytes, instruction);
  };

const unary =
  (instruction: number) =>
  (a: Value): Value =>
  code => {
    a(code);
    code.bytes.push(0xfd);
    pushUnsigned(code.bytes, instruction);
  };

export const add = binary(VECTOR.add);
export const sub = binary(VECTOR.sub);
export const mul = binary(VECTOR.mul);
export const div = binary(VECTOR.div);
/** b where it is below (`smaller`) or above (`larger`) a, else a; a also where b is no number. */
export const smaller = binary(VECTOR.pmin);
export const larger = binary(VECTOR.pmax);
export const above = binary(VECTOR.gt);
export const masked = binary(VECTOR.and);
/** a where the mask is set, else b. */
export const chosen =
  (mask: Value, a: Value, b: Value): Value =>
  code => {
    a(code);
    b(code);
    mask(code);
    code.bytes.push(0xfd);
    pushUnsigned(code.bytes, VECTOR.bitselect);
  };
export const negative = unary(VECTOR.neg);
export const magnitude = unary(VECTOR.abs);
export const root = unary(VECTOR.sqrt);
