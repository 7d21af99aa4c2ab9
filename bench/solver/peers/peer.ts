import type { Program } from '../../../engine/program/program.ts';
import type { SiteGroup } from '../../../engine/site/site.ts';
import type { Result } from '../result.ts';

/** What a peer is given: the same case as everybody, and a folder of its own for files. */
export interface PeerJob {
  readonly name: string;
  readonly group: SiteGroup;
  readonly program: Program;
  readonly folder: string;
  readonly limitS: number;
  readonly repeats: number;
}

export type Peer = (job: PeerJob) => Promise<Result>;
