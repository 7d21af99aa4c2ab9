import type { Program } from '../../program/program.ts';
import type { Blocks } from './blocks.ts';
import type { Flow, GlobalColumn, Level } from './stage-form.ts';

/** Stages while they are being made. Rows are numbered as they come; at the end the links go last, edges the very last. */
export interface StageDraft {
  readonly program: Program;
  readonly blocks: Blocks;
  readonly flows: Flow[];
  readonly levels: Level[];
  readonly globals: GlobalColumn[];
  readonly right: Float64Array[];
  readonly closureRight: number[];
  /** Row of a step for a block of rows; closure for a row over the axis. */
  readonly rowAt: Map<number, number>;
  readonly closureAt: Map<number, number>;
  readonly links: Set<number>;
  readonly edges: Set<number>;
}

export function newDraft(program: Program, blocks: Blocks): StageDraft {
  const draft: StageDraft = {
    program,
    blocks,
    flows: [],
    levels: [],
    globals: [],
    right: [],
    closureRight: [],
    rowAt: new Map(),
    closureAt: new Map(),
    links: new Set(),
    edges: new Set(),
  };
  for (const r of blocks.hourlyRows) {
    const { start, count } = program.rows[r]!;
    draft.rowAt.set(r, draft.right.push(program.rowUpper.slice(start, start + count)) - 1);
  }
  for (const r of blocks.closureRows)
    draft.closureAt.set(r, draft.closureRight.push(program.rowUpper[program.rows[r]!.start]!) - 1);
  return draft;
}

/** A new block of links and its number. */
export function addLink({ right, links }: StageDraft, values: Float64Array): number {
  const row = right.push(values) - 1;
  links.add(row);
  return row;
}
