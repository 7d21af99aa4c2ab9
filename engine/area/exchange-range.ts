import type { Axis } from '../calendar/axis.ts';
import { expectedLines } from '../dispatch/tax-lines.ts';
import { forEachCoefficient } from '../program/program.ts';
import { toProgram } from '../program/site-program.ts';
import type { Site } from '../site/site.ts';

/** What a site can take less what it feeds in, at least and at most in each step, MW. */
export interface ExchangeRange {
  readonly leastMw: Float64Array;
  readonly mostMw: Float64Array;
  /** Whether it exchanges the same whatever it plans, as long as it serves its load. */
  readonly isStill: boolean;
}

/** A range narrower than this is one value, MW. */
const SAME_MW = 1e-9;
const CONNECTION = ['import', 'breach', 'export'];
const UNSERVED = 'unserved.electricity';

/**
 * The range of the net exchange of a site from its balance of electricity, step by step: what everything behind the connection can
 * take or give at most, and what the connection lets through. No plan is outside; not every plan inside can be had, for stores have
 * to fill before they empty.
 */
export function exchangeRange(site: Site, axis: Axis): ExchangeRange {
  const program = toProgram(
    { axis, sites: [site], sharedLimits: [] },
    { taxLines: [expectedLines(site, axis)] },
  );
  const { steps } = axis;
  const block = (name: string) => program.columns.find(column => column.name === `${site.name}/${name}`);
  const balance = program.rows.find(({ name }) => name === `${site.name}/electricity`)!;
  const mostMw = program.rowUpper.slice(balance.start, balance.start + steps);
  const leastMw = program.rowLower.slice(balance.start, balance.start + steps);
  const connection = CONNECTION.flatMap(name => block(name) ?? []);
  const unserved = [block(UNSERVED) ?? []].flat();
  const isIn = (blocks: typeof connection, column: number) =>
    blocks.some(({ start, count }) => column >= start && column < start + count);
  let isStill = true;
  forEachCoefficient(program, (row, column, value) => {
    const t = row - balance.start;
    if (t < 0 || t >= steps || isIn(connection, column)) return;
    const [low, high] = [value * program.lower[column]!, value * program.upper[column]!];
    if (Math.abs(high - low) > SAME_MW && !isIn(unserved, column)) isStill = false;
    mostMw[t]! -= Math.min(low, high);
    leastMw[t]! -= Math.max(low, high);
  });
  const upperOf = (name: string, t: number) => {
    const found = block(name);
    return found ? program.upper[found.start + t]! : 0;
  };
  for (let t = 0; t < steps; t++) {
    mostMw[t] = Math.min(mostMw[t]!, upperOf('import', t) + upperOf('breach', t));
    leastMw[t] = Math.max(leastMw[t]!, -upperOf('export', t));
  }
  return { leastMw, mostMw, isStill };
}

/** Whether a site exchanges the same whatever it plans. */
export function isRigid({ leastMw, mostMw }: Pick<ExchangeRange, 'leastMw' | 'mostMw'>): boolean {
  return leastMw.every((mw, t) => mostMw[t]! - mw <= SAME_MW);
}
