/** Types of values in the generated code. */
export const I32 = 0x7f;
export const F64 = 0x7c;
export const V128 = 0x7b;

/** Vector instructions (two doubles at once), by the numbers of the WebAssembly specification, section 5.4.8. */
export const VECTOR = {
  add: 0xf0,
  sub: 0xf1,
  mul: 0xf2,
  div: 0xf3,
  pmin: 0xf6,
  pmax: 0xf7,
  abs: 0xec,
  neg: 0xed,
  sqrt: 0xef,
  gt: 0x4a,
  and: 0x4e,
  bitselect: 0x52,
  splat: 0x14,
} as const;

/** A function of a module: parameters first, then its other locals, in the order in which they were asked for. */
export interface WasmFunction {
  readonly name: string;
  readonly parameters: readonly number[];
  readonly locals: readonly number[];
  readonly body: readonly number[];
}

/** Writes an unsigned number in LEB128. */
export function pushUnsigned(out: number[], value: number): void {
  let rest = value >>> 0;
  while (rest >= 0x80) {
    out.push((rest & 0x7f) | 0x80);
    rest >>>= 7;
  }
  out.push(rest);
}

/** Writes a signed number in LEB128. */
export function pushSigned(out: number[], value: number): void {
  let rest = value | 0;
  while (rest < -64 || rest > 63) {
    out.push((rest & 0x7f) | 0x80);
    rest >>= 7;
  }
  out.push(rest & 0x7f);
}

/** The bytes of a module whose functions work on one imported memory (`m.m`) and are exported by name. */
export function moduleBytes(functions: readonly WasmFunction[]): Uint8Array<ArrayBuffer> {
  const bytes = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00];
  const section = (id: number, content: readonly number[]) => {
    bytes.push(id);
    pushUnsigned(bytes, content.length);
    append(bytes, content);
  };
  section(
    1,
    vector(functions, (out, { parameters }) => {
      out.push(0x60);
      pushUnsigned(out, parameters.length);
      out.push(...parameters, 0x00);
    }),
  );
  section(2, [0x01, 0x01, 0x6d, 0x01, 0x6d, 0x02, 0x00, 0x01]);
  section(
    3,
    vector(functions, (out, _, index) => pushUnsigned(out, index)),
  );
  section(
    7,
    vector(functions, (out, { name }, index) => {
      pushUnsigned(out, name.length);
      for (let k = 0; k < name.length; k++) out.push(name.charCodeAt(k));
      out.push(0x00);
      pushUnsigned(out, index);
    }),
  );
  section(
    10,
    vector(functions, (out, { locals, body }) => {
      const code: number[] = [];
      const runs = runsOf(locals);
      pushUnsigned(code, runs.length);
      for (const { type, count } of runs) {
        pushUnsigned(code, count);
        code.push(type);
      }
      append(code, body);
      code.push(0x0b);
      pushUnsigned(out, code.length);
      append(out, code);
    }),
  );
  return Uint8Array.from(bytes);
}

function vector<T>(items: readonly T[], write: (out: number[], item: T, index: number) => void): number[] {
  const out: number[] = [];
  pushUnsigned(out, items.length);
  items.forEach((item, index) => {
    write(out, item, index);
  });
  return out;
}

function append(out: number[], more: readonly number[]): void {
  for (const byte of more) out.push(byte);
}

function runsOf(types: readonly number[]): { type: number; count: number }[] {
  const runs: { type: number; count: number }[] = [];
  for (const type of types) {
    const last = runs.at(-1);
    if (last?.type === type) last.count++;
    else runs.push({ type, count: 1 });
  }
  return runs;
}
