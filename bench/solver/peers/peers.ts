import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PeerMethod } from '../methods.ts';
import type { Result } from '../result.ts';
import { clp } from './clp.ts';
import { nativeHighs } from './native-highs.ts';
import type { Peer, PeerJob } from './peer.ts';
import { pypsa } from './pypsa.ts';

const PEERS: Readonly<Record<PeerMethod, Peer>> = {
  'native highs simplex': nativeHighs({ solver: 'simplex' }),
  'native highs ipm': nativeHighs({ solver: 'ipm' }),
  'pypsa highs': pypsa,
  'clp dual simplex': clp,
};

/** Runs a peer on a case, with a folder that is gone afterwards. `skipped`, with the reason, where it is not installed. */
export async function runPeer(method: PeerMethod, job: Omit<PeerJob, 'folder'>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'solver-peer-'));
  try {
    return await PEERS[method]({ ...job, folder });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
