import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { toMps } from '../../../engine/program/mps.ts';
import { qualityOf } from '../quality.ts';
import type { Peer } from './peer.ts';
import { runPython } from './python-peer.ts';

/** Native HiGHS on the exported program; its plan and multipliers come back for our certificate. */
export const nativeHighs =
  (options: { readonly solver: 'simplex' | 'ipm' }): Peer =>
  async job => {
    const { program, folder, name } = job;
    const [mps, plan] = [join(folder, 'program.mps'), join(folder, 'plan.bin')];
    writeFileSync(mps, toMps(program, name));
    const result = await runPython('native_highs.py', job, { mps, plan, options });
    if (result.kind !== 'measured' || result.measurement.status !== 'optimal') return result;
    const { buffer } = Uint8Array.from(readFileSync(plan));
    const values = new Float64Array(buffer);
    const x = values.subarray(0, program.columnCount);
    const y = values.subarray(program.columnCount);
    return { kind: 'measured', measurement: { ...result.measurement, quality: qualityOf(program, x, y) } };
  };
