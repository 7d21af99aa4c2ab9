import { toMps } from '../program/mps.ts';
import type { CostConstant, Program } from '../program/program.ts';
import { type SiteTaxLines, toProgram } from '../program/site-program.ts';
import type { SiteGroup } from '../site/site.ts';
import { withChoices } from './exclusive.ts';
import type { Dispatch } from './operation.ts';
import { withPlansOf } from './steered.ts';
import { linesFor } from './tax-lines.ts';

type Plan = Exclude<Dispatch, { status: 'infeasible' }>;

/**
 * The program behind an answer as free MPS text: priced on the tax brackets in which the answer settled, with the flows that
 * had to give way to their opposite at nil, so that any solver finds the same objective.
 */
export function exportMps(group: SiteGroup, answer: Plan, name: string): string {
  const { program, upper } = settledProgram(group, answer);
  return toMps({ ...program, upper }, name);
}

/** What an answer settled on, for those who write its sites in another form than a matrix. */
export interface Settled {
  /** Piece of each bracketed tax in which the volumes end, per site. */
  readonly taxLines: readonly SiteTaxLines[];
  /** What no plan changes, EUR by site and part of the bill. */
  readonly constants: readonly CostConstant[];
  /** Steps in which a flow had to give way to its opposite, by `<site>/<flow>`. */
  readonly closedSteps: ReadonlyMap<string, readonly number[]>;
}

/** The tax brackets, constants and closed flows with which any method finds the objective of this answer. */
export function settled(group: SiteGroup, answer: Plan): Settled {
  const { taxLines, program } = settledProgram(group, answer);
  const closedSteps = new Map<string, number[]>();
  for (const { pair, step, nil } of answer.exclusiveChoices) {
    for (const block of program.exclusive[pair]![nil]) {
      const { name } = program.columns[block]!;
      closedSteps.set(name, [...(closedSteps.get(name) ?? []), step]);
    }
  }
  return { taxLines, constants: program.constants, closedSteps };
}

function settledProgram(group: SiteGroup, answer: Plan) {
  const taxLines = group.sites.map((site, s) => linesFor(site, answer.sites[s]!));
  const program: Program = toProgram(withPlansOf(group, answer.sites), { taxLines });
  return { taxLines, program, upper: withChoices(program, answer.exclusiveChoices) };
}
