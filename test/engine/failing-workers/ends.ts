import { dispatch, type Task } from '../../../engine/index.ts';

/** A worker that throws or ends where the name of the task says so, and else does the task. */
export default function runTask(task: Task) {
  if (task.name === 'throw') throw new Error('thrown on purpose');
  if (task.name === 'exit') process.exit(7);
  return dispatch(task.group, task.options);
}
