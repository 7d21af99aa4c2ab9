import { move, transferableSymbol, valueSymbol } from 'piscina';
import { dispatch } from '../dispatch/dispatch.ts';
import type { Dispatch } from '../dispatch/operation.ts';
import type { Task } from './executor.ts';

/** What a worker thread does with a task. The hourly series of the answer are handed over rather than copied. */
export default async function runTask(task: Task): Promise<Dispatch> {
  const answer = await dispatch(task.group, task.options);
  const moved = { [valueSymbol]: answer, [transferableSymbol]: buffersOf(answer) };
  // Whoever waits for the thread gets the answer itself, whatever the type of its parcel.
  return move(moved as unknown as ArrayBuffer) as unknown as Dispatch;
}

/** Memory that an answer alone holds: a series that is a part of something larger is copied. */
function buffersOf(answer: Dispatch): ArrayBuffer[] {
  const buffers = new Set<ArrayBuffer>();
  if (answer.status === 'infeasible') return [];
  for (const { flows } of answer.sites) {
    for (const { values } of flows) {
      const { buffer } = values;
      if (buffer instanceof ArrayBuffer && buffer.byteLength === values.byteLength) buffers.add(buffer);
    }
  }
  return [...buffers];
}
