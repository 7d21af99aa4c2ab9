import type { ModelData } from 'highs';
import { loadedHighs } from './highs.ts';

/** A linear program that is solved again and again with other columns at nil, each time from where it was left. */
export interface HotModel {
  /** Columns that stay nil from now on; those of before may run again. */
  close(columns: readonly number[]): void;
  solve(): HotSolution;
  dispose(): void;
}

/** What came out of it, to be proven by who asks: warm starts have been known to end short of the optimum. */
export type HotSolution =
  | { readonly status: 'optimal'; readonly x: Float64Array; readonly y: Float64Array }
  | { readonly status: 'infeasible'; readonly ray: Float64Array | null }
  | { readonly status: 'none' };

/** Opens a program in the arrays form of HiGHS; `dispose` gives its memory back. */
export async function openModel(data: ModelData): Promise<HotModel> {
  const highs = await loadedHighs();
  const model = highs.createModel(data);
  model.options.set({ output_flag: false, random_seed: 0, presolve: 'off' });
  const [lower, upper] = [data.colLower, data.colUpper] as [Float64Array, Float64Array];
  let closed: readonly number[] = [];
  return {
    close(columns) {
      for (const column of closed) model.changeColBounds(column, lower[column]!, upper[column]!);
      for (const column of columns) model.changeColBounds(column, lower[column]!, 0);
      closed = columns;
    },
    solve() {
      const { modelStatus } = highs.constants;
      const run = () => {
        model.run();
        return model.getModelStatus();
      };
      let status = run();
      if (status !== modelStatus.optimal && status !== modelStatus.infeasible) {
        // From where it was left it did not get there: once more from the start.
        model.clearSolver();
        status = run();
      }
      if (status === modelStatus.optimal) {
        const { colValue, rowDual } = model.getSolution();
        return { status: 'optimal', x: colValue, y: rowDual };
      }
      if (status !== modelStatus.infeasible) return { status: 'none' };
      return { status: 'infeasible', ray: model.getDualRay()?.values ?? null };
    },
    dispose: () => model.dispose(),
  };
}
