import { DOUBLES } from '../../../engine/solve/interior/kernel/shape.ts';
import { toLanes } from '../../../engine/solve/interior/lanes.ts';
import { newNewton } from '../../../engine/solve/interior/newton.ts';
import { toOuter } from '../../../engine/solve/interior/outer.ts';
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
    let outerAt = -1;
    newton.forEachStretch((cells, from) => {
      if (outerAt >= 0) outerPlace(out, outerAt)(cells[from + DOUBLES[name]]!);
      else {
        for (let k = 0; k < count; k++) {
          for (let j = 0; j < flows.length + levels.length; j++) {
            const cell = from + k * width + j * DOUBLES.width + DOUBLES[name];
            const isFlow = j < flows.length;
            const values = isFlow ? out.flows[j]! : out.levels[j - flows.length]!;
            values[k] = cells[cell]!;
            values[(isFlow ? steps - 1 : steps - 2) - k] = cells[cell + 1]!;
          }
        }
      }
      outerAt++;
    });
    if (outerAt !== outer.columns) throw new Error(`got ${outerAt} outer columns, expected ${outer.columns}`);
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

  return { newton, field, multipliers };
}
