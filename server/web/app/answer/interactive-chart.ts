import { parse, type Spec, View } from 'vega';
import { expressionInterpreter } from 'vega-interpreter';

export interface DrawnChart {
  remove(): void;
}

/** Draws a compiled Vega specification. Expressions are interpreted, never turned into code, so that the policy holds. */
export async function drawChart(spec: unknown, container: HTMLElement): Promise<DrawnChart> {
  const runtime = parse(spec as Spec, undefined, { ast: true });
  const view = new View(runtime, { expr: expressionInterpreter, renderer: 'canvas', container, hover: true });
  await view.runAsync();
  return { remove: () => view.finalize() };
}
