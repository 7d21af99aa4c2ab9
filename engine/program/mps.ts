import { forEachCoefficient, objective, type Program } from './program.ts';

/**
 * The program in free MPS format, readable by any solver. Names are `C<column>` and `R<row>`; comment lines at the top say
 * which block each range belongs to. The constant of the objective is the negated right-hand side of the objective row.
 */
export function toMps(program: Program, name: string): string {
  // Clp takes the file for fixed columns, and loses names from the bounds on, unless the first line says FREE.
  const lines: string[] = [`NAME ${name.replace(/\s+/g, '-')} FREE`, 'ROWS', ' N COST'];
  const head = [
    ...program.columns.map(
      block => `* columns C${block.start}..C${block.start + block.count - 1}: ${block.name}`,
    ),
    ...program.rows.map(block => `* rows R${block.start}..R${block.start + block.count - 1}: ${block.name}`),
  ];
  for (let r = 0; r < program.rowCount; r++) lines.push(` ${rowKind(program, r)} R${r}`);
  lines.push('COLUMNS');
  const entries = entriesByColumn(program);
  const cost = objective(program);
  for (let c = 0; c < program.columnCount; c++) {
    lines.push(` C${c} COST ${cost[c]}`);
    for (const [row, value] of entries[c]!) lines.push(` C${c} R${row} ${value}`);
  }
  lines.push('RHS');
  const offset = program.constants.reduce((sum, { eur }) => sum + eur, 0);
  if (offset !== 0) lines.push(` RHS COST ${-offset}`);
  for (let r = 0; r < program.rowCount; r++) {
    const side = Number.isFinite(program.rowUpper[r]!) ? program.rowUpper[r]! : program.rowLower[r]!;
    if (side !== 0) lines.push(` RHS R${r} ${side}`);
  }
  lines.push('RANGES');
  for (let r = 0; r < program.rowCount; r++) {
    const [lower, upper] = [program.rowLower[r]!, program.rowUpper[r]!];
    if (Number.isFinite(lower) && Number.isFinite(upper) && lower !== upper)
      lines.push(` RNG R${r} ${upper - lower}`);
  }
  lines.push('BOUNDS');
  for (let c = 0; c < program.columnCount; c++) {
    const [lower, upper] = [program.lower[c]!, program.upper[c]!];
    if (lower === upper) lines.push(` FX BND C${c} ${lower}`);
    else lines.push(` LO BND C${c} ${lower}`, ` UP BND C${c} ${upper}`);
  }
  lines.push('ENDATA', '');
  return [...head, ...lines].join('\n');
}

function rowKind(program: Program, row: number): 'E' | 'L' | 'G' {
  if (program.rowLower[row] === program.rowUpper[row]) return 'E';
  return Number.isFinite(program.rowUpper[row]!) ? 'L' : 'G';
}

function entriesByColumn(program: Program): Map<number, number>[] {
  const entries = Array.from({ length: program.columnCount }, () => new Map<number, number>());
  forEachCoefficient(program, (row, column, value) => {
    if (value !== 0) entries[column]!.set(row, (entries[column]!.get(row) ?? 0) + value);
  });
  return entries;
}
