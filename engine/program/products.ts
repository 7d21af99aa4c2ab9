import type { Program } from './program.ts';

/** out += A x: what every row adds up to. `x` by column, `out` by row. */
export function addProduct(program: Program, x: Float64Array, out: Float64Array): void {
  for (const { row, column, value, link } of program.terms) {
    const r = program.rows[row]!.start;
    const { start: c, count } = program.columns[column]!;
    const series = typeof value === 'number' ? null : value;
    const factor = typeof value === 'number' ? value : 0;
    if (link === 'same') {
      if (series) for (let k = 0; k < count; k++) out[r + k]! += series[k]! * x[c + k]!;
      else for (let k = 0; k < count; k++) out[r + k]! += factor * x[c + k]!;
    } else if (link === 'previous' || link === 'cyclic') {
      if (series) for (let k = 1; k < count; k++) out[r + k]! += series[k]! * x[c + k - 1]!;
      else for (let k = 1; k < count; k++) out[r + k]! += factor * x[c + k - 1]!;
      if (link === 'cyclic') out[r]! += (series ? series[0]! : factor) * x[c + count - 1]!;
    } else if ('columnOf' in link) {
      const { columnOf } = link;
      for (let k = 0; k < columnOf.length; k++)
        out[r + k]! += (series ? series[k]! : factor) * x[c + columnOf[k]!]!;
    } else {
      const { rowOf } = link;
      for (let k = 0; k < count; k++) out[r + rowOf[k]!]! += (series ? series[k]! : factor) * x[c + k]!;
    }
  }
}

/** out -= A'y: what the rows, at the multipliers `y`, take off the cost of every column. `y` by row, `out` by column. */
export function subtractTransposed(program: Program, y: Float64Array, out: Float64Array): void {
  for (const { row, column, value, link } of program.terms) {
    const r = program.rows[row]!.start;
    const { start: c, count } = program.columns[column]!;
    const series = typeof value === 'number' ? null : value;
    const factor = typeof value === 'number' ? value : 0;
    if (link === 'same') {
      if (series) for (let k = 0; k < count; k++) out[c + k]! -= series[k]! * y[r + k]!;
      else for (let k = 0; k < count; k++) out[c + k]! -= factor * y[r + k]!;
    } else if (link === 'previous' || link === 'cyclic') {
      if (series) for (let k = 1; k < count; k++) out[c + k - 1]! -= series[k]! * y[r + k]!;
      else for (let k = 1; k < count; k++) out[c + k - 1]! -= factor * y[r + k]!;
      if (link === 'cyclic') out[c + count - 1]! -= (series ? series[0]! : factor) * y[r]!;
    } else if ('columnOf' in link) {
      const { columnOf } = link;
      for (let k = 0; k < columnOf.length; k++)
        out[c + columnOf[k]!]! -= (series ? series[k]! : factor) * y[r + k]!;
    } else {
      const { rowOf } = link;
      for (let k = 0; k < count; k++) out[c + k]! -= (series ? series[k]! : factor) * y[r + rowOf[k]!]!;
    }
  }
}
