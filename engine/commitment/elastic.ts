import type { Program, Term } from '../program/program.ts';
import { HEAT_LEVELS } from '../site/site.ts';

/** Price of a MWh that a balance lacks or has too many while schedules are being repaired, EUR: above any value of lost load. */
const SLACK_EUR_PER_MWH = 20_000;
/** Above any flow of a site, MW. */
const LARGE_MW = 1e5;

/** A balance block with the columns that let it fall short or run over. */
export interface Slack {
  readonly row: number;
  readonly short: number;
  readonly over: number;
}

/** The program with a priced shortage and surplus on every balance, appended so that its own columns keep their places. */
export function withSlack(program: Program): {
  readonly program: Program;
  readonly slacks: readonly Slack[];
} {
  const columns = [...program.columns];
  const terms: Term[] = [...program.terms];
  const costs = [...program.costs];
  const slacks: Slack[] = [];
  let next = program.columnCount;
  const add = (row: number, name: string, value: number) => {
    const column = columns.push({ name, start: next, count: program.steps }) - 1;
    terms.push({ row, column, value, link: 'same' });
    costs.push({ site: 0, part: 'unserved', column, value: SLACK_EUR_PER_MWH * program.stepHours });
    next += program.steps;
    return column;
  };
  program.rows.forEach(({ name }, row) => {
    if (!isBalance(name)) return;
    slacks.push({ row, short: add(row, `${name}.short`, 1), over: add(row, `${name}.over`, -1) });
  });
  const longer = (source: Float64Array, fill: number) => {
    const out = new Float64Array(next).fill(fill);
    out.set(source);
    return out;
  };
  return {
    program: {
      ...program,
      columns,
      terms,
      costs,
      columnCount: next,
      lower: longer(program.lower, 0),
      upper: longer(program.upper, LARGE_MW),
    },
    slacks,
  };
}

function isBalance(name: string): boolean {
  const [site, carrier] = name.split('/');
  if (site === 'shared') return false;
  return carrier === 'electricity' || (HEAT_LEVELS as readonly string[]).includes(carrier!);
}
