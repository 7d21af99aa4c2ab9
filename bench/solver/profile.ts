import { type Profiler, Session } from 'node:inspector/promises';

/** Self time of sampled work, in shares of all but idling and the sampling itself. */
export interface Shares {
  /** By the innermost of the phases in whose call it was; `other` for the rest. */
  readonly phases: Readonly<Record<string, number>>;
  /** By source file from the root of the project, by WebAssembly module, or by what the runtime calls it. */
  readonly files: Readonly<Record<string, number>>;
}

const SAMPLE_US = 200;
const OTHER = 'other';

/**
 * Samples the processor while `work` runs and tells where its time went, from outside: the code needs no clocks of its own.
 * `phaseOf` gives the phase that a function begins, by its name, or undefined.
 */
export async function profiled(
  work: () => Promise<void>,
  phaseOf: (functionName: string) => string | undefined,
): Promise<Shares> {
  const session = new Session();
  session.connect();
  try {
    await session.post('Profiler.enable');
    await session.post('Profiler.setSamplingInterval', { interval: SAMPLE_US });
    await session.post('Profiler.start');
    await work();
    const { profile } = await session.post('Profiler.stop');
    return sharesOf(profile, phaseOf);
  } finally {
    session.disconnect();
  }
}

function sharesOf(profile: Profiler.Profile, phaseOf: (name: string) => string | undefined): Shares {
  const byId = new Map(profile.nodes.map(node => [node.id, node]));
  const selfUs = new Map<number, number>();
  profile.samples?.forEach((id, s) => {
    selfUs.set(id, (selfUs.get(id) ?? 0) + profile.timeDeltas![s]!);
  });
  const phases: Record<string, number> = {};
  const files: Record<string, number> = {};
  let whole = 0;
  const visit = (node: Profiler.ProfileNode, above: string) => {
    const { functionName, url } = node.callFrame;
    // Starting and stopping the sampling is itself sampled.
    if (url.startsWith('node:inspector')) return;
    const phase = phaseOf(functionName) ?? above;
    const us = functionName === '(idle)' ? 0 : (selfUs.get(node.id) ?? 0);
    if (us > 0) {
      const file = placeOf(url, functionName);
      whole += us;
      phases[phase] = (phases[phase] ?? 0) + us;
      files[file] = (files[file] ?? 0) + us;
    }
    for (const id of node.children ?? []) visit(byId.get(id)!, phase);
  };
  visit(profile.nodes[0]!, OTHER);
  return { phases: inShares(phases, whole), files: inShares(files, whole) };
}

const ROOT = new URL('../../', import.meta.url).href;

function placeOf(url: string, functionName: string): string {
  if (url.startsWith(ROOT)) return url.slice(ROOT.length);
  if (url.startsWith('wasm:')) return 'WebAssembly';
  return functionName.startsWith('(') ? functionName : url || 'runtime';
}

function inShares(us: Record<string, number>, whole: number): Record<string, number> {
  return Object.fromEntries(
    Object.entries(us)
      .map(([name, value]) => [name, value / whole] as const)
      .sort(([, a], [, b]) => b - a),
  );
}
