import { type Dispatch, type DispatchOptions, dispatch, type SiteGroup } from '../engine/index.ts';
import type { Benchmark, Figures } from './benchmark.ts';
import { benchGroup, SITE_KINDS, type SiteKind } from './sites.ts';
import { rounded, spread, timed } from './statistics.ts';

/** A way to solve the site program. Peers stand beside each other here and are measured on the same sites. */
interface Method {
  readonly name: string;
  solve(group: SiteGroup, options: DispatchOptions): Promise<Dispatch>;
}

const METHODS: readonly Method[] = [{ name: 'ours', solve: dispatch }];
const OPTIONS: DispatchOptions = { tolerance: 1e-6, deadlineMs: null, foresight: 'perfect' };

/** Site-years a second, per kind of site and method, with the gap and the largest residual of the answer. */
export const dispatchBench: Benchmark = {
  name: 'dispatch',
  text: 'site-years per second per kind of site, one thread',
  async run({ repeats, seed }) {
    const rows: Figures[] = [];
    for (const kind of SITE_KINDS) {
      for (const method of METHODS) rows.push(await measure(kind, method, repeats, seed));
    }
    return rows;
  },
};

async function measure(kind: SiteKind, method: Method, repeats: number, seed: number): Promise<Figures> {
  const group = benchGroup(kind, seed);
  const { ms, last } = await timed(repeats, () => method.solve(group, OPTIONS));
  if (last.status === 'infeasible') throw new Error(`${kind}: the benchmark site must be feasible`);
  const time = spread(ms);
  return {
    kind,
    method: method.name,
    repeats,
    siteYearsPerSecond: rounded(1000 / time.median),
    medianMs: rounded(time.median),
    lowMs: rounded(time.low),
    highMs: rounded(time.high),
    gap: rounded(last.certificate.gap, 2),
    maxResidualMw: rounded(last.certificate.maxResidualMw, 2),
    costEur: rounded(last.certificate.costEur, 10),
  };
}
