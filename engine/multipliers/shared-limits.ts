import { type GroupPeakUse, groupPeakUses } from '../dispatch/group-peaks.ts';
import type { Program } from '../program/program.ts';
import { groupPeakName, sharedLimitName } from '../program/shared-limits.ts';
import { at, total } from '../series/series.ts';
import type { SharedLimit, SiteGroup } from '../site/site.ts';
import type { LimitRange } from './limit-range.ts';

/** How the members of a shared limit used it, and what one more MW of it is worth. */
export interface SharedLimitUse {
  readonly name: string;
  /** Highest net import and export of the members together, MW. */
  readonly peakImportMw: number;
  readonly peakExportMw: number;
  /** Hours in which the net exchange stands at a limit. */
  readonly hoursAtLimit: number;
  /** Sum over the axis of the multipliers of the limit on import, and on export, EUR per MW. */
  readonly valueOfOneMwEur: number;
  readonly valueOfOneExportMwEur: number;
  /** The value from both sides; null where it was not asked for. */
  readonly valueRange: LimitRange | null;
  /** What members are charged on their peak together; empty where each is charged by itself. */
  readonly peaks: readonly GroupPeakUse[];
  /** Per charge and step: what a MW that no peak is charged for would save, EUR per MW. */
  readonly peakValuesEurPerMw: readonly Float64Array[];
  /** Per step: net import of the members (negative: export), MW; and the multipliers, EUR per MW. */
  readonly netImportMw: Float64Array;
  readonly importValueEurPerMw: Float64Array;
  readonly exportValueEurPerMw: Float64Array;
  /** The multipliers of the limit on import once it is a step of the range higher, and lower; null where not known. */
  readonly importValueMoreEurPerMw: Float64Array | null;
  readonly importValueLessEurPerMw: Float64Array | null;
}

/** Exchange counts as standing at a limit within this many MW. */
const AT_LIMIT_MW = 1e-6;

/** Use and worth of every shared limit of a group in a plan `x` with row multipliers `y`. */
export function sharedLimitUses(
  group: SiteGroup,
  program: Program,
  x: Float64Array,
  y: Float64Array,
): SharedLimitUse[] {
  return group.sharedLimits.map(limit => {
    const row = program.rows.findIndex(({ name }) => name === sharedLimitName(limit));
    const { start, count } = program.rows[row]!;
    const net = new Float64Array(count);
    for (const term of program.terms) {
      if (term.row !== row) continue;
      const column = program.columns[term.column]!.start;
      for (let t = 0; t < count; t++) net[t]! += at(term.value, t) * x[column + t]!;
    }
    // A row at its upper side has a negative multiplier, at its lower side (export) a positive one.
    const imports = sharedImportValues(program, limit, y);
    const exports = Float64Array.from({ length: count }, (_, t) => Math.max(0, y[start + t]!));
    return {
      name: limit.name,
      ...peaksOf(limit, net, program.stepHours),
      valueOfOneMwEur: total(imports, count),
      valueOfOneExportMwEur: total(exports, count),
      valueRange: null,
      peaks: groupPeakUses(group, program, limit, x),
      peakValuesEurPerMw: (limit.peaks ?? []).map((_, p) => worthOf(program, groupPeakName(limit, p), y)),
      netImportMw: net,
      importValueEurPerMw: imports,
      exportValueEurPerMw: exports,
      importValueMoreEurPerMw: null,
      importValueLessEurPerMw: null,
    };
  });
}

/** Worth of one more MW of a shared limit on import in each step, EUR per MW. */
export function sharedImportValues(
  program: Program,
  limit: Pick<SharedLimit, 'name'>,
  y: Float64Array,
): Float64Array {
  return worthOf(program, sharedLimitName(limit), y);
}

/** Worth of one more on the upper side of a block of rows, EUR per unit and step. */
function worthOf(program: Program, name: string, y: Float64Array): Float64Array {
  const { start, count } = program.rows.find(block => block.name === name)!;
  return Float64Array.from({ length: count }, (_, t) => Math.max(0, -y[start + t]!));
}

function peaksOf(limit: SharedLimit, net: Float64Array, stepHours: number) {
  let [peakImportMw, peakExportMw, steps] = [0, 0, 0];
  for (let t = 0; t < net.length; t++) {
    const mw = net[t]!;
    if (mw > peakImportMw) peakImportMw = mw;
    if (-mw > peakExportMw) peakExportMw = -mw;
    const atImport = mw > 0 && mw >= at(limit.importMw, t) - AT_LIMIT_MW;
    const atExport = mw < 0 && -mw >= at(limit.exportMw, t) - AT_LIMIT_MW;
    if (atImport || atExport) steps++;
  }
  return { peakImportMw, peakExportMw, hoursAtLimit: steps * stepHours };
}
