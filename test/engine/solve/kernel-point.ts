import { DOUBLES, PACE } from '../../../engine/solve/interior/kernel/shape.ts';
import { toLanes } from '../../../engine/solve/interior/lanes.ts';
import { newNewton } from '../../../engine/solve/interior/newton.ts';
import { toOuter } from '../../../engine/solve/interior/outer.ts';
import type { Pace } from '../../../engine/solve/interior/paces.ts';
import { pack, readRowInto } from '../../../engine/solve/interior/packed.ts';
import type { Stages } from '../../../engine/solve/interior/stage-form.ts';
import type { Columns, Rows } from './plain-stages.ts';

const DOUBLE = 8;

function newColumns({ steps, flows, levels, globals }: Stages): Columns {
  return {
    flows: flows.map(() => new Float64Array(steps)),
    levels: levels.map(() => new Float64Array(steps)),
    globals: new Float64Array(globals.length),
  };
}

/** A point with the multipliers, as plain numbers; and the passes that move it. */
export function newPoint(stages: Stages) {
  const lanes = toLanes(stages);
  const outer = toOuter(stages, lanes);
  const packed = pack(stages, lanes);
  const newton = newNewton(packed, outer);
  const { steps, rows: m, edges, flows, levels } = stages;
  const { count, between } = lanes;
  const width = packed.layout.columnStride / DOUBLE;

  /** The bound multipliers, distances and directions are kept in pairs of lanes; this takes them apart. */
  function field(name: 'x' | 's' | 'z' | 'w' | 'dx' | 'dz'): Columns {
    const out = newColumns(stages);
    for (let k = 0; k < count; k++) {
      for (let j = 0; j < flows.length + levels.length; j++) {
        const cell = packed.columns / DOUBLE + k * width + j * DOUBLES.width + DOUBLES[name];
        const isFlow = j < flows.length;
        const values = isFlow ? out.flows[j]! : out.levels[j - flows.length]!;
        values[k] = packed.numbers[cell]!;
        values[(isFlow ? steps - 1 : steps - 2) - k] = packed.numbers[cell + 1]!;
      }
    }
    newton.outer[name].forEach((value, column) => {
      outerPlace(out, column)(value);
    });
    return out;
  }

  /** Where the outer column goes, by its number. */
  function outerPlace(out: Columns, column: number): (value: number) => void {
    for (let b = 0; b < between; b++) {
      for (let f = 0; f < flows.length; f++)
        if (outer.flowAt(f, b) === column)
          return value => out.flows[f]!.fill(value, count + b, count + b + 1);
      for (let l = 0; l < levels.length && b + 1 < between; l++)
        if (outer.levelAt(l, b) === column)
          return value => out.levels[l]!.fill(value, count + b, count + b + 1);
    }
    for (let l = 0; l < levels.length; l++)
      if (outer.lastAt(l) === column) return value => out.levels[l]!.fill(value, steps - 1);
    return value => out.globals.fill(value, column - outer.globalAt(0), column - outer.globalAt(0) + 1);
  }

  function multipliers(): Rows {
    const rows = Array.from({ length: m }, (_, row) => {
      const out = new Float64Array(steps);
      readRowInto(packed, row, steps, out);
      for (let b = 0; b < between; b++) out[count + b] = newton.outer.y[outer.rowAt(row, b)]!;
      if (row >= m - edges) out[count + between] = newton.outer.y[outer.edgeAt(row - (m - edges))]!;
      return out;
    });
    const closures = Float64Array.from(stages.closureRight, (_, c) => newton.outer.y[outer.closureAt(c)]!);
    return { rows, closures };
  }

  /** The paces of the stages by step; the outer part's in the steps between. */
  function paces(of: Pace): { primal: Float64Array; dual: Float64Array } {
    const paceWidth = packed.layout.paceStride / DOUBLE;
    const read = (place: number, outerPace: number) => {
      const values = new Float64Array(steps).fill(outerPace);
      for (let k = 0; k < count; k++) {
        const at = packed.paces / DOUBLE + k * paceWidth + 2 * place;
        values[k] = packed.numbers[at]!;
        values[steps - 1 - k] = packed.numbers[at + 1]!;
      }
      return values;
    };
    return { primal: read(PACE.primal, of.primal), dual: read(PACE.dual, of.dual) };
  }

  return { newton, field, multipliers, paces };
}
