import type { Figures } from '../benchmark.ts';

/** A line of what the dispatch solver is held to, whether or not this benchmark can measure it. */
interface Target {
  readonly text: string;
  /** Case (or `sweep`) and key of its summary; null where something else shows it. */
  readonly from: readonly [name: string, key: string] | null;
  readonly atLeast?: number;
  readonly atMost?: number;
  /** What one hopes for beyond the bound. */
  readonly aim?: number;
  /** Where it is shown, if not here. */
  readonly elsewhere?: string;
}

const TARGETS: readonly Target[] = [
  {
    text: '500 random programs agree with HiGHS to 1e-6, certificates valid, none lost',
    from: null,
    elsewhere: 'test/engine/solve/campaign.test.ts',
  },
  {
    text: '10,000 random programs once, with seed and result',
    from: null,
    elsewhere: 'test/engine/solve/campaign.test.ts with more programs',
  },
  {
    text: 'rich: gap',
    from: ['rich', 'gap'],
    atMost: 1e-6,
  },
  {
    text: 'rich at 1e-6: times as fast as HiGHS-WASM',
    from: ['rich', 'speedupOverHighsWasm'],
    atLeast: 25,
    aim: 50,
  },
  {
    text: 'rich at 1e-4: times as fast as HiGHS-WASM',
    from: ['rich', 'speedupOverHighsWasmAt1e4'],
    atLeast: 40,
  },
  {
    text: 'battery with monthly peaks: times as fast as HiGHS-WASM',
    from: ['battery', 'speedupOverHighsWasm'],
    atLeast: 25,
    aim: 60,
  },
  { text: 'no stocks: ms a year', from: ['noStocks', 'medianMs'], atMost: 1 },
  {
    text: 'rich: times as fast as PyPSA with native HiGHS, model building included',
    from: ['rich', 'speedupOverPypsa'],
    atLeast: 40,
  },
  {
    text: 'quarter-hours at 1e-4: times the hourly year',
    from: ['quarterHours', 'timesRichAt1e4'],
    atMost: 4.5,
  },
  { text: 'quarter-hours at 1e-6: times the hourly year', from: ['quarterHours', 'timesRich'], atMost: 4.5 },
  { text: 'ten years at 1e-4: times one year', from: ['tenYears', 'timesRichAt1e4'], atMost: 11 },
  { text: 'ten years at 1e-6: times one year', from: ['tenYears', 'timesRich'], atMost: 11 },
  { text: 'rich: working memory, MB', from: ['rich', 'workingMb'], atMost: 80 },
  { text: 'hub of 8 sites: ms a year', from: ['hub8', 'medianMs'], atMost: 20_000 },
  { text: 'hub of 8 sites: gap', from: ['hub8', 'gap'], atMost: 1e-6 },
  {
    text: 'hub of 8 sites: times as fast as HiGHS-WASM',
    from: ['hub8', 'speedupOverHighsWasm'],
    atLeast: 5,
  },
  { text: 'node of 40 sites at 1e-4: ms a year', from: ['node40', 'medianMsAt1e4'], atMost: 60_000 },
  { text: 'node of 40 sites at 1e-4: gap', from: ['node40', 'gapAt1e4'], atMost: 1e-4 },
  {
    text: 'sweep of 200 site-years: throughput of 2 workers over 1',
    from: ['sweep', 'throughputRatio'],
    atLeast: 1.8,
  },
  { text: 'sweep of 200 site-years: equal bits', from: ['sweep', 'sameBits'], atLeast: 1 },
  {
    text: 'slider of the page answers within 0.5 s on the rich site',
    from: null,
    elsewhere: 'test/browser/slider.test.ts, in Chromium',
  },
];

/** Every target with what was measured and whether it is met; `met` is null, with the reason, where this run cannot tell. */
export function targetsOf(cases: Readonly<Record<string, Figures>>, sweep: Figures | null): Figures[] {
  const measured: Readonly<Record<string, Figures>> = sweep ? { ...cases, sweep } : cases;
  return TARGETS.map(({ text, from, atLeast, atMost, aim, elsewhere }) => {
    const bounds = { atLeast: atLeast ?? null, atMost: atMost ?? null, aim: aim ?? null };
    if (from === null) return { text, value: null, met: null, ...bounds, reason: `shown by ${elsewhere}` };
    const [name, key] = from;
    const figures = measured[name];
    const value = figures?.[key] ?? null;
    if (value === null) {
      const reason = figures ? `${name}: no ${key}` : `${name} was not run`;
      return { text, value, met: null, ...bounds, reason };
    }
    // An "at least" speed-up of a peer that was stopped can show that a bound is met, never that it is missed.
    const isMet = Number(value) >= (atLeast ?? -Infinity) && Number(value) <= (atMost ?? Infinity);
    const isOpen = !isMet && key.startsWith('speedup') && figures!.speedupIsAtLeast === true;
    return {
      text,
      value,
      met: isOpen ? null : isMet,
      ...bounds,
      reason: isOpen ? 'the peer was stopped at its limit' : '',
    };
  });
}
