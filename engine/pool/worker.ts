import { dispatch } from '../dispatch/dispatch.ts';
import type { Dispatch } from '../dispatch/operation.ts';
import type { Task } from './executor.ts';

/** What a worker thread does with a task. */
export default function runTask(task: Task): Promise<Dispatch> {
  return dispatch(task.group, task.options);
}
