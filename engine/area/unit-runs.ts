import type { Executor, Watch } from '../pool/executor.ts';
import type { SiteTaxLines } from '../program/site-program.ts';
import type { KnownAnswers, Operated } from './run-sites.ts';

/** A least cost from both sides, EUR; a cost of null: no plan is known. */
export interface Proven {
  readonly costEur: number | null;
  readonly boundEur: number;
}

/** What runs units, and what is known of them. */
export interface Means {
  readonly executor: Executor;
  readonly known: KnownAnswers;
  readonly watch: Watch;
  /** Brackets in which each site ends alone; of others nothing is known. */
  readonly linesOf: ReadonlyMap<string, SiteTaxLines>;
}

export function provenAlone(answers: readonly Operated[]): Proven {
  const costEur = answers.reduce((sum, { operation }) => sum + operation.costEur, 0);
  return { costEur, boundEur: costEur - answers.reduce((sum, { gapEur }) => sum + gapEur, 0) };
}

export function added(a: Proven, b: Proven): Proven {
  return {
    costEur: a.costEur === null || b.costEur === null ? null : a.costEur + b.costEur,
    boundEur: a.boundEur + b.boundEur,
  };
}
