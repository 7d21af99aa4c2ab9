import { Temporal } from 'temporal-polyfill';
import type { Axis } from '../calendar/axis.ts';
import { startOfDateMs } from '../calendar/local-time.ts';
import { InputError } from '../errors.ts';
import type { Issue } from '../issue.ts';
import { at, type Series } from '../series/series.ts';
import type { GridNode } from './grid-node.ts';

/** A project that gives a node more capacity from a day on. */
export interface Expansion {
  readonly name: string;
  /** First day on which it is there, `2029-07-01`, from local midnight. */
  readonly from: string;
  /** MW on top of what was there, in each direction. */
  readonly addImportMw: number;
  readonly addExportMw: number;
}

const MINUTE_MS = 60_000;

/**
 * The node with what its projects add, each from its day: a step that begins before that day has the capacity of before.
 * @throws InputError for every project that takes capacity away or whose day is none.
 */
export function expandedNode(node: GridNode, expansions: readonly Expansion[], axis: Axis): GridNode {
  const issues = expansions.flatMap(issuesOf);
  if (issues.length > 0) throw new InputError(issues);
  const fromSteps = expansions.map(({ from }) => firstStepOf(from, axis));
  return {
    ...node,
    importMw: raised(
      node.importMw,
      axis.steps,
      fromSteps,
      expansions.map(({ addImportMw }) => addImportMw),
    ),
    exportMw: raised(
      node.exportMw,
      axis.steps,
      fromSteps,
      expansions.map(({ addExportMw }) => addExportMw),
    ),
  };
}

/** First step that begins on or after local midnight of a day; the number of steps where that is after the axis. */
function firstStepOf(day: string, { startMs, stepMinutes, steps }: Axis): number {
  const step = (startOfDateMs(Temporal.PlainDate.from(day)) - startMs) / (stepMinutes * MINUTE_MS);
  return Math.min(steps, Math.max(0, Math.ceil(step)));
}

/** A constant stays one where nothing changes on the axis. */
function raised(
  baseMw: Series,
  steps: number,
  fromSteps: readonly number[],
  addMw: readonly number[],
): Series {
  const isWhole = fromSteps.every((from, k) => from === 0 || from === steps || addMw[k] === 0);
  if (isWhole && typeof baseMw === 'number')
    return addMw.reduce((sum, mw, k) => sum + (fromSteps[k] === 0 ? mw : 0), baseMw);
  const out = Float64Array.from({ length: steps }, (_, t) => at(baseMw, t));
  fromSteps.forEach((from, k) => {
    for (let t = from; t < steps; t++) out[t]! += addMw[k]!;
  });
  return out;
}

function issuesOf({ from, addImportMw, addExportMw }: Expansion, k: number): Issue[] {
  return [
    ...(isDay(from) ? [] : [wrong(`/expansions/${k}/from`, from, 'a day such as 2029-07-01')]),
    ...Object.entries({ addImportMw, addExportMw }).flatMap(([field, mw]) =>
      Number.isFinite(mw) && mw >= 0
        ? []
        : [wrong(`/expansions/${k}/${field}`, String(mw), 'MW, 0 or more: a project lowers no capacity')],
    ),
  ];
}

/** Not every text of that form is one: 2026-02-30. */
function isDay(text: string): boolean {
  const ms = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00Z`) : Number.NaN;
  return Number.isFinite(ms) && new Date(ms).toISOString().startsWith(text);
}

function wrong(path: string, value: string, expected: string): Issue {
  return {
    path,
    code: 'out-of-range',
    message: `expansion: got ${value}, expected ${expected}`,
    expected,
    value,
  };
}
