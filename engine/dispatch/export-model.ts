import { toMps } from '../program/mps.ts';
import { toProgram } from '../program/site-program.ts';
import type { SiteGroup } from '../site/site.ts';
import { withChoices } from './exclusive.ts';
import type { Dispatch } from './operation.ts';
import { linesFor } from './tax-lines.ts';

/**
 * The program behind an answer as free MPS text: priced on the tax brackets in which the answer settled, with the flows that
 * had to give way to their opposite at nil, so that any solver finds the same objective.
 */
export function exportMps(
  group: SiteGroup,
  answer: Exclude<Dispatch, { status: 'infeasible' }>,
  name: string,
): string {
  const taxLines = group.sites.map((site, s) => linesFor(site, answer.sites[s]!));
  const program = toProgram(group, { taxLines });
  return toMps({ ...program, upper: withChoices(program, answer.exclusiveChoices) }, name);
}
