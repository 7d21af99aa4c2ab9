import { unescaped } from '../check/problem.ts';
import type { Quantity, Study } from '../schema/study.ts';

/** One number of a study that is another one: where, by JSON Pointer, and what it becomes, in any of its forms. */
export interface Change {
  readonly pointer: string;
  readonly value: Quantity;
}

/**
 * The study with some of its numbers changed: a study of its own, without paths and without sliders. The changes are made one
 * after the other. A field that may stand there but does not is added. Throws on a pointer that fits nothing in the study:
 * check first.
 */
export function changedStudy(study: Study, changes: readonly Change[]): Study {
  const { paths: _paths, controls: _controls, ...own } = study;
  return changes.reduce<Study>((changed, { pointer, value }) => {
    const next = withValueAt(changed, pointer, value);
    if (next === undefined) throw new Error(`${pointer}: there is no such place in study ${study.name}`);
    return next as Study;
  }, own);
}

/** What a JSON Pointer leads to; undefined where there is nothing. */
export function valueAt(node: unknown, pointer: string): unknown {
  let target: unknown = node;
  for (const key of keysOf(pointer)) {
    if (typeof target !== 'object' || target === null || !Object.hasOwn(target, key)) return undefined;
    target = (target as Readonly<Record<string, unknown>>)[key];
  }
  return target;
}

/** A copy with another value at a place, or with one field more; undefined where nothing stands above that place. */
export function withValueAt(node: unknown, pointer: string, value: unknown): unknown {
  return pointer.startsWith('/') ? replaced(node, keysOf(pointer), value) : undefined;
}

/** RFC 6901. */
function keysOf(pointer: string): string[] {
  return pointer.split('/').slice(1).map(unescaped);
}

const NEVER_A_FIELD: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

function replaced(node: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value;
  if (typeof node !== 'object' || node === null || NEVER_A_FIELD.has(key)) return undefined;
  const isThere = Object.hasOwn(node, key);
  if (!isThere && (Array.isArray(node) || rest.length > 0)) return undefined;
  const before = (node as Readonly<Record<string, unknown>>)[key];
  const after = rest.length === 0 ? value : replaced(before, rest, value);
  if (after === undefined) return undefined;
  return Array.isArray(node) ? node.with(Number(key), after) : { ...node, [key]: after };
}
