import { parse, type Spec, View } from 'vega';
import { expressionInterpreter } from 'vega-interpreter';

export interface DrawnChart {
  remove(): void;
}

/**
 * The interpreter takes the one argument of `datetime(1734912000000)` for a year, where compiled expressions take it for a
 * moment, as Vega-Lite means it: the domain of every time axis. The number itself says the same to a scale.
 */
const MOMENT = /\bdatetime\((-?\d+)\)/g;

/** Draws a compiled Vega specification, given as JSON. Expressions are interpreted, never turned into code, so that the policy holds. */
export async function drawChart(text: string, container: HTMLElement): Promise<DrawnChart> {
  const spec = JSON.parse(text.replaceAll(MOMENT, '$1')) as Spec;
  const runtime = parse(spec, undefined, { ast: true });
  const view = new View(runtime, { expr: expressionInterpreter, renderer: 'canvas', container, hover: true });
  await view.runAsync();
  return { remove: () => view.finalize() };
}
