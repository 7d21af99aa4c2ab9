import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { linesFor } from '../../../engine/dispatch/tax-lines.ts';
import type { Peer } from './peer.ts';
import { runPython } from './python-peer.ts';

/** PyPSA with HiGHS, which builds its own model of the same sites. */
export const pypsa: Peer = async job => {
  const { group, program, folder } = job;
  const file = join(folder, 'group.json');
  const taxLines = group.sites.map(site => linesFor(site, { importMwh: 0, fuelMwh: {} }));
  const constantEur = program.constants.reduce((sum, { eur }) => sum + eur, 0);
  writeFileSync(file, JSON.stringify({ ...group, taxLines, constantEur }, plain));
  return await runPython('pypsa_highs.py', job, { group: file });
};

function plain(_: string, value: unknown): unknown {
  return ArrayBuffer.isView(value) ? Array.from(value as Float64Array) : value;
}
