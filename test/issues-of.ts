import { InputError, type Issue } from '../engine/index.ts';

/** What is wrong with the input of a piece of work; nothing where it goes through. */
export function issuesOf(work: () => unknown): readonly Issue[] {
  try {
    work();
  } catch (error) {
    if (error instanceof InputError) return error.issues;
    throw error;
  }
  return [];
}
