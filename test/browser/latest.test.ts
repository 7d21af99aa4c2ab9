import { expect, test } from 'vitest';
import { latestOnly } from '../../server/web/app/state/latest.ts';

const wait = (ms: number) => new Promise(resolve => setTimeout(resolve, ms));

/** Work that takes `ms` and can be aborted. */
function slowWork(ms: number, log: { started: number[]; aborted: number[] }) {
  return async (question: number, signal: AbortSignal) => {
    log.started.push(question);
    signal.addEventListener('abort', () => log.aborted.push(question));
    await wait(ms);
    return question * 10;
  };
}

test('of many questions few are worked on, and the last is always answered', async () => {
  const log = { started: [] as number[], aborted: [] as number[] };
  const answers: number[] = [];
  const line = latestOnly<number, number>({
    work: slowWork(20, log),
    answered: (_question, answer) => answers.push(answer),
    failed: () => undefined,
    pauseMs: 30,
    patienceMs: 1000,
  });
  for (let question = 1; question <= 40; question++) {
    line.ask(question);
    await wait(3);
  }
  await wait(120);
  expect(answers.at(-1)).toBe(400);
  expect(log.started.length).toBeLessThan(12);
  expect(log.started).toEqual([...log.started].sort((a, b) => a - b));
});

test('one that takes too long is aborted for a newer one, and its answer is not told', async () => {
  const log = { started: [] as number[], aborted: [] as number[] };
  const answers: number[] = [];
  const line = latestOnly<number, number>({
    work: slowWork(100, log),
    answered: (_question, answer) => answers.push(answer),
    failed: () => undefined,
    pauseMs: 0,
    patienceMs: 20,
  });
  line.ask(1);
  line.ask(2);
  await wait(300);
  expect(log.aborted).toEqual([1]);
  expect(answers).toEqual([20]);
});
