import type { Program } from '../../engine/program/program.ts';
import { highsModel, runHighs } from '../../engine/solve/highs.ts';
import type { Solution } from '../../engine/solve/solution.ts';
import { solveProgram } from '../../engine/solve/solve.ts';

/** Ways to solve a program, each in a Node process of its own. */
export type OwnMethod =
  | 'ours 1e-6'
  | 'ours 1e-4'
  | 'ours 1e-6 --no-maglev'
  | 'highs-wasm simplex'
  | 'highs-wasm ipm'
  | 'highs-wasm ipm no crossover';

/** Programs of others, that run where they are installed (see `peers/`). */
export type PeerMethod = 'native highs simplex' | 'native highs ipm' | 'pypsa highs' | 'clp dual simplex';

export type Method = OwnMethod | PeerMethod;

/** Everyone. */
export const FULL: readonly Method[] = [
  'ours 1e-6',
  'ours 1e-4',
  'ours 1e-6 --no-maglev',
  'highs-wasm simplex',
  'highs-wasm ipm',
  'highs-wasm ipm no crossover',
  'native highs simplex',
  'native highs ipm',
  'pypsa highs',
  'clp dual simplex',
];
/** For growth: ours and the solver that our figures are set against. */
export const GROWTH: readonly Method[] = ['ours 1e-6', 'ours 1e-4', 'highs-wasm simplex'];
/** Where a general solver would only reach its time limit. */
export const EXACT: readonly Method[] = ['ours 1e-4'];

type Run = (program: Program, limitS: number) => Promise<Solution>;

const OURS =
  (tolerance: number): Run =>
  program =>
    solveProgram(program, { tolerance, deadlineMs: null });

const HIGHS =
  (options: { solver: 'simplex' | 'ipm'; run_crossover?: 'off' }): Run =>
  (program, limitS) =>
    runHighs(highsModel(program), { ...options, time_limit: limitS });

/** Each solves cold: nothing is kept from one call to the next. */
export const OWN_METHODS: Readonly<Record<OwnMethod, Run>> = {
  'ours 1e-6': OURS(1e-6),
  'ours 1e-4': OURS(1e-4),
  'ours 1e-6 --no-maglev': OURS(1e-6),
  'highs-wasm simplex': HIGHS({ solver: 'simplex' }),
  'highs-wasm ipm': HIGHS({ solver: 'ipm' }),
  'highs-wasm ipm no crossover': HIGHS({ solver: 'ipm', run_crossover: 'off' }),
};

export function isOwn(method: Method): method is OwnMethod {
  return method in OWN_METHODS;
}
