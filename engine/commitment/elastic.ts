import { coverOf } from '../program/covers.ts';
import type { Program, Term } from '../program/program.ts';
import { HEAT_LEVELS } from '../site/site.ts';

/** Price of a MWh that a balance lacks or has too many while schedules are being repaired, EUR: above any value of lost load. */
const SLACK_EUR_PER_MWH = 20_000;
/** Above any flow of a site, MW. */
const LARGE_MW = 1e5;
/** Slack below this many MW is rounding. */
const SLACK_MW = 1e-7;

/** The program with a priced shortage and surplus on every balance, appended so that its own columns keep their places. */
export function withSlack(program: Program): Program {
  const columns = [...program.columns];
  const terms: Term[] = [...program.terms];
  const costs = [...program.costs];
  let next = program.columnCount;
  const add = (rows: readonly number[], name: string, value: number) => {
    const column = columns.push({ name, start: next, count: program.steps }) - 1;
    for (const row of rows) terms.push({ row, column, value, link: 'same' });
    costs.push({ site: 0, part: 'unserved', column, value: SLACK_EUR_PER_MWH * program.stepHours });
    next += program.steps;
  };
  program.rows.forEach(({ name }, row) => {
    if (!isBalance(name)) return;
    add(
      [row, coverOf(program.rows, name)].filter(r => r >= 0),
      `${name}.short`,
      1,
    );
    add([row], `${name}.over`, -1);
  });
  const longer = (source: Float64Array, fill: number) => {
    const out = new Float64Array(next).fill(fill);
    out.set(source);
    return out;
  };
  return {
    ...program,
    columns,
    terms,
    costs,
    columnCount: next,
    lower: longer(program.lower, 0),
    upper: longer(program.upper, LARGE_MW),
  };
}

/** Whether a plan of the program with slack leans on it. */
export function leansOnSlack(program: Program, x: Float64Array): boolean {
  for (let c = program.columnCount; c < x.length; c++) if (x[c]! > SLACK_MW) return true;
  return false;
}

function isBalance(name: string): boolean {
  const [site, carrier] = name.split('/');
  if (site === 'shared') return false;
  return carrier === 'electricity' || (HEAT_LEVELS as readonly string[]).includes(carrier!);
}
