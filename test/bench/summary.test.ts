import { expect, test } from 'vitest';
import type { Method } from '../../bench/solver/methods.ts';
import { type SolverRow, withDifferences } from '../../bench/solver/row.ts';
import { summarise } from '../../bench/solver/summary.ts';
import { targetsOf } from '../../bench/solver/targets.ts';

const row = (method: Method, medianMs: number | null, more: Partial<SolverRow> = {}): SolverRow => ({
  case: 'rich',
  method,
  status: medianMs === null ? 'out-of-time' : 'optimal',
  medianMs,
  buildMs: 10,
  coldMs: medianMs === null ? null : 2 * medianMs,
  cpuMs: medianMs,
  gap: 1e-9,
  costEur: 1000,
  costDifference: null,
  workingMb: 50,
  limitMs: 60_000,
  ...more,
});

test('a speed-up is time over time, PyPSA with its building, native HiGHS by the faster of its two', () => {
  const { rich } = summarise([
    row('ours 1e-6', 90),
    row('highs-wasm simplex', 2700, { coldMs: 3600 }),
    row('native highs simplex', 1800),
    row('native highs ipm', 900),
    row('pypsa highs', 1900, { buildMs: 2100 }),
  ]);
  expect(rich).toMatchObject({
    speedupOverHighsWasm: 30,
    speedupOverHighsWasmCold: 20,
    speedupOverNativeHighs: 10,
    pypsaMs: 4000,
    speedupOverPypsa: 40,
    speedupOverClp: null,
    speedupIsAtLeast: false,
  });
});

test('a peer that was stopped counts with its limit, which meets a target but never misses one', () => {
  const metBy = (oursMs: number) => {
    const cases = summarise([row('ours 1e-6', oursMs), row('highs-wasm simplex', null)]);
    expect(cases.rich!.speedupIsAtLeast).toBe(true);
    return targetsOf(cases, null).find(({ text }) => text === 'rich at 1e-6: times as fast as HiGHS-WASM');
  };
  expect(metBy(1200)).toMatchObject({ value: 50, met: true });
  expect(metBy(6000)).toMatchObject({ value: 10, met: null, reason: 'the peer was stopped at its limit' });
});

test('a target is met, missed, or open with a reason', () => {
  const cases = summarise([row('ours 1e-6', 100), row('highs-wasm simplex', 1000)]);
  const sweep = { throughputRatio: 1.9, sameBits: false };
  const targets = targetsOf(cases, sweep);
  const metOf = (start: string) => targets.filter(({ text }) => String(text).startsWith(start));
  expect(metOf('rich at 1e-6')).toMatchObject([{ value: 10, met: false, atLeast: 25 }]);
  expect(metOf('rich: working memory')).toMatchObject([{ value: 50, met: true, atMost: 80 }]);
  expect(metOf('sweep').map(({ met }) => met)).toEqual([true, false]);
  expect(metOf('ten years')).toMatchObject([1, 2].map(() => ({ met: null, reason: 'tenYears was not run' })));
});

test('a cost that is not ours is flagged', () => {
  const rows = withDifferences([
    row('ours 1e-6', 90),
    row('pypsa highs', 90, { costEur: 1000.0001 }),
    row('clp dual simplex', 90, { costEur: 1000.01 }),
  ]);
  expect(rows.map(({ costDifference, note }) => [costDifference, note])).toEqual([
    [0, undefined],
    [1e-7, undefined],
    [1e-5, 'DIFFERENT COST'],
  ]);
});
